"""What customers asked for and were declined."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import insert_many
from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day, from_thousandths, to_thousandths


class LostSale(NamedTuple):
    """So much of an item that was declined; `customer` is empty where nobody said who they were."""

    id: int
    on: date
    person: str
    customer: str
    sku: str
    name: str
    unit: str
    quantity: Decimal
    reason: str


def add(act_id: int, customer_id: int | None, declined: Iterable[tuple[int, Decimal]], reason: str) -> None:
    """Keep what was declined: (item, quantity)."""
    insert_many(
        "lost_sale",
        ("act_id", "item_id", "customer_id", "quantity", "reason"),
        ((act_id, item, customer_id, to_thousandths(quantity), reason) for item, quantity in declined),
    )


def every() -> list[LostSale]:
    """All of them, the latest first."""
    found = fetch(
        """SELECT s.id, a.on_day, n.name, coalesce(c.name, ''), i.sku, i.name, i.unit, s.quantity, s.reason
        FROM lost_sale s JOIN act a ON a.id = s.act_id JOIN person n ON n.id = a.person_id
        JOIN item i ON i.id = s.item_id LEFT JOIN customer c ON c.id = s.customer_id ORDER BY s.id DESC"""
    )
    return [
        LostSale(id, from_day(on), person, customer, sku, name, unit, from_thousandths(quantity), reason)
        for id, on, person, customer, sku, name, unit, quantity, reason in found
    ]
