"""Which open rows of purchase orders nobody needs any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from app.data import items, sources
from app.desk import Desk
from app.domain.items import Source
from app.domain.matching import Supply
from app.domain.surplus import surplus


def surplus_rows(desk: Desk, item_ids: Collection[int], supplier_of: Mapping[int, int]) -> dict[int, Decimal]:
    """How much of each open schedule row of these items nobody needs; `supplier_of` names the suppliers of rows."""
    if not item_ids:
        return {}
    offers: dict[tuple[int, int], Source] = {}
    for source in sources.all_sources(item_ids):
        offers.setdefault((source.item, source.supplier), source)
    found: dict[int, Decimal] = {}
    for item in items.all_items(item_ids):

        def source_of(supply: Supply, item_id: int = item.id) -> Source | None:
            return offers.get((item_id, supplier_of.get(supply.row, 0)))

        found |= surplus(item, desk.board.standing(item.id), desk.board.supplies(item.id), source_of)
    return found
