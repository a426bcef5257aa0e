"""Reading and writing orders and their lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.corrections import day_of
from app.data.models import orders as tables
from app.data.store.bulk import grouped, in_parts, marks, run
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add, add_all, change_all, fields_of, next_ids
from app.data.store.units import from_day, to_day
from app.domain.errors import NotFound
from app.domain.matching import Place
from app.domain.orders import LineChange, Order, OrderLine

_FIRST = to_day(date.min)
_ORDER = Record(Order, tables.Order)
_LINE = Record(
    OrderLine,
    tables.OrderLine,
    place=Record(Place, on=tables.OrderLine.place_on.of(), number="place_number", sub="place_sub"),
)


class LineName(NamedTuple):
    """What a line is called among people: its order's number and its customer."""

    order: str
    customer: str


class OrderHead(NamedTuple):
    """What the customer calls an order, and whether they collect what is ready of it."""

    reference: str
    collects: bool


class NewLine(NamedTuple):
    """A line to be: `number` is the running number; its place is `place_on` and that number. `price` in `currency` is
    what one of the item costs now; `accepted_on` is the day at the desk, `reserved_on` that from which it is reserved.
    """

    order: int
    item: int
    number: int
    quantity: Decimal
    wanted_on: date | None
    place_on: date
    price: Decimal | None
    currency: str
    reserved_on: date | None = None
    accepted_on: date | None = None


def by_number(number: str) -> Order:
    """One order by its number. Raises NotFound "order.unknown"."""
    return _ORDER.one("WHERE number = ?", (number,), NotFound("order.unknown", order=number))


def by_id(order_id: int) -> Order:
    """One order. Raises NotFound "order.unknown"."""
    return _ORDER.one("WHERE id = ?", (order_id,), NotFound("order.unknown", order=order_id))


def line(line_id: int) -> OrderLine:
    """One order line. Raises NotFound "line.unknown"."""
    found = lines([line_id])
    if not found:
        raise NotFound("line.unknown", line=line_id)
    return found[0]


def lines(line_ids: Iterable[int]) -> list[OrderLine]:
    """Order lines by id; those that do not exist are left out."""
    return [
        found for part in in_parts(line_ids) for found in _LINE.find(f"WHERE id IN ({marks(part)}) ORDER BY id", part)
    ]


def lines_of(order_id: int) -> list[OrderLine]:
    """All lines of an order as they were accepted."""
    return _LINE.find("WHERE order_id = ? ORDER BY number", (order_id,))


def numbers_of_twins(lines: Iterable[OrderLine]) -> dict[int, int]:
    """The number on its order, from 1 on, of each of these lines whose order has another line for the same item."""
    found: dict[int, int] = {}
    for of_order in lines_by_order({line.order for line in lines}).values():
        count = Counter(line.item for line in of_order)
        found |= {line.id: at for at, line in enumerate(of_order, 1) if count[line.item] > 1}
    return found


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


def accepted_days(line_ids: Iterable[int]) -> dict[int, date]:
    """The day on which each line was accepted, by id: an imported one as its order, none before its order."""
    return {
        line: from_day(max(on, order_on))
        for part in in_parts(line_ids)
        for line, on, order_on in fetch(
            f"""SELECT l.id, {day_of("c.act_id", "coalesce(l.accepted_on, o.accepted_on)")}, o.accepted_on
            FROM order_line l JOIN customer_order o ON o.id = l.order_id
            JOIN order_line_change c ON c.line_id = l.id
            AND c.kind IN ('{LineChange.ACCEPTED}', '{LineChange.IMPORTED}')
            WHERE l.id IN ({marks(part)})""",
            part,
        )
    }


