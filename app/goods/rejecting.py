"""Verb of goods that came and are not taken: they never become stock, and come again or will not. And its undoing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from app.data import buying, purchases, receipts
from app.data.buying import Event
from app.desk import ActUnderWay, Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.matching import ZERO
from app.domain.purchase_orders import PurchaseOrder, Row, RowChange, State
from app.domain.rejections import Rejected, RejectedItem, Rejects, rejected, restored
from app.goods.arrivals import FUTURE, arrivals, ask_before_sent
from app.purchasing.cover import ask_uncovers
from app.purchasing.states import close_if_done, in_state


def reject(
    desk: Desk, po_id: int, rejects: Rejects, *, happened_on: date | None = None, consent: Consent = NO_CONSENT
) -> Rejected:
    """Send goods of a sent order back, or scrap them, for a reason; at most what is open of each item.

    It stays open and has no date until the supplier gives one. Without replacement it is closed short; asked where
    lines lose cover by that.
    """
    day = desk.day_of(happened_on, FUTURE)
    with desk.change(Verb.REJECT, topics=Topic.PURCHASES) as act:
        order = in_state(po_id, State.SENT)
        found = book_rejects(act, order, rejects, day, consent)
        if not found:
            raise Refused("reject.nothing", po=order.number)
        ask_before_sent(order, day, consent)
        return Rejected(act.id, order.number, found, close_if_done(po_id))


def check_rejects(order: PurchaseOrder, rejects: Rejects, coming: Mapping[int, Decimal]) -> None:
    """Refuse what `book_rejects` would once so much of each item (by id) has been received in the same delivery."""
    for arrival in arrivals(order, rejects.quantities, None):
        still_open = max(ZERO, arrival.open - coming.get(arrival.item.id, ZERO))
        if arrival.quantity > still_open:
            raise Refused("reject.more", po=order.number, sku=arrival.item.sku, open=still_open, unit=arrival.item.unit)


def book_rejects(
    act: ActUnderWay, order: PurchaseOrder, rejects: Rejects, day: date, consent: Consent
) -> tuple[RejectedItem, ...]:
    """Book what of a delivery is rejected, in an act under way; the order stays in its state."""
    found = arrivals(order, rejects.quantities, None)
    if not found:
        return ()
    reason = rejects.reason.strip()
    if not reason:
        raise Refused("reject.no_reason", po=order.number)
    check_rejects(order, rejects, {})
    if rejects.no_replacement:
        ask_uncovers(order.number, {arrival.item.id: arrival.quantity for arrival in found}, consent)
    schedule = {row.id: row for row in purchases.rows(order.id)}
    kept: list[tuple[int, Decimal, Row]] = []
    for arrival in found:
        for row_id, quantity in arrival.rows.items():
            before = schedule[row_id]
            last = purchases.last_row_position(before.line)
            *changed, mine = rejected(before, quantity, rejects.no_replacement, last)
            buying.set_rows([*changed, mine] if mine.id else changed)
            if not mine.id:
                again = buying.add_row(mine)
                buying.add_events(act.id, order.id, [Event(again, RowChange.SPLIT, quantity)])
            kept.append((row_id, quantity, before))
    receipts.add_rejections(act.id, day, rejects.no_replacement, reason, kept)
    act.touch(items=[arrival.item.id for arrival in found])
    return tuple(RejectedItem(arrival.item, arrival.quantity) for arrival in found)


def undo_rejects(act: ActUnderWay, of: int, reason: str) -> set[int]:
    """What the act `of` rejected is to come again, or after all; returns the schedule rows (ids)."""
    rejections = receipts.rejections_of(of)
    split_off = [(purchases.row(row)[0], untouched) for row, untouched in purchases.split_off(of).items()]
    for each in rejections:
        row, line, order = purchases.row(each.row)
        if order.state is State.CANCELLED:
            raise Refused("po.is_cancelled", po=order.number)
        mine = [one for one in split_off if (one[0].line, one[0].quantity) == (row.line, each.quantity)]
        again, untouched = mine[0] if mine else (None, False)
        after, joined = restored(row, each, again, joins=untouched)
        buying.set_rows([after])
        split_off = [one for one in split_off if one not in mine[:1]]
        if joined and again is not None:
            buying.remove_rows(order.id, [again.id])
        act.touch(items=[line.item])
    receipts.take_back(act.id, act.on_day, rejections, reason)
    return {each.row for each in rejections}
