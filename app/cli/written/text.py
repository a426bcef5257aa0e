"""Aligned columns for people, plain values for machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from app.words import _

Value = object  # what json.dumps takes


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Columns side by side, those in `right` (from 0) aligned there. No rows, no table."""
    listed = [list(row) for row in rows]
    if not listed:
        return _("Nothing to list.")
    widths = [max(map(len, column)) for column in zip(headings, *listed, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return "  ".join(padded).rstrip()

    return "\n".join(line(cells) for cells in (headings, *listed))


def number(quantity: Decimal) -> int | float:
    """A quantity as JSON writes numbers."""
    return int(quantity) if quantity == quantity.to_integral_value() else float(quantity)


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
