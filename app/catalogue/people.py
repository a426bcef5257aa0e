"""Verbs of customers and suppliers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.catalogue import checks
from app.data import people as stored
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NotFound, Refused
from app.domain.items import Customer, Supplier

_REACHED = ("name", "email", "phone", "address", "language")


def customer(desk: Desk, customer_id: int) -> Customer:
    """One customer. Raises NotFound "customer.unknown"."""
    return stored.customer(customer_id)


def customers(desk: Desk) -> list[Customer]:
    """All customers by name."""
    return stored.customers()


def supplier(desk: Desk, supplier_id: int) -> Supplier:
    """One supplier. Raises NotFound "supplier.unknown"."""
    return stored.supplier(supplier_id)


def suppliers(desk: Desk) -> list[Supplier]:
    """All suppliers by name."""
    return stored.suppliers()


def add_customer(
    desk: Desk,
    *,
    name: str,
    email: str = "",
    phone: str = "",
    address: str = "",
    ship_complete: bool = False,
    language: str = "",
    collects: bool = True,
) -> int:
    """A new customer; returns its id. Refused where the name is taken."""
    fields = _tidy(
        {
            "name": name,
            "email": email,
            "phone": phone,
            "address": address,
            "ship_complete": int(ship_complete),
            "language": language,
            "collects": int(collects),
        }
    )
    with desk.change(Verb.ADD_CUSTOMER, topics=Topic.PEOPLE):
        _check("customer", stored.customer_by_name, fields, None)
        return stored.add("customer", fields)


def amend_customer(desk: Desk, customer_id: int, version: int, **fields: Any) -> None:
    """Change fields of a customer. Refused "stale" where it has changed since `version` was read."""
    checks.known(fields, (*_REACHED, "ship_complete", "collects"))
    fields = _tidy(fields)
    with desk.change(Verb.AMEND_CUSTOMER, topics=Topic.PEOPLE | Topic.ORDERS):
        before = stored.customer(customer_id)
        if before.version != version:
            raise Refused("stale", name=before.name)
        _check("customer", stored.customer_by_name, {"name": before.name, "email": before.email} | fields, before)
        fields |= {flag: int(fields[flag]) for flag in ("ship_complete", "collects") if flag in fields}
        stored.amend("customer", customer_id, fields)


def add_supplier(
    desk: Desk,
    *,
    name: str,
    email: str = "",
    phone: str = "",
    address: str = "",
    lead_days: int | None = None,
    currency: str = "",
    language: str = "",
) -> int:
    """A new supplier; returns its id. Refused where the name is taken."""
    fields = _tidy(
        {
            "name": name,
            "email": email,
            "phone": phone,
            "address": address,
            "lead_days": lead_days,
            "currency": currency,
            "language": language,
        }
    )
    with desk.change(Verb.ADD_SUPPLIER, topics=Topic.PEOPLE):
        _check_supplier(fields, None)
        return stored.add("supplier", fields)


def amend_supplier(desk: Desk, supplier_id: int, version: int, **fields: Any) -> None:
    """Change fields of a supplier. Refused "stale" where it has changed since `version` was read."""
    checks.known(fields, (*_REACHED, "lead_days", "currency"))
    fields = _tidy(fields)
    with desk.change(Verb.AMEND_SUPPLIER, topics=Topic.PEOPLE | Topic.PURCHASES):
        before = stored.supplier(supplier_id)
        if before.version != version:
            raise Refused("stale", name=before.name)
        unchanged = {
            "name": before.name,
            "email": before.email,
            "lead_days": before.lead_days,
            "currency": before.currency,
        }
        _check_supplier(unchanged | fields, before)
        stored.amend("supplier", supplier_id, fields)


def _tidy(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are kept. Refuses a language that is not listed."""
    tidy = checks.tidy(fields)
    if "currency" in tidy:
        tidy["currency"] = tidy["currency"].upper()
    if "language" in tidy:
        tidy["language"] = checks.language(tidy["language"])
    return tidy


def _check_supplier(fields: dict[str, Any], before: Supplier | None) -> None:
    _check("supplier", stored.supplier_by_name, fields, before)
    checks.lead_days(fields["lead_days"])
    checks.currency(fields["currency"])


def _check(
    kind: stored.Kind,
    by_name: Callable[[str], Customer | Supplier],
    fields: dict[str, Any],
    before: Customer | Supplier | None,
) -> None:
    checks.needed(fields["name"], f"{kind}.no_name")
    checks.email(fields["email"], before.email if before else "")
    try:
        taken = by_name(fields["name"])
    except NotFound:
        return
    if before is None or taken.id != before.id:
        raise Refused(f"{kind}.exists", name=taken.name)
