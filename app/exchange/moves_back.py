"""Who moves back when imported lines join a queue ahead of lines that wait already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import items as stored_items
from app.data import loading_orders, purchases, queues
from app.data import orders as stored_orders
from app.data.store.units import to_day
from app.desk import Desk
from app.domain.errors import NeedsConsent
from app.domain.items import Item
from app.domain.matching import ZERO, Line, Place
from app.domain.promises import Outlook, outlooks
from app.domain.purchase_orders import supplies
from app.exchange.layouts import OrderRow
from app.exchange.plan import Plan
from app.formats import date_text, quantity
from app.words import _

_AFTER_ALL = 10**15  # running numbers of lines to be: behind everything that has one
_LISTED = 8


class MovedBack(NamedTuple):
    """A waiting line, how much more it would have ahead of it, and its promise before and after."""

    line: int
    sku: str
    more: Decimal
    before: date | None
    after: date | None


def ask_who_moves_back(desk: Desk, plan: Plan, new: Sequence[OrderRow], items: dict[str, Item]) -> None:
    """Add the question to the plan where any waiting line would move back."""
    last = loading_orders.last_places()
    ahead: dict[str, list[OrderRow]] = {}
    for row in new if last else ():
        if to_day(row.place_on) < last.get(items[row.sku].id, ""):
            ahead.setdefault(row.sku, []).append(row)
    if not ahead:
        return
    of_item = {items[sku].id: rows for sku, rows in ahead.items()}
    waiting = queues.waiting_lines(list(of_item), today=desk.today)
    moved = [
        each for sku, rows in ahead.items() for each in _moved(desk, items[sku], rows, waiting.get(items[sku].id, []))
    ]
    if moved:
        names = stored_orders.names(each.line for each in moved[:_LISTED])
        who = "; ".join(_said(each, names[each.line]) for each in moved[:_LISTED])
        who += "; …" if len(moved) > _LISTED else ""
        plan.asks.append(NeedsConsent("import.moves_back", count=len(moved), who=who))


def _moved(desk: Desk, item: Item, rows: Sequence[OrderRow], waiting: Sequence[Line]) -> list[MovedBack]:
    """The lines of one item that move back, in queue order."""
    new = [Line(-n, Place(row.place_on, _AFTER_ALL + n), row.quantity) for n, row in enumerate(rows, 1)]
    before, after = _outlooks(desk, item, waiting), _outlooks(desk, item, [*waiting, *new])
    return [
        MovedBack(id, item.sku, after[id].ahead - outlook.ahead, outlook.promise, after[id].promise)
        for id, outlook in before.items()
        if after[id].ahead > outlook.ahead
    ]


def _outlooks(desk: Desk, item: Item, lines: Sequence[Line]) -> dict[int, Outlook]:
    on_hand = stored_items.on_hand([item.id]).get(item.id, ZERO)
    inbound = purchases.inbound([item.id]).get(item.id, [])
    found = outlooks(lines, supplies(on_hand, inbound, desk.today, desk.calendar))
    return {outlook.line.id: outlook for outlook in found}


def _said(moved: MovedBack, name: stored_orders.LineName) -> str:
    facts = {"order": f"{name.order} ({name.customer})", "sku": moved.sku, "more": quantity(moved.more)}
    if moved.before == moved.after:
        return _("{order} {sku}, {more} more ahead").format(**facts)
    facts["before"] = date_text(moved.before)
    if moved.after is None:
        return _("{order} {sku}, {more} more ahead, loses its date {before}").format(**facts)
    facts["after"] = date_text(moved.after)
    return _("{order} {sku}, {more} more ahead, {after} instead of {before}").format(**facts)
