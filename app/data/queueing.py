"""Holds, places in the queue, and the overrides that gave them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from app.data.store.bulk import in_parts, marks, narrowed
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_day, from_thousandths, to_day, to_thousandths
from app.domain.matching import Place
from app.domain.overrides import Later
from app.domain.promises import Hold


class Override(NamedTuple):
    """One line that got ahead (None: stock was issued): in which act, when, by whom, why, and who moved back for it.

    `before` is the line (id) that it was put in front of and `old_place` where it stood then, None where it was not
    moved; `quantity` is what was taken beyond its share.
    """

    act: int
    on: date
    person: str
    line: int | None
    kind: str
    before: int | None
    quantity: Decimal | None
    reason: str
    old_place: Place | None
    moved: tuple[Later, ...]


def holds(items: Collection[int] | None = None) -> dict[int, Hold]:
    """The held lines that wait, by line id. `items` None means all."""
    named, values = narrowed("l.item_id", items)
    found = fetch(
        f"SELECT h.line_id, h.passed FROM hold h JOIN order_line l ON l.id = h.line_id WHERE l.waiting > 0{named}",
        values,
    )
    return {line: Hold.PASSED if passed else Hold.HELD for line, passed in found}


def hold_of(line_id: int) -> Hold:
    for (passed,) in fetch("SELECT passed FROM hold WHERE line_id = ?", (line_id,)):
        return Hold.PASSED if passed else Hold.HELD
    return Hold.NONE


def held_by(act_id: int) -> list[int]:
    """The lines that an act held and that are still held by it."""
    return [line for (line,) in fetch("SELECT line_id FROM hold WHERE act_id = ?", (act_id,))]


def put_hold(act_id: int, line_id: int, hold: Hold) -> None:
    """Hold a line, or release it (NONE)."""
    db.execute_sql("DELETE FROM hold WHERE line_id = ?", (line_id,))
    if hold is not Hold.NONE:
        db.execute_sql(
            "INSERT INTO hold (line_id, act_id, passed) VALUES (?, ?, ?)", (line_id, act_id, int(hold is Hold.PASSED))
        )


def subs(item_id: int, place: Place) -> dict[int, int]:
    """The sub of every line of an item, waiting or not, with the day and number of `place`, by line id."""
    return dict(
        fetch(
            "SELECT id, place_sub FROM order_line WHERE item_id = ? AND place_on = ? AND place_number = ?",
            (item_id, to_day(place.on), place.number),
        )
    )


def put_places(places: Mapping[int, Place]) -> None:
    """Give lines new places; those that move down within their day and number go first, so that none is taken twice."""
    for line, place in sorted(places.items(), key=lambda entry: entry[1]):
        db.execute_sql(
            "UPDATE order_line SET place_on = ?, place_number = ?, place_sub = ? WHERE id = ?",
            (to_day(place.on), place.number, place.sub, line),
        )


def add_override(
    act_id: int,
    line_id: int | None,
    kind: str,
    reason: str,
    *,
    before: int | None = None,
    quantity: Decimal | None = None,
    old_place: Place | None = None,
    moved: Sequence[Later] = (),
) -> None:
    """Keep who got ahead of whom, and why."""
    kept = {
        "old_place": None if old_place is None else [to_day(old_place.on), old_place.number, old_place.sub],
        "moved": [
            [later.line, to_day(later.before), None if later.after is None else to_day(later.after)] for later in moved
        ],
    }
    db.execute_sql(
        "INSERT INTO queue_override (act_id, line_id, kind, before_id, quantity, reason, moved_back)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            act_id,
            line_id,
            kind,
            before,
            None if quantity is None else to_thousandths(quantity),
            reason,
            json.dumps(kept, separators=(",", ":")),
        ),
    )


def overrides(act_ids: Iterable[int] | None = None) -> list[Override]:
    """The overrides of some acts (None is all of them), oldest first."""
    sql = """SELECT q.act_id, a.on_day, n.name, q.line_id, q.kind, q.before_id, q.quantity, q.reason, q.moved_back
    FROM queue_override q JOIN act a ON a.id = q.act_id JOIN person n ON n.id = a.person_id"""
    if act_ids is None:
        return [_override(found) for found in fetch(f"{sql} ORDER BY q.id")]
    return [
        _override(found)
        for part in in_parts(act_ids)
        for found in fetch(f"{sql} WHERE q.act_id IN ({marks(part)}) ORDER BY q.id", part)
    ]


def _override(found: tuple[Any, ...]) -> Override:
    act, on, person, line, kind, before, quantity, reason, text = found
    kept = json.loads(text)
    old = kept["old_place"]
    return Override(
        act,
        from_day(on),
        person,
        line,
        kind,
        before,
        None if quantity is None else from_thousandths(quantity),
        reason,
        None if old is None else Place(from_day(old[0]), old[1], old[2]),
        tuple(Later(line, from_day(was), None if now is None else from_day(now)) for line, was, now in kept["moved"]),
    )
