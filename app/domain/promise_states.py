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
    was named with "no date". `id` is the telling's.
    """

    promised_on: date | None
    told_on: date
    how: str
    footing: Footing | None = None
    hoped_on: date | None = None
    id: int = 0


class Now(NamedTuple):
    """What stands now of a line; `ready` where all of it may ship: what is in stock and held may not."""

    promise: date | None
    hoped: date | None
    footing: Footing
    ready: bool


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
_SLIPPED = {days: ComparedPromise(PromiseState.SLIPPED, days) for days in range(1, 400)}
_INBOUND = Footing.OVERDUE  # the worst footing of goods that are on their way; drafts are not


def compare(told: Told | None, now: Now, today: date, damping: Damping) -> ComparedPromise:
    """What has become of the last promise told (None: nothing was told)."""
    if told is None:
        return UNTOLD
    promised_on, promise = told.promised_on, now.promise
    if promised_on is None:
        return _without_a_date(told, now, today, damping)
    if promise is None:
        return _COVER_LOST
    if now.footing is Footing.IN_STOCK and promised_on < today:
        known = told.footing is Footing.IN_STOCK
        if now.ready:  # not a slip: they are called in, once
            return ComparedPromise(PromiseState.READY, due=not known)
        if known:  # here but held, as they were told: the days that pass change nothing
            return KEPT
    if promise == promised_on:
        return KEPT
    days = (promise - promised_on).days
    if days > 0:
        return _SLIPPED.get(days) or ComparedPromise(PromiseState.SLIPPED, days)
    if -days > damping.earlier_days:
        return ComparedPromise(PromiseState.EARLIER, days)
    return ComparedPromise(PromiseState.KEPT, days, due=False)


def _without_a_date(told: Told, now: Now, today: date, damping: Damping) -> ComparedPromise:
    if now.promise is not None:
        return ComparedPromise(PromiseState.EARLIER)
    if told.footing is not None and told.footing <= _INBOUND < now.footing:
        return _COVER_LOST
    if told.hoped_on is None:
        return KEPT
    hoped = now.hoped
    if hoped is None and now.footing is Footing.OVERDUE:
        hoped = today  # the earliest that overdue goods can come
    if hoped is None:
        return ComparedPromise(PromiseState.HOPE_SLIPPED)
    days = (hoped - told.hoped_on).days
    return (
        ComparedPromise(PromiseState.HOPE_SLIPPED, days)
        if days > damping.hope_days
        else ComparedPromise(PromiseState.KEPT, days, due=False)
    )
