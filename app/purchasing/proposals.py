"""The lines of drafts that do not exist yet, as a person edits them, and the verbs that make drafts of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from app.data import items
from app.data.item_sums import standings
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.drafts import Proposal, Suggestion, Total, WantedItem
from app.domain.errors import Refused
from app.domain.items import Offer
from app.domain.matching import ZERO
from app.domain.reorder import Advice, Portion
from app.purchasing.joining import join_draft

Extent = Literal["cover", "refill"]


def total(lines: Iterable[Proposal], currency: str) -> Total:
    """What lines of one supplier cost together, in his currency."""
    costs = [line.cost(currency) for line in lines]
    return Total(sum((cost for cost in costs if cost is not None), ZERO), None not in costs)


def proposals(found: Sequence[Suggestion], extent: Extent) -> list[Proposal]:
    """The lines of the drafts that suggestions would make, by supplier and SKU; those without a source come last."""
    return by_supplier(
        Proposal(suggestion, _offer(suggestion, portion), portion, portion.quantity)
        for suggestion in found
        for portion in portions_of(suggestion.advice, extent)
    )


def by_supplier(lines: Iterable[Proposal]) -> list[Proposal]:
    return sorted(lines, key=_place)


def _place(line: Proposal) -> tuple[bool, str, str]:
    return line.offer is None, line.offer.supplier.name if line.offer else "", line.suggestion.item.sku


def portions_of(advice: Advice, extent: Extent) -> tuple[Portion, ...]:
    return advice.cover_portions if extent == "cover" else advice.refill_portions


def _offer(suggestion: Suggestion, portion: Portion) -> Offer | None:
    return next((offer for offer in suggestion.offers if offer.source is portion.source), None)


def draft_from(desk: Desk, chosen: Sequence[tuple[Advice, Extent]]) -> list[int]:
    """Put suggestions as they are on their suppliers' drafts (joining open ones); returns the drafts' ids."""
    lines: list[tuple[Advice, int | None, WantedItem]] = []
    for advice, extent in chosen:
        for source, _, quantity, _ in portions_of(advice, extent):
            wanted = WantedItem(advice.item, quantity, source.id if source else None)
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
                WantedItem(
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


def _draft(desk: Desk, lines: Sequence[tuple[Advice, int | None, WantedItem]]) -> list[int]:
    """Refused where an item has no source, or where stock, queue or orders have changed since it was suggested."""
    with desk.change(Verb.DRAFT, topics=Topic.PURCHASES):
        now = standings([advice.item for advice, _, _ in lines])
        by_supplier: dict[int, list[WantedItem]] = {}
        for advice, supplier, wanted in lines:
            if supplier is None:
                raise Refused("suggest.no_source", sku=items.by_id(advice.item).sku)
            if now[advice.item].as_suggested != advice.standing:
                raise Refused("suggest.changed", sku=items.by_id(advice.item).sku)
            by_supplier.setdefault(supplier, []).append(wanted)
        if not by_supplier:
            raise Refused("suggest.nothing")
        return [join_draft(desk, supplier, wanted) for supplier, wanted in by_supplier.items()]
