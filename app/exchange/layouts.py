"""The kinds of file and their columns. The headers are the words of the domain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from app.exchange import cells

Read = Callable[[str], object]


class LayoutColumn(NamedTuple):
    name: str
    read: Read
    required: bool = False


class Layout(NamedTuple):
    """A kind of file: the class of its rows, its columns (the row's fields after `line`), and the key of a row."""

    row: Any
    columns: tuple[LayoutColumn, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


class ItemRow(NamedTuple):
    """`barcode` holds several codes with | between them, `pack_factors` how many units each stands for, in their order.

    None is a blank cell, in every kind.
    """

    line: int
    sku: str
    name: str
    unit: str | None
    bin: str | None
    on_hand: Decimal | None
    reorder_point: Decimal | None
    order_up_to: Decimal | None
    unit_cost: Decimal | None
    price: Decimal | None
    barcode: str | None
    supplier: str | None
    decimals: int | None
    critical: bool | None
    discontinued: bool | None
    pack_factors: str | None


class SupplierRow(NamedTuple):
    line: int
    supplier: str
    email: str | None
    phone: str | None
    address: str | None
    lead_days: int | None
    currency: str | None


class SourceRow(NamedTuple):
    line: int
    supplier: str
    sku: str
    supplier_sku: str | None
    pack_size: Decimal | None
    minimum: Decimal | None
    lead_days: int | None
    unit_cost: Decimal | None
    preferred: bool | None
    share: Decimal | None


class CustomerRow(NamedTuple):
    line: int
    customer: str
    email: str | None
    phone: str | None
    address: str | None
    ship_complete: bool | None


class OrderRow(NamedTuple):
    """`told_on` is the day on which the customer was told, `told_date` the date they were told (None: no date).

    `part` numbers rows that are the same but for their quantity. Blank `ship_complete`: as the customer prefers.
    """

    line: int
    order: str
    customer: str
    accepted_on: date
    sku: str
    quantity: Decimal
    wanted_on: date | None
    told_date: date | None
    told_on: date | None
    ship_complete: bool | None
    part: int | None
    reserved_from: date | None

    @property
    def place_on(self) -> date:
        """The day of its place in the queue: its accepted date, unless the file names a later one."""
        return self.accepted_on if self.reserved_from is None else max(self.accepted_on, self.reserved_from)


class PurchaseRow(NamedTuple):
    """`confirmed` without `confirmed_on` is the supplier's "no date". `part` numbers rows with the same dates."""

    line: int
    po: str
    supplier: str
    sent_on: date | None
    sku: str
    quantity: Decimal
    requested_on: date | None
    confirmed_on: date | None
    unit_cost: Decimal | None
    confirmed: bool | None
    part: int | None


class StockRow(NamedTuple):
    line: int
    sku: str
    quantity: Decimal
    bin: str | None


class SubstituteRow(NamedTuple):
    """`factor` units of `substitute` may go out instead of one of `sku`."""

    line: int
    sku: str
    substitute: str
    factor: Decimal | None


def _column(name: str, read: Read) -> LayoutColumn:
    return LayoutColumn(name, read)


def _needed(name: str, read: Read = cells.code) -> LayoutColumn:
    return LayoutColumn(name, read, required=True)


LAYOUTS: dict[str, Layout] = {
    "items": Layout(
        ItemRow,
        (
            _needed("sku"),
            _needed("name"),
            _column("unit", cells.code),
            _column("bin", cells.code),
            _column("on_hand", cells.quantity),
            _column("reorder_point", cells.quantity),
            _column("order_up_to", cells.quantity),
            _column("unit_cost", cells.money),
            _column("price", cells.money),
            _column("barcode", cells.code),
            _column("supplier", cells.code),
            _column("decimals", cells.places),
            _column("critical", cells.flag),
            _column("discontinued", cells.flag),
            _column("pack_factors", cells.code),
        ),
        ("sku",),
    ),
    "suppliers": Layout(
        SupplierRow,
        (
            _needed("supplier"),
            _column("email", cells.email),
            _column("phone", cells.code),
            _column("address", cells.paragraph),
            _column("lead_days", cells.days),
            _column("currency", cells.currency),
        ),
        ("supplier",),
    ),
    "sources": Layout(
        SourceRow,
        (
            _needed("supplier"),
            _needed("sku"),
            _column("supplier_sku", cells.code),
            _column("pack_size", cells.positive),
            _column("minimum", cells.quantity),
            _column("lead_days", cells.days),
            _column("unit_cost", cells.money),
            _column("preferred", cells.flag),
            _column("share", cells.quantity),
        ),
        ("supplier", "sku", "supplier_sku"),
    ),
    "customers": Layout(
        CustomerRow,
        (
            _needed("customer"),
            _column("email", cells.email),
            _column("phone", cells.code),
            _column("address", cells.paragraph),
            _column("ship_complete", cells.flag),
        ),
        ("customer",),
    ),
    "orders": Layout(
        OrderRow,
        (
            _needed("order"),
            _needed("customer"),
            _needed("accepted_on", cells.day),
            _needed("sku"),
            _needed("quantity", cells.positive),
            _column("wanted_on", cells.day),
            _column("told_date", cells.day),
            _column("told_on", cells.day),
            _column("ship_complete", cells.flag),
            _column("part", cells.part),
            _column("reserved_from", cells.day),
        ),
        ("order", "sku", "accepted_on", "wanted_on", "part"),
    ),
    "purchase-orders": Layout(
        PurchaseRow,
        (
            _needed("po"),
            _needed("supplier"),
            _column("sent_on", cells.day),
            _needed("sku"),
            _needed("quantity", cells.positive),
            _column("requested_on", cells.day),
            _column("confirmed_on", cells.day),
            _column("unit_cost", cells.money),
            _column("confirmed", cells.flag),
            _column("part", cells.part),
        ),
        ("po", "sku", "requested_on", "confirmed_on", "part"),
    ),
    "stock": Layout(
        StockRow,
        (_needed("sku"), _needed("quantity", cells.quantity), _column("bin", cells.code)),
        ("sku",),
    ),
    "substitutes": Layout(
        SubstituteRow,
        (_needed("sku"), _needed("substitute"), _column("factor", cells.positive)),
        ("sku", "substitute"),
    ),
}
KINDS: tuple[str, ...] = tuple(LAYOUTS)
