"""What to buy: suggestions for every item that needs it, and who offers it."""

from __future__ import annotations

from app.data import items, people, sources
from app.data.item_sums import to_order
from app.desk import Desk
from app.domain.drafts import Suggestion
from app.domain.items import Offer
from app.domain.reorder import advise


def offer_of(desk: Desk, supplier_id: int, item_id: int) -> Offer | None:
    """How a supplier sells an item: the offer that his purchase lines freeze."""
    offers = sources.of_supplier(supplier_id, [item_id]).get(item_id)
    return Offer(offers[0], people.supplier(supplier_id)) if offers else None


def suggest(desk: Desk) -> list[Suggestion]:
    """What needs ordering, by supplier and SKU; items that nobody offers come last."""
    sums = to_order()
    suppliers = {supplier.id: supplier for supplier in people.suppliers()}
    offered = sources.by_item(sums)
    found: dict[str, list[Suggestion]] = {}
    of_nobody: list[Suggestion] = []
    for item in items.all_items(sums):  # by SKU
        best = offered.get(item.id, [])
        if len(best) > 1:
            best.sort(key=lambda source: (not source.preferred, suppliers[source.supplier].name, source.supplier_sku))
        advice = advise(item, sums[item.id], best)
        if advice is None:
            continue
        offers = tuple([Offer(source, suppliers[source.supplier]) for source in best])
        of_supplier = found.setdefault(offers[0].supplier.name, []) if offers else of_nobody
        of_supplier.append(Suggestion(advice, item, offers))
    return [suggestion for name in sorted(found) for suggestion in found[name]] + of_nobody
