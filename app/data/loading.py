"""Writing what an import brings: many rows of each kind at once, their ids given out here.

Everything in here runs within an act. Rows are domain values; ids within the same file are known before writing, since
nobody else can write meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from peewee import Model

from app.data import models
from app.data.bulk import change_many, in_parts, insert_many, marks, rows
from app.data.units import to_day, to_money, to_thousandths
from app.domain.items import Customer, Item, Source, Supplier

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


class NewMovement(NamedTuple):
    item: int
    quantity: Decimal
    kind: str
    reason: str


def next_ids(model: type[Model], count: int) -> range:
    """The ids of the next `count` rows of a table, for this transaction to use."""
    last = rows(f'SELECT coalesce(max(id), 0) FROM "{model._meta.table_name}"')[0][0]
    return range(last + 1, last + 1 + count)


def bins(codes: Iterable[str]) -> dict[str, int | None]:
    """The id of each bin, which is written down where it is new. No bin, "", is None."""
    known: dict[str, int | None] = dict(rows("SELECT code, id FROM bin"))
    new = sorted({code for code in codes if code and code not in known})
    if new:
        insert_many(models.Bin, ("code",), ((code,) for code in new))
        known = dict(rows("SELECT code, id FROM bin"))
    known[""] = None
    return known


def add_suppliers(suppliers: Iterable[Supplier]) -> None:
    columns = ("name", "email", "phone", "address", "lead_days", "currency", "version")
    insert_many(
        models.Supplier, columns, ((s.name, s.email, s.phone, s.address, s.lead_days, s.currency, 1) for s in suppliers)
    )


def set_suppliers(suppliers: Iterable[Supplier]) -> None:
    change_many(
        "UPDATE supplier SET email = ?, phone = ?, address = ?, lead_days = ?, currency = ?, version = version + 1"
        " WHERE id = ?",
        [(s.email, s.phone, s.address, s.lead_days, s.currency, s.id) for s in suppliers],
    )


def add_customers(customers: Iterable[Customer]) -> None:
    columns = ("name", "email", "phone", "address", "ship_complete", "version")
    insert_many(
        models.Customer, columns, ((c.name, c.email, c.phone, c.address, int(c.ship_complete), 1) for c in customers)
    )


def set_customers(customers: Iterable[Customer]) -> None:
    change_many(
        "UPDATE customer SET email = ?, phone = ?, address = ?, ship_complete = ?, version = version + 1 WHERE id = ?",
        [(c.email, c.phone, c.address, int(c.ship_complete), c.id) for c in customers],
    )


def ids_by_sku() -> dict[str, int]:
    return dict(rows("SELECT sku, id FROM item"))


def ids_by_name(model: type[Model]) -> dict[str, int]:
    """The ids of people by name."""
    return dict(rows(f'SELECT name, id FROM "{model._meta.table_name}"'))


_ITEM = (
    "sku",
    "name",
    "unit",
    "bin_id",
    "decimals",
    "reorder_point",
    "order_up_to",
    "unit_cost",
    "price",
    "critical",
    "discontinued",
)


def add_items(items: Iterable[tuple[int, Item]], bin_ids: dict[str, int | None]) -> None:
    """Add items, each with the id it is to have."""
    insert_many(models.Item, ("id", *_ITEM, "version"), ((id, *_item(item, bin_ids), 1) for id, item in items))


def set_items(items: Iterable[Item], bin_ids: dict[str, int | None]) -> None:
    changed = ", ".join(f"{column} = ?" for column in _ITEM)
    change_many(
        f"UPDATE item SET {changed}, version = version + 1 WHERE id = ?", [(*_item(i, bin_ids), i.id) for i in items]
    )


def set_bins(places: Iterable[tuple[int, str]], bin_ids: dict[str, int | None]) -> None:
    """Move items (by id) to bins (by code)."""
    change_many(
        "UPDATE item SET bin_id = ?, version = version + 1 WHERE id = ?",
        [(bin_ids[code], item) for item, code in places],
    )


def _item(item: Item, bin_ids: dict[str, int | None]) -> tuple[object, ...]:
    return (
        item.sku,
        item.name,
        item.unit,
        bin_ids[item.bin],
        item.decimals,
        _quantity(item.reorder_point),
        _quantity(item.order_up_to),
        _money(item.unit_cost),
        _money(item.price),
        int(item.critical),
        int(item.discontinued),
    )


def barcodes() -> dict[str, set[int]]:
    """The items of every barcode."""
    found: dict[str, set[int]] = {}
    for code, item in rows("SELECT code, item_id FROM barcode"):
        found.setdefault(code, set()).add(item)
    return found


def add_barcodes(codes: Iterable[tuple[int, str]]) -> None:
    """Give items (by id) barcodes that stand for one unit."""
    insert_many(models.Barcode, ("item_id", "code", "pack_factor"), ((item, code, 1000) for item, code in codes))


_SOURCE = ("supplier_sku", "pack_size", "minimum", "lead_days", "unit_cost", "share", "preferred")


def add_sources(sources: Iterable[Source]) -> None:
    insert_many(
        models.Source,
        ("item_id", "supplier_id", *_SOURCE, "version"),
        ((s.item, s.supplier, *_source(s), 1) for s in sources),
    )


def set_sources(sources: Iterable[Source]) -> None:
    changed = ", ".join(f"{column} = ?" for column in _SOURCE)
    change_many(
        f"UPDATE source SET {changed}, version = version + 1 WHERE id = ?", [(*_source(s), s.id) for s in sources]
    )


def _source(source: Source) -> tuple[object, ...]:
    return (
        source.supplier_sku,
        to_thousandths(source.pack_size),
        to_thousandths(source.minimum),
        source.lead_days,
        _money(source.unit_cost),
        to_thousandths(source.share),
        int(source.preferred),
    )


def unprefer(sources: Iterable[int]) -> None:
    """Make sources (by id) no longer the preferred ones."""
    change_many("UPDATE source SET preferred = 0, version = version + 1 WHERE id = ?", [(id,) for id in sources])


def items_with_movements() -> set[int]:
    return {item for (item,) in rows("SELECT DISTINCT item_id FROM movement")}


def add_movements(act_id: int, happened_on: date, movements: Iterable[NewMovement]) -> None:
    day = to_day(happened_on)
    insert_many(
        models.Movement,
        ("item_id", "quantity", "kind", "happened_on", "act_id", "reason"),
        ((m.item, to_thousandths(m.quantity), m.kind, day, act_id, m.reason) for m in movements),
    )


def add_orders(act_id: int, orders: Iterable[NewOrder]) -> None:
    """Add orders: id, number, customer's id, accepted date, whether it ships complete."""
    insert_many(
        models.Order,
        ("id", "number", "customer_id", "accepted_on", "ship_complete", "act_id"),
        ((id, number, customer, to_day(on), complete, act_id) for id, number, customer, on, complete in orders),
    )


