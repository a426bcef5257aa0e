"""Things by the name that a person calls them, in full: SKUs, names and numbers become ids.

Whatever is not there is NotFound under the id of its kind: "item.unknown", "supplier.unknown", "po.unknown" and so on.
"""

from __future__ import annotations

from app.data import counts, items, orders, people, purchases, tallies
from app.domain.counts import Count
from app.domain.errors import NotFound, Refused
from app.domain.items import Customer
from app.domain.orders import OrderLine


def item_id(sku: str) -> int:
    return items.by_sku(sku).id


def supplier_id(name: str) -> int:
    return people.supplier_by_name(name).id


def customer(name: str) -> Customer:
    return people.customer_by_name(name)


def order_id(number: str) -> int:
    return orders.by_number(number).id


def po_id(number: str) -> int:
    return purchases.by_number(number).id


def lines_of(order: str) -> list[OrderLine]:
    """The lines of an order, of which some may wait for nothing any more."""
    return orders.lines_of(orders.by_number(order).id)


def waiting_line(order: str, sku: str | None, number: int | None = None) -> OrderLine:
    """The line of an order that waits for the item, or that has this number among its lines, from 1 on; else the first
    in the queue where there are several of it.

    Refused where nothing waits, or where it waits for several items and none is named.
    """
    return waiting_lines(order, sku, number)[0]


def waiting_lines(order: str, sku: str | None, number: int | None = None) -> list[OrderLine]:
    """The lines of an order that wait for one item, in queue order. Refused as `waiting_line` is."""
    wanted = None if sku is None else item_id(sku)
    lines = lines_of(order)
    if number is not None:
        lines = lines[number - 1 : number]
    found = [line for line in lines if line.waiting]
    if wanted is None and len({line.item for line in found}) > 1:
        raise Refused("line.which", order=order)
    found = [line for line in found if wanted in (None, line.item)]
    if not found:
        raise NotFound("line.none", order=order)
    return sorted(found, key=lambda line: line.place)


def waiting_line_before(order: str, line: OrderLine, number: int | None = None) -> OrderLine:
    """The line of another order that waits for the same item."""
    return waiting_line(order, items.by_id(line.item).sku, number)


def count(number: str) -> Count:
    return counts.by_number(number)


def count_line_id(number: str, sku: str) -> int:
    """The line of an item on a count. Raises NotFound "count.line_unknown"."""
    line = counts.line_of(count(number).id, item_id(sku))
    if line is None:
        raise NotFound("count.line_unknown")
    return line


def unknown_code_id(number: str, code: str) -> int:
    """A code that was scanned into a count and is no item's. Raises NotFound "count.code_unknown"."""
    for parked in tallies.parked_codes(count(number).id, code):
        if not parked.item:
            return parked.id
    raise NotFound("count.code_unknown")
