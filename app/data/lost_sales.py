"""What customers asked for and were declined."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.models import orders as tables
from app.data.models.acts import Act
from app.data.store.records import Record, add_all


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


_LOST_SALE = Record(
    LostSale,
    tables.LostSale,
    """lost_sale s JOIN act a ON a.id = s.act_id JOIN person n ON n.id = a.person_id
    JOIN item i ON i.id = s.item_id LEFT JOIN customer c ON c.id = s.customer_id""",
    on=Act.on_day.of("a"),
    person="n.name",
    customer="coalesce(c.name, '')",
    sku="i.sku",
    name="i.name",
    unit="i.unit",
)


def add(act_id: int, customer_id: int | None, declined: Iterable[tuple[int, Decimal]], reason: str) -> None:
    """Keep what was declined: (item, quantity)."""
    add_all(tables.LostSale, declined, ("item", "quantity"), act=act_id, customer=customer_id, reason=reason)


def every() -> list[LostSale]:
    """All of them, the latest first."""
    return _LOST_SALE.find("ORDER BY s.id DESC")
