"""Rows of a file that are the same thing again: refused, added up, or all but the first left out, as a person says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.domain.errors import DeskError, Question, Unreadable
from app.exchange.layouts import Layout
from app.exchange.plan import named
from app.formats import quantity

ZERO = Decimal(0)


class Repeats(StrEnum):
    """What becomes of a row whose key stands in the file before it."""

    SUM = "sum"
    FIRST = "first"
    REFUSE = "refuse"


def joined(
    layout: Layout, rows: Sequence[Any], again: Sequence[tuple[int, int]], how: Repeats
) -> tuple[list[Any], list[Question]]:
    """The rows without those that repeat another, and what is to be said of that. `again` has the places of the first
    row and of each that repeats it; `how` is to sum them or to take the first.
    """
    kept = list(rows)
    differ = []
    for first, at in again:
        before, row = kept[first], rows[at]
        if how is Repeats.SUM and layout.amount and getattr(row, layout.amount) is not None:
            kept[first] = before._replace(**{layout.amount: _held(layout, before) + _held(layout, row)})
        others = (name for name in layout.names if name not in (layout.amount, *layout.key))
        if any(getattr(row, name) not in (None, getattr(before, name)) for name in others):
            differ.append(_called(layout, row))
    gone = {at for _, at in again}
    totals = named(dict.fromkeys(_text(layout, kept[first]) for first, _ in again))
    id = "import.repeats_summed" if how is Repeats.SUM and layout.amount else "import.repeats_first"
    notes = [Question(id, (("count", len(gone)), ("names", totals)))]
    if differ:
        notes.append(
            Question("import.repeats_differ", (("count", len(differ)), ("names", named(dict.fromkeys(differ)))))
        )
    return [row for at, row in enumerate(kept) if at not in gone], notes


def faults(layout: Layout, rows: Sequence[Any], again: Iterable[tuple[int, int]]) -> list[DeskError]:
    """Each row that repeats another, with how much each of the two holds."""
    found: list[DeskError] = []
    for first, at in again:
        before, row = rows[first], rows[at]
        facts = {"line": str(row.line), "other": str(before.line)}
        held = [getattr(each, layout.amount) if layout.amount else None for each in (before, row)]
        id = "import.repeated" if None in held else "import.repeated_holding"
        if None not in held:
            facts |= {"there": quantity(held[0]), "here": quantity(held[1])}
        found.append(Unreadable(id, field=layout.key[0], text=_called(layout, row), **facts))
    return found


def _held(layout: Layout, row: Any) -> Decimal:
    return getattr(row, layout.amount) or ZERO


def _called(layout: Layout, row: Any) -> str:
    return ", ".join(str(part) for name in layout.key if (part := getattr(row, name)) is not None)


def _text(layout: Layout, row: Any) -> str:
    held = getattr(row, layout.amount) if layout.amount else None
    return _called(layout, row) if held is None else f"{_called(layout, row)}: {quantity(held)}"
