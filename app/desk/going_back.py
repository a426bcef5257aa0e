"""Going back: the clock was ahead, and what was recorded by it is put where it belongs."""

from __future__ import annotations

from datetime import date

from app.data import corrections, orders, queueing
from app.data.corrections import WrongDays, WrongPlace
from app.desk.clock import BRIDGED, Clock
from app.domain.acts import Verb
from app.domain.errors import ClockAsked
from app.domain.overrides import CLOCK_WRONG, placed_on


def asked_of(clock: Clock) -> ClockAsked | None:
    """What the clock asks before the next act is recorded; where that may end in a going back, with how many waiting
    lines that would place anew.
    """
    asked = clock.asked()
    if asked is None or not asked.behind:
        return asked
    _, found = _misplaced(clock.today(), wrong_days(clock))
    return ClockAsked(asked.id, count=sum(each.waits for each in found), **asked.facts)


def wrong_days(clock: Clock) -> WrongDays:
    """The acts that are stamped later than this clock can have said."""
    return corrections.wrong_days(clock.now() + BRIDGED)


def go_back(act_id: int, day: date, wrong: WrongDays) -> None:
    """Name the acts of the wrong days. What they accepted or sent counts as accepted and sent on `day`; their lines
    keep their order and are placed then, behind all that was accepted before them, each with an override.
    """
    corrections.add_correction(act_id, wrong)
    behind, found = _misplaced(day, wrong)
    corrections.count_from(day, wrong)
    lines = [(each.line, each.item, each.place) for each in found]
    queueing.put_places(placed_on(behind, lines, corrections.last_places(behind)))
    for each in found:
        queueing.add_override(act_id, each.line, Verb.GO_BACK, CLOCK_WRONG, old_place=each.place)


def _misplaced(day: date, wrong: WrongDays) -> tuple[date, list[WrongPlace]]:
    """The day of the places that lines of the wrong days get, and these lines in queue order."""
    behind = max(day, corrections.accepted_besides(wrong))
    reached = max(corrections.last_day(wrong), orders.last_not_reserved())
    return behind, corrections.wrong_places(behind, reached, wrong)
