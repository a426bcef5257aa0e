"""Verbs that begin and give up a count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.data import counts, items
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.counts import Count, CountState, CountWhy, Opened
from app.domain.errors import NotFound, Refused


def open_count(desk: Desk, item_ids: Sequence[int], why: CountWhy = CountWhy.SPOT, note: str = "") -> Opened:
    """Begin a count of these items. Refused where there are none, or one is on another open count."""
    with desk.change(Verb.OPEN_COUNT, topics=Topic.COUNTS) as act:
        known = items.by_ids(list(dict.fromkeys(item_ids)))
        if not known:
            raise Refused("count.no_items")
        for item_id, number in counts.being_counted(known).items():
            raise Refused("count.counted_elsewhere", sku=known[item_id].sku, number=number)
        walk = sorted(known.values(), key=lambda item: (item.bin == "", item.bin, item.sku))
        count_id, number = counts.add(act.id, why, note.strip(), desk.settings.count_blind, [item.id for item in walk])
        act.touch(items=known)
    return Opened(act.id, count_id, number, len(known))


def open_bin(desk: Desk, bin: str) -> Opened:
    """Begin a count of everything that has its place in a bin. What is being counted already is left out.

    Raises NotFound "count.bin_unknown".
    """
    called = bin.strip().casefold()
    found = [(item, code) for item in items.all_items() for code in item.bins if code and code.casefold() == called]
    if not found:
        raise NotFound("count.bin_empty", bin=bin.strip())
    return open_count(desk, _free(item.id for item, _ in found), CountWhy.BIN, found[0][1])


def cancel(desk: Desk, count_id: int) -> int:
    """Give an open count up: nothing of it is posted, everything scanned is kept. Returns the act."""
    with desk.change(Verb.CANCEL_COUNT, topics=Topic.COUNTS) as act:
        open_one(count_id)
        counts.set_state(count_id, CountState.CANCELLED, act.id)
        act.touch(items=[item for _, item, _ in counts.lines(count_id)])
    return act.id


def open_one(count_id: int) -> Count:
    """A count that is open. Raises NotFound "count.unknown"; Refused where it is posted or cancelled."""
    count = counts.by_id(count_id)
    if count.state is not CountState.OPEN:
        raise Refused(f"count.is_{count.state}", number=count.number)
    return count


def _free(item_ids: Iterable[int]) -> list[int]:
    """Those of the items that are on no open count; all of them where that would leave none."""
    every = list(item_ids)
    busy = counts.being_counted(every)
    return [item for item in every if item not in busy] or every
