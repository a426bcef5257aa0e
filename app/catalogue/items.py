"""Verbs of items, their barcodes and sources."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.catalogue import checks, scanning
from app.data import items as stored
from app.data import people, queues, sources
from app.desk import Desk
from app.domain import limits
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Refused, ask
from app.domain.items import ONE, Item, Source, own_and_more
from app.domain.matching import ZERO
from app.domain.scans import doubt_of

_FIELDS = tuple(name for name in Item.__match_args__ if name not in ("id", "version"))


def item(desk: Desk, item_id: int) -> Item:
    """One item. Raises NotFound "item.unknown"."""
    return stored.by_id(item_id)


def add_item(desk: Desk, *, sku: str, name: str, **others: Any) -> int:
    """A new item; what is not said of it is as an item has it by itself. Returns its id.

    Refused where its SKU is taken or a value makes no sense.
    """
    checks.known(others, _FIELDS)
    new = Item(0, sku, name, **others)
    fields = checks.tidy({name: getattr(new, name) for name in _FIELDS})
    with desk.change(Verb.ADD_ITEM, topics=Topic.ITEMS) as act:
        _check(fields)
        fields["bin"], fields["more_bins"] = _bins(fields)
        _check_sku_free(fields["sku"], None)
        item_id = stored.add(fields)
        act.touch(items=[item_id])
    return item_id


def amend_item(desk: Desk, item_id: int, version: int, **fields: Any) -> None:
    """Change fields of an item. Refused "stale" where it has changed since `version` was read."""
    checks.known(fields, _FIELDS)
    fields = checks.tidy(fields)
    with desk.change(Verb.AMEND_ITEM, topics=Topic.ITEMS) as act:
        before = stored.by_id(item_id)
        if before.version != version:
            raise Refused("stale", sku=before.sku)
        after = {name: getattr(before, name) for name in _FIELDS} | fields
        _check(after)
        if fields.keys() & {"bin", "more_bins"}:
            fields["bin"], fields["more_bins"] = _bins(after)
        _check_sku_free(after["sku"], item_id)
        if after["decimals"] < before.decimals:
            _check_coarser(before, after["decimals"])
        stored.amend(item_id, fields)
        act.touch(items=[item_id])


def add_barcode(
    desk: Desk,
    item_id: int,
    code: str,
    pack_factor: Decimal = ONE,
    *,
    typed: bool = False,
    consent: Consent = NO_CONSENT,
) -> int:
    """Let a code stand for `pack_factor` units of an item; returns its id. One that was `typed`, and hardly stands on
    goods, is asked about.
    """
    code = code.strip()
    with desk.change(Verb.ADD_BARCODE, topics=Topic.ITEMS) as act:
        item = stored.by_id(item_id)
        checks.needed(code, "barcode.empty")
        if not (pack_factor and limits.is_quantity(pack_factor)):
            raise Refused("barcode.factor", code=code, factor=pack_factor)
        for taken, _ in stored.by_barcode(*scanning.typed(code).codes):
            raise Refused("barcode.taken", code=code, sku=taken.sku)
        doubt = doubt_of(code) if typed else ""
        if doubt:
            ask(NeedsConsent(doubt, code=code), consent)
        barcode_id = stored.add_barcode(item.id, code, pack_factor)
        act.touch(items=[item_id])
    return barcode_id


def remove_barcode(desk: Desk, barcode_id: int) -> None:
    """Let a code stand for nothing any more."""
    with desk.change(Verb.REMOVE_BARCODE, topics=Topic.ITEMS) as act:
        found = stored.barcode(barcode_id)
        stored.remove_barcode(barcode_id)
        act.touch(items=[found.item])


def put_source(
    desk: Desk,
    *,
    item_id: int,
    supplier_id: int,
    supplier_sku: str = "",
    pack_size: Decimal = ONE,
    minimum: Decimal = ZERO,
    lead_days: int | None = None,
    unit_cost: Decimal | None = None,
    share: Decimal = ONE,
    preferred: bool = False,
    source_id: int | None = None,
    further: bool = False,
) -> int:
    """Add what a supplier offers of an item, or amend it; returns its id. Preferring one ends preferring another.

    Amended is the source named, else the supplier's offer of that part number, else the only one he has, unless this is
    a `further` one beside it.
    """
    with desk.change(Verb.PUT_SOURCE, topics=Topic.ITEMS) as act:
        item = stored.by_id(item_id)
        people.supplier(supplier_id)
        if not (pack_size and limits.is_quantity(pack_size, item.decimals)):
            raise Refused("source.pack", sku=item.sku, quantity=pack_size, decimals=item.decimals)
        checks.level(item.sku, minimum, item.decimals)
        checks.amount(item.sku, unit_cost)
        checks.lead_days(lead_days)
        _check_share(item, share)
        part_number = supplier_sku.strip()
        before = _offered(item, supplier_id, part_number, source_id, further)
        put = sources.put(
            Source(
                before.id if before else 0,
                item_id,
                supplier_id,
                part_number,
                pack_size,
                minimum,
                lead_days,
                unit_cost,
                share,
                preferred,
            )
        )
        act.touch(items=[item_id])
    return put


def _offered(item: Item, supplier_id: int, part_number: str, source_id: int | None, further: bool) -> Source | None:
    """Which of the supplier's offers is meant; None where it is a new one. Refused where two would be the same."""
    offers = sources.of_supplier(supplier_id, [item.id]).get(item.id, [])
    same = next((offer for offer in offers if offer.supplier_sku == part_number), None)
    if source_id is None:
        return same if same is not None or further or len(offers) != 1 else offers[0]
    if same is not None and same.id != source_id:
        raise Refused("source.exists", sku=item.sku, part=part_number)
    return sources.by_id(source_id)


def _check_share(item: Item, share: Decimal) -> None:
    if not limits.is_quantity(share):
        raise Refused("source.share", sku=item.sku, quantity=share)


def _check(fields: dict[str, Any]) -> None:
    sku, decimals = fields["sku"], fields["decimals"]
    checks.needed(sku, "item.no_sku")
    checks.needed(fields["name"], "item.no_name")
    checks.needed(fields["unit"], "item.no_unit")
    if not 0 <= decimals <= limits.FINEST:
        raise Refused("item.decimals", sku=sku, decimals=decimals)
    point, up_to = fields["reorder_point"], fields["order_up_to"]
    checks.level(sku, point, decimals)
    checks.level(sku, up_to, decimals)
    if point is not None and up_to is not None and up_to < point:
        raise Refused("item.up_to", sku=sku, reorder_point=point, order_up_to=up_to)
    checks.amount(sku, fields["unit_cost"])
    checks.amount(sku, fields["price"])


def _bins(fields: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    own, more = own_and_more((fields["bin"], *(" ".join(code.split()) for code in fields["more_bins"])))
    for code in more:
        checks.needed(code, "count.no_bin")
    return own, more


def _check_sku_free(sku: str, item_id: int | None) -> None:
    try:
        taken = stored.by_sku(sku)
    except NotFound:
        return
    if taken.id != item_id:
        raise Refused("item.exists", sku=taken.sku, name=taken.name)


def _check_coarser(item: Item, decimals: int) -> None:
    """Refuse to count an item more coarsely while it has, or somebody waits for, a finer quantity."""
    held = [stored.on_hand([item.id]).get(item.id, ZERO)]
    held += [line.waiting for line in queues.waiting_lines([item.id], passed_too=True).get(item.id, ())]
    for quantity in held:
        if quantity != round(quantity, decimals):
            raise Refused("item.coarser", sku=item.sku, quantity=quantity, unit=item.unit)
