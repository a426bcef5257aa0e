"""Getting ahead in a queue: the places it takes, and who moves back for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.errors import Question
from app.domain.matching import ZERO, Footing, Line, Place, Supply
from app.domain.promises import Outlook, held, stock_share

CLOCK_WRONG = "the clock was wrong"  # the reason kept of lines that were placed anew when the clock was put right


class Later(NamedTuple):
    """A waiting line whose promise moves back, or of whose `ready` part something is `taken`, or of what it had `held`
    until its order is whole. `after` None: it loses its date, where it had one `before`.
    """

    line: int
    before: date | None
    after: date | None
    taken: Decimal = ZERO
    ready: Decimal = ZERO
    held: Decimal = ZERO

    @property
    def days(self) -> int | None:
        """By how many calendar days; None where it loses its date, which is the worst."""
        if self.before is None:
            return 0
        return None if self.after is None else (self.after - self.before).days


class MovedBack(NamedTuple):
    """A line that moves back: its promise before and after. `days` None (and no date after): it loses its date.
    `number` is the line's on its order, where that has another one for the same item. `taken` is what it loses of the
    `ready` part that it had, or of what it `held` until its order is whole.
    """

    line: int
    order: str
    customer: str
    sku: str
    before: date | None
    after: date | None
    days: int | None
    number: int | None = None
    taken: Decimal = ZERO
    ready: Decimal = ZERO
    held: Decimal = ZERO


class Overtaken(NamedTuple):
    """A waiting line, how much more it would have ahead of it, and its promise before and after. `number` is the
    line's on its order, where that has another one for the same item.
    """

    order: str
    customer: str
    sku: str
    more: Decimal
    before: date | None
    after: date | None
    number: int | None = None


class OverrideEffect(NamedTuple):
    """What an override would do: who moves back, the worst first, and the question to agree to; None with nobody."""

    moved: tuple[MovedBack, ...]
    question: Question | None


class Queued(NamedTuple):
    """What was done in a queue: its act, the line, and who moved back for it."""

    act: int
    line: int
    order: str
    customer: str
    sku: str
    moved: tuple[MovedBack, ...] = ()


def places_before(target: Place, moving: Sequence[int], group: Mapping[int, int]) -> dict[int, Place]:
    """The places that put the lines `moving` (ids, in their order) directly before the line at `target`.

    They take its day and number with smaller subs. `group` has the sub of every line of the item with that day and
    number, of those that are served already too, by id. Where there is no room, the lines before it move down together:
    their order among each other stays. Returns the new place of every line whose place changes.
    """
    count = len(moving)
    ahead = {line: sub for line, sub in group.items() if sub < target.sub and line not in moving}
    shift = max(0, max(ahead.values()) - (target.sub - count) + 1) if ahead else 0
    found = {line: target._replace(sub=sub - shift) for line, sub in ahead.items()} if shift else {}
    for at, line in enumerate(moving):
        found[line] = target._replace(sub=target.sub - count + at)
    return found


def placed_on(day: date, lines: Iterable[tuple[int, int, Place]], ahead: Mapping[int, Place]) -> dict[int, Place]:
    """The places on `day` of lines (id, item and place, in queue order), which keep their order, behind the place that
    is the last one on that day already (`ahead`, by item).
    """
    last, found = dict(ahead), {}
    for line, item, place in lines:
        before, new = last.get(item), place._replace(on=day)
        if before is not None and new <= before:
            new = before._replace(sub=before.sub + 1)
        found[line] = last[item] = new
    return found


def moved(lines: Iterable[Line], places: Mapping[int, Place]) -> list[Line]:
    """The lines, each in its new place where it has one."""
    return [line._replace(place=places[line.id]) if line.id in places else line for line in lines]


def less_stock(supplies: Iterable[Supply], quantity: Decimal) -> list[Supply]:
    """The supplies once so much has been taken from stock."""
    left = [
        supply._replace(quantity=supply.quantity - quantity) if supply.footing is Footing.IN_STOCK else supply
        for supply in supplies
    ]
    return [supply for supply in left if supply.quantity > ZERO]


def moved_back(before: Iterable[Outlook], after: Mapping[int, Outlook]) -> list[Later]:
    """Whose promise is later or gone, or who loses of a ready part, or of what is held until an order is whole, by two
    readings of the same lines; the worst first.
    """
    found = []
    for outlook in before:
        now = after.get(outlook.line.id)
        if now is None:
            continue
        promise, ready, holds = outlook.promise, outlook.ready, held(outlook)
        taken = max(ZERO, holds - stock_share(now) if holds else ready - now.ready)
        if taken or (promise is not None and (now.promise is None or now.promise > promise)):
            lost = (taken, ready, holds) if taken else ()
            found.append(Later(outlook.line.id, promise, now.promise, *lost))
    return sorted(found, key=lambda later: (later.days is not None, -(later.days or 0)))
