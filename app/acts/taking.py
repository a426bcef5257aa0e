"""What every way of taking an act back is given, and what it says that it did."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from app.data.acts import RecordedAct
from app.desk import ActUnderWay, Desk
from app.domain.errors import Consent


class Taking(NamedTuple):
    """An act under way that takes another one, `of`, back."""

    desk: Desk
    act: ActUnderWay
    of: RecordedAct
    reason: str
    consent: Consent


class Taken(NamedTuple):
    """What taking an act back did besides: the inbound supply that it freed, how many items had to stay, retired."""

    freed: tuple[tuple[str, Decimal], ...] = ()
    retired: int = 0
