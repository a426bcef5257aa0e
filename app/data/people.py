"""Reading and writing customers and suppliers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

from app.data.models import catalogue as tables
from app.data.store.bulk import in_parts, marks
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add_all, change, change_all
from app.data.store.records import add as add_row
from app.domain.errors import NotFound
from app.domain.items import Customer, Supplier

Kind = Literal["customer", "supplier"]
_CUSTOMER = Record(Customer, tables.Customer)
_SUPPLIER = Record(Supplier, tables.Supplier)
_TABLES: Mapping[Kind, type[tables.Customer | tables.Supplier]] = {
    "customer": tables.Customer,
    "supplier": tables.Supplier,
}
_BY_NAME = "ORDER BY lower(name), name"
_CALLED = "WHERE lower(name) = lower(?) ORDER BY name = ? DESC"


def customers(ids: Collection[int] | None = None) -> list[Customer]:
    """Customers by name: all of them, or those named."""
    if ids is None:
        return _CUSTOMER.find(_BY_NAME)
    return [
        found for part in in_parts(ids) for found in _CUSTOMER.find(f"WHERE id IN ({marks(part)}) {_BY_NAME}", part)
    ]


def customer(customer_id: int) -> Customer:
    """One customer. Raises NotFound "customer.unknown"."""
    return _CUSTOMER.one("WHERE id = ?", (customer_id,), NotFound("customer.unknown", name=customer_id))


def customer_by_name(name: str) -> Customer:
    """One customer by name, whatever its case. Raises NotFound "customer.unknown"."""
    return _CUSTOMER.one(_CALLED, (name, name), NotFound("customer.unknown", name=name))


def suppliers() -> list[Supplier]:
    """All suppliers by name."""
    return _SUPPLIER.find(_BY_NAME)


def supplier(supplier_id: int) -> Supplier:
    """One supplier. Raises NotFound "supplier.unknown"."""
    return _SUPPLIER.one("WHERE id = ?", (supplier_id,), NotFound("supplier.unknown", name=supplier_id))


def supplier_by_name(name: str) -> Supplier:
    """One supplier by name, whatever its case. Raises NotFound "supplier.unknown"."""
    return _SUPPLIER.one(_CALLED, (name, name), NotFound("supplier.unknown", name=name))


def ids_by_name(kind: Kind) -> dict[str, int]:
    return dict(fetch(f"SELECT name, id FROM {kind}"))


def add(kind: Kind, columns: Mapping[str, Any]) -> int:
    """A new customer or supplier of the values in `columns`; returns its id."""
    return add_row(_TABLES[kind], **columns)


def add_many(kind: Kind, new: Iterable[Customer | Supplier]) -> None:
    add_all(_TABLES[kind], new, Customer if kind == "customer" else Supplier)


def amend(kind: Kind, identity: int, columns: Mapping[str, Any]) -> None:
    """Write the values in `columns` and give the record a new version."""
    change(_TABLES[kind], identity, **columns)


def set_many(kind: Kind, changed: Iterable[Customer | Supplier]) -> None:
    """Write everything but their names."""
    change_all(_TABLES[kind], changed, Customer if kind == "customer" else Supplier, but=("name",))
