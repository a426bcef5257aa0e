"""Verbs of a customer's second thoughts: more or less of a line, and a tiny rest that nobody wants any more."""

from __future__ import annotations

from decimal import Decimal

from app.data import items as stored_items
from app.data import orders, reversals
from app.data.counters import next_number
from app.data.orders import OrderHead
from app.desk import Desk
from app.desk.lines import under_name, waiting_line
from app.desk.looking import look_alone
from app.domain.acts import Verb
from app.domain.asked_lines import Asked
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.matching import ZERO
from app.domain.orders import TINY, Amended, LineChange, OrderLine, RestClosed, checked_quantity
from app.ordering.cancelling import cancel_line
from app.ordering.preview import expected, place_days, settle


def amend(desk: Desk, line_id: int, quantity: Decimal, note: str = "", consent: Consent = NO_CONSENT) -> Amended:
    """The customer wants `quantity` of a line in all, what was shipped included.

    Less is cancelled in place; below what was shipped is refused. More joins the back of the queue as a new line of the
    same order; where nothing is behind it, it is asked as at acceptance.
    """
    with desk.change(Verb.AMEND_LINE, topics=Topic.ORDERS) as act:
        named = under_name(orders.line(line_id))
        line, item, order, customer = named
        checked_quantity(item, quantity)
        shipped = _shipped(line)
        wanted = shipped + line.waiting
        facts = named.about(quantity)
        if not wanted:
            raise named.done
        if quantity < shipped:
            raise Refused("amend.below_shipped", shipped=shipped, **facts)
        if quantity == wanted:
            raise Refused("amend.same", **facts)
        difference = quantity - wanted
        if difference < ZERO:
            cancel_line(desk, line_id, -difference, note)
            return Amended(act.id, order, customer, item.sku, difference, None)
        new = _join(
            desk,
            act.id,
            line,
            Asked(item.id, difference, line.wanted_on, reserve_now=line.place.on <= desk.queue_day),
            consent,
        )
        orders.add_changes(act.id, LineChange.AMENDED, [(line_id, difference, note.strip())])
        act.touch(items=[item.id], orders=[line.order])
        return Amended(act.id, order, customer, item.sku, difference, new)


def set_collects(desk: Desk, order_id: int, collects: bool) -> str:
    """The customer collects what is ready of an order, or it is sent to them; returns the order's number. Refused where
    it is so already.
    """
    with desk.change(Verb.AMEND_ORDER, topics=Topic.ORDERS | Topic.PROMISES) as act:
        order = orders.by_id(order_id)
        if order.collects is collects:
            raise Refused("amend.collects" if collects else "amend.sent", order=order.number)
        orders.set_heads([(order.id, OrderHead(order.reference, collects))])
        act.touch(items={line.item for line in orders.lines_of(order.id) if line.waiting}, orders=[order.id])
        return order.number


def close_rest(desk: Desk, line_id: int, word: str) -> RestClosed:
    """Close a tiny rest of a line that was shipped but for it; `word` is what the customer said, and is needed."""
    with desk.change(Verb.CLOSE_REST, topics=Topic.ORDERS) as act:
        named = waiting_line(line_id)
        line, item, order, customer = named
        facts = {**named.facts, "unit": item.unit, "waiting": line.waiting}
        if not _shipped(line) or line.waiting > TINY * line.ordered:
            raise Refused("close_rest.not_tiny", ordered=line.ordered, **facts)
        if not word.strip():
            raise Refused("close_rest.no_word", **facts)
        orders.add_changes(act.id, LineChange.CLOSED, [(line_id, line.waiting, word.strip())])
        act.touch(items=[item.id], orders=[line.order])
        return RestClosed(act.id, order, customer, item.sku, line.waiting)


def _shipped(line: OrderLine) -> Decimal:
    out = reversals.out([line.id]).get(line.id)
    return out.shipped if out else ZERO


def _join(desk: Desk, act_id: int, line: OrderLine, asked: Asked, consent: Consent) -> int:
    """The new line for what is wanted more."""
    [outlook] = expected(desk, look_alone(desk, [line.item]), [asked])
    item = stored_items.by_id(line.item)
    settle(asked, item, outlook, None, consent)
    place_on, reserved_on = place_days(desk, asked)
    new = orders.NewLine(
        line.order,
        item.id,
        next_number("line"),
        asked.quantity,
        asked.wanted_on,
        place_on,
        item.price,
        desk.settings.currency,
        reserved_on,
        desk.today,
    )
    return orders.add_lines(act_id, [new])[0]
