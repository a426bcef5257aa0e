"""Verbs of a draft: make one, amend it, send it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.data import buying, items, people, purchases
from app.data.buying import Event, NewLine
from app.desk import ActUnderWay, Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.drafts import DraftLine
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.kept_papers import Leaving, PaperKind
from app.domain.matching import ZERO
from app.domain.purchase_orders import PurchaseLine, PurchaseOrder, Row, RowChange, Sent, State
from app.purchasing.cover import ask_uncovers
from app.purchasing.draft_lines import amended, check_requested, frozen_lines, pairs_of, start
from app.purchasing.states import in_state, open_by_item


def draft(desk: Desk, supplier_id: int, lines: Sequence[DraftLine], note: str = "") -> int:
    """Start a draft for a supplier, with lines or still without; returns its id. Refused where a date is past."""
    with desk.change(Verb.DRAFT, topics=Topic.PURCHASES) as act:
        check_requested(desk, lines)
        po_id = start(desk, supplier_id, note)
        buying.add_lines(act.id, po_id, frozen_lines(supplier_id, lines))
        act.touch(items=[line.item_id for line in lines])
    return po_id


def amend_draft(
    desk: Desk, po_id: int, version: int, lines: Sequence[DraftLine], consent: Consent = NO_CONSENT
) -> None:
    """Make a draft hold exactly `lines`. Refused "stale" where it has changed since `version` was read.

    Asked where waiting lines lose cover, refused where a new date is past. Rows of one item are taken in their order;
    new lines go to the end.
    """
    with desk.change(Verb.AMEND_DRAFT, topics=Topic.PURCHASES) as act:
        order = in_state(po_id, State.DRAFT)
        if order.version != version:
            raise Refused("stale", po=order.number)
        frozen = frozen_lines(order.supplier, lines)
        pairs = pairs_of(po_id)
        check_requested(desk, lines, {(line.item, row.requested_on) for line, row in pairs})
        before = open_by_item([line for line, _ in pairs], [row for _, row in pairs])
        less = dict(before)
        for wanted in lines:
            less[wanted.item_id] = less.get(wanted.item_id, ZERO) - wanted.quantity
        ask_uncovers(order.number, {item: lost for item, lost in less.items() if lost > ZERO}, consent)
        _rewrite(act, order, pairs, zip(lines, frozen, strict=True))
        buying.touch(po_id)
        act.touch(items=less)


def send(desk: Desk, po_id: int, sent_on: date | None = None) -> Sent:
    """Send a draft. Refused where it is none, is empty, or would be sent in the future."""
    day = desk.day_of(sent_on, "send.future")
    with desk.change(Verb.SEND, topics=Topic.PURCHASES) as act:
        order = in_state(po_id, State.DRAFT)
        lines = purchases.lines(po_id)
        if not lines:
            raise Refused("send.empty", po=order.number)
        buying.set_state(po_id, State.SENT, day)
        buying.add_events(act.id, po_id, [Event(None, RowChange.SENT, after=day)])
        act.touch(items=[line.item for line in lines])
        act.leaves(Leaving(PaperKind.PURCHASE_ORDER, po_id))
        supplier = people.supplier(order.supplier)
    return Sent(po_id, order.number, supplier.name, supplier.email)


def _rewrite(
    act: ActUnderWay,
    order: PurchaseOrder,
    pairs: Iterable[tuple[PurchaseLine, Row]],
    wanted: Iterable[tuple[DraftLine, NewLine]],
) -> None:
    """Amend, remove and add lines of a draft until it holds what is wanted, keeping what happened to each."""
    left: dict[int, list[tuple[DraftLine, NewLine]]] = {}
    for asked, new in wanted:
        left.setdefault(new.item, []).append((asked, new))
    changed: list[tuple[Row, Row]] = []
    costs: list[tuple[int, Decimal | None]] = []
    gone: list[int] = []
    removed: list[Event] = []
    for line, row in pairs:
        same = left.get(line.item)
        if not same:
            gone.append(row.id)
            removed.append(Event(None, RowChange.REMOVED, row.quantity, note=items.by_id(line.item).sku))
            continue
        asked, new = same.pop(0)
        if (new.quantity, new.requested_on) != (row.quantity, row.requested_on):
            changed.append((row, replace(row, quantity=new.quantity, requested_on=new.requested_on)))
        if asked.unit_cost is not None:  # without one the cost stays as it was frozen
            costs.append((line.id, asked.unit_cost))
    buying.set_rows([after for _, after in changed])
    buying.set_costs(costs)
    buying.remove_rows(order.id, gone)
    buying.add_events(act.id, order.id, [*(amended(before, after) for before, after in changed), *removed])
    buying.add_lines(act.id, order.id, [new for rest in left.values() for _, new in rest])
