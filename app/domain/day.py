"""The day at the desk, as far as what is reckoned from it needs to know it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from app.domain.calendar import Calendar
from app.domain.settings import StockroomSettings


class Day(Protocol):
    """What outlooks and schedules are reckoned by. It goes on by itself: an open desk is one."""

    @property
    def today(self) -> date: ...

    @property
    def queue_day(self) -> date:
        """The day that the queues have reached: today, or that of a later place that is not reserved from it."""

    @property
    def calendar(self) -> Calendar: ...

    @property
    def settings(self) -> StockroomSettings: ...
