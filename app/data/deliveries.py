"""Reading what suppliers have delivered, against the first date that they gave for it."""

from __future__ import annotations

from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day
from app.domain.supplier_record import Delivery

# A date that was moved counts by what it was before: a row split off by a move has no other first word.
_FIRST_WORD = """(SELECT CASE c.kind WHEN 'reconfirmed' THEN coalesce(c.before, c.after) ELSE c.after END
FROM row_change c WHERE c.row_id = r.id AND c.kind IN ('confirmed', 'reconfirmed')
AND (c.after IS NOT NULL OR c.kind = 'reconfirmed' AND c.before IS NOT NULL) ORDER BY c.id LIMIT 1)"""
_DELIVERIES = f"""SELECT p.supplier_id, l.item_id, p.number, p.sent_on, coalesce({_FIRST_WORD}, r.requested_on),
(SELECT max(m.happened_on) FROM movement m WHERE m.row_id = r.id AND m.kind = 'receipt'
    AND m.quantity + coalesce((SELECT b.quantity FROM movement b WHERE b.reverses_id = m.id), 0) > 0) AS arrived
FROM purchase_order p JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id
WHERE p.state IN ('sent', 'closed') AND r.received > 0 AND r.received + r.short >= r.quantity"""


_OF_LAST_ORDERS = """ AND p.id IN (SELECT id FROM purchase_order WHERE supplier_id = ?
AND state IN ('sent', 'closed') ORDER BY id DESC LIMIT ?)"""


def deliveries(supplier_id: int | None = None) -> list[Delivery]:
    """Everything that has come whole (of one supplier), the last to come first."""
    if supplier_id is None:
        return _found("", ())
    return _found(" AND p.supplier_id = ?", (supplier_id,))


def last_deliveries(supplier_id: int, orders: int) -> list[Delivery]:
    """What has come whole of a supplier's last so many orders, the last to come first."""
    return _found(_OF_LAST_ORDERS, (supplier_id, orders))


def _found(condition: str, values: tuple[int, ...]) -> list[Delivery]:
    found = [
        Delivery(
            supplier, item, po, from_day(sent), None if promised is None else from_day(promised), from_day(arrived)
        )
        for supplier, item, po, sent, promised, arrived in fetch(f"{_DELIVERIES}{condition}", values)
        if arrived is not None
    ]
    return sorted(found, key=lambda each: each.arrived_on, reverse=True)
