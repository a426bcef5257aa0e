"""What lines and documents come to, worked out in whole numbers from the store's rows: every line is rounded to the
decimals of its currency, and a total is the sum of such lines.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from app.data.store.bulk import rows

PLACES = {"JPY": 0, "KWD": 3}
OF_ORDER = """SELECT l.waiting - coalesce((SELECT sum(m.quantity) FROM movement m LEFT JOIN movement o
ON o.id = m.reverses_id WHERE m.order_line_id = l.id AND 'shipment' IN (m.kind, o.kind)), 0), l.price, l.currency
FROM order_line l WHERE l.order_id = ?"""
OF_PURCHASE = """SELECT r.quantity - r.short, max(r.quantity - r.short - r.received, 0), l.unit_cost,
coalesce(nullif(p.currency, ''), nullif(s.currency, ''), 'EUR') FROM purchase_order p
JOIN supplier s ON s.id = p.supplier_id JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id
WHERE p.id = ? AND r.quantity > r.short"""


def amount(quantity: int, each: int, currency: str) -> Decimal:
    """So many thousandths at so many ten-thousandths each; halves are rounded up."""
    places = PLACES.get(currency, 2)
    unit = 10 ** (7 - places)
    return Decimal((quantity * each * 2 + unit) // (2 * unit)).scaleb(-places)


def order_totals(order: int) -> Counter[str]:
    """What the lines of an order that have a price come to, by currency."""
    totals: Counter[str] = Counter()
    for quantity, price, currency in rows(OF_ORDER, (order,)):
        if quantity and price is not None:
            totals[currency] += amount(quantity, price, currency)
    return totals


def purchase_total(po: int, only_open: bool = False) -> Decimal | None:
    """What a purchase order comes to, or what of it is open; None where a cost is not known."""
    found = [
        (still if only_open else whole, cost, currency) for whole, still, cost, currency in rows(OF_PURCHASE, (po,))
    ]
    if any(cost is None for quantity, cost, _ in found if quantity):
        return None
    return sum((amount(*each) for each in found if each[0]), Decimal(0))
