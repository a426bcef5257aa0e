"""What to buy: suggestions for every item that needs it, and drafts made from them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from app.data import items, people, sources
from app.data.standings import standings
from app.desk import Desk
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.items import Item, Standing, Supplier
from app.domain.matching import ZERO
from app.domain.reorder import Advice, advise
from app.purchasing.drafts import join_draft

Extent = Literal["cover", "refill"]
_NOTHING = Standing(ZERO, ZERO, ZERO, ZERO)


class Suggestion(NamedTuple):
    """What to order of one item, and from whom (None where nobody offers it)."""

    advice: Advice
    item: Item
    supplier: Supplier | None


def suggest(desk: Desk) -> list[Suggestion]:
    """What needs ordering, by supplier and SKU; items that nobody offers come last."""
    sums = standings()
    best = sources.preferred()
    suppliers = {supplier.id: supplier for supplier in people.suppliers()}
    found = []
    for item in items.all_items():
        advice = advise(item, sums.get(item.id, _NOTHING), best.get(item.id))
        if advice is not None:
            source = advice.source
            found.append(Suggestion(advice, item, suppliers[source.supplier] if source else None))
    return sorted(
        found, key=lambda one: (one.supplier is None, one.supplier.name if one.supplier else "", one.item.sku)
    )


def draft_from(desk: Desk, chosen: Sequence[tuple[Advice, Extent]]) -> list[int]:
    """Put suggestions on their suppliers' drafts (joining open ones); returns the drafts' ids.

    Refused where an item has no source, or where stock, queue or orders have changed since the suggestion was made.
    """
    with desk.change("draft", topics=Topic.PURCHASES):
        now = standings([advice.item for advice, _ in chosen])
        wanted: dict[int, list[tuple[int, Decimal]]] = {}
        for advice, extent in chosen:
            if advice.source is None:
                raise Refused("suggest.no_source", sku=items.by_id(advice.item).sku)
            if now[advice.item] != advice.standing:
                raise Refused("suggest.changed", sku=items.by_id(advice.item).sku)
            quantity = advice.cover_rounded if extent == "cover" else advice.refill_rounded
            if quantity:
                wanted.setdefault(advice.source.supplier, []).append((advice.item, quantity))
        if not wanted:
            raise Refused("suggest.nothing")
        return [join_draft(desk, supplier, lines) for supplier, lines in wanted.items()]
