"""Where things stand in the picture of projected stock: plain numbers in pixels, no painting."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from app.domain.matching import Footing
from app.domain.projection import LevelStep, Projection

UNDATED_SHARE = 0.3  # of the width, where some supply has no date
LANES = 3


class ArrivalMark(NamedTuple):
    """What arrives on one day with one footing: its steps, where it stands, and the level before and after."""

    steps: tuple[LevelStep, ...]
    x: float
    before: Decimal
    after: Decimal

    @property
    def on(self) -> date | None:
        return self.steps[0].on

    @property
    def footing(self) -> Footing:
        return self.steps[0].footing

    @property
    def quantity(self) -> Decimal:
        return sum((step.quantity for step in self.steps), Decimal(0))


@dataclass(frozen=True, slots=True)
class Scale:
    """The inside of the picture, from (left, top) to (right, bottom), and the levels it spans."""

    left: float
    top: float
    right: float
    bottom: float
    low: float
    high: float

    def y(self, level: Decimal | float) -> float:
        span = self.high - self.low
        return self.bottom - (float(level) - self.low) / span * (self.bottom - self.top)


def levels(projection: Projection) -> list[Decimal]:
    """Every level that the picture must show, zero among them."""
    return [Decimal(0), projection.start, *(step.level for step in projection.steps)]


def ticks(lowest: Decimal, highest: Decimal, most: int) -> list[int]:
    """Round numbers that span lowest to highest, at most about `most` of them; at least two."""
    rough = max(1, math.ceil((highest - lowest) / max(1, most - 1)))
    size: int = 10 ** (len(str(rough)) - 1)
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough)
    result = [step * math.floor(lowest / step)]
    while result[-1] < highest or len(result) < 2:
        result.append(result[-1] + step)
    return result


def arrivals(projection: Projection, today: date, left: float, right: float) -> list[ArrivalMark]:
    """The arrivals from left to right: dated ones along the calendar, undated ones behind them, evenly."""
    grouped = [tuple(steps) for _key, steps in groupby(projection.steps, key=lambda step: (step.on, step.footing))]
    undated = [steps for steps in grouped if steps[0].on is None]
    dated = [steps for steps in grouped if steps[0].on is not None]
    fence = undated_from(bool(dated), bool(undated), left, right)
    last = max([1, *((steps[0].on - today).days for steps in dated if steps[0].on is not None)])
    result: list[ArrivalMark] = []
    before = projection.start
    for at, steps in enumerate(dated + undated):
        on = steps[0].on
        if on is not None:
            x = left + (fence - left) * 0.86 * max(0, (on - today).days) / last
        else:
            x = fence + (right - fence) * (at - len(dated) + 0.35) / len(undated)
        result.append(ArrivalMark(steps, x, before, steps[-1].level))
        before = steps[-1].level
    return result


def undated_from(dated: bool, undated: bool, left: float, right: float) -> float:
    """Where the part without dates begins; the right edge where there is none."""
    if not undated:
        return right
    return right - (right - left) * (UNDATED_SHARE if dated else 0.8)


def lanes(spans: Sequence[tuple[float, float]]) -> list[int | None]:
    """A lane for each label (0 is the lowest), given where each begins and ends, so that none covers another.

    None where there is no room. Of two that would, the left one stands higher: the line of the right one then ends
    below it.
    """
    taken: list[float] = []
    result: list[int | None] = []
    for begin, end in reversed(spans):
        lane = next((lane for lane, start in enumerate(taken) if end <= start), None)
        if lane is None and len(taken) < LANES:
            taken.append(begin)
            lane = len(taken) - 1
        if lane is not None:
            taken[lane] = begin
        result.append(lane)
    return result[::-1]


def short_list(names: Sequence[str], most: int) -> str:
    """The first names, and how many more: "SO-0104, SO-0118 +3"."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" +{rest}" if rest > 0 else "")
