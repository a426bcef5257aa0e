"""Spreadsheets in and out. A file is taken whole or not at all, and what is wrong with it is named line by line."""

from app.exchange.columns import Columns, FileColumns, file_columns, our_columns, place_of, said_heading
from app.exchange.encodings import Proposal, proposals
from app.exchange.exports import Exported, export_file
from app.exchange.guess import guess_kind, in_order
from app.exchange.imports import Imported, import_file
from app.exchange.layouts import KINDS
from app.exchange.repeats import Repeats

__all__ = [
    "KINDS",
    "Columns",
    "Exported",
    "FileColumns",
    "Imported",
    "Proposal",
    "Repeats",
    "export_file",
    "file_columns",
    "guess_kind",
    "import_file",
    "in_order",
    "our_columns",
    "place_of",
    "proposals",
    "said_heading",
]
