"""Reading histories: of an order's line, a purchase order, the dates of its rows, and of the stock of items."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.acts import stands
from app.data.corrections import day_of
from app.data.models.table import DAY, MONEY, QUANTITY, STAMP
from app.data.store.bulk import NO_LIMIT, grouped, in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record
from app.data.store.units import from_day, from_thousandths, to_day
from app.domain.matching import Place
from app.domain.orders import HistoryLine

_HISTORY = Record(
    HistoryLine,
    at=STAMP("at", null=False),
    on=DAY("on_day", null=False),
    person="name",
    kind="kind",
    quantity=QUANTITY("quantity"),
    before=DAY("before"),
    after=DAY("after"),
    note="note",
    cost_before=MONEY("cost_before"),
    cost_after=MONEY("cost_after"),
)
_NO_COST = "NULL AS cost_before, NULL AS cost_after"
# Of several sources; where an act is in more than one of them, `source` says which comes first.
_OF_LINE = f"""SELECT {_HISTORY.columns} FROM (SELECT *, {_NO_COST} FROM (
SELECT a.id AS act, a.at, a.on_day, n.name, c.kind, c.quantity, NULL AS before, NULL AS after, c.note, c.id, 1 AS source
FROM order_line_change c JOIN act a ON a.id = c.act_id JOIN person n ON n.id = a.person_id WHERE c.line_id = ?
UNION ALL
SELECT a.id, a.at, m.happened_on, n.name, m.kind, -m.quantity, NULL, NULL, m.reason, m.id, 2
FROM movement m JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id WHERE m.order_line_id = ?
UNION ALL
SELECT a.id, a.at, t.told_on, n.name, CASE WHEN t.how = 'withdrawn' THEN 'withdrawn'
WHEN EXISTS (SELECT 1 FROM telling s WHERE s.strikes_id = t.id) THEN 'struck' ELSE 'told' END,
NULL, NULL, t.promised_on, CASE t.how WHEN 'withdrawn' THEN '' ELSE t.how END, t.id, 3
FROM telling t JOIN act a ON a.id = t.act_id JOIN person n ON n.id = a.person_id WHERE t.line_id = ?
UNION ALL
SELECT a.id, a.at, a.on_day, n.name, 'answered_' || w.choice, NULL, NULL, NULL, w.note, w.id, 0
FROM answer w JOIN act a ON a.id = w.act_id JOIN person n ON n.id = a.person_id WHERE w.line_id = ?
) AS found) AS happened ORDER BY act, source, id"""
_OF_ORDER = f"""SELECT {_HISTORY.columns} FROM (SELECT act, at, on_day, name, kind, quantity, before, after, id, source,
cost_before, cost_after,
CASE WHEN sku = '' OR note = sku THEN note WHEN note = '' THEN sku ELSE sku || ': ' || note END AS note FROM (
SELECT a.id AS act, a.at, a.on_day, n.name, c.kind, c.quantity, c.before, c.after, c.note, coalesce(i.sku, '') AS sku,
c.id, 1 AS source, c.cost_before, c.cost_after
FROM row_change c JOIN act a ON a.id = c.act_id JOIN person n ON n.id = a.person_id
LEFT JOIN schedule_row r ON r.id = c.row_id LEFT JOIN purchase_line l ON l.id = r.line_id
LEFT JOIN item i ON i.id = l.item_id WHERE c.po_id = ?
UNION ALL
SELECT a.id, a.at, m.happened_on, n.name, CASE WHEN m.kind = 'receipt' THEN 'received' ELSE m.kind END,
m.quantity, NULL, NULL, m.reason, i.sku, m.id, 2, NULL, NULL
FROM movement m JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id
JOIN item i ON i.id = m.item_id JOIN schedule_row r ON r.id = m.row_id
JOIN purchase_line l ON l.id = r.line_id WHERE l.po_id = ?
UNION ALL
SELECT a.id, a.at, k.chased_on, n.name, 'chased_' || k.how, NULL, NULL, NULL, k.note,
CASE WHEN min(i.sku) = max(i.sku) THEN min(i.sku) ELSE '' END, min(k.id), 4, NULL, NULL
FROM chasing k JOIN act a ON a.id = k.act_id JOIN person n ON n.id = a.person_id
JOIN schedule_row r ON r.id = k.row_id JOIN purchase_line l ON l.id = r.line_id
JOIN item i ON i.id = l.item_id WHERE l.po_id = ?
AND {stands("k.act_id")} GROUP BY k.act_id
UNION ALL
SELECT a.id, a.at, q.happened_on, n.name, CASE WHEN q.reverses_id IS NOT NULL THEN 'reject_reversed'
WHEN q.short = 1 THEN 'rejected_short' ELSE 'rejected' END, q.quantity, NULL, NULL, q.reason, i.sku, q.id, 3, NULL,
NULL
FROM rejection q JOIN act a ON a.id = q.act_id JOIN person n ON n.id = a.person_id
JOIN schedule_row r ON r.id = q.row_id JOIN purchase_line l ON l.id = r.line_id
JOIN item i ON i.id = l.item_id WHERE l.po_id = ?
) AS found) AS happened ORDER BY act DESC, source DESC, id DESC LIMIT ?"""


def of_line(line_id: int) -> list[HistoryLine]:
    """Everything that happened to a line, oldest first: its changes, what was shipped, what its customer was told.

    A shipment's quantity is what went out, below zero where one was reversed; `after` of a telling is the date told.
    A telling struck since is "struck", the entry that takes one back "withdrawn", an answer "answered_" and its choice.
    """
    return _HISTORY.all(fetch(_OF_LINE, (line_id,) * 4))


def of_purchase_order(po_id: int, latest: int | None = None) -> list[HistoryLine]:
    """Everything that happened to a purchase order, oldest first: changes of its rows, receipts, rejections, chases;
    or only so many of the latest entries.

    `before` and `after` are the dates a change moved between; `note` names the item, and why where that was said.
    """
    found = fetch(_OF_ORDER, (*(po_id,) * 4, NO_LIMIT if latest is None else latest))
    return _HISTORY.all(reversed(found))


def of_row_dates(po_id: int) -> dict[int, list[HistoryLine]]:
    """Every confirmation of an order's rows or their cost that stands, by row (id), the first one first; who, when,
    and why.
    """
    found = fetch(
        f"""SELECT c.row_id, {_HISTORY.columns}
        FROM row_change c JOIN act a ON a.id = c.act_id JOIN person n ON n.id = a.person_id
        WHERE c.po_id = ? AND c.row_id IS NOT NULL AND c.kind IN ('confirmed', 'reconfirmed', 'cost')
        AND {stands("c.act_id")} ORDER BY c.id""",
        (po_id,),
    )
    return grouped(_HISTORY.keyed(found))


def let_go(line_ids: Iterable[int]) -> dict[int, date]:
    """The day on which each line that ever was held or stood further back was last released or moved up."""
    return {
        line: from_day(on)
        for part in in_parts(line_ids)
        for line, on in fetch(
            f"SELECT c.line_id, max({_DAY}) FROM order_line_change c JOIN act a ON a.id = c.act_id"
            f" WHERE c.kind IN ('released', 'moved_up') AND {stands('c.act_id')} AND c.line_id IN ({marks(part)})"
            " GROUP BY c.line_id",
            part,
        )
    }


def lost_a_line(order_ids: Collection[int]) -> dict[int, date]:
    """The day on which each order last lost a line, given up or exchanged for a substitute; others are left out."""
    return {
        order: from_day(on)
        for part in in_parts(order_ids)
        for order, on in fetch(
            f"SELECT l.order_id, max({_DAY}) FROM order_line l JOIN order_line_change c ON c.line_id = l.id"
            f" JOIN act a ON a.id = c.act_id WHERE l.order_id IN ({marks(part)}) AND l.waiting = 0"
            " AND c.kind IN ('cancelled', 'closed', 'substituted') GROUP BY l.order_id",
            part,
        )
    }


# Of a line that is passed on now, nothing waits ahead of anybody since. What comes and goes in one act is one change:
# in this order, from the latest back, its parts look no worse than what was before it.
_OF_STOCK = """SELECT e.item_id, e.on_day, l.place_on, l.place_number, l.place_sub, e.stock, e.waiting FROM (
SELECT m.item_id, {1} AS on_day, m.act_id, m.order_line_id AS line_id, m.quantity AS stock,
    CASE WHEN 'shipment' IN (m.kind, coalesce(o.kind, '')) AND h.act_id IS NULL THEN m.quantity ELSE 0 END AS waiting
FROM movement m JOIN act a ON a.id = m.act_id LEFT JOIN movement o ON o.id = m.reverses_id
LEFT JOIN hold h ON h.line_id = m.order_line_id AND h.passed = 1 AND h.act_id < m.act_id
WHERE m.item_id IN ({0}) AND {1} >= ?
UNION ALL SELECT w.item_id, {1}, c.act_id, w.id, 0,
    CASE WHEN c.kind IN ('accepted', 'imported', 'restored') THEN c.quantity ELSE -c.quantity END
FROM order_line_change c JOIN order_line w ON w.id = c.line_id JOIN act a ON a.id = c.act_id
LEFT JOIN hold h ON h.line_id = c.line_id AND h.passed = 1
WHERE w.item_id IN ({0}) AND {1} >= ? AND (h.act_id IS NULL OR h.act_id >= c.act_id)
    AND (c.kind IN ('accepted', 'imported', 'restored', 'cancelled', 'closed', 'substituted')
        OR c.kind = 'passed_on' AND h.act_id = c.act_id)
) e LEFT JOIN order_line l ON l.id = e.line_id ORDER BY e.item_id, e.act_id DESC, e.stock - e.waiting"""


_DAY = day_of("a.id", "a.on_day")


class StockEvent(NamedTuple):
    """By how much an item's stock, and what waits of the line at `place` (None: no line), changed on a day."""

    on: date
    place: Place | None
    stock: Decimal
    waiting: Decimal


def of_stock(items: Collection[int], since: date) -> dict[int, list[StockEvent]]:
    """What happened to the stock and the queue of each item from a day on, the latest first."""
    found: dict[int, list[StockEvent]] = {}
    day = to_day(since)
    for part in in_parts(items, 10_000):  # each is named twice
        named = marks(part)
        happened = fetch(_OF_STOCK.format(named, _DAY), (*part, day, *part, day))
        for item, on, place_on, number, sub, stock, waiting in happened:
            place = None if place_on is None else Place(from_day(place_on), number, sub)
            event = StockEvent(from_day(on), place, from_thousandths(stock), from_thousandths(waiting))
            found.setdefault(item, []).append(event)
    return found
