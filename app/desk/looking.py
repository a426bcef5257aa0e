"""How items stand and what their lines get, computed afresh from the store: for verbs that must not go by memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from app.data import items as stored_items
from app.data import purchases, queueing, queues
from app.desk.readiness import CompleteOrders
from app.domain.day import Day
from app.domain.items import Standing
from app.domain.matching import ZERO, Line, Supply
from app.domain.promises import Hold, Outlook, complete, outlooks, with_holds
from app.domain.purchase_orders import Inbound, supplies
from app.domain.reserving import kept_back


class ItemBoard(NamedTuple):
    """How one item stands. `alone` are its outlooks before ship-complete orders were considered."""

    standing: Standing
    inbound: Sequence[Inbound]
    supplies: Sequence[Supply]
    alone: Sequence[Outlook]

    @property
    def lines(self) -> list[Line]:
        """What the matcher matches: waiting lines, but for those that are passed over."""
        return [outlook.line for outlook in self.alone if outlook.hold is not Hold.PASSED]

    @property
    def holds(self) -> dict[int, Hold]:
        return {outlook.line.id: outlook.hold for outlook in self.alone if outlook.hold}


def look_alone(day: Day, items: Collection[int] | None) -> dict[int, ItemBoard]:
    """Items as the store has them now, each on its own: one read each for lines, inbound and on hand."""
    today, reached, calendar = day.today, day.queue_day, day.calendar
    lines = queues.waiting_lines(items, passed_too=True)
    holds = queueing.holds(items)
    inbound = purchases.inbound(items)
    on_hand = stored_items.on_hand(items)
    found: dict[int, ItemBoard] = {}
    for item in lines.keys() | inbound.keys() | on_hand.keys():
        stock = on_hand.get(item, ZERO)
        rows = inbound.get(item, ())
        waiting = lines.get(item, ())
        standing = Standing(
            stock,
            sum([line.waiting for line in waiting], ZERO),
            sum([row.open for row in rows if not row.draft], ZERO),
            sum([row.open for row in rows if row.draft], ZERO),
            sum(
                [line.waiting for line in waiting if line.place.on > reached or holds.get(line.id) is Hold.PASSED], ZERO
            ),
        )
        every = supplies(stock, rows, today, calendar)
        held = {line.id: holds[line.id] for line in waiting if line.id in holds} if holds else {}
        alone = with_holds(waiting, every, held) if held else outlooks(waiting, every) if waiting else ()
        found[item] = ItemBoard(standing, rows, every, kept_back(alone, every, reached))
    return found


def look(day: Day, items: Collection[int] | None) -> dict[int, list[Outlook]]:
    """The outlooks of items as the store has them now, after the ship-complete pass."""
    tied = queues.complete_orders(items)
    every = None if items is None else set(items) | items_of(tied)
    alone = {item: found.alone for item, found in look_alone(day, every).items()}
    return completed(alone, tied, {})


def look_both(
    day: Day, items: Collection[int], alter: Callable[[int, ItemBoard], Sequence[Outlook]]
) -> tuple[dict[int, list[Outlook]], dict[int, list[Outlook]]]:
    """`look` as it is, and as it would be were the lines of each of these items what `alter` makes of them."""
    tied = queues.complete_orders(items)
    found = look_alone(day, set(items) | items_of(tied))
    alone = {item: board.alone for item, board in found.items()}
    altered = {item: alter(item, board) if item in items else board.alone for item, board in found.items()}
    return completed(alone, tied, {}), completed(altered, tied, {})


def items_of(orders_lines: CompleteOrders) -> set[int]:
    """The items that the lines of these orders are of."""
    return {item for lines in orders_lines.values() for _, item in lines}


def completed(
    alone: Mapping[int, Sequence[Outlook]], tied: CompleteOrders, others: Mapping[int, Sequence[Outlook]]
) -> dict[int, list[Outlook]]:
    """The outlooks of `alone` after the pass over ship-complete orders; `others` are items that only tie to them.

    An order that another process has changed since the items were read is left for the next time.
    """
    settled = {item: list(found) for item, found in alone.items()}
    if not tied:
        return settled
    wanted = {line for lines in tied.values() for line, _ in lines}
    where = {
        outlook.line.id: (item, index, outlook)
        for item in items_of(tied)
        for index, outlook in enumerate(alone.get(item) or others.get(item, ()))
        if outlook.line.id in wanted
    }
    for lines in tied.values():
        found = [where[line] for line, _ in lines if line in where]
        if len(found) < len(lines):
            continue
        whole = complete([outlook for _, _, outlook in found])
        for (item, index, _), outlook in zip(found, whole, strict=True):
            if item in settled:
                settled[item][index] = outlook
    return settled
