"""Which lines are meant where customers were told, or answered."""

from __future__ import annotations

from app.catalogue import naming
from app.data import promises
from app.desk import Desk
from app.domain.errors import NotFound, Refused
from app.domain.orders import OrderLine
from app.views import queue


def lines_named(desk: Desk, order: str | None, customer: str | None, line: str | None, *, due: bool) -> list[int]:
    """The waiting lines meant, or all of an order that waits for nothing any more: the verb then says so.

    `line` is the SKU of an item, else the number of a line of the order, from 1 on. `due`: only those that are due to
    be told. Refused "tell.none" where there are none.
    """
    accepted = [] if order is None else naming.lines_of(order)
    item, accepted = _of_line(accepted, line) if line is not None else (None, accepted)
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


def line_answered(desk: Desk, order: str, line: str) -> int:
    """The line of an order that an answer is about: of several for the item, the first that was asked and has no answer
    yet, else the first of them.
    """
    named = lines_named(desk, order, None, line, due=False)
    asked = (id for id in named if any(asking.choice is None for asking in promises.askings(id)[:1]))
    return next(asked, named[0])


def _of_line(accepted: list[OrderLine], line: str) -> tuple[int, list[OrderLine]]:
    """The item meant, and those lines of an order. Raises NotFound "item.unknown" where neither is called so."""
    try:
        item = naming.item_id(line)
    except NotFound:
        if not (line.isdecimal() and 0 < int(line) <= len(accepted)):
            raise
        one = accepted[int(line) - 1]
        return one.item, [one]
    return item, accepted
