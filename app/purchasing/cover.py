"""Which waiting lines lose cover when supply is given up: shown first, youngest first."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from app.data import items, orders, queues
from app.data.item_sums import standings
from app.domain.errors import Consent, NeedsConsent, ask
from app.domain.matching import ZERO
from app.domain.purchase_orders import Uncovered
from app.domain.receipts import gains


def uncovered(lost: Mapping[int, Decimal]) -> list[Uncovered]:
    """The lines that lose cover where so much supply of each item (by id) is given up, youngest first."""
    waiting = queues.waiting_lines(list(lost))
    sums = standings(list(lost))
    known = items.by_ids(list(lost))
    found = []
    for item, quantity in lost.items():
        standing = sums[item]
        supply = standing.on_hand + standing.on_order + standing.drafts
        parts = gains(waiting.get(item, ()), max(ZERO, supply - quantity), supply)
        found += [(line, part, known[item]) for line, part in parts]
    found.sort(key=lambda each: each[0].place, reverse=True)
    names = orders.names([line.id for line, _, _ in found])
    return [Uncovered(line.id, *names[line.id], item.sku, part, item.unit) for line, part, item in found]


def ask_uncovers(po: str, lost: Mapping[int, Decimal], consent: Consent) -> None:
    """Ask before `lost` (quantities by item) of a purchase order is given up, where waiting lines lose cover by it."""
    lines = tuple(uncovered(lost))
    if lines:
        ask(NeedsConsent("po.uncovers", po=po, count=len(lines), who=lines), consent)