def ids_numbered(numbers: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The id and the customer's id of each order that has one of these numbers."""
    if not fetch("SELECT 1 FROM customer_order LIMIT 1"):
        return {}
    return {
        number: (id, customer)
        for part in in_parts(numbers)
        for number, id, customer in fetch(
            f"SELECT number, id, customer_id FROM customer_order WHERE number IN ({marks(part)})", part
        )
    }


def lines_by_order(order_ids: Iterable[int]) -> dict[int, list[OrderLine]]:
    """The lines of orders (by id), in the order in which they were accepted."""
    return grouped(
        (line.order, line)
        for part in in_parts(order_ids)
        for line in _LINE.find(f"WHERE order_id IN ({marks(part)}) ORDER BY number", part)
    )


def last_places() -> dict[int, date]:
    """The place date of the last waiting line of each item that has any."""
    found = fetch("SELECT item_id, max(place_on) FROM order_line WHERE waiting > 0 GROUP BY item_id")
    return {item: from_day(on) for item, on in found}


def last_acceptance() -> date:
    """The last day on which a line was accepted at the desk; the first of all days where none was."""
    return from_day(fetch("SELECT max(accepted_on) FROM order_line WHERE accepted_on IS NOT NULL")[0][0] or _FIRST)


def last_not_reserved() -> date:
    """The last place date of any line that was not reserved; the first of all days where there is none."""
    return from_day(fetch("SELECT max(place_on) FROM order_line WHERE reserved_on IS NULL")[0][0] or _FIRST)


def add_order(act_id: int, new: Order) -> int:
    """A new order without lines; returns its id, whatever it was given."""
    return add(tables.Order, **fields_of(new), act=act_id)


def put_orders(act_id: int, orders: Iterable[Order]) -> None:
    """New orders with the ids that they have."""
    add_all(tables.Order, orders, Order, ids=True, act=act_id)


def add_lines(act_id: int, new: Sequence[NewLine], kind: LineChange = LineChange.ACCEPTED) -> list[int]:
    """Put lines into the queue, each with the first entry of its history; returns their ids in the same order."""
    ids = next_ids(tables.OrderLine, len(new))
    put_lines(act_id, ids, new, kind)
    return list(ids)


def put_lines(act_id: int, ids: range, new: Iterable[NewLine], kind: LineChange) -> None:
    """The same with the ids that they are to have."""
    add_all(
        tables.OrderLine,
        (
            (
                id,
                line.order,
                line.item,
                line.number,
                line.quantity,
                line.quantity,
                line.wanted_on,
                line.place_on,
                line.number,
                line.price,
                line.currency if line.price is not None else "",
                line.accepted_on,
                line.reserved_on,
            )
            for id, line in zip(ids, new, strict=True)
        ),
        (
            *("id", "order", "item", "number", "ordered", "waiting", "wanted_on", "place_on", "place_number"),
            *("price", "currency", "accepted_on", "reserved_on"),
        ),
    )
    run(
        """INSERT INTO order_line_change (line_id, act_id, kind, quantity)
        SELECT id, ?, ?, ordered FROM order_line WHERE id BETWEEN ? AND ? ORDER BY id""",
        (act_id, str(kind), ids.start, ids.stop - 1),
    )


def add_changes(act_id: int, kind: LineChange, changes: Iterable[tuple[int, Decimal, str]]) -> None:
    """Keep what happened to lines: (line, quantity, note). A cancelled quantity waits no longer."""
    add_all(tables.OrderLineChange, changes, ("line", "quantity", "note"), act=act_id, kind=kind)


def heads(order_ids: Iterable[int]) -> dict[int, OrderHead]:
    """What may still be said otherwise of orders (by id)."""
    return {
        order: OrderHead(reference, collects == 1)
        for part in in_parts(order_ids)
        for order, reference, collects in fetch(
            f"SELECT id, reference, collects FROM customer_order WHERE id IN ({marks(part)})", part
        )
    }


def set_heads(changed: Iterable[tuple[int, OrderHead]]) -> None:
    """Write what is said otherwise of orders (by id)."""
    change_all(tables.Order, ((order, *head) for order, head in changed), ("id", "reference", "collects"))


def set_wanted(wanted: Iterable[tuple[int, date]]) -> None:
    """Write when lines (by id) are wanted."""
    change_all(tables.OrderLine, wanted, ("id", "wanted_on"))
