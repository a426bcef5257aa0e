"""The two readings of the matcher: what may be promised, and what may be hoped for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from app.domain.matching import ZERO, Footing, Line, Share, Supply, match, place_of

_IN_STOCK, _UNCONFIRMED = Footing.IN_STOCK, Footing.UNCONFIRMED
_new = tuple.__new__  # makes a named tuple in half the time; this runs for every waiting line
_FIRM = (Footing.IN_STOCK, Footing.CONFIRMED)


class Hold(IntEnum):
    """Whether a line is held: it keeps its shares and does not ship, or is passed over by the matcher too."""

    NONE = 0
    HELD = 1
    PASSED = 2


class Outlook(NamedTuple):
    """When one waiting line will be served, and how well that is founded.

    `position` counts from 1; `ahead` is what the lines before it wait for; `ready` is the part with a share of stock
    that it may ship; `promise` is the only date that may be told as one; `hoped` is never told without its footing, is
    never later than the promise, and never earlier than a hope ahead.
    `shares` come from the promise reading where there is a promise, else from the hoped reading; `short` is what
    nothing covers there. A held line keeps its shares and has nothing ready; one that is passed over stands behind the
    queue and has no shares. Before the day `reserved_from` a line has no promise and nothing ready.
    """

    line: Line
    position: int
    ahead: Decimal
    ready: Decimal
    promise: date | None
    hoped: date | None
    footing: Footing
    shares: tuple[Share, ...]
    short: Decimal
    hold: Hold = Hold.NONE
    reserved_from: date | None = None

    @property
    def date(self) -> date | None:
        """The promise, else the hoped date."""
        return self.promise if self.promise is not None else self.hoped


def outlooks(lines: Iterable[Line], supplies: Iterable[Supply]) -> list[Outlook]:
    """Both readings of one item's queue, in queue order, before ship-complete orders are considered."""
    queue = sorted(lines, key=place_of)
    supplies = list(supplies)
    firm_supplies = [supply for supply in supplies if supply.footing in _FIRM]
    firm = match(queue, firm_supplies)
    every = firm if len(firm_supplies) == len(supplies) else match(queue, supplies)
    result: list[Outlook] = []
    ahead = ZERO
    worst = _IN_STOCK
    latest, hopeless = date.min, False  # the hope of the line ahead, and whether one ahead has no date at all
    for position, (promised, hoping) in enumerate(zip(firm, every, strict=True), start=1):
        line, shares, short = hoping
        if short:
            own, hoped = Footing.NONE, None
        else:
            last = shares[-1].supply
            own = last.footing if len(shares) == 1 else _worst(shares)
            hoped = last.ready if last.footing <= _UNCONFIRMED else None
        if own > worst:
            worst = own
        if promised.short:
            promise = None
            footing = worst if worst > _UNCONFIRMED else _UNCONFIRMED
            if hopeless or own > _UNCONFIRMED:
                hoped, hopeless = None, True
        else:
            shares, short = promised.shares, ZERO
            promise = shares[-1].supply.ready
            footing = own if promised is hoping else _worst(shares)
            if hoped is None:  # the last of it is overdue
                hoped = promise
        if hoped is not None:
            latest = hoped = hoped if hoped > latest else latest
        first = shares[0] if shares else None
        ready = first.quantity if first is not None and first.supply.footing is _IN_STOCK else ZERO
        result.append(
            _new(Outlook, (line, position, ahead, ready, promise, hoped, footing, shares, short, Hold.NONE, None))
        )
        ahead += line.waiting
    return result


def with_holds(lines: Iterable[Line], supplies: Iterable[Supply], holds: Mapping[int, Hold]) -> list[Outlook]:
    """`outlooks` where some lines are held (`holds` by line id): those that are passed over come last, uncovered."""
    lines = list(lines)
    found = outlooks([line for line in lines if holds.get(line.id) is not Hold.PASSED], supplies)
    found = [outlook._replace(ready=ZERO, hold=Hold.HELD) if outlook.line.id in holds else outlook for outlook in found]
    ahead = found[-1].ahead + found[-1].line.waiting if found else ZERO
    for line in sorted((line for line in lines if holds.get(line.id) is Hold.PASSED), key=place_of):
        place = len(found) + 1
        found.append(Outlook(line, place, ahead, ZERO, None, None, Footing.NONE, (), line.waiting, Hold.PASSED))
        ahead += line.waiting
    return found


def complete(order: Sequence[Outlook]) -> list[Outlook]:
    """The lines of one ship-complete order, each with the latest date and the worst footing of them all.

    Nothing of the order is ready until every line is, wholly. `order` holds all of its waiting lines.
    """
    promises = [line.promise for line in order]
    hopes = [line.hoped for line in order]
    promise = max(promises) if None not in promises else None  # type: ignore[type-var]
    hoped = max(hopes) if None not in hopes else None  # type: ignore[type-var]
    footing = max(line.footing for line in order)
    if promise is None:
        footing = max(footing, Footing.UNCONFIRMED)
    ready = all(line.ready == line.line.waiting for line in order)
    return [
        line._replace(promise=promise, hoped=hoped, footing=footing, ready=line.ready if ready else ZERO)
        for line in order
    ]


def stock_share(outlook: Outlook) -> Decimal:
    """What a line has of stock, whether it may ship or not."""
    first = outlook.shares[0] if outlook.shares else None
    return first.quantity if first is not None and first.supply.footing is Footing.IN_STOCK else ZERO


def held(outlook: Outlook) -> Decimal:
    """What a line of a ship-complete order holds of stock until its order is whole. What a person holds, or what is
    reserved from a later day, is not held for that.
    """
    if outlook.ready or outlook.hold or outlook.reserved_from is not None:
        return ZERO
    return stock_share(outlook)


def _worst(shares: tuple[Share, ...]) -> Footing:
    return max(share.supply.footing for share in shares)
