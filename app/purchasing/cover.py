"""Which waiting lines lose cover when supply is given up: shown first, youngest first."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from app import formats
from app.data import items, orders, queues
from app.data.item_sums import standings
from app.domain.errors import Consent, NeedsConsent, ask
from app.domain.matching import ZERO
from app.domain.receipts import gains
from app.words import _

NAMED = 8  # lines that a question names


class Uncovered(NamedTuple):
    """A waiting line that would lose cover for `quantity`."""

    line: int
    order: str
    customer: str
    sku: str
    quantity: Decimal
    unit: str


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
    lines = uncovered(lost)
    if not lines:
        return
    ask(
        NeedsConsent(
            "po.uncovers",
            po=po,
            count=len(lines),
            who=_who(lines),
            orders=tuple((line.order, line.sku, line.quantity) for line in lines),
        ),
        consent,
    )


def _who(lines: list[Uncovered]) -> str:
    said = [
        _("{customer} ({order}) {quantity} of {sku}").format(
            customer=line.customer, order=line.order, quantity=formats.quantity(line.quantity), sku=line.sku
        )
        for line in lines[:NAMED]
    ]
    return "; ".join(said) + ("; …" if len(lines) > NAMED else "")
