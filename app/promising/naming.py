"""Which lines are meant where customers were told, or answered."""

from __future__ import annotations

from app.catalogue import naming
from app.desk import Desk
from app.domain.errors import Refused
from app.views import queue


def lines_named(desk: Desk, order: str | None, customer: str | None, sku: str | None, *, due: bool) -> list[int]:
    """The waiting lines meant, or all of an order that waits for nothing any more: the verb then says so.

    `due`: only those that are due to be told. Refused "tell.none" where there are none.
    """
    item = None if sku is None else naming.item_id(sku)
    accepted = [] if order is None else naming.lines_of(order)
    named = None if customer is None else naming.customer(customer).id
    of_order = {line.id for line in accepted}
    items = {line.item for line in accepted} if order else None if item is None else [item]
    found = [
        row.id
        for row in (queue.to_tell(desk, items) if due else queue.rows(desk, items))
        if (order is None or row.id in of_order) and named in (None, row.customer_id) and item in (None, row.item_id)
    ]
    found = found or [line.id for line in accepted if item in (None, line.item) and not due and named is None]
    if not found:
        raise Refused("tell.none")
    return found
