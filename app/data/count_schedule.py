"""What is known of the counts of items: when each was last compared with the shelf, and what has happened since."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.data.bulk import rows as fetch
from app.data.database import db
from app.data.purchases import among
from app.data.units import from_day, from_money, to_day
from app.domain.count_schedule import History
from app.domain.movements import BAD_STOCK_RECORD

_LEDGER = """SELECT m.item_id, max(CASE m.kind WHEN 'opening' THEN m.happened_on END), min(m.happened_on),
-sum(CASE WHEN m.happened_on > ? AND coalesce(o.kind, m.kind) IN ('shipment', 'issue', 'build') THEN m.quantity
ELSE 0 END) * coalesce(i.unit_cost, 0) / 1000
FROM movement m JOIN item i ON i.id = m.item_id LEFT JOIN movement o ON o.id = m.reverses_id WHERE 1 = 1{} GROUP BY 1"""
# When the record of an item was last compared with its shelf: (item, act, day). A short pick looked at a part of it.
_COMPARED = """SELECT l.item_id, r.act_id, a.on_day FROM count_result r JOIN count_line l ON l.id = r.line_id
JOIN stock_count c ON c.ended_id = r.act_id JOIN act a ON a.id = r.act_id WHERE 1 = 1{}
UNION ALL SELECT m.item_id, m.act_id, a.on_day FROM movement m JOIN act a ON a.id = m.act_id
WHERE m.kind = 'count' AND a.verb <> 'short_pick'
AND NOT EXISTS (SELECT 1 FROM act b WHERE b.reverses_id = a.id){}"""
_SHORT = """SELECT m.item_id, max(m.act_id) FROM movement m JOIN act a ON a.id = m.act_id
WHERE m.kind = 'count' AND m.reason = ? AND a.verb = 'short_pick'
AND NOT EXISTS (SELECT 1 FROM act b WHERE b.reverses_id = a.id){} GROUP BY 1"""
_DOUBTS = """SELECT d.item_id, d.act_id, d.reason FROM doubt d
WHERE NOT EXISTS (SELECT 1 FROM act b WHERE b.reverses_id = d.act_id){} ORDER BY d.id"""


def histories(today_a_year_ago: date, items: Collection[int] | None = None) -> dict[int, History]:
    """What is known of the counts of items (None: of all that ever had stock)."""
    named, values = among("m.item_id", items)
    lines, _ = among("l.item_id", items)
    doubtful, _ = among("d.item_id", items)
    compared: dict[int, tuple[int, str]] = {}
    for item, act, day in fetch(_COMPARED.format(lines, named), (*values, *values)):
        compared[item] = max(compared.get(item, (0, "")), (act, day))
    short = dict(fetch(_SHORT.format(named), (BAD_STOCK_RECORD, *values)))
    doubts = {item: (act, reason) for item, act, reason in fetch(_DOUBTS.format(doubtful), values)}
    found = {}
    for item, opened, begun, issued in fetch(_LEDGER.format(named), (to_day(today_a_year_ago), *values)):
        act, day = compared.get(item, (0, ""))
        doubt = doubts.get(item, (0, ""))
        found[item] = History(
            from_day(max(day, opened or begun)),
            from_money(max(0, issued)),
            doubt[1] if doubt[0] > act else None,
            short.get(item, 0) > act,
        )
    return found


def add_doubt(act_id: int, item_id: int, reason: str) -> None:
    db.execute_sql("INSERT INTO doubt (item_id, act_id, reason) VALUES (?, ?, ?)", (item_id, act_id, reason))
