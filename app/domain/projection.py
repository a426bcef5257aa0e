"""An item's stock as it is expected to go: on hand less the whole queue today, stepping up at every supply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.matching import ZERO, Footing, Line, Supply, match, supply_order


class Step(NamedTuple):
    """One supply that arrives: how much, the level it brings stock to, and the orders it serves, in queue order.

    `on` is its ready date (today where it is overdue), None where it has no date.
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
    steps: tuple[Step, ...]

    @property
    def end(self) -> Decimal:
        return self.steps[-1].level if self.steps else self.start


def project(lines: Iterable[Line], supplies: Iterable[Supply], names: Mapping[int, str]) -> Projection:
    """The projection of one item; `names` has the order number of each waiting line."""
    lines, supplies = list(lines), sorted(supplies, key=supply_order)
    serves: dict[Supply, dict[str, None]] = {}
    for served in match(lines, supplies):
        for share in served.shares:
            serves.setdefault(share.supply, {})[names[share.line]] = None
    stock = sum((supply.quantity for supply in supplies if supply.footing is Footing.IN_STOCK), ZERO)
    start = level = stock - sum((line.waiting for line in lines), ZERO)
    steps = []
    for supply in supplies:
        if supply.footing is not Footing.IN_STOCK:
            level += supply.quantity
            orders = tuple(serves.get(supply, ()))
            steps.append(Step(supply.ready, supply.quantity, level, supply.footing, supply.po, orders))
    return Projection(start, tuple(steps))


def surplus(lines: Iterable[Line], supplies: Iterable[Supply]) -> dict[Supply, Decimal]:
    """What of each supply serves nobody; supplies that are used up are left out."""
    left = {supply: supply.quantity for supply in supplies}
    for served in match(lines, left):
        for share in served.shares:
            left[share.supply] -= share.quantity
    return {supply: quantity for supply, quantity in left.items() if quantity}
