"""The kinds of file and their columns. The headers are the words of the domain.

A kind is the class of its rows: each field is a column of the file by that name, and its type says how a cell is read.
One that may be None may be blank, or not be there; all others are needed. `line` is where a row begins in its file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, NamedTuple, TypeAlias, get_args, get_origin, get_type_hints

from app.domain.matching import Footing
from app.domain.promise_states import Told
from app.domain.promises import Hold
from app.domain.tellings import How
from app.exchange import cells

Read = Callable[[str], object]

Code: TypeAlias = Annotated[str, cells.code]
Listed: TypeAlias = Annotated[str, cells.listed]
Phone: TypeAlias = Annotated[str, cells.phone]
Reference: TypeAlias = Annotated[str, cells.reference]
Line: TypeAlias = Annotated[str, cells.line]
Unit: TypeAlias = Annotated[str, cells.unit]
Words: TypeAlias = Annotated[str, cells.words]
Codes: TypeAlias = Annotated[tuple[str, ...], cells.codes]
Paragraph: TypeAlias = Annotated[str, cells.paragraph]
Email: TypeAlias = Annotated[str, cells.email]
Currency: TypeAlias = Annotated[str, cells.currency]
Language: TypeAlias = Annotated[str, cells.language]
Quantity: TypeAlias = Annotated[Decimal, cells.quantity]
Positive: TypeAlias = Annotated[Decimal, cells.positive]
Factors: TypeAlias = Annotated[tuple[Decimal | None, ...], cells.factors]
Money: TypeAlias = Annotated[Decimal, cells.money]
Days: TypeAlias = Annotated[int, cells.days]
Places: TypeAlias = Annotated[int, cells.places]
Part: TypeAlias = Annotated[int, cells.part]
Day: TypeAlias = Annotated[date, cells.day]
HoldOf: TypeAlias = Annotated[Hold, cells.hold]
HowTold: TypeAlias = Annotated[How, cells.how]
FootingOf: TypeAlias = Annotated[Footing, cells.footing]
Flag: TypeAlias = Annotated[bool, cells.flag]


class ItemRow(NamedTuple):
    """`barcode` holds several codes with | between them, `pack_factors` how many units each stands for, in their order.

    None is a blank cell, in every kind.
    """

    sku: Code
    name: Line
    unit: Unit | None
    bin: Code | None
    on_hand: Quantity | None
    reorder_point: Quantity | None
    order_up_to: Quantity | None
    unit_cost: Money | None
    price: Money | None
    barcode: Listed | None
    supplier: Line | None
    decimals: Places | None
    critical: Flag | None
    discontinued: Flag | None
    pack_factors: Factors | None
    more_bins: Codes | None
    line: int = 0


class SupplierRow(NamedTuple):
    supplier: Line
    email: Email | None
    phone: Phone | None
    address: Paragraph | None
    lead_days: Days | None
    currency: Currency | None
    language: Language | None
    line: int = 0


class SourceRow(NamedTuple):
    supplier: Line
    sku: Code
    supplier_sku: Code | None
    pack_size: Positive | None
    minimum: Quantity | None
    lead_days: Days | None
    unit_cost: Money | None
    preferred: Flag | None
    share: Quantity | None
    line: int = 0


class CustomerRow(NamedTuple):
    customer: Line
    email: Email | None
    phone: Phone | None
    address: Paragraph | None
    ship_complete: Flag | None
    language: Language | None
    collects: Flag | None
    line: int = 0


class OrderRow(NamedTuple):
    """`told_on` is the day on which the customer was told, `told_date` the date they were told (None: no date).

    `told_how` they were told (blank: elsewhere), on what `told_footing`, with what hope (`told_hoped`), and
    whether it was here and could not be had yet (`told_held`). `part` numbers rows that are the same but for their
    quantity. Blank `ship_complete` or `collects`: as the customer prefers. `place_on` is the day of its place in the
    queue where that is not the one it was accepted on.
    """

    order: Code
    customer: Line
    accepted_on: Day
    sku: Code
    quantity: Positive
    wanted_on: Day | None
    told_date: Day | None
    told_on: Day | None
    ship_complete: Flag | None
    part: Part | None
    reserved_from: Day | None
    reference: Reference | None
    place_on: Day | None
    held: HoldOf | None
    told_how: HowTold | None
    told_footing: FootingOf | None
    told_hoped: Day | None
    collects: Flag | None
    told_held: Flag | None
    line: int = 0

    @property
    def told(self) -> Told | None:
        """What the customer was told, None where that is not said."""
        if self.told_on is None:
            return None
        how = self.told_how or How.ELSEWHERE
        return Told(self.told_date, self.told_on, how, self.told_footing, self.told_hoped, held=bool(self.told_held))

    @property
    def placed_on(self) -> date:
        """The day of its place in the queue: as the file says, else the one it is reserved from or was accepted on."""
        if self.place_on is not None:
            return self.place_on
        return self.reserved_on or self.accepted_on

    @property
    def reserved_on(self) -> date | None:
        """The day from which it is reserved, where that is later than it was accepted."""
        return self.reserved_from if self.reserved_from and self.reserved_from > self.accepted_on else None


class PurchaseRow(NamedTuple):
    """`confirmed` without `confirmed_on` is the supplier's "no date". `part` numbers rows with the same dates."""

    po: Code
    supplier: Line
    sent_on: Day | None
    sku: Code
    quantity: Positive
    requested_on: Day | None
    confirmed_on: Day | None
    unit_cost: Money | None
    confirmed: Flag | None
    part: Part | None
    line: int = 0


