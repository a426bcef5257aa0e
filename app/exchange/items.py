"""Importing items, with their opening stock, barcodes and supplier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from app.data import items as stored
from app.data import movements, people, record_histories, sources
from app.data.models import catalogue as tables
from app.data.store.records import next_ids
from app.desk import ActUnderWay, Desk
from app.domain.items import Item, Source, own_and_more
from app.domain.movements import Kind
from app.exchange.barcodes import plan_barcodes
from app.exchange.checking import Checked, spell_as_known
from app.exchange.layouts import ItemRow, shared
from app.exchange.people import add_named, given
from app.exchange.plan import Counted, Plan, named, places
from app.words import _

_FIELDS = [name for name in shared(ItemRow, Item) if name not in ("sku", "decimals")]
_COUNTED = ("on_hand", "reorder_point", "order_up_to")


def plan_items(desk: Desk, checked: Checked) -> Plan:
    """New SKUs are added with their opening stock; known ones are changed, their `on_hand` is left alone and said. One
    that had to stay when the import that made it was undone is here again as if new.
    """
    here = {item.sku: item for item in stored.all_items()}
    spell_as_known(checked, "sku", here)
    spell_as_known(checked, "supplier", people.ids_by_name("supplier"))
    plan = Plan()
    new: list[Item] = []
    changed: list[Item] = []
    opening: list[tuple[str, Decimal]] = []
    left_alone: list[str] = []
    finer: list[str] = []
    again: dict[str, int] = {}
    retired = record_histories.retired()
    empty = retired - movements.moved_items() if retired else retired
    rows: list[ItemRow] = checked.rows
    for row in rows:
        before = here.get(row.sku)
        after = _item(row, before)
        if before is None and after.decimals and row.decimals is None:
            finer.append(after.sku)
        if before is not None and after.decimals < before.decimals:
            checked.wrong("import.coarser", row.line, "decimals", after.decimals, sku=row.sku, decimals=before.decimals)
        for column in _COUNTED:
            checked.fits(after, row.line, column, getattr(row, column))
        point, up_to = after.reorder_point, after.order_up_to
        if point is not None and up_to is not None and up_to < point:
            checked.wrong("import.up_to", row.line, "order_up_to", up_to, point=point)
        if before is not None and before.id in retired:
            after = replace(after, discontinued=row.discontinued is True)
        opens = row.on_hand if before is None or before.id in empty else None
        if opens:
            opening.append((row.sku, opens))
        if before is None:
            new.append(after)
            continue
        if row.on_hand is not None and before.id not in empty:
            left_alone.append(row.sku)
        if after != before:
            changed.append(after)
        if before.id in retired and (opens or after != before):
            again[row.sku] = before.id
    plan.added = len(new)
    if left_alone:
        plan.note("import.on_hand_left", count=len(left_alone), names=named(left_alone))
    if again:
        plan.note("import.back_again", count=len(again), names=named(again))
    if finer:
        plan.note("import.decimals_seen", count=len(finer), names=named(finer))
    reason = _("Opening stock, from {file}").format(file=checked.file)

    def write(act: ActUnderWay, counted: Counted) -> None:
        bins = stored.bin_ids(item.bin for item in (*new, *changed))
        ids = next_ids(tables.Item, len(new))
        stored.add_items(ids, counted(new), bins)
        stored.set_items(counted(changed), bins)
        placed = {id: item.more_bins for id, item in zip(ids, new, strict=True) if item.more_bins}
        stored.place_also(placed | {item.id: item.more_bins for item in changed})
        added = again | {item.sku: id for id, item in zip(ids, new, strict=True)}
        stock = (movements.NewMovement(added[sku], quantity, reason) for sku, quantity in opening)
        movements.post(act.id, Kind.OPENING, act.on_day, counted(stock))
        act.touch(items=[*added.values(), *(item.id for item in changed)])

    plan.step(write, len(new) + len(changed) + len(opening))
    touched = (
        again.keys()
        | {item.sku for item in changed}
        | plan_barcodes(plan, checked, here)
        | _plan_suppliers(plan, rows, here)
    )
    plan.updated = len(touched & here.keys())
    plan.kept = len(rows) - plan.added - plan.updated
    return plan


def _item(row: ItemRow, before: Item | None) -> Item:
    filled = given(row, _FIELDS)
    if row.decimals is not None:
        filled["decimals"] = row.decimals
    elif before is None:  # counted as finely as the file counts it
        filled["decimals"] = max(places(getattr(row, column)) for column in _COUNTED)
    item = Item(0, row.sku, **{"name": "", **filled}) if before is None else replace(before, **filled)
    bin, more_bins = own_and_more(item.bins)
    return replace(item, bin=bin, more_bins=more_bins) if item.more_bins else item


def _plan_suppliers(plan: Plan, rows: Iterable[ItemRow], here: dict[str, Item]) -> set[str]:
    """The supplier of an item is its preferred source. Which items (by SKU) have another one afterwards."""
    pairs = [(row.sku, row.supplier) for row in rows if row.supplier]
    if not pairs:
        return set()
    suppliers = people.ids_by_name("supplier")
    offers = sources.first_offers()
    add_named(plan, "supplier", (supplier for _, supplier in pairs), suppliers)
    new: list[tuple[str, str]] = []
    preferred: list[Source] = []
    for sku, supplier in pairs:
        offer = offers.get((here[sku].id, suppliers.get(supplier, 0))) if sku in here else None
        if offer is None:
            new.append((sku, supplier))
        elif not offer.preferred:
            preferred.append(replace(offer, preferred=True))
    demoted_items = {here[sku].id for sku, _ in new if sku in here} | {source.item for source in preferred}
    demoted = [offer.id for offer in sources.all_sources() if offer.preferred and offer.item in demoted_items]

    def write(act: ActUnderWay, counted: Counted) -> None:
        ids = stored.ids_by_sku() if new else {}
        known = people.ids_by_name("supplier")
        sources.unprefer(demoted)
        sources.set_many(counted(preferred))
        added = (Source(0, ids[sku], known[supplier], preferred=True) for sku, supplier in new)
        sources.add_many(counted(added))
        act.touch(items=demoted_items)

    plan.step(write, len(new) + len(preferred))
    sku_of = {item.id: item.sku for item in here.values()}
    return {*(sku for sku, _ in new), *(sku_of[source.item] for source in preferred)}
