"""How much to order of an item, and why."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from app.domain.items import Item, Source, Standing
from app.domain.matching import ZERO
from app.domain.splitting import Portion, Rounding, portions, rounded, rounding

__all__ = ["Advice", "Portion", "Rounding", "advise", "needs_ordering", "portions", "refill_level", "rounded"]
__all__ += ["rounding"]

Amount = TypeVar("Amount", int, Decimal)  # Decimal, or whole thousandths where very many items are looked through


class Advice(NamedTuple):
    """A suggestion for one item, in its stock unit.

    `cover` is what the queue needs beyond everything on hand, on order and in drafts; `refill` is what brings
    available up to the order-up-to level (at least `cover`). Of each the portions say how much to order from whom.
    """

    item: int
    standing: Standing
    cover: Decimal
    refill: Decimal
    cover_portions: tuple[Portion, ...]
    refill_portions: tuple[Portion, ...]

    @property
    def cover_rounded(self) -> Decimal:
        """What to order to cover the queue only, from everybody together."""
        return sum((portion.quantity for portion in self.cover_portions), ZERO)

    @property
    def refill_rounded(self) -> Decimal:
        return sum((portion.quantity for portion in self.refill_portions), ZERO)


def needs_ordering(point: Amount | None, discontinued: bool, available: Amount) -> bool:
    """Whether an item is listed: available is at or below its reorder point, or below zero, as the queue needs more
    than is coming. A discontinued item is listed only for its queue.
    """
    return available < 0 or (point is not None and available <= point and not discontinued)


def refill_level(item: Item) -> Decimal | None:
    """What available is brought up to: the order-up-to level, or the least that is above the reorder point."""
    if item.order_up_to is None and item.reorder_point is not None:
        return item.reorder_point + item.smallest
    return item.order_up_to


def advise(item: Item, standing: Standing, sources: Sequence[Source] = ()) -> Advice | None:
    """The suggestion for `item`, or None where nothing needs ordering; `sources` come best first."""
    available = standing.available
    if not needs_ordering(item.reorder_point, item.discontinued, available):
        return None
    cover = max(ZERO, -available)
    level = refill_level(item)
    refill = cover
    if level is not None and not item.discontinued:
        refill = max(cover, level - available)
    if not refill:
        return None
    from_whom = portions(refill, sources, item.critical)
    covered = from_whom if cover == refill else portions(cover, sources, item.critical)
    return Advice(item.id, standing, cover, refill, covered, from_whom)
