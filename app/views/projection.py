"""The picture of an item's stock to come."""

from __future__ import annotations

from app.data import orders
from app.desk import Desk
from app.domain.projection import Projection, project


def of_item(desk: Desk, item_id: int) -> Projection:
    """The projected stock of one item, with the orders that each supply serves."""
    found = desk.board.item(item_id)
    names = orders.names([line.id for line in found.lines])
    return project(found.lines, found.supplies, {line: name.order for line, name in names.items()}, desk.queue_day)
