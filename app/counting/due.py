"""What is due to be counted and why, cut into sheets, and the verb that says a record is not believed."""

from __future__ import annotations

from app.counting.opening import open_count
from app.data import count_schedule as stored
from app.data import items
from app.desk import Desk
from app.domain import count_schedule
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.count_schedule import Due
from app.domain.counts import CountWhy, Opened
from app.domain.errors import Refused


def due(desk: Desk) -> list[Due]:
    """What is due to be counted, the most pressing first. What is on an open count is left out."""
    return desk.schedule.due()


def sheets(desk: Desk, size: int | None = None) -> list[list[Due]]:
    """What is due, cut into sheets of the size in the settings (or another one), each walked bin by bin."""
    return count_schedule.sheets(due(desk), size or desk.settings.count_sheet)


def open_due(desk: Desk, size: int | None = None) -> Opened:
    """Begin a count of the first sheet that is due. Refused where nothing is."""
    found = sheets(desk, size)
    if not found:
        raise Refused("count.nothing_due")
    return open_count(desk, [each.item.id for each in found[0]], CountWhy.DUE)


def doubt(desk: Desk, item_id: int, reason: str) -> int:
    """Say that an item's record is not believed: it is counted before anything else. Returns the act."""
    with desk.change(Verb.DOUBT, topics=Topic.COUNTS) as act:
        item = items.by_id(item_id)
        if not reason.strip():
            raise Refused("doubt.no_reason", sku=item.sku)
        stored.add_doubt(act.id, item_id, reason.strip())
        act.touch(items=[item_id])
    return act.id
