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

_ACCEPTED = "SELECT line_id FROM order_line_change WHERE act_id BETWEEN ? AND ? AND kind = 'accepted'"


class WrongDays(NamedTuple):
    """The first and the last act (ids) that were recorded by a clock that was ahead."""

    first: int
    last: int


class WrongPlace(NamedTuple):
    """A line that stands at a day that was wrong."""

    line: int
    item: int
    place: Place
    waits: bool


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
    sent = "SELECT po_id FROM row_change WHERE act_id BETWEEN ? AND ? AND kind = 'sent'"
    for table, column, which in (
        ("order_line", "accepted_on", f"id IN ({_ACCEPTED})"),
        ("customer_order", "accepted_on", "act_id BETWEEN ? AND ?"),
        ("purchase_order", "sent_on", f"id IN ({sent})"),
    ):
        run(f"UPDATE {table} SET {column} = ? WHERE {column} > ? AND {which}", (to_day(day), to_day(day), *wrong))


def accepted_besides(wrong: WrongDays) -> date:
    """The last day on which a line was accepted at the desk, but for what these acts accepted."""
    [(day,)] = rows(f"SELECT max(accepted_on) FROM order_line WHERE id NOT IN ({_ACCEPTED})", wrong)
    return from_day(day) if day else date.min


def last_day(wrong: WrongDays) -> date:
    """The last day of these acts."""
    [(day,)] = rows("SELECT max(on_day) FROM act WHERE id BETWEEN ? AND ?", wrong)
    return from_day(day)


def last_places(day: date) -> dict[int, Place]:
    """The last place on a day in the queue of each item, by item."""
    found = rows(
        "SELECT item_id, place_number, place_sub FROM order_line WHERE place_on = ? ORDER BY place_number, place_sub",
        (to_day(day),),
    )
    return {item: Place(day, number, sub) for item, number, sub in found}


def wrong_places(day: date, reached: date, wrong: WrongDays) -> list[WrongPlace]:
    """The lines that these acts have put at a later place than `day`, in queue order; not what is reserved from a day
    that the queues have not `reached`.
    """
    put = "SELECT line_id FROM {} WHERE act_id BETWEEN ? AND ?"
    entered = put.format("order_line_change") + " AND kind IN ('accepted', 'imported')"
    found = rows(
        f"""SELECT id, item_id, place_on, place_number, place_sub, waiting FROM order_line WHERE place_on > ?
        AND (reserved_on IS NULL OR reserved_on <> place_on OR place_on <= ?)
        AND id IN ({entered} UNION {put.format("queue_override")}) ORDER BY place_on, place_number, place_sub""",
        (to_day(day), to_day(reached), *wrong, *wrong),
    )
    return [
        WrongPlace(line, item, Place(from_day(on), number, sub), waiting > 0)
        for line, item, on, number, sub, waiting in found
    ]
