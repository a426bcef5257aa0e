"""Reading receipts as they were booked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day, from_thousandths


class ArrivedGoods(NamedTuple):
    """So much of an item as one receipt booked it: on a purchase order (None without one), from a supplier (None where
    that was not said), with the reason if any.
    """

    item: int
    quantity: Decimal
    happened_on: date
    po: int | None
    supplier: int | None
    reason: str


def of_act(act_id: int) -> list[ArrivedGoods]:
    """What an act received, in the order in which it was booked."""
    found = fetch(
        """SELECT m.item_id, m.quantity, m.happened_on, l.po_id, coalesce(p.supplier_id, e.supplier_id), m.reason
        FROM movement m LEFT JOIN schedule_row r ON r.id = m.row_id LEFT JOIN purchase_line l ON l.id = r.line_id
        LEFT JOIN purchase_order p ON p.id = l.po_id LEFT JOIN receipt e ON e.act_id = m.act_id
        WHERE m.act_id = ? AND m.kind = 'receipt' ORDER BY m.id""",
        (act_id,),
    )
    return [
        ArrivedGoods(item, from_thousandths(quantity), from_day(on), po, supplier, why)
        for item, quantity, on, po, supplier, why in found
    ]


def last_act() -> int | None:
    """The latest receipt that was not taken back, of all that were booked."""
    found = fetch(
        """SELECT m.act_id FROM movement m WHERE m.kind = 'receipt'
        AND NOT EXISTS (SELECT 1 FROM act WHERE reverses_id = m.act_id) ORDER BY m.id DESC LIMIT 1"""
    )
    return int(found[0][0]) if found else None
