"""What to buy: suggestions for every item that needs it, and drafts made from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from app.data import items, people, sources
from app.data.standings import standings, to_order
from app.desk import Desk
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.items import Item, Source, Supplier
from app.domain.reorder import Advice, Portion, advise
from app.purchasing.joining import Wanted, join_draft

Extent = Literal["cover", "refill"]


class Offer(NamedTuple):
    """A source with its supplier."""

    source: Source
    supplier: Supplier


class Suggestion(NamedTuple):
    """What to order of one item, and who offers it, best first."""

    advice: Advice
    item: Item
    offers: tuple[Offer, ...]

    @property
    def supplier(self) -> Supplier | None:
        """Whom to buy it from first; None where nobody offers it."""
        return self.offers[0].supplier if self.offers else None


class Proposal(NamedTuple):
    """One line of a draft that does not exist yet: what of a suggestion to order from one offer, for a person to edit.

    `needed` is why the quantity is at least so much; `edited` says that the quantity is a person's.
    """

    suggestion: Suggestion
    offer: Offer | None
    needed: Decimal
    quantity: Decimal
    requested_on: date | None = None
    edited: bool = False


def suggest(desk: Desk) -> list[Suggestion]:
    """What needs ordering, by supplier and SKU; items that nobody offers come last."""
    sums = to_order()
    suppliers = {supplier.id: supplier for supplier in people.suppliers()}
    offered: dict[int, list[Source]] = {}
    for source in sources.all_sources(sums):
        offered.setdefault(source.item, []).append(source)
    found = []
    for item in items.all_items(sums):
        best = offered.get(item.id, [])
        advice = advise(item, sums[item.id], best)
        if advice is not None:
            offers = tuple([Offer(source, suppliers[source.supplier]) for source in best])
            found.append(Suggestion(advice, item, offers))
    return sorted(found, key=_by_supplier)


def _by_supplier(found: Suggestion) -> tuple[bool, str, str]:
    supplier = found.supplier
    return supplier is None, supplier.name if supplier else "", found.item.sku


def proposals(found: Sequence[Suggestion], extent: Extent) -> list[Proposal]:
    """The lines of the drafts that suggestions would make, by supplier and SKU; those without a source come last."""
    lines = [
        Proposal(suggestion, _offer(suggestion, portion), portion.needed, portion.quantity)
        for suggestion in found
        for portion in portions_of(suggestion.advice, extent)
    ]
    return sorted(
        lines,
        key=lambda line: (
            line.offer is None,
            line.offer.supplier.name if line.offer else "",
            line.suggestion.item.sku,
        ),
    )


def portions_of(advice: Advice, extent: Extent) -> tuple[Portion, ...]:
    return advice.cover_portions if extent == "cover" else advice.refill_portions


def _offer(suggestion: Suggestion, portion: Portion) -> Offer | None:
    return next((offer for offer in suggestion.offers if offer.source is portion.source), None)


def draft_from(desk: Desk, chosen: Sequence[tuple[Advice, Extent]]) -> list[int]:
    """Put suggestions as they are on their suppliers' drafts (joining open ones); returns the drafts' ids."""
    lines: list[tuple[Advice, int | None, Wanted]] = []
    for advice, extent in chosen:
        for source, _, quantity, _ in portions_of(advice, extent):
            wanted = Wanted(advice.item, quantity, source.id if source else None)
            lines.append((advice, source.supplier if source else None, wanted))
    return _draft(desk, lines)


def draft_proposals(desk: Desk, chosen: Sequence[Proposal]) -> list[int]:
    """Put proposals, as a person has left them, on their suppliers' drafts (joining open ones); returns their ids."""
    return _draft(
        desk,
        [
            (
                line.suggestion.advice,
                line.offer.supplier.id if line.offer else None,
                Wanted(
                    line.suggestion.item.id,
                    line.quantity,
                    line.offer.source.id if line.offer else None,
                    line.requested_on,
                    line.edited,
                ),
            )
            for line in chosen
        ],
    )


def _draft(desk: Desk, lines: Sequence[tuple[Advice, int | None, Wanted]]) -> list[int]:
    """Refused where an item has no source, or where stock, queue or orders have changed since it was suggested."""
    with desk.change("draft", topics=Topic.PURCHASES):
        now = standings([advice.item for advice, _, _ in lines])
        by_supplier: dict[int, list[Wanted]] = {}
        for advice, supplier, wanted in lines:
            if supplier is None:
                raise Refused("suggest.no_source", sku=items.by_id(advice.item).sku)
            if now[advice.item] != advice.standing:
                raise Refused("suggest.changed", sku=items.by_id(advice.item).sku)
            by_supplier.setdefault(supplier, []).append(wanted)
        if not by_supplier:
            raise Refused("suggest.nothing")
        return [join_draft(desk, supplier, wanted) for supplier, wanted in by_supplier.items()]
