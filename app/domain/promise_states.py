"""What has become of a promise: the last one told to a customer, compared with what stands now.

Pure: no clock, no store. Days are calendar days.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.matching import Footing


class PromiseState(StrEnum):
    """How what stands now compares with what the customer was last told."""

    UNTOLD = "untold"
    KEPT = "kept"
    HOPE_SLIPPED = "hope_slipped"
    COVER_LOST = "cover_lost"
    EARLIER = "earlier"
    SLIPPED = "slipped"
    READY = "ready"


class Told(NamedTuple):
    """What a customer was last told of a line: a date or None for "no date", when, and how.

    `footing` is what it stood on (None where that is not known, as with an import) and `hoped_on` the hoped date that
    was named with "no date". `id` is the telling's. `held` where it was in stock and could not be had yet.
    """

    promised_on: date | None
    told_on: date
    how: str
    footing: Footing | None = None
    hoped_on: date | None = None
    id: int = 0
    held: bool = False

    @property
    def ready(self) -> bool:
        """Whether they were told that it is ready."""
        return self.footing is Footing.IN_STOCK and not self.held

    @property
    def covered(self) -> bool:
        """Whether all of it, or of its order, was inbound or being ordered."""
        return self.footing in _COVERED or self.hoped_on is not None


class Now(NamedTuple):
    """What stands now of a line; `ready` where all of it may ship: what is in stock and held may not. `inbound` where
    something is on its way or being ordered for it or its order; `going_out` where what is ready is sent, and may still
    go out in good time.
    """

    promise: date | None
    hoped: date | None
    footing: Footing
    ready: bool
    inbound: bool = False
    going_out: bool = False


class Damping(NamedTuple):
    """How many calendar days a promise may become earlier, or a hope later, before the customer is told."""

    earlier_days: int = 3
    hope_days: int = 3


class ComparedPromise(NamedTuple):
    """The state of a line's promise, by how many calendar days it moved (later above zero), and whether the customer is
    due to be told: that is what the tray holds.
    """

    state: PromiseState
    days: int = 0
    due: bool = True


UNTOLD = ComparedPromise(PromiseState.UNTOLD)
KEPT = ComparedPromise(PromiseState.KEPT, due=False)
BROKEN = frozenset({PromiseState.SLIPPED, PromiseState.HOPE_SLIPPED, PromiseState.COVER_LOST})
_COVER_LOST = ComparedPromise(PromiseState.COVER_LOST)
_COVERED = frozenset({Footing.UNCONFIRMED, Footing.UNDATED, Footing.OVERDUE, Footing.PLANNED})
_READY = ComparedPromise(PromiseState.READY)
_READY_QUIET = ComparedPromise(PromiseState.READY, due=False)
_HOPE_GONE = ComparedPromise(PromiseState.HOPE_SLIPPED)
_SLIPPED = {days: ComparedPromise(PromiseState.SLIPPED, days) for days in range(1, 400)}


def compare(told: Told | None, now: Now, damping: Damping) -> ComparedPromise:
    """What has become of the last promise told (None: nothing was told)."""
    if told is None:
        return UNTOLD
    promised_on, promise = told.promised_on, now.promise
    if now.ready and not told.ready:  # they are called in once, whether early or late
        return _READY_QUIET if now.going_out else _READY
    if promised_on is None:
        return _without_a_date(told, now, damping)
    if promise is None:
        return _COVER_LOST
    if promise == promised_on:
        return KEPT
    if now.footing is told.footing is Footing.IN_STOCK:  # as they were told: the days that pass change nothing
        return _READY_QUIET if now.ready else KEPT
    days = (promise - promised_on).days
    if days > 0:
        return _SLIPPED.get(days) or ComparedPromise(PromiseState.SLIPPED, days)
    if -days > damping.earlier_days:
        return ComparedPromise(PromiseState.EARLIER, days)
    return ComparedPromise(PromiseState.KEPT, days, due=False)


def _without_a_date(told: Told, now: Now, damping: Damping) -> ComparedPromise:
    if now.promise is not None:
        return ComparedPromise(PromiseState.EARLIER)
    if told.covered and not now.inbound:
        return _COVER_LOST
    if told.hoped_on is None:
        return KEPT
    if now.hoped is None:
        return _HOPE_GONE
    days = (now.hoped - told.hoped_on).days
    return (
        ComparedPromise(PromiseState.HOPE_SLIPPED, days)
        if days > damping.hope_days
        else ComparedPromise(PromiseState.KEPT, days, due=False)
    )
