"""Verbs of receiving: book what arrived, and see whom it serves, before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import buying, items, orders, purchases
from app.desk import Desk
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Refused, ask
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import PurchaseOrder, Row, State
from app.domain.receipts import ServedItem, ServedLine, gains, spread
from app.purchasing.states import in_state

Quantities = Mapping[int, Decimal]


class Received(NamedTuple):
    """What a receipt did: its act, the order's number, whom it served item by item, and whether the order is closed."""

    act: int
    number: str
    served: list[ServedItem]
    closed: bool


class Arrival(NamedTuple):
    """So much of one item, as it is booked on schedule rows (by id); `open` is what was still to come of the item."""

    item: Item
    quantity: Decimal
    rows: Mapping[int, Decimal]
    open: Decimal


def preview(
    desk: Desk, po_id: int, quantities: Quantities | None = None, rows: Quantities | None = None
) -> list[ServedItem]:
    """Whom a receipt would serve. Quantities of zero are left out; None of both means everything open.

    Raises what `receive` would refuse, but does not ask.
    """
    return _served(_arrivals(in_state(po_id, State.SENT), quantities, rows), desk.today)


def receive(
    desk: Desk,
    po_id: int,
    quantities: Quantities | None = None,
    *,
    happened_on: date | None = None,
    rows: Quantities | None = None,
    consent: Consent = NO_CONSENT,
) -> Received:
    """Book goods of a sent order: quantities by purchase line, or by named schedule row; None of both: everything open.

    Rows that are not named are filled by date, line and row. More than is open of the item on this order is asked, and
    goods that came before the order was sent. What is booked is ready at once, the surplus too. The order closes itself
    when nothing is open any more.
    """
    day = happened_on or desk.today
    if day > desk.today:
        raise Refused("receive.future", on=day)
    with desk.change("receive", topics=Topic.PURCHASES | Topic.STOCK) as act:
        order = in_state(po_id, State.SENT)
        arrivals = _arrivals(order, quantities, rows)
        if not arrivals:
            raise Refused("receive.nothing", po=order.number)
        if order.sent_on is not None and day < order.sent_on:
            ask(NeedsConsent("receive.before_sent", po=order.number, on=day, sent=order.sent_on), consent)
        for item, quantity, _, still_open in arrivals:
            if quantity > still_open:
                over = quantity - still_open
                asked = {"po": order.number, "sku": item.sku, "open": still_open, "quantity": quantity, "over": over}
                ask(NeedsConsent("receive.over", **asked), consent)
        served = _served(arrivals, desk.today)
        booked = [(arrival.item.id, row, quantity) for arrival in arrivals for row, quantity in arrival.rows.items()]
        buying.post_receipts(act.id, day, booked)
        closed = not purchases.has_open(po_id)
        if closed:
            buying.set_state(po_id, State.CLOSED)
        act.touch(items=[arrival.item.id for arrival in arrivals])
    return Received(act.id, order.number, served, closed)


def _arrivals(order: PurchaseOrder, quantities: Quantities | None, rows: Quantities | None) -> list[Arrival]:
    """What is booked, item by item in the order of the lines."""
    item_of = {line.id: line.item for line in purchases.lines(order.id)}
    schedule = {row.id: row for row in purchases.rows(order.id)}
    of_line: dict[int, list[int]] = {line: [] for line in item_of}
    of_item: dict[int, list[Row]] = {item: [] for item in item_of.values()}
    for row in schedule.values():
        of_line[row.line].append(row.id)
        of_item[item_of[row.line]].append(row)
    if quantities is None and rows is None:
        rows = {row.id: row.open for row in schedule.values()}
    wanted: dict[int, list[tuple[Collection[int], Decimal]]] = {}
    for row_id, quantity in (rows or {}).items():
        if row_id not in schedule:
            raise NotFound("po.row_unknown", po=order.number, row=row_id)
        if quantity:
            wanted.setdefault(item_of[schedule[row_id].line], []).append(((row_id,), quantity))
    for line, quantity in (quantities or {}).items():
        if line not in item_of:
            raise NotFound("po.line_unknown", po=order.number, line=line)
        if quantity:
            wanted.setdefault(item_of[line], []).append((of_line[line], quantity))
    known = items.by_ids(list(wanted))
    arrivals = []
    for item_id, parts in wanted.items():
        item = known[item_id]
        total = sum((checked_quantity(item, quantity) for _, quantity in parts), ZERO)
        still_open = sum((row.open for row in of_item[item_id]), ZERO)
        arrivals.append(Arrival(item, total, spread(of_item[item_id], parts), still_open))
    return arrivals


def _served(arrivals: Sequence[Arrival], today: date) -> list[ServedItem]:
    """Whom the arrivals serve: the shares of stock after them, less the shares before."""
    ids = [arrival.item.id for arrival in arrivals]
    on_hand = items.on_hand(ids)
    after = {each.item.id: on_hand.get(each.item.id, ZERO) + each.quantity for each in arrivals}
    waiting = orders.queue_fronts(after, today)
    gained = []
    for arrival in arrivals:
        before = on_hand.get(arrival.item.id, ZERO)
        gained.append(gains(waiting[arrival.item.id], before, after[arrival.item.id]))
    names = orders.names([line.id for parts in gained for line, _ in parts])
    served = []
    for arrival, parts in zip(arrivals, gained, strict=True):
        serves = tuple(ServedLine(*names[line.id], quantity, line.id) for line, quantity in parts)
        to_shelf = arrival.quantity - sum((quantity for _, quantity in parts), ZERO)
        served.append(ServedItem(arrival.item, arrival.quantity, serves, to_shelf))
    return served
