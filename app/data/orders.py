"""Reading and writing orders, their lines, and what happened to each line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from app.data.store.bulk import in_parts, insert_many, marks
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_day, from_stamp, from_thousandths, to_day, to_thousandths
from app.domain.errors import NotFound
from app.domain.matching import Place
from app.domain.orders import HistoryLine, LineChange, Order, OrderLine

_ORDER = "SELECT id, number, customer_id, accepted_on, ship_complete FROM customer_order"
_LINE = """SELECT id, order_id, item_id, place_on, place_number, place_sub, ordered, waiting, wanted_on
FROM order_line"""


class LineName(NamedTuple):
    """What a line is called among people: its order's number and its customer."""

    order: str
    customer: str


class NewLine(NamedTuple):
    """A line to be: `number` is the running number; its place is `place_on` and that number."""

    order: int
    item: int
    number: int
    quantity: Decimal
    wanted_on: date | None
    place_on: date


def by_number(number: str) -> Order:
    """One order by its number. Raises NotFound "order.unknown"."""
    for found in fetch(f"{_ORDER} WHERE number = ?", (number,)):
        return _order(found)
    raise NotFound("order.unknown", order=number)


def by_id(order_id: int) -> Order:
    """One order. Raises NotFound "order.unknown"."""
    for found in fetch(f"{_ORDER} WHERE id = ?", (order_id,)):
        return _order(found)
    raise NotFound("order.unknown", order=order_id)


def line(line_id: int) -> OrderLine:
    """One order line. Raises NotFound "line.unknown"."""
    found = lines([line_id])
    if not found:
        raise NotFound("line.unknown", line=line_id)
    return found[0]


def lines(line_ids: Iterable[int]) -> list[OrderLine]:
    """Order lines by id; those that do not exist are left out."""
    return [
        _line(found)
        for part in in_parts(line_ids)
        for found in fetch(f"{_LINE} WHERE id IN ({marks(part)}) ORDER BY id", part)
    ]


def lines_of(order_id: int) -> list[OrderLine]:
    """All lines of an order as they were accepted."""
    return [_line(found) for found in fetch(f"{_LINE} WHERE order_id = ? ORDER BY number", (order_id,))]


def names(line_ids: Iterable[int]) -> dict[int, LineName]:
    """What lines are called, by line id. Each order is looked up once: many lines are of one."""
    order_of: dict[int, int] = {}
    for part in in_parts(line_ids):
        order_of.update(fetch(f"SELECT id, order_id FROM order_line WHERE id IN ({marks(part)})", part))
    called: dict[int, LineName] = {}
    for part in in_parts(set(order_of.values())):
        for order, number, customer in fetch(
            "SELECT o.id, o.number, c.name FROM customer_order o JOIN customer c ON c.id = o.customer_id"
            f" WHERE o.id IN ({marks(part)})",
            part,
        ):
            called[order] = LineName(number, customer)
    return {line: called[order] for line, order in order_of.items()}


def customers_of_lines(line_ids: Iterable[int]) -> dict[int, int]:
    """The customer (id) of each line, by line id."""
    return {
        identity: customer
        for part in in_parts(line_ids)
        for identity, customer in fetch(
            "SELECT l.id, o.customer_id FROM order_line l JOIN customer_order o ON o.id = l.order_id"
            f" WHERE l.id IN ({marks(part)})",
            part,
        )
    }


