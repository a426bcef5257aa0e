"""What stands against taking an act back: later acts that name, change or use what it made."""

from __future__ import annotations

from app.data import acts, record_histories
from app.data.acts import RecordedAct
from app.domain.acts import StandingAct
from app.domain.errors import Refused


def refuse_standing(of: RecordedAct, sentence: str) -> None:
    """Refuse (by the id of a sentence) to take an act back where later acts stand on it, by their names, the latest
    first.
    """
    later = acts.by_ids(record_histories.standing_on(of.id))
    gone = acts.taken_back(later)
    standing = [
        act
        for act in sorted(later.values(), key=lambda act: -act.id)
        if act.id not in gone and not (act.reverses is not None and act.reverses in gone)
    ]
    if standing:
        named = tuple(StandingAct(act.id, act.on_day, act.person, act.verb) for act in standing)
        raise Refused(sentence, count=len(named), acts=named)
