"""What the find box looks through: codes, numbers and names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from app.data.store.bulk import marks
from app.data.store.bulk import rows as fetch

MOST = 50
_ORDERS = """SELECT o.id, o.number, c.name FROM customer_order o JOIN customer c ON c.id = o.customer_id
WHERE {} ORDER BY o.id DESC LIMIT ?"""
_PURCHASE_ORDERS = """SELECT p.id, p.number, s.name FROM purchase_order p JOIN supplier s ON s.id = p.supplier_id
WHERE {} ORDER BY p.id DESC LIMIT ?"""
_COUNTS = "SELECT c.id, c.number, c.note FROM stock_count c WHERE {} ORDER BY c.id DESC LIMIT ?"
_LIKE = "number LIKE ? ESCAPE '\\'"


class Named(NamedTuple):
    id: int
    title: str
    detail: str


def by_sku(*skus: str) -> Iterator[Named]:
    """The items of these SKUs; where there are none as written, those that differ in case only."""
    as_written = list(_named(f"SELECT id, sku, name FROM item WHERE sku IN ({marks(skus)})", *skus))
    letters = [sku for sku in skus if sku.upper() != sku.lower()]
    if as_written or not letters:
        return iter(as_written)
    return _named(f"SELECT id, sku, name FROM item WHERE {_any_case('sku', letters)}", *letters)


def bins_called(code: str) -> Iterator[Named]:
    """The bin of this code, whatever its case."""
    return _named("SELECT id, code, '' FROM bin WHERE lower(code) = lower(?)", code)


def items() -> Iterator[Named]:
    """All items: SKU and name."""
    return _named("SELECT id, sku, name FROM item ORDER BY discontinued, sku")


def customers() -> Iterator[Named]:
    """All customers: name and e-mail."""
    return _named("SELECT id, name, email FROM customer ORDER BY lower(name)")


def suppliers() -> Iterator[Named]:
    """All suppliers: name and e-mail."""
    return _named("SELECT id, name, email FROM supplier ORDER BY lower(name)")


def orders_numbered(*numbers: str) -> Iterator[Named]:
    """Orders of these numbers, whatever their case, with their customers."""
    return _named(_ORDERS.format(_any_case("number", numbers)), *numbers, MOST)


def documents(number: str) -> Iterator[tuple[str, Named]]:
    """Orders, purchase orders and counts of exactly this number, found without looking at any other: kind, document."""
    for kind, sql in (("order", _ORDERS), ("purchase_order", _PURCHASE_ORDERS), ("count", _COUNTS)):
        for found in _named(sql.format("number IN (?, ?)"), number, number.upper(), MOST):
            yield kind, found


def orders_like(text: str) -> Iterator[Named]:
    """The newest orders with `text` in their number, or in their customer's own."""
    return _named(_ORDERS.format(f"{_LIKE} OR reference LIKE ? ESCAPE '\\'"), *[_pattern(text)] * 2, MOST)


def purchase_orders_numbered(*numbers: str) -> Iterator[Named]:
    """Purchase orders of these numbers, whatever their case, with their suppliers."""
    return _named(_PURCHASE_ORDERS.format(_any_case("number", numbers)), *numbers, MOST)


def purchase_orders_like(text: str) -> Iterator[Named]:
    """The newest purchase orders with `text` in their number."""
    return _named(_PURCHASE_ORDERS.format(_LIKE), _pattern(text), MOST)


def counts_numbered(*numbers: str) -> Iterator[Named]:
    """Counts of these numbers, whatever their case."""
    return _named(_COUNTS.format(_any_case("number", numbers)), *numbers, MOST)


def counts_like(text: str) -> Iterator[Named]:
    """The newest counts with `text` in their number."""
    return _named(_COUNTS.format(_LIKE), _pattern(text), MOST)


# By kind, what is still open of those with given ids.
_OPEN = {
    "item": "SELECT id FROM item WHERE discontinued = 0 AND id IN ({})",
    "order": "SELECT DISTINCT order_id FROM order_line WHERE waiting > 0 AND order_id IN ({})",
    "purchase_order": "SELECT id FROM purchase_order WHERE state IN ('draft', 'sent') AND id IN ({})",
    "count": "SELECT id FROM stock_count WHERE state = 'open' AND id IN ({})",
}


def open_ones(kind: str, ids: Sequence[int]) -> Sequence[int]:
    """Those of `ids` that have not come to their end; all of a kind that has none."""
    sql = _OPEN.get(kind)
    return [id for (id,) in fetch(sql.format(marks(ids)), ids)] if sql is not None else ids


_ROW_S_ORDER = """SELECT p.id, p.number, s.name FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id
JOIN purchase_order p ON p.id = l.po_id JOIN supplier s ON s.id = p.supplier_id WHERE r.id = ?"""

# What a code of our own names, by its id.
NAMED: dict[str, Callable[[int], Iterator[Named]]] = {
    "item": lambda id: _named("SELECT id, sku, name FROM item WHERE id = ?", id),
    "bin": lambda id: _named("SELECT id, code, '' FROM bin WHERE id = ?", id),
    "order": lambda id: _named(_ORDERS.format("o.id = ?"), id, 1),
    "purchase_order": lambda id: _named(_PURCHASE_ORDERS.format("p.id = ?"), id, 1),
    "count": lambda id: _named(_COUNTS.format("c.id = ?"), id, 1),
    "purchase_row": lambda id: _named(_ROW_S_ORDER, id),
}


def _named(sql: str, *params: object) -> Iterator[Named]:
    return (Named(*found) for found in fetch(sql, params))


def _any_case(column: str, texts: Sequence[str]) -> str:
    return f"lower({column}) IN ({marks(texts).replace('?', 'lower(?)')})"


def _pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
