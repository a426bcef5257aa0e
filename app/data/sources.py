"""Reading and writing what suppliers offer."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from app.data.bulk import rows as fetch
from app.data.database import db
from app.data.purchases import among
from app.data.units import from_money, from_thousandths, to_money, to_thousandths
from app.domain.items import Source

_SOURCE = """SELECT o.id, o.item_id, o.supplier_id, o.supplier_sku, o.pack_size, o.minimum, o.lead_days, o.unit_cost,
o.share, o.preferred, o.version FROM source o JOIN supplier s ON s.id = o.supplier_id"""
_BEST_FIRST = "ORDER BY o.item_id, o.preferred DESC, s.name, o.id"


def of_item(item_id: int) -> list[Source]:
    """An item's sources, the preferred one first, then by supplier name."""
    return [_source(found) for found in fetch(f"{_SOURCE} WHERE o.item_id = ? {_BEST_FIRST}", (item_id,))]


def of_supplier(supplier_id: int, items: Collection[int] | None = None) -> dict[int, Source]:
    """A supplier's offers by item."""
    named, values = among("o.item_id", items)
    found = fetch(f"{_SOURCE} WHERE o.supplier_id = ?{named}", (supplier_id, *values))
    return {row[1]: _source(row) for row in found}


def preferred(items: Collection[int] | None = None) -> dict[int, Source]:
    """The one source of each item to buy from: the preferred, else the first by supplier name. None means all items."""
    named, values = among("o.item_id", items)
    wanted = None if items is None else set(items)
    result: dict[int, Source] = {}
    for found in fetch(f"{_SOURCE} WHERE 1 = 1{named} {_BEST_FIRST}", values):
        if found[1] not in result and (wanted is None or found[1] in wanted):
            result[found[1]] = _source(found)
    return result


def all_sources() -> list[Source]:
    """Every source, by item, the preferred first."""
    return [_source(found) for found in fetch(f"{_SOURCE} {_BEST_FIRST}", ())]


def put(
    item_id: int,
    supplier_id: int,
    supplier_sku: str,
    pack_size: Decimal,
    minimum: Decimal,
    lead_days: int | None,
    unit_cost: Decimal | None,
    preferred: bool,
) -> int:
    """Add a supplier's offer of an item, or amend it; returns its id. At most one of an item's is preferred."""
    if preferred:
        db.execute_sql(
            "UPDATE source SET preferred = 0, version = version + 1"
            " WHERE item_id = ? AND supplier_id <> ? AND preferred = 1",
            (item_id, supplier_id),
        )
    found = db.execute_sql(
        """INSERT INTO source (item_id, supplier_id, supplier_sku, pack_size, minimum, lead_days, unit_cost, preferred,
        share, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1000, 1) ON CONFLICT (supplier_id, item_id) DO UPDATE SET
        supplier_sku = excluded.supplier_sku, pack_size = excluded.pack_size, minimum = excluded.minimum,
        lead_days = excluded.lead_days, unit_cost = excluded.unit_cost, preferred = excluded.preferred,
        version = version + 1 RETURNING id""",
        (
            item_id,
            supplier_id,
            supplier_sku,
            to_thousandths(pack_size),
            to_thousandths(minimum),
            lead_days,
            None if unit_cost is None else to_money(unit_cost),
            int(preferred),
        ),
    ).fetchone()
    return int(found[0])


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
