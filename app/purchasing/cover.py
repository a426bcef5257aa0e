"""Which waiting lines lose cover when supply is given up, or their dates by what a supplier says: shown first."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from app.data import items, orders, queues
from app.data.item_sums import standings
from app.desk import Desk
from app.desk.lines import moved_by_name
from app.desk.looking import look
from app.domain.errors import Consent, NeedsConsent, ask
from app.domain.matching import ZERO
from app.domain.overrides import moved_back
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


@contextlib.contextmanager
def asking_who_loses_dates(desk: Desk, po: str, items: Collection[int], consent: Consent) -> Iterator[None]:
    """Ask once rows of these items (ids) are written, in their act, where waiting lines lose the date they had."""
    before = look(desk, items)
    yield
    after = {outlook.line.id: outlook for found in look(desk, items).values() for outlook in found}
    later = moved_back((outlook for found in before.values() for outlook in found), after)
    who = moved_by_name([each for each in later if each.days is None])
    if who:
        ask(NeedsConsent("confirm.loses_dates", po=po, count=len(who), who=who), consent)
