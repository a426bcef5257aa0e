"""Purchase orders, their schedule rows, and what those rows are worth as supply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.calendar import Calendar
from app.domain.matching import ZERO, Footing, Supply


class State(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class RowChange(StrEnum):
    """What happened to a schedule row. Requested, confirmed and re-confirmed are kept apart."""

    ADDED = "added"
    AMENDED = "amended"
    SENT = "sent"
    CONFIRMED = "confirmed"
    RECONFIRMED = "reconfirmed"
    UNANSWERED = "unanswered"  # a date no longer holds: the supplier is to give another
    COST = "cost"  # of its line
    SPLIT = "split"
    REDUCED = "reduced"
    CLOSED_SHORT = "closed_short"
    RESTORED = "restored"
    RECEIVED = "received"
    REMOVED = "removed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    id: int
    number: str
    supplier: int
    state: State
    sent_on: date | None = None
    currency: str = ""
    note: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    """One line of a purchase order. Supplier's part number, pack size and cost are frozen from the source."""

    id: int
    po: int
    position: int
    item: int
    supplier_sku: str
    pack_size: Decimal
    unit_cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """One schedule row: so much of a line, with its dates. `confirmed` is also true of a confirmed "no date"."""

    id: int
    line: int
    position: int
    quantity: Decimal
    received: Decimal
    short: Decimal
    requested_on: date | None
    confirmed_on: date | None
    confirmed: bool

    @property
    def open(self) -> Decimal:
        """What is still to come of it."""
        return max(ZERO, self.quantity - self.received - self.short)

    @property
    def due(self) -> date | None:
        """The date it stands at: the confirmed one, or the requested one until the supplier has answered."""
        return self.confirmed_on if self.confirmed else self.requested_on


class Inbound(NamedTuple):
    """A schedule row with what the matcher needs to know of its order."""

    row: int
    item: int
    po: str
    line: int
    position: int
    open: Decimal
    due: date | None
    confirmed: bool
    draft: bool


class AnswerPart(NamedTuple):
    """So much of a row for one date; None is the supplier's "no date"."""

    quantity: Decimal
    on: date | None


class Uncovered(NamedTuple):
    """A waiting line that would lose cover for `quantity`."""

    line: int
    order: str
    customer: str
    sku: str
    quantity: Decimal
    unit: str


class Sent(NamedTuple):
    """A purchase order that is now the supplier's to confirm. Without `email` it goes on paper or by telephone."""

    id: int
    number: str
    supplier: str
    email: str


class GivenUp(NamedTuple):
    """The act, the order's number, and whether the order is closed by it."""

    act: int
    po: str
    closed: bool


def supply(inbound: Inbound, today: date, calendar: Calendar) -> Supply:
    """What a schedule row is worth as supply today."""
    row, _, po, line, position, quantity, due, confirmed, draft = inbound
    if draft:
        return Supply(row, quantity, Footing.PLANNED, None, po, line, position)
    if due is None:
        return Supply(row, quantity, Footing.UNDATED, None, po, line, position)
    ready = calendar.ready_date(due)
    if ready < today:
        return Supply(row, quantity, Footing.OVERDUE, today, po, line, position, ready)
    footing = Footing.CONFIRMED if confirmed else Footing.UNCONFIRMED
    return Supply(row, quantity, footing, ready, po, line, position, ready)


def supplies(on_hand: Decimal, inbound: Iterable[Inbound], today: date, calendar: Calendar) -> list[Supply]:
    """Everything one item's queue can draw on, stock first."""
    result = [supply(row, today, calendar) for row in inbound if row.open]
    if on_hand > ZERO:
        result.insert(0, Supply(0, on_hand, Footing.IN_STOCK, today))
    return result
