"""How the stock of items, and what waits for it, came about: the facts behind how long a line has held stock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day, from_thousandths, to_day
from app.domain.matching import Place

_EVENTS = """SELECT e.item_id, e.on_day, l.place_on, l.place_number, l.place_sub, e.stock, e.waiting FROM (
SELECT m.item_id, a.on_day, m.act_id, m.order_line_id AS line_id, m.quantity AS stock,
    CASE WHEN 'shipment' IN (m.kind, coalesce(o.kind, '')) THEN m.quantity ELSE 0 END AS waiting
FROM movement m JOIN act a ON a.id = m.act_id LEFT JOIN movement o ON o.id = m.reverses_id
WHERE m.item_id IN ({0}) AND a.on_day >= ?
UNION ALL SELECT w.item_id, a.on_day, c.act_id, w.id, 0,
    CASE WHEN c.kind IN ('accepted', 'imported', 'restored') THEN c.quantity ELSE -c.quantity END
FROM order_line_change c JOIN order_line w ON w.id = c.line_id JOIN act a ON a.id = c.act_id
WHERE w.item_id IN ({0}) AND a.on_day >= ?
    AND c.kind IN ('accepted', 'imported', 'restored', 'cancelled', 'closed', 'substituted')
) e LEFT JOIN order_line l ON l.id = e.line_id ORDER BY e.item_id, e.act_id DESC"""


class Event(NamedTuple):
    """By how much an item's stock, and what waits of the line at `place` (None: no line), changed on a day."""

    on: date
    place: Place | None
    stock: Decimal
    waiting: Decimal


def events(items: Collection[int], since: date) -> dict[int, list[Event]]:
    """What happened to the stock and the queue of each item from a day on, the latest first."""
    found: dict[int, list[Event]] = {}
    day = to_day(since)
    for part in in_parts(items, 10_000):  # each is named twice
        named = marks(part)
        for item, on, place_on, number, sub, stock, waiting in fetch(_EVENTS.format(named), (*part, day, *part, day)):
            place = None if place_on is None else Place(from_day(place_on), number, sub)
            event = Event(from_day(on), place, from_thousandths(stock), from_thousandths(waiting))
            found.setdefault(item, []).append(event)
    return found
