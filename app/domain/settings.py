"""What a stockroom says of itself: letterhead, currency, time zone and open days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import WEEKDAYS, Calendar


@dataclass(frozen=True, slots=True)
class StockroomSettings:
    """Kept in the store. `currency` is ISO 4217; `time_zone` an IANA name, "" for the system's; `weekdays` the open
    ones, 0 = Monday; `dock_days` are open days from dock to shelf; `paper` is "A4", "Letter" or "" for the locale's.
    """

    name: str = "Main stockroom"
    company: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    terms: str = ""
    currency: str = "EUR"
    time_zone: str = ""
    weekdays: frozenset[int] = WEEKDAYS
    closed: frozenset[date] = frozenset()
    dock_days: int = 0
    paper: str = ""

    @property
    def calendar(self) -> Calendar:
        return Calendar(self.weekdays, self.closed, self.dock_days)
