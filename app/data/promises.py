"""The promise book: what customers were told of their lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from app.data.bulk import in_parts, insert_many, marks
from app.data.bulk import rows as fetch
from app.data.models import Telling
from app.data.units import from_day, to_day

ELSEWHERE = "elsewhere"  # told before the line was imported


class Told(NamedTuple):
    """What a customer was last told of a line: a date or None for "no date", when, and how."""

    promised_on: date | None
    told_on: date
    how: str


def told(lines: Collection[int] | None = None) -> dict[int, Told]:
    """The last telling of each waiting line that has not been struck. None means all lines."""
    known: dict[int, Told] = {}
    for part in [None] if lines is None else in_parts(lines):
        named = f" AND t.line_id IN ({marks(part)})" if part is not None else ""
        found = fetch(
            f"""SELECT t.line_id, t.promised_on, t.told_on, t.how FROM telling t
            JOIN order_line l ON l.id = t.line_id AND l.waiting > 0
            WHERE NOT EXISTS (SELECT 1 FROM telling s WHERE s.strikes_id = t.id){named} ORDER BY t.id""",
            part or (),
        )
        for line, promised_on, told_on, how in found:
            known[line] = Told(None if promised_on is None else from_day(promised_on), from_day(told_on), how)
    return known


def record_imported(act_id: int, tellings: Iterable[tuple[int, date | None, date]]) -> None:
    """Keep what imported lines' customers were told before: (line, date told or None for "no date", told on)."""
    insert_many(
        Telling,
        ("line_id", "act_id", "told_on", "how", "promised_on"),
        (
            (line, act_id, to_day(told_on), ELSEWHERE, None if promised_on is None else to_day(promised_on))
            for line, promised_on, told_on in tellings
        ),
    )
