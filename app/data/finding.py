"""What the find box looks through: codes, numbers and names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.data.bulk import rows as fetch

MOST = 50
_ORDERS = """SELECT o.id, o.number, c.name FROM customer_order o JOIN customer c ON c.id = o.customer_id
WHERE o.number {} ORDER BY o.id DESC LIMIT ?"""
_PURCHASE_ORDERS = """SELECT p.id, p.number, s.name FROM purchase_order p JOIN supplier s ON s.id = p.supplier_id
WHERE p.number {} ORDER BY p.id DESC LIMIT ?"""
_SAME = "= ? COLLATE NOCASE"
_LIKE = "LIKE ? ESCAPE '\\'"


class Named(NamedTuple):
    id: int
    title: str
    detail: str


def by_sku(sku: str) -> Iterator[Named]:
    """The items of this SKU, whatever its case."""
    return _named("SELECT id, sku, name FROM item WHERE sku = ? COLLATE NOCASE", sku)


def items() -> Iterator[Named]:
    """All items: SKU and name."""
    return _named("SELECT id, sku, name FROM item ORDER BY discontinued, sku")


def customers() -> Iterator[Named]:
    """All customers: name and e-mail."""
    return _named("SELECT id, name, email FROM customer ORDER BY name COLLATE NOCASE")


def suppliers() -> Iterator[Named]:
    """All suppliers: name and e-mail."""
    return _named("SELECT id, name, email FROM supplier ORDER BY name COLLATE NOCASE")


def orders_numbered(number: str) -> Iterator[Named]:
    """Orders of this number, whatever its case, with their customers."""
    return _named(_ORDERS.format(_SAME), number, MOST)


def orders_like(text: str) -> Iterator[Named]:
    """The newest orders with `text` in their number."""
    return _named(_ORDERS.format(_LIKE), _pattern(text), MOST)


def purchase_orders_numbered(number: str) -> Iterator[Named]:
    """Purchase orders of this number, whatever its case, with their suppliers."""
    return _named(_PURCHASE_ORDERS.format(_SAME), number, MOST)


def purchase_orders_like(text: str) -> Iterator[Named]:
    """The newest purchase orders with `text` in their number."""
    return _named(_PURCHASE_ORDERS.format(_LIKE), _pattern(text), MOST)


def _named(sql: str, *params: object) -> Iterator[Named]:
    return (Named(*found) for found in fetch(sql, params))


def _pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
