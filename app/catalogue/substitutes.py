"""Verbs of substitutes: which item may go out instead of another one."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from app.data import item_sums, items, substitutes
from app.data import items as stored_items
from app.desk import Desk
from app.domain import limits
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.items import ONE
from app.domain.substitutes import SubstituteOffer


def add_substitute(desk: Desk, item_id: int, substitute_id: int, factor: Decimal = ONE) -> int:
    """Let another item go out instead of an item, `factor` of its units for one; returns its id.

    One way only: the item does not become a substitute of the other. Refused for an item with itself.
    """
    with desk.change(Verb.ADD_SUBSTITUTE, topics=Topic.ITEMS) as act:
        item, other = items.by_id(item_id), items.by_id(substitute_id)
        if item_id == substitute_id:
            raise Refused("substitute.itself", sku=item.sku)
        if not (factor and limits.is_quantity(factor)):
            raise Refused("substitute.factor", sku=item.sku, other=other.sku, factor=factor)
        if any(each.substitute == substitute_id for each in substitutes.of_items([item_id]).get(item_id, [])):
            raise Refused("substitute.known", sku=item.sku, other=other.sku)
        made = substitutes.add(item_id, substitute_id, factor)
        act.touch(items=[item_id])
    return made


def remove_substitute(desk: Desk, substitute_id: int) -> None:
    """An item goes out instead of another one no more. What was substituted already stays. Raises NotFound."""
    with desk.change(Verb.REMOVE_SUBSTITUTE, topics=Topic.ITEMS) as act:
        found = substitutes.by_id(substitute_id)
        substitutes.remove(substitute_id)
        act.touch(items=[found.item])


def offers(desk: Desk, item_ids: Collection[int]) -> dict[int, list[SubstituteOffer]]:
    """What may go out instead of each of the items, with what is free of it; items without any are left out."""
    known = substitutes.of_items(item_ids)
    others = {each.substitute for found in known.values() for each in found}
    if not others:
        return {}
    items = {item.id: item for item in stored_items.all_items(others)}
    standing = item_sums.standings(others, desk.queue_day)
    return {
        item: [SubstituteOffer(each, items[each.substitute], standing[each.substitute].free) for each in found]
        for item, found in known.items()
    }
