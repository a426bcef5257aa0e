"""What a paper sheet says, or a person who looks again: so many of an item in a bin, in place of all tallied there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from app.counting.opening import open_one
from app.counting.tallying import key
from app.data import counts, items, tallies
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.counts import TallyKind
from app.domain.errors import NO_CONSENT, Consent, NotFound
from app.domain.matching import ZERO
from app.domain.tallies import TakenOut, Tallied


def put(
    desk: Desk,
    count_id: int,
    item_id: int,
    quantity: Decimal,
    bin: str = "",
    consent: Consent = NO_CONSENT,
    *,
    unplaced: bool = False,
) -> Tallied:
    """Say how many of an item there are in a bin: that stands in place of everything tallied there, and (`unplaced`)
    of what was tallied where no bin was named. Asks and refuses as `key` does.
    """
    with desk.change(Verb.TALLY, topics=Topic.TALLIES) as act:
        open_one(count_id)
        _take_out(count_id, item_id, (bin, "") if unplaced else (bin,), act.id)
        return key(desk, count_id, item_id, quantity, bin, consent=consent)


def none_there(desk: Desk, count_id: int, item_ids: Sequence[int]) -> int:
    """Say of items that nobody counted that there are none; returns the act."""
    with desk.change(Verb.TALLY, topics=Topic.TALLIES) as act:
        open_one(count_id)
        for item_id in item_ids:
            key(desk, count_id, item_id, ZERO)
    return act.id


def take_out(desk: Desk, count_id: int, item_id: int, bin: str = "", *, unplaced: bool = False) -> TakenOut:
    """Take back everything that was tallied of an item in a bin, and (`unplaced`) where none was named. Raises NotFound
    "count.step_gone" for nothing.
    """
    with desk.change(Verb.UNTALLY, topics=Topic.TALLIES) as act:
        open_one(count_id)
        if not _take_out(count_id, item_id, (bin, "") if unplaced else (bin,), act.id):
            raise NotFound("count.step_gone")
        act.touch(items=[items.by_id(item_id).id])
    return TakenOut(act.id, item_id, bin)


def _take_out(count_id: int, item_id: int, bins: Iterable[str], act_id: int) -> int:
    line = counts.line_of(count_id, item_id)
    if line is None:
        return 0
    after = tallies.round_began(line)
    standing = [step for bin in dict.fromkeys(bins) for step in tallies.standing(line, after, bin)]
    for step in standing:
        tallies.add(line, act_id, TallyKind.UNDO, -step.quantity, step.bin_id, step.code, undoes=step.id)
    return len(standing)
