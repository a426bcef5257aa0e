"""Reading and writing customers and suppliers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal

from app.data.store.bulk import in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.domain.errors import NotFound
from app.domain.items import Customer, Supplier

Kind = Literal["customer", "supplier"]
_CUSTOMER = "SELECT id, name, email, phone, address, ship_complete, version FROM customer"
_SUPPLIER = "SELECT id, name, email, phone, address, lead_days, currency, version FROM supplier"
_BY_NAME = "ORDER BY name COLLATE NOCASE, name"


def customers(ids: Collection[int] | None = None) -> list[Customer]:
    """Customers by name: all of them, or those named."""
    if ids is None:
        return [_customer(found) for found in fetch(f"{_CUSTOMER} {_BY_NAME}")]
    return [
        _customer(found)
        for part in in_parts(ids)
        for found in fetch(f"{_CUSTOMER} WHERE id IN ({marks(part)}) {_BY_NAME}", part)
    ]


def customer(customer_id: int) -> Customer:
    """One customer. Raises NotFound "customer.unknown"."""
    for found in fetch(f"{_CUSTOMER} WHERE id = ?", (customer_id,)):
        return _customer(found)
    raise NotFound("customer.unknown", name=customer_id)


def customer_by_name(name: str) -> Customer:
    """One customer by name, whatever its case. Raises NotFound "customer.unknown"."""
    for found in fetch(f"{_CUSTOMER} WHERE name = ? COLLATE NOCASE ORDER BY name = ? DESC", (name, name)):
        return _customer(found)
    raise NotFound("customer.unknown", name=name)


def suppliers() -> list[Supplier]:
    """All suppliers by name."""
    return [Supplier(*found) for found in fetch(f"{_SUPPLIER} {_BY_NAME}")]


def supplier(supplier_id: int) -> Supplier:
    """One supplier. Raises NotFound "supplier.unknown"."""
    for found in fetch(f"{_SUPPLIER} WHERE id = ?", (supplier_id,)):
        return Supplier(*found)
    raise NotFound("supplier.unknown", name=supplier_id)


def supplier_by_name(name: str) -> Supplier:
    """One supplier by name, whatever its case. Raises NotFound "supplier.unknown"."""
    for found in fetch(f"{_SUPPLIER} WHERE name = ? COLLATE NOCASE ORDER BY name = ? DESC", (name, name)):
        return Supplier(*found)
    raise NotFound("supplier.unknown", name=name)


def add(kind: Kind, columns: Mapping[str, Any]) -> int:
    """A new customer or supplier of the values in `columns`; returns its id."""
    cursor = db.execute_sql(
        f"INSERT INTO {kind} ({', '.join(columns)}, version) VALUES ({marks(list(range(len(columns))))}, 1)",
        tuple(columns.values()),
    )
    return int(cursor.lastrowid or 0)


def amend(kind: Kind, identity: int, columns: Mapping[str, Any]) -> None:
    """Write the values in `columns` and give the record a new version."""
    sets = "".join(f"{name} = ?, " for name in columns)
    db.execute_sql(f"UPDATE {kind} SET {sets}version = version + 1 WHERE id = ?", (*columns.values(), identity))


def _customer(found: tuple[Any, ...]) -> Customer:
    identity, name, email, phone, address, ship_complete, version = found
    return Customer(identity, name, email, phone, address, ship_complete == 1, version)
