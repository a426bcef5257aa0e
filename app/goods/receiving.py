"""Verbs of receiving: book what arrived, and see whom it serves, before and after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.data import buying, items, movements, people, purchases, receipts
from app.data.movements import NewMovement
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, Refused, ask
from app.domain.items import Item
from app.domain.movements import Kind
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import State
from app.domain.receipts import Received, ServedItem
from app.domain.rejections import Rejects
from app.goods import serving
from app.goods.arrivals import FUTURE, BookedItem, Quantities, arrivals, ask_before_sent
from app.goods.rejecting import book_rejects, check_rejects
from app.purchasing.states import in_state


def preview(
    desk: Desk,
    po_id: int,
    quantities: Quantities | None = None,
    rows: Quantities | None = None,
    rejects: Rejects | None = None,
) -> list[ServedItem]:
    """Whom a receipt would serve. Quantities of zero are left out; None of both means everything open.

    Raises what `receive` would refuse, but for a reason still missing, and does not ask.
    """
    order = in_state(po_id, State.SENT)
    came = arrivals(order, quantities, rows)
    if rejects is not None:
        check_rejects(order, rejects, {arrival.item.id: arrival.quantity for arrival in came})
    return serving.served(((arrival.item, arrival.quantity) for arrival in came), desk.queue_day)


def receive(
    desk: Desk,
    po_id: int,
    quantities: Quantities | None = None,
    *,
    happened_on: date | None = None,
    rows: Quantities | None = None,
    rejects: Rejects | None = None,
    consent: Consent = NO_CONSENT,
) -> Received:
    """Book goods of a sent order: quantities by purchase line, or by named schedule row; None of both: everything open.

    Rows that are not named are filled by date, line and row. More than is open of the item on this order is asked, and
    goods that came before the order was sent. What is booked is ready at once, the surplus too; `rejects` are what came
    besides and is not taken (see `rejecting.reject`). The order closes itself when nothing is open any more.
    """
    day = desk.day_of(happened_on, FUTURE)
    with desk.change(Verb.RECEIVE, topics=Topic.PURCHASES | Topic.STOCK) as act:
        order = in_state(po_id, State.SENT)
        came = arrivals(order, quantities, rows)
        if not came:
            raise Refused("receive.nothing", po=order.number)
        ask_before_sent(order, day, consent)
        for arrival in came:
            _ask_over(order.number, arrival, consent)
        served = serving.served(((arrival.item, arrival.quantity) for arrival in came), desk.queue_day)
        receipts.add(act.id)
        booked = [(arrival.item.id, row, quantity) for arrival in came for row, quantity in arrival.rows.items()]
        buying.post_receipts(act.id, day, booked)
        act.touch(items=[arrival.item.id for arrival in came])
        rejected = () if rejects is None else book_rejects(act, order, rejects, day, consent)
        closed = not purchases.has_open(po_id)
        if closed:
            buying.set_state(po_id, State.CLOSED)
    return Received(act.id, order.number, served, closed, rejected)


def preview_without_order(desk: Desk, quantities: Quantities) -> list[ServedItem]:
    """Whom goods without a purchase order would serve, by item."""
    return serving.served(_checked(quantities), desk.queue_day)


def receive_without_order(
    desk: Desk,
    quantities: Quantities,
    reason: str,
    *,
    supplier_id: int | None = None,
    happened_on: date | None = None,
) -> Received:
    """Book goods (by item) that no purchase order speaks of, for a reason. They are ready at once."""
    day = desk.day_of(happened_on, FUTURE)
    with desk.change(Verb.RECEIVE_WITHOUT_ORDER, topics=Topic.STOCK) as act:
        came = _checked(quantities)
        if not came:
            raise Refused("receive.nothing_came")
        if not reason.strip():
            raise Refused("receive.no_reason")
        if supplier_id is not None:
            people.supplier(supplier_id)
        served = serving.served(came, desk.queue_day)
        receipts.add(act.id, supplier_id)
        new = [NewMovement(item.id, quantity, reason.strip()) for item, quantity in came]
        movements.post(act.id, Kind.RECEIPT, day, new)
        act.touch(items=[item.id for item, _ in came])
    return Received(act.id, "", served, False)


def _checked(quantities: Quantities) -> list[tuple[Item, Decimal]]:
    known = items.by_ids(list(quantities))
    return [(known[item], checked_quantity(known[item], quantity)) for item, quantity in quantities.items() if quantity]


def _ask_over(po: str, arrival: BookedItem, consent: Consent) -> None:
    item, quantity, _, still_open = arrival
    if quantity > still_open:
        facts = {"po": po, "sku": item.sku, "open": still_open, "quantity": quantity, "over": quantity - still_open}
        ask(NeedsConsent("receive.over", **facts), consent)
