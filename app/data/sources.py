"""Reading and writing what suppliers offer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.data import loading
from app.data.purchases import among
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_money, from_thousandths
from app.domain.errors import NotFound
from app.domain.items import Source

_PLAIN = """SELECT o.id, o.item_id, o.supplier_id, o.supplier_sku, o.pack_size, o.minimum, o.lead_days, o.unit_cost,
o.share, o.preferred, o.version FROM source o"""
_SOURCE = f"{_PLAIN} JOIN supplier s ON s.id = o.supplier_id"
_BEST_FIRST = "ORDER BY o.item_id, o.preferred DESC, s.name, o.id"


def of_item(item_id: int) -> list[Source]:
    """An item's sources, the preferred one first, then by supplier name."""
    return [_source(found) for found in fetch(f"{_SOURCE} WHERE o.item_id = ? {_BEST_FIRST}", (item_id,))]


def by_id(source_id: int) -> Source:
    """One source. Raises NotFound "source.unknown"."""
    for found in fetch(f"{_SOURCE} WHERE o.id = ?", (source_id,)):
        return _source(found)
    raise NotFound("source.unknown", source=source_id)


def of_supplier(supplier_id: int, items: Collection[int] | None = None) -> dict[int, list[Source]]:
    """A supplier's offers by item, the preferred one first, then as they came."""
    named, values = among("o.item_id", items)
    wanted = None if items is None else set(items)
    result: dict[int, list[Source]] = {}
    for found in fetch(f"{_SOURCE} WHERE o.supplier_id = ?{named} {_BEST_FIRST}", (supplier_id, *values)):
        if wanted is None or found[1] in wanted:
            result.setdefault(found[1], []).append(_source(found))
    return result


def preferred(items: Collection[int] | None = None) -> dict[int, Source]:
    """The one source of each item to buy from: the preferred, else the first by supplier name. None means all items."""
    named, values = among("o.item_id", items)
    wanted = None if items is None else set(items)
    result: dict[int, Source] = {}
    for found in fetch(f"{_SOURCE} WHERE 1 = 1{named} {_BEST_FIRST}", values):
        if found[1] not in result and (wanted is None or found[1] in wanted):
            result[found[1]] = _source(found)
    return result


def all_sources(items: Collection[int] | None = None) -> list[Source]:
    """Sources by item, the preferred first: of all items, or of those named."""
    named, values = among("o.item_id", items)
    wanted = None if items is None else set(items)
    found = fetch(f"{_SOURCE} WHERE 1 = 1{named} {_BEST_FIRST}", values)
    return [_source(row) for row in found if wanted is None or row[1] in wanted]


def by_item(items: Collection[int]) -> dict[int, list[Source]]:
    """The sources of very many items, in no order: most have one."""
    named, values = among("o.item_id", items)
    result: dict[int, list[Source]] = {}
    for found in fetch(f"{_PLAIN} WHERE 1 = 1{named}", values):
        if found[1] in items:
            result.setdefault(found[1], []).append(_source(found))
    return result


def first_offers() -> dict[tuple[int, int], Source]:
    """The first offer of every item by every supplier (ids), the preferred one where there are several."""
    first: dict[tuple[int, int], Source] = {}
    for source in all_sources():
        first.setdefault((source.item, source.supplier), source)
    return first


def put(source: Source) -> int:
    """Add a supplier's offer of an item (id 0), or write it anew; returns its id. One of an item's is preferred."""
    if source.preferred:
        db.execute_sql(
            "UPDATE source SET preferred = 0, version = version + 1 WHERE item_id = ? AND id <> ? AND preferred = 1",
            (source.item, source.id),
        )
    if source.id:
        loading.set_sources([source])
        return source.id
    loading.add_sources([source])
    return int(fetch("SELECT max(id) FROM source", ())[0][0])


def _source(found: tuple[Any, ...]) -> Source:
    identity, item, supplier, supplier_sku, pack_size, minimum, lead_days, cost, share, preferred_, version = found
    return Source(
        identity,
        item,
        supplier,
        supplier_sku,
        from_thousandths(pack_size),
        from_thousandths(minimum),
        lead_days,
        None if cost is None else from_money(cost),
        from_thousandths(share),
        preferred_ == 1,
        version,
    )