def history(line_id: int) -> list[HistoryLine]:
    """Everything that happened to a line, oldest first: its changes, what was shipped, what its customer was told.

    A shipment's quantity is what went out, below zero where one was reversed; `after` of a telling is the date told.
    A telling struck since is "struck", the entry that takes one back "withdrawn", an answer "answered_" and its choice.
    """
    found = fetch(
        """SELECT a.at, a.on_day AS on_day, n.name, c.kind, c.quantity, NULL, c.note, c.id, 1 FROM order_line_change c
        JOIN act a ON a.id = c.act_id JOIN person n ON n.id = a.person_id WHERE c.line_id = ?
        UNION ALL SELECT a.at, m.happened_on, n.name, m.kind, -m.quantity, NULL, m.reason, m.id, 2 FROM movement m
        JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id WHERE m.order_line_id = ?
        UNION ALL SELECT a.at, t.told_on, n.name, CASE WHEN t.how = 'withdrawn' THEN 'withdrawn'
        WHEN EXISTS (SELECT 1 FROM telling s WHERE s.strikes_id = t.id) THEN 'struck' ELSE 'told' END,
        NULL, t.promised_on, CASE t.how WHEN 'withdrawn' THEN '' ELSE t.how END, t.id, 3 FROM telling t
        JOIN act a ON a.id = t.act_id JOIN person n ON n.id = a.person_id WHERE t.line_id = ?
        UNION ALL SELECT a.at, a.on_day, n.name, 'answered_' || w.choice, NULL, NULL, w.note, w.id, 0 FROM answer w
        JOIN act a ON a.id = w.act_id JOIN person n ON n.id = a.person_id WHERE w.line_id = ? ORDER BY 1, 9, 8""",
        (line_id, line_id, line_id, line_id),
    )
    return [
        HistoryLine(
            from_stamp(at),
            from_day(on),
            person,
            kind,
            None if quantity is None else from_thousandths(quantity),
            None,
            None if after is None else from_day(after),
            note,
        )
        for at, on, person, kind, quantity, after, note, _, _ in found
    ]


def add_order(act_id: int, number: str, customer_id: int, accepted_on: date, ship_complete: bool) -> int:
    """A new order without lines; returns its id."""
    cursor = db.execute_sql(
        "INSERT INTO customer_order (number, customer_id, accepted_on, ship_complete, act_id) VALUES (?, ?, ?, ?, ?)",
        (number, customer_id, to_day(accepted_on), int(ship_complete), act_id),
    )
    return int(cursor.lastrowid or 0)


def add_lines(act_id: int, new: Sequence[NewLine], kind: LineChange = LineChange.ACCEPTED) -> list[int]:
    """Put lines into the queue, each with the first entry of its history; returns their ids in the same order."""
    insert_many(
        "order_line",
        (
            "order_id",
            "item_id",
            "number",
            "ordered",
            "waiting",
            "wanted_on",
            "place_on",
            "place_number",
            "place_sub",
        ),
        (
            (
                line.order,
                line.item,
                line.number,
                to_thousandths(line.quantity),
                to_thousandths(line.quantity),
                None if line.wanted_on is None else to_day(line.wanted_on),
                to_day(line.place_on),
                line.number,
                0,
            )
            for line in new
        ),
    )
    id_of = {
        number: identity
        for part in in_parts(line.number for line in new)
        for identity, number in fetch(f"SELECT id, number FROM order_line WHERE number IN ({marks(part)})", part)
    }
    ids = [id_of[line.number] for line in new]
    add_changes(act_id, kind, [(identity, line.quantity, "") for identity, line in zip(ids, new, strict=True)])
    return ids


def add_changes(act_id: int, kind: LineChange, changes: Iterable[tuple[int, Decimal, str]]) -> None:
    """Keep what happened to lines: (line, quantity, note). A cancelled quantity waits no longer."""
    insert_many(
        "order_line_change",
        ("line_id", "act_id", "kind", "quantity", "note"),
        ((line_id, act_id, str(kind), to_thousandths(quantity), note) for line_id, quantity, note in changes),
    )


def _order(found: tuple[Any, ...]) -> Order:
    identity, number, customer, accepted_on, ship_complete = found
    return Order(identity, number, customer, from_day(accepted_on), ship_complete == 1)


def _line(found: tuple[Any, ...]) -> OrderLine:
    identity, order_id, item, on, number, sub, ordered, waiting, wanted_on = found
    return OrderLine(
        identity,
        order_id,
        item,
        Place(from_day(on), number, sub),
        from_thousandths(ordered),
        from_thousandths(waiting),
        None if wanted_on is None else from_day(wanted_on),
    )
