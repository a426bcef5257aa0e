"""Corrections of the clock: which acts were recorded on wrong days, and what is put right of them.

What only grows keeps the day that was written down; `day_of` says in SQL which one counts.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from app.data.models.acts import ClockCorrection
from app.data.store.bulk import rows, run
from app.data.store.records import add
from app.data.store.units import from_day, to_day, to_stamp
from app.domain.matching import Place


class WrongDays(NamedTuple):
    """The first and the last act (ids) that were recorded by a clock that was ahead."""

    first: int
    last: int


class WrongPlace(NamedTuple):
    """A line that stands at a day that was wrong."""

    line: int
    place: Place


def named(act: str) -> str:
    """SQL: whether a correction of the clock has named the act whose id is `act`."""
    return f"EXISTS (SELECT 1 FROM clock_correction cc WHERE {act} BETWEEN cc.first_id AND cc.last_id)"


def day_of(act: str, day: str) -> str:
    """SQL: the day that counts of what the act with the id `act` wrote down for `day`; a correction's, if earlier."""
    return f"""coalesce((SELECT min(ca.on_day) FROM clock_correction cc JOIN act ca ON ca.id = cc.act_id
WHERE {act} BETWEEN cc.first_id AND cc.last_id AND ca.on_day < {day}), {day})"""


def wrong_days(after: datetime) -> WrongDays:
    """The last acts, from the first that is stamped later than `after` on. A correction among them takes with it what
    it has named itself.
    """
    [(first, last)] = rows(
        f"SELECT min(id), (SELECT max(id) FROM act) FROM act a WHERE at > ? AND NOT {named('a.id')}", (to_stamp(after),)
    )
    [(earlier,)] = rows("SELECT min(first_id) FROM clock_correction WHERE act_id >= ?", (first,))
    return WrongDays(min(first, earlier or first), last)


def add_correction(act_id: int, wrong: WrongDays) -> None:
    add(ClockCorrection, act=act_id, first=wrong.first, last=wrong.last)


def count_from(day: date, wrong: WrongDays) -> None:
    """What was accepted or sent by these acts, later than `day`, counts as accepted or sent then."""
    lines = "SELECT line_id FROM order_line_change WHERE act_id BETWEEN ? AND ? AND kind = 'accepted'"
    sent = "SELECT po_id FROM row_change WHERE act_id BETWEEN ? AND ? AND kind = 'sent'"
    for table, column, which in (
        ("order_line", "accepted_on", f"id IN ({lines})"),
        ("customer_order", "accepted_on", "act_id BETWEEN ? AND ?"),
        ("purchase_order", "sent_on", f"id IN ({sent})"),
    ):
        run(f"UPDATE {table} SET {column} = ? WHERE {column} > ? AND {which}", (to_day(day), to_day(day), *wrong))


def wrong_places(day: date, wrong: WrongDays) -> list[WrongPlace]:
    """The lines that these acts have put at a later place than `day`, in queue order; not what is reserved from it."""
    put = "SELECT line_id FROM {} WHERE act_id BETWEEN ? AND ?"
    entered = put.format("order_line_change") + " AND kind IN ('accepted', 'imported')"
    found = rows(
        f"""SELECT id, place_on, place_number, place_sub FROM order_line WHERE place_on > ?
        AND (reserved_on IS NULL OR reserved_on <> place_on)
        AND id IN ({entered} UNION {put.format("queue_override")}) ORDER BY place_on, place_number, place_sub""",
        (to_day(day), *wrong, *wrong),
    )
    return [WrongPlace(line, Place(from_day(on), number, sub)) for line, on, number, sub in found]
