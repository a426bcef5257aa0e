"""The outlook of every item, in memory: read once, then recomputed for the items that an act touched.

Nothing here is stored. `looking` computes the same afresh from the store, for verbs that must not go by memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.data import items as stored_items
from app.data import queues
from app.data.store.bulk import without_collecting
from app.desk.looking import ItemBoard, completed, items_of, look_alone
from app.desk.promise_board import PromiseBoard
from app.desk.readiness import going_out
from app.domain.changes import Change, Topic
from app.domain.day import Day
from app.domain.errors import StoreTrouble
from app.domain.items import Standing
from app.domain.matching import ZERO, Footing, Share, Supply, match, supply_order
from app.domain.promises import Outlook

_FOLLOWED = Topic.SETTINGS | Topic.STOCK | Topic.ORDERS | Topic.PURCHASES | Topic.PROMISES
_STEP = 400  # items read at a time while a window stays alive
_FIRM = (Footing.IN_STOCK, Footing.CONFIRMED)
_EMPTY = ItemBoard(Standing(ZERO, ZERO, ZERO, ZERO), (), (), ())


class Board:
    """The outlook of every item of a desk. Whatever is asked first reads everything, unless `fill` has done so."""

    def __init__(self, day: Day) -> None:
        self._now = day
        self._items: dict[int, ItemBoard] = {}
        self._outlooks: dict[int, list[Outlook]] = {}
        self._lines: dict[int, Outlook] = {}
        self._ready: dict[int, int] = {}
        self._complete: dict[int, list[tuple[int, int]]] = {}
        self._promises = PromiseBoard()
        self._day: date | None = None
        self._reached: date | None = None  # the day that the queues had reached when everything was read

    @property
    def ready(self) -> bool:
        """Whether everything has been read, and for today."""
        return self._day == self._now.today

    def outlooks(self, item_id: int) -> list[Outlook]:
        """The item's waiting lines in queue order."""
        self._ensure()
        return self._outlooks.get(item_id, [])

    def line(self, line_id: int) -> Outlook | None:
        """The outlook of one waiting line; None where it does not wait."""
        self._ensure()
        return self._lines.get(line_id)

    @property
    def promises(self) -> PromiseBoard:
        """What has become of the promises told."""
        self._ensure()
        return self._promises

    def item(self, item_id: int) -> ItemBoard:
        self._ensure()
        return self._items.get(item_id, _EMPTY)

    def standing(self, item_id: int) -> Standing:
        return self.item(item_id).standing

    def supplies(self, item_id: int) -> list[Supply]:
        """Everything the item's queue draws on, in the order in which it does."""
        return sorted(self.item(item_id).supplies, key=supply_order)

    def serving(self, item_id: int) -> list[Share]:
        """Whom the item's supplies serve, in queue order, all in one reading: of everything that is here or inbound.

        The shares of outlooks are of either reading, by line: of one supply they may come to more than it has.
        """
        found = self.item(item_id)
        if all(supply.footing in _FIRM for supply in found.supplies):  # both readings are one
            return [share for outlook in self.outlooks(item_id) for share in outlook.shares]
        return [share for served in match(found.lines, found.supplies) for share in served.shares]

    def items(self) -> dict[int, ItemBoard]:
        """Every item that has stock, a queue or something inbound."""
        self._ensure()
        return self._items

    def ready_lines(self) -> int:
        """How many lines have something to ship."""
        self._ensure()
        return sum(self._ready.values())

    def refresh(self, items: Iterable[int] | None = None, *, told: bool = True) -> frozenset[int]:
        """Read items again (None is all of them); returns them, with those whose lines an order ties to them.

        `told` False where nobody was told anything since they were read.
        """
        if items is None:
            return self._refresh_all()
        self._ensure()
        touched = set(items)
        self._take(touched, told)
        before = {id: lines for id, lines in self._complete.items() if any(item in touched for _, item in lines)}
        for order in before:
            del self._complete[order]
        tied = items_of(before)
        after = queues.complete_orders(touched | tied)
        self._complete.update(after)
        tied |= items_of({id: lines for id, lines in after.items() if any(item in touched for _, item in lines)})
        self._settle(touched | tied)
        return frozenset(touched | tied)

    def fill(self) -> Iterator[int]:
        """Read everything in steps, yielding the thousandths done after each, so that a window can stay alive."""
        if self.ready:
            return
        self._forget()
        ids = [item.id for item in stored_items.all_items()]
        for start in range(0, len(ids), _STEP):
            if self.ready:  # asked for meanwhile
                return
            step = ids[start : start + _STEP]
            with without_collecting():
                self._take(step)
                self._settle(step)
            yield min(999, 1000 * (start + _STEP) // len(ids))
        self._complete = queues.complete_orders()
        self._settle(items_of(self._complete))
        self._day, self._reached = self._now.today, self._now.queue_day
        yield 1000

    def take(self, change: Change) -> Change:
        """Follow what an act touched; returns it with the items whose outlook it changed besides."""
        if not self._items and self._day is None:
            return change  # not read yet
        if change.topics & _FOLLOWED == Topic(0):
            return change
        try:
            if Topic.SETTINGS not in change.topics and self.ready and self._reached == self._now.queue_day:
                if not change.items:
                    return change
                told = Topic.PROMISES in change.topics
                return replace(change, items=change.items | self.refresh(change.items, told=told))
            self._refresh_all()
        except StoreTrouble:  # the act itself is done: whoever looks next reads again, and is told
            self._forget()
        return replace(change, topics=Topic.ALL)

    def _ensure(self) -> None:
        if not self.ready:
            self._refresh_all()

    def _refresh_all(self) -> frozenset[int]:
        with without_collecting():
            self._forget()
            self._items = look_alone(self._now, None)
            self._promises.take(None)
            self._complete = queues.complete_orders()
            self._settle(self._items)
        self._day, self._reached = self._now.today, self._now.queue_day
        return frozenset(self._items)

    def _forget(self) -> None:
        self._day = None
        self._items, self._outlooks, self._lines, self._ready, self._complete = {}, {}, {}, {}, {}
        self._promises.forget()

    def _take(self, items: Collection[int], told: bool = True) -> None:
        known = {outlook.line.id for item in items if item in self._items for outlook in self._items[item].alone}
        for item in items:
            self._items.pop(item, None)
        self._items.update(look_alone(self._now, items))
        now = {outlook.line.id for item in items if item in self._items for outlook in self._items[item].alone}
        self._promises.leave(known, told)
        self._promises.leave(now - known, told=True)  # some wait again: something may have been told of them before
        if told:
            self._promises.take(items)
        elif now - known:
            self._promises.meet(now - known)

    def _settle(self, items: Iterable[int]) -> None:
        """Make the outlooks of items from what they are alone and what ship-complete orders make of them."""
        for item in items:
            for old in self._outlooks.pop(item, ()):
                if self._lines.get(old.line.id) is old:
                    del self._lines[old.line.id]
        touched, damping = set(items), self._now.settings.damping
        alone = {item: self._items[item].alone for item in touched if item in self._items}
        tied = {id: lines for id, lines in self._complete.items() if any(item in touched for _, item in lines)}
        others = {item: self._items.get(item, _EMPTY).alone for item in items_of(tied) - touched}
        settled = completed(alone, tied, others)
        ready: dict[int, list[Outlook]] = {}
        for item in touched:
            found = settled.get(item, [])
            if found:
                self._outlooks[item] = found
                self._lines.update({outlook.line.id: outlook for outlook in found})
            ready[item] = [outlook for outlook in found if outlook.ready]
            self._ready[item] = len(ready[item])
        news = self._promises.news(outlook for found in ready.values() for outlook in found)
        going = going_out(self._now, news, self._promises.told, self._lines, self._complete, self._on_hand)
        for item in touched:
            self._promises.settle(item, settled.get(item, []), damping, going)

    def _on_hand(self, item: int) -> Decimal:
        return self._items[item].standing.on_hand
