"""Which waiting lines lose cover when supply is given up: shown first, youngest first."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from app.data import orders
from app.data.standings import standings
from app.domain.errors import Consent, NeedsConsent, ask
from app.domain.receipts import uncovered


def ask_uncovers(po: str, lost: Mapping[int, Decimal], consent: Consent) -> None:
    """Ask before `lost` (quantities by item) of a purchase order is given up, where waiting lines lose cover by it."""
    waiting = orders.waiting_lines(list(lost))
    sums = standings(list(lost))
    lines = []
    for item, quantity in lost.items():
        standing = sums[item]
        supply = standing.on_hand + standing.on_order + standing.drafts
        lines += uncovered(waiting.get(item, ()), supply, supply - quantity)
    if not lines:
        return
    lines.sort(key=lambda line: line.place, reverse=True)
    names = orders.names([line.id for line in lines])
    youngest = names[lines[0].id]
    ask(
        NeedsConsent(
            "po.uncovers",
            po=po,
            count=len(lines),
            youngest=youngest.order,
            customer=youngest.customer,
            orders=tuple(names[line.id].order for line in lines),
        ),
        consent,
    )
