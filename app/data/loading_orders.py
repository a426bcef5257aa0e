"""Writing what an import brings of orders and purchase orders: many rows at once, with the ids they are to have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import change_many, in_parts, insert_many, marks, rows
from app.data.store.units import to_day, to_money, to_thousandths

NewOrder = tuple[int, str, int, date, bool]
NewOrderLine = tuple[int, int, int, Decimal, date | None, date]


class NewPurchaseOrder(NamedTuple):
    id: int
    number: str
    supplier: int
    state: str
    sent_on: date | None
    currency: str


class NewPurchaseLine(NamedTuple):
    id: int
    po: int
    position: int
    item: int
    supplier_sku: str
    pack_size: Decimal
    unit_cost: Decimal | None


class NewScheduleRow(NamedTuple):
    id: int
    line: int
    position: int
    quantity: Decimal
    requested_on: date | None
    confirmed_on: date | None
    confirmed: bool


def add_orders(act_id: int, orders: Iterable[NewOrder]) -> None:
    """Add orders: id, number, customer's id, accepted date, whether it ships complete."""
    insert_many(
        "customer_order",
        ("id", "number", "customer_id", "accepted_on", "ship_complete", "act_id"),
        ((id, number, customer, to_day(on), complete, act_id) for id, number, customer, on, complete in orders),
    )


def add_order_lines(act_id: int, ids: range, lines: Iterable[NewOrderLine], kind: str) -> None:
    """Add waiting lines with these `ids`, each with the entry of `kind` that begins its history.

    A line is: its order's id, its item's id, running number, quantity, wanted date or None, and the date of its place.
    """
    insert_many(
        "order_line",
        ("id", "order_id", "item_id", "number", "ordered", "waiting", "wanted_on", "place_on", "place_number"),
        (
            (id, order, item, number, whole, whole, wanted and to_day(wanted), to_day(place), number)
            for id, (order, item, number, quantity, wanted, place) in zip(ids, lines, strict=True)
            for whole in (to_thousandths(quantity),)
        ),
    )
    change_many(
        "INSERT INTO order_line_change (line_id, act_id, kind, quantity)"
        " SELECT id, ?, ?, ordered FROM order_line WHERE id BETWEEN ? AND ?",
        [(act_id, kind, ids.start, ids.stop - 1)],
    )


def set_wanted(wanted: Iterable[tuple[int, date]]) -> None:
    """Write when lines (by id) are wanted."""
    change_many("UPDATE order_line SET wanted_on = ? WHERE id = ?", [(to_day(day), line) for line, day in wanted])


def add_purchase_orders(orders: Iterable[NewPurchaseOrder]) -> None:
    insert_many(
        "purchase_order",
        ("id", "number", "supplier_id", "state", "sent_on", "currency", "version"),
        ((o.id, o.number, o.supplier, o.state, _day(o.sent_on), o.currency, 1) for o in orders),
    )


def add_purchase_lines(lines: Iterable[NewPurchaseLine]) -> None:
    insert_many(
        "purchase_line",
        ("id", "po_id", "position", "item_id", "supplier_sku", "pack_size", "unit_cost"),
        (
            (li.id, li.po, li.position, li.item, li.supplier_sku, to_thousandths(li.pack_size), _money(li.unit_cost))
            for li in lines
        ),
    )


def add_schedule_rows(new: Iterable[NewScheduleRow]) -> None:
    insert_many(
        "schedule_row",
        ("id", "line_id", "position", "quantity", "requested_on", "confirmed_on", "confirmed"),
        (
            (
                row.id,
                row.line,
                row.position,
                to_thousandths(row.quantity),
                _day(row.requested_on),
                _day(row.confirmed_on),
                int(row.confirmed),
            )
            for row in new
        ),
    )


class StoredLine(NamedTuple):
    """An order line as the store has it. Quantities in thousandths, dates as ISO text."""

    id: int
    order: int
    item: int
    ordered: int
    waiting: int
    wanted_on: str | None
    place_on: str


def orders_named(numbers: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The id and the customer's id of each order that has one of these numbers."""
    if not rows("SELECT 1 FROM customer_order LIMIT 1"):
        return {}
    found: dict[str, tuple[int, int]] = {}
    for part in _texts_in_parts(numbers):
        query = f"SELECT number, id, customer_id FROM customer_order WHERE number IN ({', '.join('?' * len(part))})"
        found |= {number: (id, customer) for number, id, customer in rows(query, part)}
    return found


def lines_of(orders: Iterable[int]) -> dict[int, list[StoredLine]]:
    """The lines of orders (by id), in the order in which they were accepted."""
    found: dict[int, list[StoredLine]] = {}
    for part in in_parts(orders):
        query = f"""SELECT id, order_id, item_id, ordered, waiting, wanted_on, place_on
            FROM order_line WHERE order_id IN ({marks(part)}) ORDER BY number"""
        for row in rows(query, part):
            found.setdefault(row[1], []).append(StoredLine(*row))
    return found


def last_places() -> dict[int, str]:
    """The place date of the last waiting line of each item that has any."""
    return dict(rows("SELECT item_id, max(place_on) FROM order_line WHERE waiting > 0 GROUP BY item_id"))


def _texts_in_parts(texts: Iterable[str], size: int = 30_000) -> Iterable[list[str]]:
    whole = list(texts)
    return (whole[start : start + size] for start in range(0, len(whole), size))


def _day(day: date | None) -> str | None:
    return None if day is None else to_day(day)


def _money(amount: Decimal | None) -> int | None:
    return None if amount is None else to_money(amount)
