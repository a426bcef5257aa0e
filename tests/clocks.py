"""Clocks of PCs that a test sets."""

from __future__ import annotations

from datetime import datetime

from app.desk import Clock


class SetClock(Clock):
    """A PC whose clock stands at a moment."""

    def __init__(self, moment: datetime, *, sure: bool = False) -> None:
        super().__init__(sure=sure)
        self.moment = moment

    def now(self) -> datetime:
        return self.moment
