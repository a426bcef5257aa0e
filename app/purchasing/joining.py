"""Verbs that put more on a draft which may be there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from app.data import buying, items, purchases, sources
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.drafts import DraftLine, WantedItem
from app.domain.items import Source
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import PurchaseLine, Row
from app.domain.reorder import rounded
from app.purchasing.draft_lines import amended, check_requested, currency_of, frozen_lines, offer_for, pairs_of, start

Pair = tuple[PurchaseLine, Row]


def add_to_draft(desk: Desk, supplier_id: int, item_id: int, quantity: Decimal, *, source_id: int | None = None) -> str:
    """Put more of an item on the supplier's open draft, or on a new one; returns the draft's number."""
    wanted = WantedItem(item_id, quantity, source_id)
    return purchases.order(join_draft(desk, supplier_id, [wanted])).number


def join_draft(desk: Desk, supplier_id: int, wanted: Sequence[WantedItem]) -> int:
    """Put more of several items on the supplier's newest draft in his currency, or on a new one; returns its id.

    What the draft already has of the same offer, for the same day where one is named, becomes more on its line.
    """
    with desk.change(Verb.DRAFT, topics=Topic.PURCHASES) as act:
        asked = [DraftLine(one.item_id, one.quantity, one.requested_on, source_id=one.source_id) for one in wanted]
        check_requested(desk, asked)
        order = purchases.draft_of(supplier_id, currency_of(desk, supplier_id))
        po_id = order.id if order else start(desk, supplier_id, "")
        known = items.by_ids([one.item_id for one in wanted])
        offers = sources.of_supplier(supplier_id, list(known))
        standing: list[Pair] = pairs_of(po_id)
        before = {row.id: row for _, row in standing}
        new: list[DraftLine] = []
        for one, line in zip(wanted, asked, strict=True):
            offer = offer_for(line, offers.get(one.item_id, ()))
            more = checked_quantity(known[one.item_id], one.quantity)
            at = next((at for at, pair in enumerate(standing) if _joins(pair, one, offer)), None)
            if at is not None:
                line_there, row = standing[at]
                standing[at] = line_there, replace(row, quantity=_raised(row.quantity + more, one, offer))
                continue
            place = next((place for place, each in enumerate(new) if _same(each, line)), None)
            if place is None:
                new.append(line._replace(quantity=_raised(more, one, offer)))
            else:
                new[place] = line._replace(quantity=_raised(new[place].quantity + more, one, offer))
        changed = [row for _, row in standing if row != before[row.id]]
        buying.set_rows(changed)
        buying.add_events(act.id, po_id, [amended(before[row.id], row) for row in changed])
        buying.add_lines(act.id, po_id, frozen_lines(supplier_id, new))
        buying.touch(po_id)
        act.touch(items=known)
    return po_id


def _joins(pair: Pair, one: WantedItem, offer: Source | None) -> bool:
    """Whether a draft's row is for the same offer of the same item, and for the day wanted."""
    line, row = pair
    return (
        line.item == one.item_id
        and one.requested_on in (None, row.requested_on)
        and (one.source_id is None or offer is None or line.supplier_sku == offer.supplier_sku)
    )


def _same(one: DraftLine, other: DraftLine) -> bool:
    return (one.item_id, one.source_id, one.requested_on) == (other.item_id, other.source_id, other.requested_on)


def _raised(quantity: Decimal, one: WantedItem, offer: Source | None) -> Decimal:
    return quantity if one.exactly else rounded(quantity, offer)
