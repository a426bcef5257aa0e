"""What every verb of buying asks first: which state an order is in, what is open of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.data import buying, items, purchases
from app.domain.errors import NotFound, Refused
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.purchase_orders import PurchaseLine, PurchaseOrder, Row, State


def in_state(po_id: int, state: State) -> PurchaseOrder:
    """A purchase order, Refused (with what to do next) unless it is in `state`."""
    order = purchases.order(po_id)
    if order.state is not state:
        raise Refused(f"po.is_{order.state}", po=order.number)
    return order


def open_row(row_id: int) -> tuple[Row, PurchaseLine, PurchaseOrder]:
    """A row of a sent order with something still to come, or Refused."""
    row, line, order = purchases.row(row_id)
    if order.state is not State.SENT:
        raise Refused(f"po.is_{order.state}", po=order.number)
    if not row.open:
        raise Refused("po.row_done", po=order.number, sku=items.by_id(line.item).sku)
    return row, line, order


def open_of(po_id: int, item_id: int) -> tuple[PurchaseOrder, Item, list[Row]]:
    """A sent order, an item of it, and the rows of that with something still to come, by line and row.

    Raises NotFound "po.item_unknown", Refused where nothing is to come.
    """
    order, item = in_state(po_id, State.SENT), items.by_id(item_id)
    lines = {line.id for line in purchases.lines(po_id) if line.item == item_id}
    if not lines:
        raise NotFound("po.item_unknown", po=order.number, sku=item.sku)
    still_open = [row for row in purchases.rows(po_id) if row.line in lines and row.open]
    if not still_open:
        raise Refused("po.row_done", po=order.number, sku=item.sku)
    return order, item, still_open


def open_by_item(lines: Sequence[PurchaseLine], rows: Sequence[Row]) -> dict[int, Decimal]:
    """What is still to come of an order, by item."""
    item_of = {line.id: line.item for line in lines}
    sums: dict[int, Decimal] = {}
    for row in rows:
        sums[item_of[row.line]] = sums.get(item_of[row.line], ZERO) + row.open
    return sums


def close_if_done(po_id: int) -> bool:
    """Close a sent order of which nothing is open any more; returns whether it was closed."""
    if purchases.has_open(po_id):
        buying.touch(po_id)
        return False
    buying.set_state(po_id, State.CLOSED)
    return True
