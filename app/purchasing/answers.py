"""Verbs of a sent purchase order: what its supplier confirms."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import buying, items, purchases
from app.data.buying import Event
from app.desk import ActUnderWay, Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, Refused, ask
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.money import Amount
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import AnswerPart, PurchaseOrder, Row, RowChange, State
from app.domain.supplier_answers import LaidRow, Rest, lay, rest_of, split, unnamed
from app.purchasing.cover import ask_uncovers
from app.purchasing.draft_lines import checked_cost, currency_of
from app.purchasing.states import in_state, open_row


class Answered(NamedTuple):
    """What is answered about: open rows of an item of a sent order; `pointed` where a person pointed at them."""

    order: PurchaseOrder
    item: Item
    rows: Sequence[Row]
    pointed: bool = False


class _NothingNew(Exception):
    """A supplier has said again what stands: no act is recorded of it."""


@contextlib.contextmanager
def answering(desk: Desk) -> Iterator[ActUnderWay]:
    """The act of an answer; none where it changes nothing, which `heard` says."""
    with contextlib.suppress(_NothingNew), desk.change(Verb.CONFIRM, topics=Topic.PURCHASES) as act:
        yield act


def heard(news: bool) -> None:
    """End an answer: without `news` nothing of it is recorded."""
    if not news:
        raise _NothingNew


def confirm(
    desk: Desk,
    row_id: int,
    parts: Sequence[AnswerPart],
    *,
    rest: Rest | None = None,
    cost: Decimal | None = None,
    note: str = "",
    consent: Consent = NO_CONSENT,
) -> None:
    """Set the dates that the supplier confirmed for one row, splitting it where there are several.

    A part's date None is the supplier's "no date". Where the parts are fewer than open, `rest` says what becomes of the
    others: Refused "confirm.rest" without. More than is open, a date in the past, another `cost` of one and
    lines losing cover are asked. An answer that says what stands changes nothing.
    """
    with answering(desk) as act:
        row, line, order = open_row(row_id)
        about = Answered(order, items.by_id(line.item), [row], pointed=True)
        news = take_cost(desk, act, about, cost, note, consent)
        heard(lay_answer(desk, act, about, parts, rest, note, consent) or news)


def confirm_all(desk: Desk, po_id: int, on: date | None, *, note: str = "", consent: Consent = NO_CONSENT) -> None:
    """Confirm everything open of a sent order for one date (None is the supplier's "no date")."""
    with answering(desk) as act:
        order = in_state(po_id, State.SENT)
        heard(buying.confirm_open(act.id, po_id, on, note))
        _ask_past(desk, order, on, consent)
        buying.touch(po_id)
        act.touch(items=[line.item for line in purchases.lines(po_id)])


def lay_answer(
    desk: Desk,
    act: ActUnderWay,
    about: Answered,
    parts: Sequence[AnswerPart],
    rest: Rest | None,
    note: str,
    consent: Consent,
) -> bool:
    """Lay an answer against the rows that it is about, once what it needs is agreed to; returns whether it is news."""
    order, item, rows, pointed = about
    said = [AnswerPart(checked_quantity(item, part.quantity), part.on) for part in parts]
    if not said:
        raise Refused("confirm.nothing", po=order.number, sku=item.sku)
    still_open, total = sum((row.open for row in rows), ZERO), sum((part.quantity for part in said), ZERO)
    facts = {"po": order.number, "sku": item.sku, "open": still_open, "quantity": total}
    left = rest_of(rows, said)
    if left and rest is None:
        raise Refused("confirm.rest", rest=left, **facts)
    laid = lay(rows, said, rest)
    if not laid:
        return False
    _ask_past(desk, order, min((part.on for part in said if part.on is not None), default=None), consent)
    if total > still_open:
        ask(NeedsConsent("confirm.more", **facts), consent)
    changed = () if pointed else unnamed(laid, said)
    if changed:
        ask(NeedsConsent("confirm.unnamed", po=order.number, sku=item.sku, dates=changed), consent)
    short = sum((each.short for each in laid), ZERO)
    if short:
        ask_uncovers(order.number, {item.id: short}, consent)
    for each in laid:
        _write(act, order, each, note)
    buying.touch(order.id)
    act.touch(items=[item.id])
    return True


def take_cost(desk: Desk, act: ActUnderWay, about: Answered, cost: Decimal | None, note: str, consent: Consent) -> bool:
    """Give the lines that are answered about another unit cost, once that is agreed to; returns whether it is news."""
    order, item, rows, _ = about
    first = {row.line: row.id for row in reversed(rows)}
    changed = [line for line in purchases.lines(order.id) if line.id in first and line.unit_cost != cost]
    if checked_cost(item, cost) is None or not changed:
        return False
    before = changed[0].unit_cost
    asked = "confirm.first_cost" if before is None else "confirm.cost"
    currency = order.currency or currency_of(desk, order.supplier)
    costs = {"before": Amount(before, currency), "after": Amount(cost, currency)}
    ask(NeedsConsent(asked, po=order.number, sku=item.sku, **costs), consent)
    buying.set_costs((line.id, cost) for line in changed)
    events = (
        Event(first[line.id], RowChange.COST, note=note, cost_before=line.unit_cost, cost_after=cost)
        for line in changed
    )
    buying.add_events(act.id, order.id, events)
    buying.touch(order.id)
    act.touch(items=[item.id])
    return True


def _ask_past(desk: Desk, order: PurchaseOrder, on: date | None, consent: Consent) -> None:
    """Ask about a day that is past, and the more so where the order was only sent after it."""
    if on is None or on >= desk.today:
        return
    if order.sent_on is not None and on < order.sent_on:
        ask(NeedsConsent("confirm.before_sent", po=order.number, on=on, sent=order.sent_on), consent)
    else:
        ask(NeedsConsent("confirm.past", po=order.number, on=on), consent)


def _write(act: ActUnderWay, order: PurchaseOrder, laid: LaidRow, note: str) -> None:
    """Write a row as it was answered and the rows that it is split into, and keep what happened to each."""
    before = laid.row
    kept, new = split(laid)
    buying.set_rows([kept])
    events = [Event(before.id, RowChange.CLOSED_SHORT, laid.short, note=note)] if laid.short else []
    if (kept.due, kept.confirmed) != (before.due, before.confirmed):
        events.append(_event(before.id, before, kept, kept.open, note))
    last = purchases.last_row_position(before.line)
    for position, row in enumerate(new, last + 1):
        added = buying.add_row(replace(row, position=position))
        events.append(Event(added, RowChange.SPLIT, row.quantity))
        events.append(_event(added, before, row, row.quantity, note))
    buying.add_events(act.id, order.id, events)


def _event(row_id: int, before: Row, after: Row, quantity: Decimal, note: str) -> Event:
    """How a row's date went from what it, or the row that it was split from, stood at."""
    confirmed = RowChange.RECONFIRMED if before.confirmed else RowChange.CONFIRMED
    kind = confirmed if after.confirmed else RowChange.UNANSWERED
    return Event(row_id, kind, quantity, before.due, after.due, note)
