"""Verbs that change supply for less: reduce a row, close it short, cancel an order, and the way back from each.

They never touch a customer's line; the lines that lose cover are named first and asked about.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.data import buying, items, purchases, reversals
from app.data.buying import Event
from app.desk import ActUnderWay, Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.matching import ZERO
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import GivenUp, Row, RowChange, State
from app.purchasing.cover import ask_uncovers
from app.purchasing.states import close_if_done, open_by_item, open_of, open_row


def reduce(desk: Desk, row_id: int, to: Decimal, note: str = "", consent: Consent = NO_CONSENT) -> GivenUp:
    """Order fewer of a row of a sent order: only `to` is still to come of it. Asked where lines lose cover."""
    with desk.change(Verb.REDUCE, topics=Topic.PURCHASES) as act:
        row, line, order = open_row(row_id)
        item = items.by_id(line.item)
        if to == ZERO:
            raise Refused("reduce.nothing", po=order.number, sku=item.sku)
        checked_quantity(item, to)
        if to >= row.open:
            raise Refused("reduce.not_fewer", po=order.number, sku=item.sku, open=row.open, quantity=to)
        lost = row.open - to
        ask_uncovers(order.number, {line.item: lost}, consent)
        _reduce(act, order.id, row, lost, note)
        buying.touch(order.id)
        act.touch(items=[line.item])
    return GivenUp(act.id, order.number, False)


def close_short(desk: Desk, row_id: int, note: str = "", consent: Consent = NO_CONSENT) -> GivenUp:
    """Give up what is still open of a row; asked where lines lose cover."""
    with desk.change(Verb.CLOSE_SHORT, topics=Topic.PURCHASES) as act:
        row, line, order = open_row(row_id)
        ask_uncovers(order.number, {line.item: row.open}, consent)
        _close_short(act, order.id, row, note)
        act.touch(items=[line.item])
        return GivenUp(act.id, order.number, close_if_done(order.id))


def reduce_item(
    desk: Desk, po_id: int, item_id: int, to: Decimal, note: str = "", consent: Consent = NO_CONSENT
) -> GivenUp:
    """Leave only `to` of an item to come of a sent order, nothing where it is zero: what comes last goes first."""
    with desk.change(Verb.REDUCE if to else Verb.CLOSE_SHORT, topics=Topic.PURCHASES) as act:
        order, item, still_open = open_of(po_id, item_id)
        total = sum((row.open for row in still_open), ZERO)
        if to:
            checked_quantity(item, to)
        if to >= total:
            raise Refused("reduce.not_fewer", po=order.number, sku=item.sku, open=total, quantity=to)
        ask_uncovers(order.number, {item_id: total - to}, consent)
        left = total - to
        for row in sorted(still_open, key=_comes_last, reverse=True):
            lost = min(left, row.open)
            left -= lost
            if lost == row.open:
                _close_short(act, po_id, row, note)
            elif lost:
                _reduce(act, po_id, row, lost, note)
        act.touch(items=[item_id])
        return GivenUp(act.id, order.number, close_if_done(po_id))


def cancel(desk: Desk, po_id: int, note: str = "", consent: Consent = NO_CONSENT) -> GivenUp:
    """Cancel a draft, or a sent order of which nothing was received; asked where lines lose cover."""
    with desk.change(Verb.CANCEL_PURCHASE_ORDER, topics=Topic.PURCHASES) as act:
        order = purchases.order(po_id)
        if order.state not in (State.DRAFT, State.SENT):
            raise Refused(f"po.is_{order.state}", po=order.number)
        rows = purchases.rows(po_id)
        if any(row.received for row in rows):
            raise Refused("cancel.received", po=order.number)
        lost = open_by_item(purchases.lines(po_id), rows)
        ask_uncovers(order.number, lost, consent)
        buying.set_state(po_id, State.CANCELLED)
        buying.add_events(act.id, po_id, [Event(None, RowChange.CANCELLED, note=note)])
        act.touch(items=lost)
    return GivenUp(act.id, order.number, True)


def undo(act: ActUnderWay, of: int, reason: str) -> None:
    """Bring back what an act gave up: the rows are to come again as before, an order that ended with it goes on."""
    for change in reversals.given_up(of):
        order = purchases.order(change.po)
        if change.row is None:
            if order.state is not State.CANCELLED:
                raise Refused("reverse.not_cancelled", po=order.number)
            buying.set_state(order.id, State.SENT if order.sent_on else State.DRAFT)
            buying.add_events(act.id, order.id, [Event(None, RowChange.RESTORED, note=reason)])
        else:
            if order.state is State.CANCELLED:
                raise Refused("po.is_cancelled", po=order.number)
            row = purchases.row(change.row)[0]
            if change.kind is RowChange.REDUCED:
                row = replace(row, quantity=row.quantity + change.quantity)
            else:
                row = replace(row, short=row.short - change.quantity)
            buying.set_rows([row])
            buying.add_events(act.id, order.id, [Event(row.id, RowChange.RESTORED, change.quantity, note=reason)])
            buying.set_state(order.id, State.SENT)
        act.touch(items=[line.item for line in purchases.lines(order.id)])


def _comes_last(row: Row) -> tuple[bool, str, int, int]:
    """What comes last is given up first: what has no date, then the latest date."""
    return row.due is None, row.due.isoformat() if row.due else "", row.line, row.position


def _reduce(act: ActUnderWay, po_id: int, row: Row, lost: Decimal, note: str) -> None:
    buying.set_rows([replace(row, quantity=row.quantity - lost)])
    buying.add_events(act.id, po_id, [Event(row.id, RowChange.REDUCED, lost, note=note)])


def _close_short(act: ActUnderWay, po_id: int, row: Row, note: str) -> None:
    buying.set_rows([replace(row, short=row.short + row.open)])
    buying.add_events(act.id, po_id, [Event(row.id, RowChange.CLOSED_SHORT, row.open, note=note)])
