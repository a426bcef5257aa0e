"""Since when goods are ready, and whether they may still go out in good time: worked out the slow way from the store's
rows, one act after the other. Quantities are thousandths.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from app.data.store.bulk import rows
from tests.plain_rules import Book, Plain, corrections

# By act: what an item's stock and the waiting of each of its lines changed by, and which of them are passed on since.
HAPPENED = """SELECT m.act_id, a.on_day, m.quantity, m.order_line_id,
iif('shipment' IN (m.kind, coalesce(o.kind, '')), m.quantity, 0)
FROM movement m JOIN act a ON a.id = m.act_id LEFT JOIN movement o ON o.id = m.reverses_id WHERE m.item_id = :item
UNION ALL SELECT c.act_id, a.on_day, 0, c.line_id,
CASE WHEN c.kind IN ('accepted', 'imported', 'restored') THEN c.quantity
    WHEN c.kind IN ('cancelled', 'closed', 'substituted') THEN -c.quantity ELSE 0 END
FROM order_line_change c JOIN act a ON a.id = c.act_id JOIN order_line l ON l.id = c.line_id WHERE l.item_id = :item
ORDER BY 1"""
PLACES = """SELECT l.id, l.place_on, l.place_number, l.place_sub, h.act_id FROM order_line l
LEFT JOIN hold h ON h.line_id = l.id AND h.passed = 1 WHERE l.item_id = ?"""
LET_GO = """SELECT c.act_id, a.on_day FROM order_line_change c JOIN act a ON a.id = c.act_id
WHERE c.line_id = ? AND c.kind IN ('released', 'moved_up')
AND NOT EXISTS (SELECT 1 FROM act b WHERE b.reverses_id = c.act_id)"""
GIVEN_UP = """SELECT c.act_id, a.on_day FROM order_line_change c JOIN act a ON a.id = c.act_id
JOIN order_line l ON l.id = c.line_id WHERE l.order_id = ? AND l.waiting = 0
AND c.kind IN ('cancelled', 'closed', 'substituted')"""
SENT = "SELECT l.id FROM order_line l JOIN customer_order o ON o.id = l.order_id WHERE o.collects = 0 AND l.waiting > 0"
WHOLE = "SELECT id FROM customer_order WHERE ship_complete = 1"


def in_good_time(now: Mapping[int, Plain], book: Mapping[int, Book], today: date, closed: Collection[date]) -> set[int]:
    """The ready lines that are sent to their customers, for which the open day after they became ready is not over; or
    the open day after that on which their customers were told otherwise.
    """
    whole = {order for (order,) in rows(WHOLE)}
    found = set()
    for (line,) in rows(SENT):
        if line in book and now[line].ready == now[line].waiting:
            order = now[line].order
            days = [book[line].told_on]
            if order in whole:
                mates = [mate for mate, plain in now.items() if plain.order == order]
                days += _days(GIVEN_UP, order)
            else:
                mates = [line]
            ready = max(days + [day for mate in mates for day in _ready_since(mate, now[mate].item, today)])
            if today <= _next_open(ready, closed):
                found.add(line)
    return found


def _ready_since(line: int, item: int, today: date) -> list[date]:
    """The days on which all of a line came to be in stock, its place came up, and it was let go."""
    place, passed = {}, {}
    for other, on, number, sub, passed_by in rows(PLACES, (item,)):
        place[other], passed[other] = (on, number, sub), passed_by
    corrected = corrections()
    acts: dict[int, list[Any]] = {}
    for act, *happened in rows(HAPPENED.replace(":item", str(item))):
        acts.setdefault(act, []).append(happened)
    on_hand, waiting, short, since = 0, Counter[int](), True, []
    for act, several in acts.items():
        day = several[0][0]
        for _, stock, other, more in several:
            on_hand += stock
            if other is not None:
                waiting[other] += more
        left = on_hand - sum(
            waiting[other]
            for other in waiting
            if place[other] < place[line] and (passed[other] is None or act < passed[other])
        )
        if left <= 0 or left < waiting[line]:
            short = True
        elif short:
            short, since = False, [date.fromisoformat(corrected(act, day))]
    return [*since, *_days(LET_GO, line), min(date.fromisoformat(place[line][0]), today)]


def _days(query: str, of: int) -> list[date]:
    corrected = corrections()
    return [date.fromisoformat(corrected(act, day)) for act, day in rows(query, (of,))]


def _next_open(day: date, closed: Collection[date]) -> date:
    while True:
        day += timedelta(1)
        if day.weekday() < 5 and day not in closed:
            return day
