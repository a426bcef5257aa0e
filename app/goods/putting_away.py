"""Verbs of goods that were received and still stand at the door: list them, and mark them as put away.

Only where the stockroom has bins, and only for some days: what nobody has marked by then is taken to be in its place.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from decimal import Decimal
from itertools import groupby

from app.data import items, receipts
from app.data.receipts import ReceivedGoods
from app.desk import ActUnderWay, Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.matching import ZERO
from app.domain.receipts import ToPutAway

DAYS = 7


def waiting(desk: Desk) -> list[ToPutAway]:
    """The receipts that have not been put away, the latest first."""
    found = _at_the_door(desk)
    known = items.by_ids({each.item for each, _ in found})
    listed = []
    for act, group in groupby(found, key=lambda part: part[0].act):
        parts = list(group)
        goods = sorted(((known[each.item], quantity) for each, quantity in parts), key=lambda good: good[0].bin)
        first = parts[0][0]
        listed.append(ToPutAway(act, first.on, first.person, first.po, first.supplier, tuple(goods)))
    return listed


def by_item(desk: Desk) -> dict[int, Decimal]:
    """How much of each item was received and has not been put away."""
    sums: dict[int, Decimal] = {}
    for each, quantity in _at_the_door(desk):
        sums[each.item] = sums.get(each.item, ZERO) + quantity
    return sums


def put_away(desk: Desk, acts: Collection[int] | None = None) -> int:
    """Mark receipts (by their acts; None is all that wait) as put away; returns the act. Refused where none waits."""
    with desk.change(Verb.PUT_AWAY, topics=Topic.STOCK) as act:
        wanted = [each.act for each, _ in _at_the_door(desk)] if acts is None else list(acts)
        marked = receipts.put_away(act.id, wanted)
        if not marked:
            raise Refused("put_away.none")
        act.touch(items=receipts.items_of(marked))
        return act.id


def undo_put_away(act: ActUnderWay, of: int) -> None:
    """What the act `of` put away stands at the door again."""
    act.touch(items=receipts.items_of(receipts.put_away_by(of)))
    receipts.undo_put_away(of)


def _at_the_door(desk: Desk) -> list[tuple[ReceivedGoods, Decimal]]:
    """What was received and not put away, and how much of it is still here: what is gone came earliest."""
    found = receipts.not_put_away(desk.today - timedelta(DAYS))
    left = items.on_hand({each.item for each in found})
    standing = []
    for each in found:
        part = min(each.quantity, left.get(each.item, ZERO))
        if part:
            left[each.item] -= part
            standing.append((each, part))
    return standing
