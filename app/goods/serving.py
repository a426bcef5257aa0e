"""Whom goods serve as they come onto the shelf, and who loses by goods that go: first come, first served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.data import items, orders, queues
from app.domain.items import Item
from app.domain.matching import ZERO, Line
from app.domain.receipts import ServedItem, ServedLine, gains


def served(came: Iterable[tuple[Item, Decimal]], day: date) -> list[ServedItem]:
    """Whom so much of each item serves once it is on the shelf: the shares of stock with it, less those without."""
    came = list(came)
    on_hand = items.on_hand([item.id for item, _ in came])
    after = {item.id: on_hand.get(item.id, ZERO) + quantity for item, quantity in came}
    waiting = queues.queue_fronts(after, day)
    gained = named({id: gains(waiting[id], on_hand.get(id, ZERO), total) for id, total in after.items()})
    return [
        ServedItem(item, quantity, gained[item.id], quantity - sum((part.quantity for part in gained[item.id]), ZERO))
        for item, quantity in came
    ]


def losing(gone: Mapping[int, Decimal], day: date) -> list[tuple[int, ServedLine]]:
    """Who has less of the stock once so much of each item (by id) is gone from the shelf: (item, line) pairs, the
    youngest first.
    """
    on_hand = items.on_hand(gone)
    waiting = queues.queue_fronts(on_hand, day)
    lost = [
        (item, line, part)
        for item, there in on_hand.items()
        for line, part in gains(waiting[item], max(ZERO, there - gone[item]), there)
    ]
    lost.sort(key=lambda each: each[1].place, reverse=True)
    names = orders.names([line.id for _, line, _ in lost])
    return [(item, ServedLine(*names[line.id], part, line.id)) for item, line, part in lost]


def named(parts: Mapping[int, Sequence[tuple[Line, Decimal]]]) -> dict[int, tuple[ServedLine, ...]]:
    """Parts of waiting lines, by item, with the order and customer of each."""
    names = orders.names([line.id for own in parts.values() for line, _ in own])
    return {
        item: tuple(ServedLine(*names[line.id], part, line.id) for line, part in own) for item, own in parts.items()
    }
