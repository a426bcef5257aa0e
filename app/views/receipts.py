"""What a receipt brought, and whom it serves as things stand: for its slip and its labels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import acts, items, people, purchases, queues, receipts
from app.data import receipts as stored
from app.desk import Desk
from app.domain.errors import NotFound, Refused
from app.domain.items import Item, Supplier
from app.domain.matching import ZERO
from app.domain.purchase_orders import PurchaseOrder
from app.domain.receipts import ServedLine, remains
from app.goods import serving


class ReceivedItem(NamedTuple):
    """So much of an item that arrived: whom it serves, what is on the shelf of it, and what has left since."""

    item: Item
    quantity: Decimal
    serves: tuple[ServedLine, ...]
    to_shelf: Decimal
    gone: Decimal


class NotTaken(NamedTuple):
    """So much of an item that came with a receipt and was not taken, why, and whether nothing comes in its place."""

    item: Item
    quantity: Decimal
    reason: str
    short: bool


class Receipt(NamedTuple):
    """One receipt, booked on `orders`: none where it came without one.

    Where a part was taken back, `items` are what is left; `stands` is false once all of it was.
    """

    act: int
    happened_on: date
    person: str
    reason: str
    orders: list[PurchaseOrder]
    suppliers: list[Supplier]
    items: list[ReceivedItem]
    stands: bool
    rejected: list[NotTaken]


def receipt(desk: Desk, act_id: int) -> Receipt:
    """What the act received. Raises NotFound "act.unknown", Refused "slip.nothing_received" where that is nothing."""
    act = acts.by_id(act_id)
    booked = receipts.of_act(act_id)
    if not booked:
        raise Refused("slip.nothing_received", person=act.person, on=act.on_day)
    stands = any(part.left for part in booked)
    sums: dict[int, Decimal] = {}
    for part in booked:
        if quantity := part.left if stands else part.quantity:
            sums[part.item] = sums.get(part.item, ZERO) + quantity
    po_ids = {part.po for part in booked if part.po is not None}
    found = purchases.orders(po_ids) if po_ids else []
    return Receipt(
        act_id,
        booked[0].happened_on,
        act.person,
        "; ".join(dict.fromkeys(part.reason for part in booked if part.reason)),
        found,
        [people.supplier(id) for id in dict.fromkeys(part.supplier for part in booked if part.supplier is not None)],
        _served(desk, sums),
        stands,
        _rejected(act_id),
    )


def is_receipt(act_id: int) -> bool:
    """Whether the act received anything."""
    return bool(receipts.of_act(act_id))


def last_receipt(desk: Desk) -> int:
    """The act of the latest receipt that stands. Raises NotFound "slip.no_receipt"."""
    found = receipts.last_act()
    if found is None:
        raise NotFound("slip.no_receipt")
    return found


def _rejected(act_id: int) -> list[NotTaken]:
    found = stored.rejected_goods(act_id)
    known = items.by_ids({each.item for each in found})
    return [NotTaken(known[each.item], each.quantity, each.reason, each.short) for each in found]


def _served(desk: Desk, sums: Mapping[int, Decimal]) -> list[ReceivedItem]:
    known, on_hand = items.by_ids(sums), items.on_hand(sums)
    waiting = queues.waiting_lines(sums, day=desk.queue_day)
    now = {item: remains(waiting.get(item, ()), quantity, on_hand.get(item, ZERO)) for item, quantity in sums.items()}
    serves = serving.named({item: found.serves for item, found in now.items()})
    return [
        ReceivedItem(known[item], sums[item], serves[item], found.to_shelf, found.gone) for item, found in now.items()
    ]
