"""Importing suppliers and customers. People are known by name alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.data import people as stored
from app.desk import ActUnderWay, Desk
from app.domain.items import Customer, Supplier
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import CustomerRow, SupplierRow
from app.exchange.plan import Counted, Plan, named


def given(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """The cells among `names` that are not blank: a blank cell leaves what is there."""
    return {name: value for name in names if (value := getattr(row, name)) is not None}


def plan_suppliers(desk: Desk, checked: Checked) -> Plan:
    here = {supplier.name: supplier for supplier in stored.suppliers()}
    spell_as_known(checked, "supplier", here)
    plan = Plan()
    new: list[Supplier] = []
    changed: list[Supplier] = []
    rows: list[SupplierRow] = checked.rows
    for row in rows:
        cells = given(row, ("email", "phone", "address", "lead_days", "currency"))
        before = here.get(row.supplier)
        if before is None:
            new.append(Supplier(0, row.supplier, **cells))
        elif (after := replace(before, **cells)) != before:
            changed.append(after)
        else:
            plan.kept += 1
    plan.added, plan.updated = len(new), len(changed)

    def write(act: ActUnderWay, counted: Counted) -> None:
        stored.add_many("supplier", counted(new))
        stored.set_many("supplier", counted(changed))

    plan.step(write, len(new) + len(changed))
    return plan


def plan_customers(desk: Desk, checked: Checked) -> Plan:
    here = {customer.name: customer for customer in stored.customers()}
    spell_as_known(checked, "customer", here)
    plan = Plan()
    new: list[Customer] = []
    changed: list[Customer] = []
    rows: list[CustomerRow] = checked.rows
    for row in rows:
        cells = given(row, ("email", "phone", "address", "ship_complete"))
        before = here.get(row.customer)
        if before is None:
            new.append(Customer(0, row.customer, **cells))
        elif (after := replace(before, **cells)) != before:
            changed.append(after)
        else:
            plan.kept += 1
    plan.added, plan.updated = len(new), len(changed)

    def write(act: ActUnderWay, counted: Counted) -> None:
        stored.add_many("customer", counted(new))
        stored.set_many("customer", counted(changed))

    plan.step(write, len(new) + len(changed))
    return plan


def add_named_suppliers(plan: Plan, names: Iterable[str], here: Mapping[str, object]) -> None:
    """Add the suppliers that a file only names, and say so."""
    new = sorted(set(names) - here.keys())
    if new:
        plan.note("import.suppliers_added", count=len(new), names=named(new))
        added = [Supplier(0, name) for name in new]
        plan.step(lambda act, counted: stored.add_many("supplier", counted(added)), len(new))


def add_named_customers(plan: Plan, names: Iterable[str], here: Mapping[str, object]) -> None:
    """Add the customers that a file only names, and say so."""
    new = sorted(set(names) - here.keys())
    if new:
        plan.note("import.customers_added", count=len(new), names=named(new))
        added = [Customer(0, name) for name in new]
        plan.step(lambda act, counted: stored.add_many("customer", counted(added)), len(new))
