"""What a supplier's past deliveries say: how often on time, how late, how long they take, and what to make of a date.

A delivery is measured against the first date that its supplier gave for it (the requested one where they never gave
any): a date that is moved is a date not kept. It has come when the last of it came, on the day that it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median_high
from typing import NamedTuple

from app.domain.calendar import Calendar

LAST = 10  # deliveries that a second opinion looks back on
LEAST = 5  # fewer say nothing


class Delivery(NamedTuple):
    """A schedule row that has come whole, or of which the rest was given up. `promised_on` None: no date was known."""

    supplier: int
    item: int
    po: str
    sent_on: date
    promised_on: date | None
    arrived_on: date

    @property
    def lead_days(self) -> int:
        """Days from sent to received; goods that were booked for a day before took none."""
        return max(0, (self.arrived_on - self.sent_on).days)


class Spread(NamedTuple):
    """Days, from the fewest to the most; `median` is the upper of the two in the middle, so a number that happened."""

    fewest: int
    median: int
    most: int


class Record(NamedTuple):
    """`late` are working days, early ones negative, of the `dated` deliveries; `lead` calendar days of all of them.

    Each is None where there is nothing to measure.
    """

    deliveries: int
    dated: int
    on_time: int
    late: Spread | None
    lead: Spread | None


class Opinion(NamedTuple):
    """What is to be made of a supplier's date: of their last `of` dated deliveries so many were late, the one in the
    middle by `median` working days (below zero: early).
    """

    of: int
    late: int
    median: int

    def ours(self, says: date, calendar: Calendar) -> date:
        """The day that we would count on where the supplier says `says`; never an earlier one."""
        return calendar.add_open_days(calendar.next_open(says), max(0, self.median))


def days_late(delivery: Delivery, calendar: Calendar) -> int | None:
    """Working days that a delivery was late, below zero where it was early; None where it had no date."""
    if delivery.promised_on is None:
        return None
    return calendar.open_days(calendar.next_open(delivery.promised_on), calendar.next_open(delivery.arrived_on))


def record(deliveries: Sequence[Delivery], calendar: Calendar) -> Record:
    """The record of these deliveries, in whatever order."""
    late = _late(deliveries, calendar)
    return Record(
        len(deliveries),
        len(late),
        sum(days <= 0 for days in late),
        _spread(late),
        _spread([delivery.lead_days for delivery in deliveries]),
    )


def opinion(deliveries: Iterable[Delivery], calendar: Calendar) -> Opinion | None:
    """The second opinion of the last dated deliveries; None where too few of them are known to have one."""
    dated = sorted((each for each in deliveries if each.promised_on is not None), key=lambda each: each.arrived_on)
    late = _late(dated[-LAST:], calendar)
    if len(late) < LEAST:
        return None
    return Opinion(len(late), sum(days > 0 for days in late), median_high(late))


def _late(deliveries: Iterable[Delivery], calendar: Calendar) -> list[int]:
    found = (days_late(delivery, calendar) for delivery in deliveries)
    return [days for days in found if days is not None]


def _spread(days: Sequence[int]) -> Spread | None:
    return Spread(min(days), median_high(days), max(days)) if days else None
