"""Importing suppliers and customers. People are known by name alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.data import people as stored
from app.data.people import Kind
from app.desk import ActUnderWay, Desk
from app.domain.items import Customer, Supplier
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import CustomerRow, SupplierRow, shared
from app.exchange.plan import Counted, Plan, named

Person = Customer | Supplier
_MADE: Mapping[Kind, type[Person]] = {"customer": Customer, "supplier": Supplier}


def given(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """The cells among `names` that are not blank: a blank cell leaves what is there."""
    return {name: value for name in names if (value := getattr(row, name)) is not None}


def plan_suppliers(desk: Desk, checked: Checked) -> Plan:
    here = {supplier.name: supplier for supplier in stored.suppliers()}
    return _plan(checked, "supplier", here, shared(SupplierRow, Supplier))


def plan_customers(desk: Desk, checked: Checked) -> Plan:
    here = {customer.name: customer for customer in stored.customers()}
    return _plan(checked, "customer", here, shared(CustomerRow, Customer))


def _plan(checked: Checked, kind: Kind, here: Mapping[str, Person], columns: Sequence[str]) -> Plan:
    """Who is new and who is changed: the column `kind` has their names, a blank cell leaves what is there."""
    spell_as_known(checked, kind, here)
    plan = Plan()
    new: list[Person] = []
    changed: list[Person] = []
    for row in checked.rows:
        cells, name = given(row, columns), getattr(row, kind)
        before = here.get(name)
        if before is None:
            new.append(_MADE[kind](0, name, **cells))
        elif (after := replace(before, **cells)) != before:
            changed.append(after)
        else:
            plan.kept += 1
    plan.added, plan.updated = len(new), len(changed)

    def write(act: ActUnderWay, counted: Counted) -> None:
        stored.add_many(kind, counted(new))
        stored.set_many(kind, counted(changed))

    plan.step(write, len(new) + len(changed))
    return plan


def add_named(plan: Plan, kind: Kind, names: Iterable[str], here: Mapping[str, object]) -> None:
    """Add the suppliers or customers that a file only names, and say so."""
    new = sorted(set(names) - here.keys())
    if new:
        plan.note(f"import.{kind}s_added", count=len(new), names=named(new))
        added = [_MADE[kind](0, name) for name in new]
        plan.step(lambda act, counted: stored.add_many(kind, counted(added)), len(new))
