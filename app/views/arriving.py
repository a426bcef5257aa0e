"""The purchase orders that goods at the door may be of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.data import people, purchases
from app.desk import Desk
from app.domain.matching import ZERO, Footing
from app.domain.purchase_orders import Inbound, State, supply


@dataclass(frozen=True, slots=True)
class Arriving:
    """A sent order with something open. `lines` are open schedule rows, `open` is what is to come of the item asked for
    (of several items it says nothing); the date is that of the next of them.
    """

    id: int
    number: str
    supplier: str
    lines: int
    open: Decimal
    footing: Footing
    on: date | None


def rows(desk: Desk, item_id: int | None = None) -> list[Arriving]:
    """Sent orders with something open, or with something open of one item: the earliest due first."""
    suppliers = {supplier.id: supplier.name for supplier in people.suppliers()}
    sent = {order.id: order for order in purchases.orders(state=State.SENT)}
    of_order: dict[int, list[Inbound]] = {}
    for row in purchases.open_rows():
        if row.po in sent and item_id in (None, row.inbound.item):
            of_order.setdefault(row.po, []).append(row.inbound)
    found = []
    for po, inbound in of_order.items():
        coming = [supply(row, desk.today, desk.calendar) for row in inbound]
        first = min(coming, key=lambda each: (each.due is None, each.due or date.max, each.footing))
        total = sum((row.open for row in inbound), ZERO)
        order = sent[po]
        name = suppliers[order.supplier]
        found.append(Arriving(po, order.number, name, len(inbound), total, first.footing, first.due))
    return sorted(found, key=lambda each: (each.on is None, each.on or date.max, len(each.number), each.number))
