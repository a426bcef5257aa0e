"""Holds, places in the queue, and the overrides that gave them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.models import orders as tables
from app.data.models.acts import Act
from app.data.models.table import Kind
from app.data.store.bulk import grouped, in_parts, marks, narrowed, run
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add, add_all, change_all
from app.data.store.units import from_day, to_day
from app.domain.acts import Verb
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


def put_holds(act_id: int, held: Iterable[tuple[int, Hold]]) -> None:
    """Hold lines that are not held yet, many at once."""
    add_all(tables.Hold, ((line, hold is Hold.PASSED) for line, hold in held), ("line", "passed"), act=act_id)


def held_of_whole_orders() -> dict[int, list[str]]:
    """The SKUs of held lines that wait, by the order (id) that ships complete."""
    return grouped(
        fetch(
            "SELECT l.order_id, i.sku FROM hold h JOIN order_line l ON l.id = h.line_id JOIN item i ON i.id = l.item_id"
            " JOIN customer_order o ON o.id = l.order_id WHERE l.waiting > 0 AND o.ship_complete = 1 ORDER BY l.number"
        )
    )


def hold_of(line_id: int) -> Hold:
    for (passed,) in fetch("SELECT passed FROM hold WHERE line_id = ?", (line_id,)):
        return Hold.PASSED if passed else Hold.HELD
    return Hold.NONE


def held_by(act_id: int) -> list[int]:
    """The lines that an act held and that are still held by it."""
    return [line for (line,) in fetch("SELECT line_id FROM hold WHERE act_id = ?", (act_id,))]


def put_hold(act_id: int, line_id: int, hold: Hold) -> None:
    """Hold a line, or release it (NONE)."""
    run("DELETE FROM hold WHERE line_id = ?", (line_id,))
    if hold is not Hold.NONE:
        add(tables.Hold, line=line_id, act=act_id, passed=hold is Hold.PASSED)


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
    change_all(
        tables.OrderLine,
        [(line, *place) for line, place in sorted(places.items(), key=lambda entry: entry[1])],
        ("id", "place_on", "place_number", "place_sub"),
    )


def add_override(
    act_id: int,
    line_id: int | None,
    kind: Verb,
    reason: str,
    *,
    before: int | None = None,
    quantity: Decimal | None = None,
    old_place: Place | None = None,
    moved: Sequence[Later] = (),
) -> None:
    """Keep who got ahead of whom, and why; its kind is the verb of its act."""
    kept = {
        "old_place": None if old_place is None else [to_day(old_place.on), old_place.number, old_place.sub],
        "moved": [
            [later.line, _day(later.before), _day(later.after), *map(str, (later.taken, later.ready, later.held))]
            for later in moved
        ],
    }
    add(
        tables.QueueOverride,
        act=act_id,
        line=line_id,
        kind=str(kind),
        before=before,
        quantity=quantity,
        reason=reason,
        moved_back=json.dumps(kept, separators=(",", ":")),
    )


def overrides(act_ids: Iterable[int] | None = None) -> list[Override]:
    """The overrides of some acts (None is all of them), oldest first."""
    if act_ids is None:
        return _OVERRIDE.find("ORDER BY q.id")
    return [
        found
        for part in in_parts(act_ids)
        for found in _OVERRIDE.find(f"WHERE q.act_id IN ({marks(part)}) ORDER BY q.id", part)
    ]


def _old_place(kept: str) -> Place | None:
    old = json.loads(kept)["old_place"]
    return None if old is None else Place(from_day(old[0]), old[1], old[2])


def _moved(kept: str) -> tuple[Later, ...]:
    moved = json.loads(kept)["moved"]
    return tuple(
        Later(line, was and from_day(was), now and from_day(now), *map(Decimal, taken))
        for line, was, now, *taken in moved  # older programs kept nothing of what was ready, or held
    )


def _day(day: date | None) -> str | None:
    return None if day is None else to_day(day)


_OVERRIDE = Record(
    Override,
    tables.QueueOverride,
    "queue_override q JOIN act a ON a.id = q.act_id JOIN person n ON n.id = a.person_id",
    on=Act.on_day.of("a"),
    person="n.name",
    old_place=Kind("old_place({})", old_place=_old_place)("q.moved_back"),
    moved=Kind("moved({})", moved=_moved)("q.moved_back"),
)
