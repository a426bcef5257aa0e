"""Importing what suppliers offer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.data import items as stored
from app.data import people, sources
from app.desk import ActUnderWay, Desk
from app.domain.items import Source
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import SourceRow, shared
from app.exchange.people import add_named, given
from app.exchange.plan import Counted, Plan

_CELLS = [name for name in shared(SourceRow, Source) if name != "supplier"]


def plan_sources(desk: Desk, checked: Checked) -> Plan:
    """What suppliers offer, by supplier, SKU and part number: one may offer an item in several packs."""
    items = {item.sku: item for item in stored.all_items()}
    suppliers = {supplier.name: supplier.id for supplier in people.suppliers()}
    offers: dict[tuple[int, int], list[Source]] = {}
    for source in sources.all_sources():
        offers.setdefault((source.item, source.supplier), []).append(source)
    spell_as_known(checked, "sku", items)
    spell_as_known(checked, "supplier", suppliers)
    plan = Plan()
    new: list[tuple[str, Source]] = []
    changed: list[Source] = []
    met: set[int] = set()
    rows: list[SourceRow] = checked.rows
    named = {(row.supplier, row.sku, row.supplier_sku) for row in rows}
    for row in rows:
        item = checked.item(items, row.line, row.sku)
        if item is None:
            continue
        checked.fits(item, row.line, "pack_size", row.pack_size)
        checked.fits(item, row.line, "minimum", row.minimum)
        cells = given(row, _CELLS)
        before = _meant(row, offers.get((item.id, suppliers.get(row.supplier, 0)), ()), met, named)
        if before is None:
            new.append((row.supplier, Source(0, item.id, 0, **cells)))
            continue
        met.add(before.id)
        if (after := replace(before, **cells)) != before:
            changed.append(after)
        else:
            plan.kept += 1
    plan.added, plan.updated = len(new), len(changed)
    add_named(plan, "supplier", (supplier for supplier, _ in new if supplier), suppliers)

    def write(act: ActUnderWay, counted: Counted) -> None:
        known = people.ids_by_name("supplier")
        sources.set_many(counted(changed))
        sources.add_many(counted(replace(source, supplier=known[supplier]) for supplier, source in new))
        act.touch(items=[source.item for source in (*changed, *(source for _, source in new))])

    plan.step(write, len(new) + len(changed))
    return plan


def _meant(
    row: SourceRow, offers: Sequence[Source], met: Collection[int], named: Collection[tuple[str, str, str | None]]
) -> Source | None:
    """Which of the supplier's offers of the item a row is about: that of its part number, else the one that has none
    yet. A row without a part number is about the first offer that no other row names. None where it is a new one.
    """
    left = [offer for offer in offers if offer.id not in met]
    without = next((offer for offer in left if not offer.supplier_sku), None)
    if row.supplier_sku is None:
        unnamed = (offer for offer in left if (row.supplier, row.sku, offer.supplier_sku) not in named)
        return without or next(unnamed, None)
    return next((offer for offer in left if offer.supplier_sku == row.supplier_sku), without)
