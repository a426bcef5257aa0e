"""What is to be counted when: intervals by class, and what comes before its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.classes import AbcClass
from app.domain.items import Item
from app.domain.matching import ZERO

YEAR = 365  # days of issues that the classes go by
BROKEN_AGAIN = 7  # days after a count in which a broken promise does not ask for another one


class DueFor(StrEnum):
    """Why an item is due, the most pressing first."""

    DOUBTED = "doubted"  # somebody at the desk did not believe its record
    SHORT_PICK = "short_pick"
    BROKEN = "broken"  # a customer was told a date that does not hold
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class History:
    """What is known of an item's counts. `counted_on` is when its record was last compared with the shelf (also its
    opening), None where it never had stock; the flags say what has happened since.
    """

    counted_on: date | None = None
    issued: Decimal = ZERO  # in a year, in the item's unit
    doubt: str | None = None
    short_pick: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """An item that is due. `due_on` is the day by its interval; `doubt` says why its record is not believed."""

    item: Item
    abc: AbcClass
    due_on: date
    counted_on: date
    reasons: tuple[DueFor, ...]
    issued: Decimal
    doubt: str = ""

    @property
    def first(self) -> bool:
        """Whether it comes before those that are only due by their interval."""
        return self.reasons[0] is not DueFor.INTERVAL


def due(
    item: Item, abc: AbcClass, history: History, intervals: Mapping[AbcClass, int], today: date, broken: bool
) -> Due | None:
    """Whether an item is due today, and why. `broken` where a customer was told a date of it that does not hold."""
    if history.counted_on is None:
        return None
    due_on = history.counted_on + timedelta(intervals[abc])
    reasons = []
    if history.doubt is not None:
        reasons.append(DueFor.DOUBTED)
    if history.short_pick:
        reasons.append(DueFor.SHORT_PICK)
    if broken and history.counted_on <= today - timedelta(BROKEN_AGAIN):
        reasons.append(DueFor.BROKEN)
    if due_on <= today:
        reasons.append(DueFor.INTERVAL)
    if not reasons:
        return None
    return Due(item, abc, due_on, history.counted_on, tuple(reasons), history.issued, history.doubt or "")


def in_order(found: Sequence[Due]) -> list[Due]:
    """What comes first: pressing reasons, then class, then how long it is overdue."""
    pressing = list(DueFor)
    return sorted(found, key=lambda each: (pressing.index(each.reasons[0]), each.abc, each.due_on, each.item.sku))


def sheets(found: Sequence[Due], size: int) -> list[list[Due]]:
    """What is due, cut into sheets that a person can finish: as it comes by urgency, each walked bin by bin."""
    parts = [found[start : start + size] for start in range(0, len(found), size)]
    return [sorted(part, key=lambda each: (each.item.bin == "", each.item.bin, each.item.sku)) for part in parts]
