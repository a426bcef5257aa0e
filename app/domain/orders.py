"""What customers asked for: orders, their lines, and the changes a line goes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.errors import Refused
from app.domain.items import Item
from app.domain.limits import MOST
from app.domain.matching import ZERO, Place
from app.domain.promises import Outlook

TINY = Decimal("0.1")  # so much of what was ordered is a tiny rest


class LineChange(StrEnum):
    """What happened to an order line. Each is kept with when and who, and never altered."""

    ACCEPTED = "accepted"
    IMPORTED = "imported"
    CANCELLED = "cancelled"
    AMENDED = "amended"
    HELD = "held"
    PASSED_ON = "passed_on"
    MOVED_UP = "moved_up"
    MOVED_BACK = "moved_back"
    RELEASED = "released"
    CLOSED = "closed"
    SUBSTITUTED = "substituted"
    RESTORED = "restored"


class IfNothing(StrEnum):
    """What the customer chose for a line with nothing inbound behind it."""

    WAIT = "wait"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Order:
    """What a customer asked for at once. `reference` is what they call it; `delivery_address` is where it goes, ""
    where that is the customer's own; what is ready is collected by them (`collects`), or sent.
    """

    id: int
    number: str
    customer: int
    accepted_on: date
    ship_complete: bool = False
    reference: str = ""
    delivery_address: str = ""
    collects: bool = True


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of an order, the unit that waits. `ordered` never changes, nor does `price`, the item's as the line
    was accepted, in `currency`; None where the item had none.
    """

    id: int
    order: int
    item: int
    place: Place
    ordered: Decimal
    waiting: Decimal
    wanted_on: date | None = None
    price: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of a line's or a purchase order's history, as it was recorded."""

    at: datetime
    on: date
    person: str
    kind: str
    quantity: Decimal | None = None
    before: date | None = None
    after: date | None = None
    note: str = ""
    cost_before: Decimal | None = None
    cost_after: Decimal | None = None


class Accepted(NamedTuple):
    """An accepted order: the outlooks of its lines, as asked, then of its substitutes, with their units, and the drafts
    that were made or joined for them.
    """

    order_id: int
    number: str
    lines: tuple[Outlook, ...]
    units: tuple[str, ...]
    drafted: tuple[str, ...]
    act: int


class Amended(NamedTuple):
    """A line of which more or less is wanted: the act, by how much (below zero: less), and the new line for more."""

    act: int
    order: str
    customer: str
    sku: str
    difference: Decimal
    new_line: int | None


class RestClosed(NamedTuple):
    """A tiny rest that was closed with the customer's word."""

    act: int
    order: str
    customer: str
    sku: str
    quantity: Decimal


class Cancelled(NamedTuple):
    """What was cancelled of a line, and the inbound supply that now serves nobody: (PO number, quantity)."""

    order: str
    sku: str
    quantity: Decimal
    waiting: Decimal
    unneeded: tuple[tuple[str, Decimal], ...]
    act: int


def checked_quantity(item: Item, quantity: Decimal) -> Decimal:
    """`quantity`, or Refused where it is not above zero, finer than the item is counted, or absurdly large."""
    if not quantity.is_finite() or quantity <= ZERO:
        raise Refused("quantity.not_positive", item=item.sku, quantity=quantity)
    if quantity >= MOST:
        raise Refused("quantity.absurd", item=item.sku, quantity=quantity)
    if quantity != round(quantity, item.decimals):
        raise Refused("quantity.too_fine", item=item.sku, quantity=quantity, decimals=item.decimals, unit=item.unit)
    return quantity
