"""Goods that a customer brings back. It is not a reversal: the line stays shipped, what is sound serves the queue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.catalogue import naming
from app.data import items as stored_items
from app.data import movements, orders, reversals
from app.data.movements import NewMovement
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NotFound, Refused
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.domain.orders import OrderLine, checked_quantity
from app.domain.receipts import ServedItem
from app.domain.shipments import Back, OutLine, TakenBack
from app.goods import serving


def lines_out(desk: Desk, order_number: str) -> tuple[str, list[OutLine]]:
    """The customer of an order, and its lines of which something can come back. Raises NotFound "order.unknown"."""
    lines = naming.lines_of(order_number)
    out = reversals.out(line.id for line in lines)
    items = stored_items.by_ids([line.item for line in lines])
    found = [
        OutLine(line.id, items[line.item], out[line.id].shipped, out[line.id].shipped - out[line.id].returned)
        for line in lines
        if line.id in out and out[line.id].shipped > out[line.id].returned
    ]
    names = orders.names([line.id for line in lines])
    return (next(iter(names.values())).customer if names else ""), found


def preview(desk: Desk, back: Sequence[Back]) -> list[ServedItem]:
    """Whom the sound goods would serve. Raises what `take_back` would refuse."""
    return _foreseen(desk, [each for each in back if each.sound or each.damaged])[2]


def take_back(desk: Desk, back: Sequence[Back], note: str = "", happened_on: date | None = None) -> TakenBack:
    """Book goods that came back. Sound ones are on the shelf, damaged ones are noted and do not become stock.

    Refused beyond what was shipped of a line and has not come back yet.
    """
    day = desk.day_of(happened_on, "return.future")
    with desk.change(Verb.TAKE_BACK, topics=Topic.ORDERS | Topic.STOCK) as act:
        came = [each for each in back if each.sound or each.damaged]
        if not came:
            raise Refused("return.nothing")
        lines, items, served = _foreseen(desk, came)
        reason = note.strip()
        arrived = [NewMovement(lines[each.line].item, each.sound + each.damaged, reason, each.line) for each in came]
        movements.post(act.id, Kind.CUSTOMER_RETURN, day, arrived)
        broken = [NewMovement(lines[each.line].item, -each.damaged, reason, each.line) for each in came if each.damaged]
        if broken:
            movements.post(act.id, Kind.DAMAGE, day, broken)
        act.touch(items=items, orders={line.order for line in lines.values()})
        return TakenBack(act.id, served, sum((each.damaged for each in came), ZERO))


def _foreseen(desk: Desk, came: Sequence[Back]) -> tuple[dict[int, OrderLine], dict[int, Item], list[ServedItem]]:
    """The lines and items of what came back, checked, and whom the sound goods serve."""
    lines = {line.id: line for line in orders.lines({each.line for each in came})}
    items = stored_items.by_ids([line.item for line in lines.values()])
    _check(came, lines, items)
    sound: dict[int, Decimal] = {}
    for each in came:
        item = lines[each.line].item
        sound[item] = sound.get(item, ZERO) + each.sound
    return (
        lines,
        items,
        serving.served(((items[item], quantity) for item, quantity in sound.items() if quantity), desk.queue_day),
    )


def _check(came: Sequence[Back], lines: dict[int, OrderLine], items: dict[int, Item]) -> None:
    out = reversals.out(lines)
    wanted: dict[int, Decimal] = {}
    for each in came:
        if each.line not in lines:
            raise NotFound("line.unknown", line=each.line)
        item = items[lines[each.line].item]
        for quantity in (each.sound, each.damaged):
            if quantity:
                checked_quantity(item, quantity)
        wanted[each.line] = wanted.get(each.line, ZERO) + each.sound + each.damaged
    for line, quantity in wanted.items():
        there = out[line].shipped - out[line].returned if line in out else ZERO
        if quantity > there:
            item = items[lines[line].item]
            facts = {"quantity": quantity, "unit": item.unit, "sku": item.sku, **orders.names([line])[line]._asdict()}
            raise Refused("return.too_much" if there else "return.never_shipped", out=there, **facts)
