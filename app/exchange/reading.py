"""From the bytes of a CSV file to its header and rows, whatever program wrote it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import DeskError, NotFound, Refused, Unreadable
from app.exchange.encodings import decoded
from app.exchange.faults import faulty
from app.exchange.formulas import any_guarded, unguarded, unwrapped

_DELIMITERS = ",;\t|"
LONGEST_HEADER = 100_000  # characters
_SAID = re.compile(r"[\r\n]*\"?sep=(.)\"?[,;\t]*[\r\n]", re.IGNORECASE)  # the separator, in a line of its own
LONGEST_FILE = 512 * 1024 * 1024  # bytes


class Sheet(NamedTuple):
    """A file's header as written, and its rows that are not blank, each with the line it begins on (from 1)."""

    file: str
    header: list[str]
    rows: list[list[str]]
    lines: list[int]
    head: int = 1  # the line on which the header begins
    separator: str = ","


def read(path: Path, known: Collection[str], encoding: str = "") -> Sheet:
    """Read a CSV file; `known` are column names, by which the separator is found, `encoding` is what a person has said.

    Raises NotFound or Refused for a file that cannot be read at all, Faulty for one that is broken on some lines.
    """
    return _sheet(path, _content(path), known, encoding)


def read_beginning(path: Path, known: Collection[str], encoding: str = "") -> Sheet:
    """The header and the first rows of a file, which may be a long one. Raises what `read` raises."""
    content = _content(path, LONGEST_HEADER)
    whole, line_break, _ = content.rpartition(b"\n")
    if len(content) < LONGEST_HEADER or not line_break:
        return read(path, known, encoding)
    try:
        return _sheet(path, whole, known, encoding)
    except DeskError:  # cut in two at the wrong place
        return read(path, known, encoding)


def _sheet(path: Path, content: bytes, known: Collection[str], encoding: str) -> Sheet:
    text = decoded(content, path.name, encoding)
    said = _SAID.match(text)
    separator = said[1] if said else _delimiter(text, known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    numbered: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for row in reader:
            numbered.append((begins, row))
            begins = reader.line_num + 1
    except csv.Error:
        raise faulty(path.name, [Unreadable("import.quotes", field="", text="", line=str(begins))]) from None
    numbered = [(line, row) for line, row in numbered if row and (row[0] > "!" or not _is_blank(row))]
    if said:
        del numbered[0]
    if not numbered:
        raise Refused("import.empty", file=path.name)
    if '="' in text:
        numbered = [(line, [unwrapped(cell) for cell in row]) for line, row in numbered]
    if any_guarded(text):
        numbered = [(line, [unguarded(cell) for cell in row]) for line, row in numbered]
    lines, rows = map(list, zip(*numbered, strict=True))
    return Sheet(path.name, rows.pop(0), rows, lines[1:], lines[0], separator)


def _is_blank(row: list[str]) -> bool:
    return not any(map(str.strip, row))


def _content(path: Path, most: int = -1) -> bytes:
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise Refused("import.too_long", file=path.name)
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise NotFound("import.no_file", file=path) from None
    except OSError as error:
        raise Refused("import.cannot_read", file=path, why=error.strerror or str(error)) from None


def _delimiter(text: str, known: Collection[str]) -> str:
    """The separator that splits the first line into most known columns, else into most columns."""
    first = next((line for line in text[:LONGEST_HEADER].splitlines() if line.strip()), "")

    def worth(delimiter: str) -> tuple[int, int]:
        cells = [column_name(cell) for cell in first.split(delimiter)]
        return sum(cell in known for cell in cells), len(cells)

    return max(_DELIMITERS, key=worth)


def column_name(heading: str) -> str:
    """A heading as our columns are called: "Reorder Point" is reorder_point."""
    return re.sub(r"[\s_-]+", "_", heading.strip().strip('"').strip().lower())
