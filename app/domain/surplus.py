"""Supply that nobody needs any more: neither the queue nor the refill up to the order-up-to level."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from app.domain.items import Item, Source, Standing
from app.domain.matching import ZERO, Supply
from app.domain.splitting import rounded


def surplus(
    item: Item, standing: Standing, supplies: Iterable[Supply], source_of: Callable[[Supply], Source | None]
) -> dict[int, Decimal]:
    """How much of each schedule row (by id) could be left out, and the queue would still be covered and the item still
    come up to its level. `supplies` come in the order in which they are drawn on, stock first.

    What a pack or a minimum makes more is no surplus: it cannot be ordered otherwise.
    """
    level = item.reorder_point if item.order_up_to is None else item.order_up_to
    left = standing.waiting + (ZERO if level is None or item.discontinued else level)
    found: dict[int, Decimal] = {}
    for supply in supplies:
        needed = min(left, supply.quantity)
        left -= needed
        if supply.row:
            extra = supply.quantity - rounded(needed, source_of(supply))
            if extra > ZERO:
                found[supply.row] = extra
    return found
