"""Who moves back when imported lines join a queue ahead of lines that wait already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.data import items as stored_items
from app.data import orders as stored_orders
from app.data import purchases, queues
from app.desk import Desk
from app.domain.errors import NeedsConsent
from app.domain.items import Item
from app.domain.matching import ZERO, Line, Place
from app.domain.overrides import Overtaken
from app.domain.promises import Outlook, outlooks
from app.domain.purchase_orders import supplies
from app.exchange.layouts import OrderRow
from app.exchange.plan import Plan

_AFTER_ALL = 10**15  # running numbers of lines to be: behind everything that has one
_NAMED = 9  # of those that move back: one more than a sentence names, which says so


def ask_who_moves_back(desk: Desk, plan: Plan, new: Sequence[OrderRow], items: dict[str, Item]) -> None:
    """Add the question to the plan where any waiting line would move back."""
    last = stored_orders.last_places()
    ahead: dict[str, list[OrderRow]] = {}
    for row in new if last else ():
        if row.placed_on < last.get(items[row.sku].id, date.min):
            ahead.setdefault(row.sku, []).append(row)
    if not ahead:
        return
    of_item = {items[sku].id: rows for sku, rows in ahead.items()}
    waiting = queues.waiting_lines(list(of_item), day=desk.queue_day)
    moved = [
        each for sku, rows in ahead.items() for each in _moved(desk, items[sku], rows, waiting.get(items[sku].id, []))
    ]
    if moved:
        ids = [was.line.id for _, was, _ in moved[:_NAMED]]
        names, numbers = stored_orders.names(ids), stored_orders.numbers_of_twins(stored_orders.lines(ids))
        who = tuple(
            Overtaken(*names[id], sku, now.ahead - was.ahead, was.promise, now.promise, numbers.get(id))
            for id, (sku, was, now) in zip(ids, moved, strict=False)
        )
        plan.asks.append(NeedsConsent("import.moves_back", count=len(moved), who=who))


def _moved(
    desk: Desk, item: Item, rows: Sequence[OrderRow], waiting: Sequence[Line]
) -> list[tuple[str, Outlook, Outlook]]:
    """The lines of one item that move back, in queue order: its SKU, how each stands now, and how it would stand."""
    new = [Line(-n, Place(row.placed_on, _AFTER_ALL + n), row.quantity) for n, row in enumerate(rows, 1)]
    before, after = _outlooks(desk, item, waiting), _outlooks(desk, item, [*waiting, *new])
    return [(item.sku, outlook, after[id]) for id, outlook in before.items() if after[id].ahead > outlook.ahead]


def _outlooks(desk: Desk, item: Item, lines: Sequence[Line]) -> dict[int, Outlook]:
    on_hand = stored_items.on_hand([item.id]).get(item.id, ZERO)
    inbound = purchases.inbound([item.id]).get(item.id, [])
    found = outlooks(lines, supplies(on_hand, inbound, desk.today, desk.calendar))
    return {outlook.line.id: outlook for outlook in found}
