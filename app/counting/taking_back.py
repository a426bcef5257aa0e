"""What taking an act of counting back does; `app.acts.reversing` calls it, within the act that does."""

from __future__ import annotations

from app.counting.opening import open_one
from app.counting.tallying import take_back, undo_step
from app.data import counts, tallies
from app.desk import ActUnderWay
from app.domain.changes import Topic
from app.domain.counts import CountState
from app.domain.errors import Refused

__all__ = ["detached", "opened", "reopened", "settled", "take_back"]


def opened(act: ActUnderWay, of: int) -> None:
    """A count that should not have been begun is cancelled."""
    for count_id in counts.begun_by(of):
        open_one(count_id)
        counts.set_state(count_id, CountState.CANCELLED, act.id)
        act.touch(Topic.COUNTS, _items(count_id))


def reopened(act: ActUnderWay, of: int) -> None:
    """A count that was posted or cancelled by `of` is open again, with everything that was scanned."""
    for count_id in counts.ended_by(of):
        counts.set_state(count_id, CountState.OPEN)
        act.touch(Topic.COUNTS, _items(count_id))


def settled(act: ActUnderWay, of: int) -> None:
    """What was decided at a review stands no longer: the rows of a reversed act do not count. Of an open count only."""
    for count_id in counts.decided_by(of):
        count = counts.by_id(count_id)
        if count.state is not CountState.OPEN:
            raise Refused(f"count.is_{count.state}", number=count.number)
        act.touch(Topic.COUNTS, _items(count_id))


def detached(act: ActUnderWay, of: int) -> None:
    """A code that was attached to an item is parked again, with every scan of it that `of` had tallied. Of an open
    count only.
    """
    settled(act, of)
    for step in tallies.steps_attached_by(of):
        undo_step(act, step)
        act.touch(Topic.TALLIES, [counts.count_of_line(step.line)[1]])


def _items(count_id: int) -> list[int]:
    return [item for _, item, _ in counts.lines(count_id)]