def add_order_lines(act_id: int, ids: range, lines: Iterable[NewOrderLine], kind: str) -> None:
    """Add waiting lines with these `ids`, each with the entry of `kind` that begins its history.

    A line is: its order's id, its item's id, running number, quantity, wanted date or None, and the date of its place.
    """
    insert_many(
        models.OrderLine,
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
        models.PurchaseOrder,
        ("id", "number", "supplier_id", "state", "sent_on", "currency", "version"),
        ((o.id, o.number, o.supplier, o.state, _day(o.sent_on), o.currency, 1) for o in orders),
    )


def add_purchase_lines(lines: Iterable[NewPurchaseLine]) -> None:
    insert_many(
        models.PurchaseLine,
        ("id", "po_id", "position", "item_id", "supplier_sku", "pack_size", "unit_cost"),
        (
            (li.id, li.po, li.position, li.item, li.supplier_sku, to_thousandths(li.pack_size), _money(li.unit_cost))
            for li in lines
        ),
    )


def add_schedule_rows(new: Iterable[NewScheduleRow]) -> None:
    insert_many(
        models.ScheduleRow,
        ("id", "line_id", "position", "quantity", "requested_on", "confirmed_on", "confirmed"),
        (
            (
                row.id,
                row.line,
                row.position,
                to_thousandths(row.quantity),
                _day(row.requested_on),
                _day(row.confirmed_on),
                int(row.confirmed_on is not None),
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


def _quantity(quantity: Decimal | None) -> int | None:
    return None if quantity is None else to_thousandths(quantity)


def _money(amount: Decimal | None) -> int | None:
    return None if amount is None else to_money(amount)
