"""Verbs of a draft: make one, join one, amend it, send it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import buying, items, people, purchases, sources
from app.data.buying import Event, NewLine
from app.data.counters import next_number
from app.desk import ActUnderWay, Desk
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.items import MOST_MONEY, ONE, Item
from app.domain.matching import ZERO
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import PurchaseLine, PurchaseOrder, Row, RowChange, State
from app.domain.reorder import rounded
from app.purchasing.cover import ask_uncovers
from app.purchasing.states import in_state, open_by_item


class DraftLine(NamedTuple):
    """One line of a draft. Without a cost the source's is frozen."""

    item_id: int
    quantity: Decimal
    requested_on: date | None = None
    unit_cost: Decimal | None = None


class Sent(NamedTuple):
    """A purchase order that is now the supplier's to confirm. Without `email` it goes on paper or by telephone."""

    id: int
    number: str
    supplier: str
    email: str


def draft(desk: Desk, supplier_id: int, lines: Sequence[DraftLine], note: str = "") -> int:
    """Start a draft for a supplier, with lines or still without; returns its id. Refused where a date is past."""
    with desk.change("draft", topics=Topic.PURCHASES) as act:
        _check_requested(desk, lines)
        po_id = _start(desk, supplier_id, note)
        buying.add_lines(act.id, po_id, _frozen(supplier_id, lines))
        act.touch(items=[line.item_id for line in lines])
    return po_id


def add_to_draft(desk: Desk, supplier_id: int, item_id: int, quantity: Decimal) -> str:
    """Put more of an item on the supplier's open draft, or on a new one; returns the draft's number."""
    return purchases.order(join_draft(desk, supplier_id, [(item_id, quantity)])).number


def join_draft(desk: Desk, supplier_id: int, wanted: Sequence[tuple[int, Decimal]]) -> int:
    """Put more of several items on the supplier's newest draft, or on a new one; returns its id.

    An item that the draft already has becomes more on its line. Each line is raised to whole packs and the minimum.
    """
    with desk.change("draft", topics=Topic.PURCHASES) as act:
        order = purchases.draft_of(supplier_id)
        po_id = order.id if order else _start(desk, supplier_id, "")
        row_of = {line.item: (line, row) for line, row in reversed(_pairs(po_id))}
        offers = sources.of_supplier(supplier_id, [item for item, _ in wanted])
        known = items.by_ids([item for item, _ in wanted])
        more: dict[int, Decimal] = {}
        for item_id, quantity in wanted:
            more[item_id] = more.get(item_id, ZERO) + checked_quantity(known[item_id], quantity)
        changed = [
            replace(row_of[item][1], quantity=rounded(row_of[item][1].quantity + quantity, offers.get(item)))
            for item, quantity in more.items()
            if item in row_of
        ]
        new = [
            DraftLine(item, rounded(quantity, offers.get(item)))
            for item, quantity in more.items()
            if item not in row_of
        ]
        buying.set_rows(changed)
        buying.add_events(act.id, po_id, [_amended(row, row) for row in changed])
        buying.add_lines(act.id, po_id, _frozen(supplier_id, new))
        buying.touch(po_id)
        act.touch(items=more)
    return po_id


def amend_draft(
    desk: Desk, po_id: int, version: int, lines: Sequence[DraftLine], consent: Consent = NO_CONSENT
) -> None:
    """Make a draft hold exactly `lines`. Refused "stale" where it has changed since `version` was read.

    Asked where waiting lines lose cover, refused where a new date is past. Rows of one item are taken in their order;
    new lines go to the end.
    """
    with desk.change("amend_draft", topics=Topic.PURCHASES) as act:
        order = in_state(po_id, State.DRAFT)
        if order.version != version:
            raise Refused("stale", po=order.number)
        frozen = _frozen(order.supplier, lines)
        pairs = _pairs(po_id)
        _check_requested(desk, lines, {(line.item, row.requested_on) for line, row in pairs})
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
    day = sent_on or desk.today
    if day > desk.today:
        raise Refused("send.future", on=day)
    with desk.change("send", topics=Topic.PURCHASES) as act:
        order = in_state(po_id, State.DRAFT)
        lines = purchases.lines(po_id)
        if not lines:
            raise Refused("send.empty", po=order.number)
        buying.set_state(po_id, State.SENT, day)
        buying.add_events(act.id, po_id, [Event(None, RowChange.SENT, after=day)])
        act.touch(items=[line.item for line in lines])
        supplier = people.supplier(order.supplier)
    return Sent(po_id, order.number, supplier.name, supplier.email)


def _start(desk: Desk, supplier_id: int, note: str) -> int:
    """A new draft in the supplier's currency, else the stockroom's."""
    currency = people.supplier(supplier_id).currency or desk.settings.currency
    return buying.add_order(f"PO-{next_number('purchase_order'):04d}", supplier_id, currency, note)


def _check_requested(desk: Desk, lines: Sequence[DraftLine], known: Collection[tuple[int, date | None]] = ()) -> None:
    """Refuse a requested date that is past; one that the draft has already (`known`, by item) may have become so."""
    for line in lines:
        on = line.requested_on
        if on is not None and on < desk.today and (line.item_id, on) not in known:
            raise Refused("draft.past", sku=items.by_id(line.item_id).sku, on=on)


def _frozen(supplier_id: int, lines: Sequence[DraftLine]) -> list[NewLine]:
    """Lines with pack size, cost and part number of the supplier's sources, or Refused."""
    offers = sources.of_supplier(supplier_id, [line.item_id for line in lines])
    known = items.by_ids([line.item_id for line in lines])
    frozen = []
    for line in lines:
        item = known[line.item_id]
        source = offers.get(item.id)
        cost = line.unit_cost if line.unit_cost is not None or source is None else source.unit_cost
        frozen.append(
            NewLine(
                item.id,
                checked_quantity(item, line.quantity),
                line.requested_on,
                source.supplier_sku if source else "",
                source.pack_size if source else ONE,
                _checked_cost(item, cost),
            )
        )
    return frozen


def _checked_cost(item: Item, cost: Decimal | None) -> Decimal | None:
    if cost is not None and not (cost.is_finite() and ZERO <= cost < MOST_MONEY and cost == round(cost, 4)):
        raise Refused("draft.cost", sku=item.sku, cost=cost)
    return cost


def _pairs(po_id: int) -> list[tuple[PurchaseLine, Row]]:
    """A draft's schedule rows, each with its line, by position."""
    lines = {line.id: line for line in purchases.lines(po_id)}
    return [(lines[row.line], row) for row in purchases.rows(po_id)]


def _amended(before: Row, after: Row) -> Event:
    return Event(after.id, RowChange.AMENDED, after.quantity, before.requested_on, after.requested_on)


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
    buying.add_events(act.id, order.id, [*(_amended(before, after) for before, after in changed), *removed])
    buying.add_lines(act.id, order.id, [new for rest in left.values() for _, new in rest])
