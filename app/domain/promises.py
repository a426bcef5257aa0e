"""The two readings of the matcher: what may be promised, and what may be hoped for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.matching import ZERO, Footing, Line, Served, Share, Supply, match

_FIRM = (Footing.IN_STOCK, Footing.CONFIRMED)
_DATED = (Footing.IN_STOCK, Footing.CONFIRMED, Footing.UNCONFIRMED)


class Outlook(NamedTuple):
    """When one waiting line will be served, and how well that is founded.

    `position` counts from 1; `ahead` is what the lines before it wait for; `ready` is the part with a share of stock
    that it may ship; `promise` is the only date that may be told as one; `hoped` is never told without its footing.
    `shares` come from the promise reading where there is a promise, else from the hoped reading; `short` is what
    nothing covers there.
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

    @property
    def date(self) -> date | None:
        """The promise, else the hoped date."""
        return self.promise if self.promise is not None else self.hoped


def outlooks(lines: Iterable[Line], supplies: Iterable[Supply], today: date) -> list[Outlook]:
    """Both readings of one item's queue, in queue order, before ship-complete orders are considered."""
    supplies = list(supplies)
    lines = list(lines)
    firm = match(lines, [supply for supply in supplies if supply.footing in _FIRM])
    every = match(lines, supplies) if len(supplies) != _count_firm(supplies) else firm
    result: list[Outlook] = []
    ahead = ZERO
    worst = Footing.IN_STOCK
    for position, (promised, hoping) in enumerate(zip(firm, every, strict=True), start=1):
        own = _footing(hoping)
        if own > worst:
            worst = own
        promise = None if promised.short else _latest(promised, today)
        if promise is not None:
            served, footing = promised, _footing(promised)
        else:
            served, footing = hoping, max(worst, Footing.UNCONFIRMED)
        line = promised.line
        result.append(
            Outlook(
                line,
                position,
                ahead,
                _of_stock(promised),
                promise,
                _hoped(hoping, today),
                footing,
                served.shares,
                served.short,
            )
        )
        ahead += line.waiting
    return result


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


def _count_firm(supplies: list[Supply]) -> int:
    return sum(supply.footing in _FIRM for supply in supplies)


def _footing(served: Served) -> Footing:
    """The worst footing among a line's shares; none where something is short."""
    if served.short:
        return Footing.NONE
    if len(served.shares) == 1:
        return served.shares[0].supply.footing
    return max(share.supply.footing for share in served.shares)


def _latest(served: Served, today: date) -> date | None:
    if served.short:
        return None
    last = served.shares[-1].supply
    return today if last.footing is Footing.IN_STOCK else last.ready


def _hoped(served: Served, today: date) -> date | None:
    if served.short or served.shares[-1].supply.footing not in _DATED:
        return None
    return _latest(served, today)


def _of_stock(served: Served) -> Decimal:
    if served.shares and served.shares[0].supply.footing is Footing.IN_STOCK:
        return served.shares[0].quantity
    return ZERO
