"""What the headless program writes: aligned tables for people, plain values for machines."""

from app.cli.written.counting import (
    counts_table,
    counts_values,
    due_table,
    due_values,
    posted_values,
    review_table,
    review_values,
    scanned_text,
    scanned_values,
)
from app.cli.written.goods import (
    picks_table,
    picks_values,
    served_values,
    shipped_text,
    shipped_values,
    standing_table,
    standing_values,
)
from app.cli.written.history import acts_table, acts_values, reversed_values
from app.cli.written.importing import imported_text, imported_values
from app.cli.written.lists import items_table, items_values, queue_table, queue_values
from app.cli.written.refusals import refusal_values
from app.cli.written.suggesting import drafts_text, drafts_values, suggestions_table, suggestions_values
from app.cli.written.text import iso, number, table

__all__ = [
    "acts_table",
    "acts_values",
    "counts_table",
    "counts_values",
    "drafts_text",
    "drafts_values",
    "due_table",
    "due_values",
    "imported_text",
    "imported_values",
    "iso",
    "items_table",
    "items_values",
    "number",
    "picks_table",
    "picks_values",
    "posted_values",
    "queue_table",
    "queue_values",
    "refusal_values",
    "reversed_values",
    "review_table",
    "review_values",
    "scanned_text",
    "scanned_values",
    "served_values",
    "shipped_text",
    "shipped_values",
    "standing_table",
    "standing_values",
    "suggestions_table",
    "suggestions_values",
    "table",
]
