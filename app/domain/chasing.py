"""Which schedule rows a supplier is to be chased for, and in which order: by the harm that they do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.calendar import Calendar
from app.domain.tellings import How


class ChaseWhy(StrEnum):
    """What is wrong with a row that is chased."""

    OVERDUE = "overdue"
    UNCONFIRMED = "unconfirmed"
    UNDATED = "undated"  # the supplier answered "no date", and that was a while ago


class AskedRow(NamedTuple):
    """An open row of a sent order: what was said of it, and when its supplier was last in touch.

    `due` is the date it stands at, `answered_on` the day of the last confirmation, `chased_on` the last time that the
    supplier was chased for it since it was last given a new date.
    """

    row: int
    item: int
    po: str
    line: int
    position: int
    open: Decimal
    due: date | None
    confirmed: bool
    sent_on: date
    answered_on: date | None = None
    chased_on: date | None = None

    @property
    def last_contact(self) -> date:
        """When the supplier last heard of it or spoke of it."""
        return max(day for day in (self.sent_on, self.answered_on, self.chased_on) if day is not None)


class Chase(NamedTuple):
    """A row to chase: why, and for how many days it is late, or without an answer or a date. `again`: it was chased so
    lately that the supplier still has time to answer.
    """

    asked: AskedRow
    why: ChaseWhy
    days: int
    again: bool


class Harm(NamedTuple):
    """What makes a chase urgent, from the weightiest: customers who wait for the row, days that the oldest of them has
    waited, days late or without an answer, days since the last contact.
    """

    customers: int
    oldest_wait: int
    days: int
    silent: int


class Chased(NamedTuple):
    """One chase: its act, whom it asked, and about how many rows of which orders."""

    act: int
    supplier: str
    orders: tuple[str, ...]
    rows: int
    how: How
    on: date


class Waiting(NamedTuple):
    """One order line that waits for a row: whose, since when, and how much of the row it has."""

    order: str
    customer_id: int
    customer: str
    accepted_on: date
    quantity: Decimal


def chase(asked: AskedRow, today: date, calendar: Calendar, patience: int) -> Chase | None:
    """Why a row is to be chased today; None where it is not. A row is given `patience` days for an answer."""
    found = _why(asked, today, calendar, patience)
    if found is None:
        return None
    again = asked.chased_on is not None and (today - asked.chased_on).days < patience
    return Chase(asked, *found, again)


def _why(asked: AskedRow, today: date, calendar: Calendar, patience: int) -> tuple[ChaseWhy, int] | None:
    if asked.due is not None:
        ready = calendar.ready_date(asked.due)
        if ready < today:
            return ChaseWhy.OVERDUE, (today - asked.due).days
    if not asked.confirmed:
        since, why = asked.sent_on, ChaseWhy.UNCONFIRMED
    elif asked.due is None:
        since, why = asked.answered_on or asked.sent_on, ChaseWhy.UNDATED
    else:
        return None
    days = (today - since).days
    return (why, days) if days >= patience else None


def harm(found: Chase, customers: int, oldest_wait: int, today: date) -> Harm:
    return Harm(customers, oldest_wait, found.days, max(0, (today - found.asked.last_contact).days))


def rank(found: Chase, done: Harm) -> tuple[bool, tuple[int, ...], str, int, int]:
    """What chases are sorted by: those that may wait again last, then by harm; the row's place decides at last."""
    asked = found.asked
    return found.again, tuple(-amount for amount in done), asked.po, asked.line, asked.position
