"""What is due to be counted and why, cut into sheets, and the verb that says a record is not believed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from app.counting.opening import Opened, open_count
from app.data import count_schedule as stored
from app.data import counts, items, orders
from app.desk import Desk
from app.domain import count_schedule
from app.domain.changes import Topic
from app.domain.count_schedule import YEAR, AbcClass, Due, classes, in_order
from app.domain.counts import Why
from app.domain.errors import Refused
from app.domain.promise_states import State

_BROKEN = (State.SLIPPED, State.COVER_LOST)


def due(desk: Desk) -> list[Due]:
    """What is due to be counted, the most pressing first. What is on an open count is left out."""
    histories = stored.histories(desk.today - timedelta(YEAR))
    abc = classes({item: history.issued for item, history in histories.items()})
    settings = desk.settings
    intervals = {
        AbcClass.A: settings.count_a_days,
        AbcClass.B: settings.count_b_days,
        AbcClass.C: settings.count_c_days,
    }
    broken, busy, board = _broken(desk), counts.being_counted(), desk.board
    found = []
    for item in items.all_items():
        history = histories.get(item.id)
        if history is None or item.id in busy or (item.discontinued and not board.standing(item.id).on_hand):
            continue
        each = count_schedule.due(item, abc[item.id], history, intervals, desk.today, item.id in broken)
        if each is not None:
            found.append(each)
    return in_order(found)


def sheets(desk: Desk, size: int | None = None) -> list[list[Due]]:
    """What is due, cut into sheets of the size in the settings (or another one), each walked bin by bin."""
    return count_schedule.sheets(due(desk), size or desk.settings.count_sheet)


def open_due(desk: Desk, size: int | None = None) -> Opened:
    """Begin a count of the first sheet that is due. Refused where nothing is."""
    found = sheets(desk, size)
    if not found:
        raise Refused("count.nothing_due")
    return open_count(desk, [each.item.id for each in found[0]], Why.DUE)


def doubt(desk: Desk, item_id: int, reason: str) -> int:
    """Say that an item's record is not believed: it is counted before anything else. Returns the act."""
    with desk.change("doubt", topics=Topic.COUNTS) as act:
        item = items.by_id(item_id)
        if not reason.strip():
            raise Refused("doubt.no_reason", sku=item.sku)
        stored.add_doubt(act.id, item_id, reason.strip())
        act.touch(items=[item_id])
    return act.id


def _broken(desk: Desk) -> Collection[int]:
    """The items of which a customer was told a date that does not hold."""
    lines = [line for line, state in desk.board.promises.found.items() if state.state in _BROKEN]
    return {line.item for line in orders.lines(lines)}
