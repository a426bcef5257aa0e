"""Verbs of stock besides receipts and shipments: opening, internal issue, correction of a record."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.data import item_sums, items, movements, queueing
from app.data.movements import NewMovement
from app.desk import Desk
from app.desk.looking import ItemBoard, look_both
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, Refused, ask
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.domain.orders import checked_quantity
from app.domain.overrides import less_stock
from app.domain.promises import Outlook, with_holds
from app.queueing.overrides import named, set_back


def opening(desk: Desk, item_id: int, quantity: Decimal) -> int:
    """Book what was on the shelf when the item was first taken into the store; returns the act."""
    with desk.change(Verb.OPENING, topics=Topic.STOCK) as act:
        item = items.by_id(item_id)
        if movements.any_of(item_id):
            raise Refused("stock.opened", sku=item.sku)
        counted = checked_quantity(item, quantity)
        movements.post(act.id, Kind.OPENING, desk.today, [NewMovement(item_id, counted)])
        act.touch(items=[item_id])
    return act.id


def issue(desk: Desk, item_id: int, quantity: Decimal, reason: str = "") -> int:
    """Take free stock for internal use; returns the act. What customers wait for is refused."""
    with desk.change(Verb.ISSUE, topics=Topic.STOCK) as act:
        item = items.by_id(item_id)
        standing = item_sums.standings([item_id], desk.queue_day)[item_id]
        wanted = checked_quantity(item, quantity)
        if wanted > standing.on_hand:
            raise Refused(
                "stock.issue_beyond_on_hand", sku=item.sku, unit=item.unit, quantity=wanted, on_hand=standing.on_hand
            )
        if wanted > standing.free:
            raise Refused(
                "stock.issue_beyond_free",
                sku=item.sku,
                unit=item.unit,
                quantity=wanted,
                free=standing.free,
                on_hand=standing.on_hand,
            )
        movements.post(act.id, Kind.ISSUE, desk.today, [NewMovement(item_id, -wanted, reason.strip())])
        act.touch(items=[item_id])
    return act.id


def take_queued(desk: Desk, item_id: int, quantity: Decimal, reason: str, consent: Consent = NO_CONSENT) -> int:
    """Issue stock that customers wait for, internally or to a walk-in, for a reason; returns the act.

    An override, asked where a promise moves back. What is free is issued without one.
    """
    with desk.change(Verb.ISSUE, topics=Topic.STOCK) as act:
        item = items.by_id(item_id)
        standing = item_sums.standings([item_id], desk.queue_day)[item_id]
        wanted = checked_quantity(item, quantity)
        if wanted <= standing.free or wanted > standing.on_hand:
            return issue(desk, item_id, wanted, reason)
        if not reason.strip():
            raise Refused("override.issue_no_reason", sku=item.sku)

        def alter(_item: int, board: ItemBoard) -> Sequence[Outlook]:
            lines = [outlook.line for outlook in board.alone]
            return with_holds(lines, less_stock(board.supplies, wanted), board.holds)

        later = set_back(*look_both(desk, {item_id}, alter), set())
        if later:
            moved = named(later)
            ask(
                NeedsConsent(
                    "override.issue_moves_back",
                    sku=item.sku,
                    unit=item.unit,
                    quantity=wanted,
                    count=len(moved),
                    who=moved,
                ),
                consent,
            )
        queueing.add_override(act.id, None, Verb.ISSUE, reason.strip(), quantity=wanted - standing.free, moved=later)
        movements.post(act.id, Kind.ISSUE, desk.today, [NewMovement(item_id, -wanted, reason.strip())])
        act.touch(items=[item_id])
    return act.id


def correct(desk: Desk, item_id: int, counted: Decimal, reason: str) -> int:
    """Make on hand what was counted, with a reason; returns the act. Refused where the record says that already."""
    with desk.change(Verb.CORRECT, topics=Topic.STOCK) as act:
        item = items.by_id(item_id)
        if counted != ZERO:
            checked_quantity(item, counted)
        if not reason.strip():
            raise Refused("stock.no_reason", sku=item.sku)
        on_hand = items.on_hand([item_id]).get(item_id, ZERO)
        if counted == on_hand:
            raise Refused("stock.as_recorded", sku=item.sku, unit=item.unit, on_hand=on_hand)
        difference = NewMovement(item_id, counted - on_hand, reason.strip())
        movements.post(act.id, Kind.COUNT, desk.today, [difference])
        act.touch(items=[item_id])
    return act.id