class StockRow(NamedTuple):
    sku: Code
    quantity: Quantity
    bin: Code | None
    line: int = 0


class SubstituteRow(NamedTuple):
    """`factor` units of `substitute` may go out instead of one of `sku`."""

    sku: Code
    substitute: Code
    factor: Positive | None
    line: int = 0


class LayoutColumn(NamedTuple):
    name: str
    read: Read
    required: bool


class Layout(NamedTuple):
    """A kind of file: the class of its rows, its columns (the row's fields before `line`), the key of a row, and the
    column that says how much of it there is ("" where none does).
    """

    row: Any
    columns: tuple[LayoutColumn, ...]
    key: tuple[str, ...]
    amount: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def shared(row: type[tuple[Any, ...]], record: Any) -> tuple[str, ...]:
    """The columns of a kind that are fields of a record by the same name."""
    names = {field.name for field in fields(record)}
    return tuple(name for name in get_type_hints(row) if name in names)


def _layout(row: type[tuple[Any, ...]], *key: str, amount: str = "") -> Layout:
    hints = get_type_hints(row, include_extras=True)
    return Layout(row, tuple(_column(name, hint) for name, hint in hints.items() if name != "line"), key, amount)


def _column(name: str, hint: Any) -> LayoutColumn:
    required = get_origin(hint) is Annotated
    kind = hint if required else get_args(hint)[0]
    return LayoutColumn(name, kind.__metadata__[0], required)


LAYOUTS: dict[str, Layout] = {
    "items": _layout(ItemRow, "sku", amount="on_hand"),
    "suppliers": _layout(SupplierRow, "supplier"),
    "sources": _layout(SourceRow, "supplier", "sku", "supplier_sku"),
    "customers": _layout(CustomerRow, "customer"),
    "orders": _layout(OrderRow, "order", "sku", "accepted_on", "wanted_on", "part", amount="quantity"),
    "purchase-orders": _layout(PurchaseRow, "po", "sku", "requested_on", "confirmed_on", "part", amount="quantity"),
    "stock": _layout(StockRow, "sku", amount="quantity"),
    "substitutes": _layout(SubstituteRow, "sku", "substitute"),
}
KINDS: tuple[str, ...] = tuple(LAYOUTS)
