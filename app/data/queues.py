"""The queues: what waits, as the matcher and the lists see it. Only the partial index of waiting lines is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.models import orders as tables
from app.data.store.bulk import among, grouped, in_parts, marks, narrowed
from app.data.store.bulk import rows as fetch
from app.data.store.database import db, trouble
from app.data.store.records import Record
from app.data.store.units import from_day, from_thousandths, to_day, to_thousandths
from app.domain.matching import Line, Place

_QUEUE = "SELECT item_id, id, place_on, place_number, place_sub, waiting FROM order_line"
PASSED = "SELECT line_id FROM hold WHERE passed = 1"
_FRONT = """SELECT id, place_on, place_number, place_sub, waiting FROM order_line
WHERE waiting > 0 AND item_id = ? AND place_on <= ? ORDER BY place_on, place_number, place_sub"""
# Ids first: the lines themselves are then read in the order in which they lie, three times as quickly.
_WAITING = "id IN (SELECT id FROM order_line WHERE waiting > 0{})"
_new = tuple.__new__  # makes a named tuple in half the time; this runs for every waiting line


class WaitingFacts(NamedTuple):
    """What a list says of a waiting line besides its outlook."""

    line: int
    item: int
    order_id: int
    order: str
    customer_id: int
    customer: str
    ordered: Decimal
    accepted_on: date
    wanted_on: date | None
    ship_complete: bool
    reference: str
    collects: bool


_FACTS = Record(
    WaitingFacts,
    tables.OrderLine,
    """order_line l JOIN customer_order o ON o.id = l.order_id
    JOIN customer c ON c.id = o.customer_id""",
    line="l.id",
    order_id="l.order_id",
    order="o.number",
    customer_id="o.customer_id",
    customer="c.name",
    reference="o.reference",
    collects=tables.Order.collects.of("o"),
    accepted_on=tables.Order.accepted_on.of("o"),
    ship_complete=tables.Order.ship_complete.of("o"),
)


def waiting_lines(
    items: Collection[int] | None = None, *, passed_too: bool = False, day: date | None = None
) -> dict[int, list[Line]]:
    """Every waiting line as the matcher sees it, by item, in no order. `items` None means all.

    What is held and passed on is not among them, unless `passed_too`; with `day`, that the queues have reached, neither
    is what is reserved from a later one.
    """
    kept = "" if passed_too else f" AND id NOT IN ({PASSED})"
    last = day or date.max
    result: dict[int, list[Line]] = {}
    for item, identity, on, number, sub, waiting in among(f"{_QUEUE} WHERE waiting > 0{kept}", "item_id", items):
        if (place_on := from_day(on)) <= last:
            line = _new(Line, (identity, _new(Place, (place_on, number, sub)), from_thousandths(waiting)))
            if item in result:
                result[item].append(line)
            else:
                result[item] = [line]
    return result


def queue_fronts(quantities: Mapping[int, Decimal], day: date) -> dict[int, list[Line]]:
    """The first waiting lines of each item (by id), as many as can share its quantity, in queue order.

    What is held and passed on is not among them, nor what is reserved from a later day than the queues have
    reached, `day`. Each queue is read only as far as its quantity goes: what arrives mostly serves a few of hundreds.
    """
    reached = to_day(day)
    passed = {line for (line,) in fetch(PASSED)}
    with trouble():
        connection = db.connection()  # type: ignore[no-untyped-call]
        return {
            item: _front(connection, item, to_thousandths(left), reached, passed) for item, left in quantities.items()
        }


def _front(connection: sqlite3.Connection, item: int, left: int, reached: str, passed: Collection[int]) -> list[Line]:
    front: list[Line] = []
    if left <= 0:
        return front
    cursor = connection.execute(_FRONT, (item, reached))
    for identity, on, number, sub, waiting in cursor:
        if identity in passed:
            continue
        place = _new(Place, (from_day(on), number, sub))
        front.append(_new(Line, (identity, place, from_thousandths(waiting))))
        left -= waiting
        if left <= 0:
            break
    cursor.close()
    return front


def waiting_facts(items: Collection[int] | None = None, customer_id: int | None = None) -> dict[int, WaitingFacts]:
    """The facts of waiting lines by line id: all of them, those of some items, or those of one customer."""
    named, values = narrowed("item_id", items)
    waiting = f"l.{_WAITING.format(named)}"
    if customer_id is not None:
        waiting, values = "l.waiting > 0 AND o.customer_id = ?", (customer_id,)
    return {found.line: found for found in _FACTS.find(f"WHERE {waiting}", values)}


def sent(line_ids: Iterable[int]) -> list[tuple[int, int, int]]:
    """Those of the lines (by id) that are sent to their customers, who do not collect them: (line, item, order)."""
    return [
        (line, item, order)
        for part in in_parts(line_ids)
        for line, item, order in fetch(
            "SELECT l.id, l.item_id, l.order_id FROM order_line l JOIN customer_order o ON o.id = l.order_id"
            f" WHERE o.collects = 0 AND l.id IN ({marks(part)})",
            part,
        )
    ]


def complete_orders(items: Collection[int] | None = None) -> dict[int, list[tuple[int, int]]]:
    """Waiting lines of ship-complete orders, by order: (line, item). With `items`, only orders that wait for one."""
    touched = ""
    values: tuple[int, ...] = ()
    if items is not None:
        named, values = narrowed("t.item_id", items)
        touched = f" AND o.id IN (SELECT t.order_id FROM order_line t WHERE t.waiting > 0{named})"
    found = fetch(
        "SELECT l.order_id, l.id, l.item_id FROM customer_order o JOIN order_line l ON l.order_id = o.id"
        f" WHERE o.ship_complete = 1 AND l.waiting > 0{touched} ORDER BY l.order_id, l.id",
        values,
    )
    return grouped((order_id, (line_id, item)) for order_id, line_id, item in found)
