"""Open days of the stockroom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = frozenset({0, 1, 2, 3, 4})  # Monday to Friday, as date.weekday() counts
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the stockroom is open: weekdays (0 = Monday) less single closed dates, and its dock-to-shelf open days.

    Raises ValueError for a week without an open day: no date would ever be ready.
    """

    weekdays: frozenset[int] = WEEKDAYS
    closed: frozenset[date] = frozenset()
    dock_days: int = 0

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError("a calendar needs at least one open weekday, each 0 to 6")
        if self.dock_days < 0:
            raise ValueError("dock-to-shelf days cannot be negative")

    def is_open(self, day: date) -> bool:
        return day.weekday() in self.weekdays and day not in self.closed

    def next_open(self, day: date) -> date:
        """`day` itself where it is open, else the first open day after it."""
        while not self.is_open(day):
            day += _DAY
        return day

    def add_open_days(self, day: date, days: int) -> date:
        """The open day `days` open days after `day` (which is taken to be open)."""
        for _ in range(days):
            day = self.next_open(day + _DAY)
        return day

    def open_days(self, start: date, end: date) -> int:
        """How many open days `end` is after `start`; below zero where it is before."""
        if end < start:
            return -self.open_days(end, start)
        weeks, rest = divmod((end - start).days, 7)
        days = weeks * len(self.weekdays)
        days += sum((start + _DAY * ahead).weekday() in self.weekdays for ahead in range(1, rest + 1))
        return days - sum(start < day <= end and day.weekday() in self.weekdays for day in self.closed)

    def ready_date(self, arrival: date) -> date:
        """When goods that arrive on `arrival` can be shipped: next open day, plus dock-to-shelf open days."""
        return self.add_open_days(self.next_open(arrival), self.dock_days)
