"""What acts did, in parts that can be listed: movements, changes of order lines, changes of purchase orders, chases."""

from __future__ import annotations

from collections.abc import Collection

from app.data.store.bulk import in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.units import from_thousandths
from app.domain.acts import ActPart

PARTS = 3  # of an act are named, the rest are counted
_MOVED = """SELECT m.act_id, m.id, 1, m.kind, m.quantity, i.sku, coalesce(o.number, ''), coalesce(c.name, ''),
coalesce(p.number, '') FROM movement m JOIN item i ON i.id = m.item_id
LEFT JOIN order_line l ON l.id = m.order_line_id LEFT JOIN customer_order o ON o.id = l.order_id
LEFT JOIN customer c ON c.id = o.customer_id LEFT JOIN schedule_row r ON r.id = m.row_id
LEFT JOIN purchase_line q ON q.id = r.line_id LEFT JOIN purchase_order p ON p.id = q.po_id WHERE m.act_id IN ({})"""
_LINES = """SELECT h.act_id, h.id, 2, h.kind, coalesce(h.quantity, 0), i.sku, o.number, c.name, ''
FROM order_line_change h JOIN order_line l ON l.id = h.line_id JOIN item i ON i.id = l.item_id
JOIN customer_order o ON o.id = l.order_id JOIN customer c ON c.id = o.customer_id WHERE h.act_id IN ({})"""
_ROWS = """SELECT h.act_id, h.id, 3, h.kind, coalesce(h.quantity, 0), coalesce(i.sku, ''), '', '', p.number
FROM row_change h JOIN purchase_order p ON p.id = h.po_id LEFT JOIN schedule_row r ON r.id = h.row_id
LEFT JOIN purchase_line q ON q.id = r.line_id LEFT JOIN item i ON i.id = q.item_id WHERE h.act_id IN ({})"""
_CHASED = """SELECT k.act_id, k.id, 4, 'chased', r.quantity - r.received - r.short, i.sku, '', '', p.number
FROM chasing k JOIN schedule_row r ON r.id = k.row_id JOIN purchase_line q ON q.id = r.line_id
JOIN item i ON i.id = q.item_id JOIN purchase_order p ON p.id = q.po_id WHERE k.act_id IN ({})"""
_REJECTED = """SELECT j.act_id, j.id, 5, CASE WHEN j.reverses_id IS NULL THEN 'rejected' ELSE 'reject_reversed' END,
j.quantity, i.sku, '', '', p.number FROM rejection j JOIN schedule_row r ON r.id = j.row_id
JOIN purchase_line q ON q.id = r.line_id JOIN item i ON i.id = q.item_id JOIN purchase_order p ON p.id = q.po_id
WHERE j.act_id IN ({})"""
_SOURCES = (_MOVED, _LINES, _ROWS, _CHASED, _REJECTED)
_FIRST = """SELECT act_id, kind, quantity, sku, number, name, po, found FROM (SELECT *,
row_number() OVER (PARTITION BY act_id ORDER BY source, id) AS place, count(*) OVER (PARTITION BY act_id) AS found
FROM (SELECT 0 AS act_id, 0 AS id, 0 AS source, '' AS kind, 0 AS quantity, '' AS sku, '' AS number, '' AS name,
'' AS po WHERE 0 UNION ALL {} UNION ALL {} UNION ALL {} UNION ALL {} UNION ALL {}))
WHERE place <= {} ORDER BY act_id, place"""


def parts_of(act_ids: Collection[int]) -> dict[int, tuple[list[ActPart], int]]:
    """The first parts of each act, and how many it has. Acts that only changed records have none."""
    found: dict[int, tuple[list[ActPart], int]] = {}
    for ids in in_parts(act_ids, 1000):
        query = _FIRST.format(*(sql.format(marks(ids)) for sql in _SOURCES), PARTS)
        for act, kind, quantity, sku, order, customer, po, count in fetch(query, ids * len(_SOURCES)):
            part = ActPart(kind, from_thousandths(quantity), sku, order, customer, po)
            found.setdefault(act, ([], count))[0].append(part)
    return found


def reversals_of(act_ids: Collection[int]) -> dict[int, int]:
    """Those of the acts that were taken back, and by which act."""
    return {
        first: reversal
        for ids in in_parts(act_ids)
        for first, reversal in fetch(f"SELECT reverses_id, id FROM act WHERE reverses_id IN ({marks(ids)})", ids)
    }
