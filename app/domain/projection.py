"""An item's stock as it is expected to go: on hand less the queue today, stepping up at every supply, and down where
what is reserved from a later day begins to wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.matching import ZERO, Footing, Line, Supply, match, supply_order


class LevelStep(NamedTuple):
    """One supply that arrives: how much, the level it brings stock to, and the orders it serves, in queue order.

    `on` is its ready date (today where it is overdue), None where it has no date. Below zero, `quantity` is what lines
    hold of the stock from that day on, which is reserved for them then.
    """

    on: date | None
    quantity: Decimal
    level: Decimal
    footing: Footing
    po: str
    serves: tuple[str, ...]


class Projection(NamedTuple):
    """The level today, negative where more waits than is here, and every step of it; undated ones come last."""

    start: Decimal
    steps: tuple[LevelStep, ...]

    @property
    def end(self) -> Decimal:
        return self.steps[-1].level if self.steps else self.start


def project(
    lines: Iterable[Line], supplies: Iterable[Supply], names: Mapping[int, str], day: date = date.max
) -> Projection:
    """The projection of one item; `names` has the order number of each waiting line. Lines whose place begins after
    `day` are reserved from that day.
    """
    lines, supplies = list(lines), sorted(supplies, key=supply_order)
    serves: dict[Supply, dict[str, None]] = {}
    for served in match(lines, supplies):
        for share in served.shares:
            serves.setdefault(share.supply, {})[names[share.line]] = None
    stock = sum((supply.quantity for supply in supplies if supply.footing is Footing.IN_STOCK), ZERO)
    start = level = stock - sum((line.waiting for line in lines if line.place.on <= day), ZERO)
    coming = [
        LevelStep(supply.ready, supply.quantity, ZERO, supply.footing, supply.po, tuple(serves.get(supply, ())))
        for supply in supplies
        if supply.footing is not Footing.IN_STOCK
    ]
    for line in lines:
        if line.place.on > day:
            coming.append(LevelStep(line.place.on, -line.waiting, ZERO, Footing.IN_STOCK, "", (names[line.id],)))
    steps = []
    for step in sorted(coming, key=lambda step: step.on or date.max):
        level += step.quantity
        steps.append(step._replace(level=level))
    return Projection(start, tuple(steps))


def surplus(lines: Iterable[Line], supplies: Iterable[Supply]) -> dict[Supply, Decimal]:
    """What of each supply serves nobody; supplies that are used up are left out."""
    left = {supply: supply.quantity for supply in supplies}
    for served in match(lines, left):
        for share in served.shares:
            left[share.supply] -= share.quantity
    return {supply: quantity for supply, quantity in left.items() if quantity}
