"""Cancelling of a line, and the inbound supply that nobody needs any more for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from app.data import orders
from app.desk import ActUnderWay, Desk
from app.desk.lines import waiting_line
from app.desk.looking import ItemBoard, look_alone
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.matching import ZERO, Footing
from app.domain.orders import Cancelled, LineChange, OrderLine, checked_quantity
from app.domain.projection import surplus


def cancel_line(desk: Desk, line_id: int, quantity: Decimal, note: str = "") -> Cancelled:
    """Cancel so much of what a line waits for; its cover passes down the queue. Refused beyond what waits."""
    with desk.change(Verb.CANCEL_LINE, topics=Topic.ORDERS) as act:
        line, item, order, customer = waiting_line(line_id)
        checked_quantity(item, quantity)
        if quantity > line.waiting:
            raise Refused(
                "order.cancel_too_much",
                order=order,
                customer=customer,
                sku=item.sku,
                unit=item.unit,
                quantity=quantity,
                waiting=line.waiting,
            )
        before = look_alone(desk, [item.id])[item.id]
        orders.add_changes(act.id, LineChange.CANCELLED, [(line_id, quantity, note.strip())])
        after = look_alone(desk, [item.id]).get(item.id)
        act.touch(items=[item.id], orders=[line.order])
        freed = unneeded(before, after) if after else ()
        return Cancelled(order, item.sku, quantity, line.waiting - quantity, freed, act.id)


def cancel_youngest(desk: Desk, lines: Sequence[int], quantity: Decimal | None, note: str = "") -> Cancelled:
    """Cancel so much of lines of one item on one order, given in queue order: of the younger first. None is all that
    waits of the youngest.
    """
    with desk.change(Verb.CANCEL_LINE, topics=Topic.ORDERS):
        found = orders.lines(lines)
        left = {line.id: line.waiting for line in found}
        wanted = left[lines[-1]] if quantity is None else quantity
        if wanted > sum(left.values(), ZERO):
            return cancel_line(desk, lines[-1], wanted, note)  # which says why not
        done: list[Cancelled] = []
        for line in reversed(lines):
            part = min(left[line], wanted - sum((each.quantity for each in done), ZERO))
            if part or not done:
                done.append(cancel_line(desk, line, part, note))
        freed: dict[str, Decimal] = {}
        for po, each in (entry for cancelled in done for entry in cancelled.unneeded):
            freed[po] = freed.get(po, ZERO) + each
        return done[-1]._replace(quantity=wanted, unneeded=tuple(freed.items()))


def cancel_waiting(
    desk: Desk, act: ActUnderWay, lines: Iterable[OrderLine], note: str
) -> tuple[tuple[str, Decimal], ...]:
    """Cancel all that waits of lines, within an act; returns the inbound supply that nobody needs any more for it."""
    waiting = [line for line in lines if line.waiting]
    items = sorted({line.item for line in waiting})
    before = look_alone(desk, items)
    orders.add_changes(act.id, LineChange.CANCELLED, [(line.id, line.waiting, note) for line in waiting])
    after = look_alone(desk, items)
    return tuple(freed for item in items if item in after for freed in unneeded(before[item], after[item]))


def unneeded(before: ItemBoard, after: ItemBoard) -> tuple[tuple[str, Decimal], ...]:
    """The inbound supply that served somebody before and serves nobody after."""
    then, now = surplus(before.lines, before.supplies), surplus(after.lines, after.supplies)
    freed: dict[str, Decimal] = {}
    for supply, left in now.items():
        if supply.footing is not Footing.IN_STOCK and left > then.get(supply, ZERO):
            freed[supply.po] = freed.get(supply.po, ZERO) + left - then.get(supply, ZERO)
    return tuple(freed.items())
