"""Going back: the clock was ahead, and what was recorded by it is put where it belongs."""

from __future__ import annotations

from datetime import date

from app.data import corrections, orders, queueing
from app.data.corrections import WrongDays
from app.domain.acts import Verb
from app.domain.overrides import CLOCK_WRONG


def go_back(act_id: int, day: date, wrong: WrongDays) -> None:
    """Name the acts of the wrong days. What they accepted or sent counts as accepted and sent on `day`; their lines
    keep their order and are placed then, behind all that was accepted before them, each with an override.
    """
    corrections.add_correction(act_id, wrong)
    corrections.count_from(day, wrong)
    behind = max(day, orders.last_acceptance())
    found = corrections.wrong_places(behind, wrong)
    queueing.put_places({line: place._replace(on=behind) for line, place in found})
    for line, place in found:
        queueing.add_override(act_id, line, Verb.GO_BACK, CLOCK_WRONG, old_place=place)
