"""How much to order of an item, and why."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from app.domain.items import Item, Source, Standing
from app.domain.matching import ZERO


class Advice(NamedTuple):
    """A suggestion for one item, in its stock unit.

    `cover` is what the queue needs beyond everything on hand, on order and in drafts; `refill` is what brings
    available up to the order-up-to level (at least `cover`). The rounded quantities are whole packs and at least the
    source's minimum.
    """

    item: int
    source: Source | None
    standing: Standing
    cover: Decimal
    refill: Decimal
    cover_rounded: Decimal
    refill_rounded: Decimal


def advise(item: Item, standing: Standing, source: Source | None) -> Advice | None:
    """The suggestion for `item`, or None where nothing needs ordering.

    Listed when available is at or below the reorder point, or when the queue needs more than is coming (also without a
    reorder point). Without an order-up-to level the reorder point is the level. A discontinued item is only listed for
    what its queue needs.
    """
    cover = max(ZERO, standing.waiting - standing.on_hand - standing.on_order - standing.drafts)
    low = item.reorder_point is not None and standing.available <= item.reorder_point and not item.discontinued
    if not low and not cover:
        return None
    level = item.reorder_point if item.order_up_to is None else item.order_up_to
    refill = cover
    if level is not None and not item.discontinued:
        refill = max(cover, level - standing.available)
    return Advice(item.id, source, standing, cover, refill, rounded(cover, source), rounded(refill, source))


class Rounding(NamedTuple):
    """Why a suggestion is more than what is needed: raised to a minimum, then up to whole packs; None where not."""

    needed: Decimal
    minimum: Decimal | None
    pack_size: Decimal | None


def rounding(needed: Decimal, source: Source | None) -> Rounding:
    """The reasons for which `rounded` asks for more than `needed`."""
    if needed <= ZERO or source is None:
        return Rounding(needed, None, None)
    raised = max(needed, source.minimum)
    whole = rounded(needed, source)
    return Rounding(needed, source.minimum if raised > needed else None, source.pack_size if whole > raised else None)


def rounded(quantity: Decimal, source: Source | None) -> Decimal:
    """`quantity` raised to the source's minimum and up to whole packs. Zero stays zero."""
    if quantity <= ZERO or source is None:
        return max(ZERO, quantity)
    quantity = max(quantity, source.minimum)
    packs = (quantity / source.pack_size).to_integral_value(rounding=ROUND_CEILING)
    return packs * source.pack_size
