"""What a customer chose when asked: written down, and done."""

from __future__ import annotations

from decimal import Decimal

from app.data import items as stored_items
from app.data import promises
from app.data.promises import Asking
from app.desk import Desk
from app.desk.lines import waiting_line
from app.desk.looking import look
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.matching import ZERO
from app.domain.orders import OrderLine
from app.domain.tellings import Answered, Choice
from app.goods import shipping
from app.ordering import cancelling, substituting

_VERB = {Choice.PART: Verb.SHIP, Choice.CANCEL: Verb.CANCEL_LINE}  # what was done, so that it can be taken back as such


def answer(
    desk: Desk,
    line_id: int,
    choice: Choice | str,
    note: str = "",
    quantity: Decimal | None = None,
    substitute_item: int | None = None,
) -> Answered:
    """Write down what a customer chose for a line when asked, and do it.

    Part ships what is ready of it now, cancel takes it (or `quantity` of it) from the queue; wait only says so. A
    substitute is noted as a wish, or, where it is a known item, goes out for `quantity` of it, or for as much as there
    is free. Refused where nobody was asked, or the answer is there already.
    """
    chosen, note = Choice(choice), note.strip()
    verb = Verb.SUBSTITUTE if substitute_item is not None else _VERB.get(chosen, Verb.ANSWER)
    with desk.change(verb, topics=Topic.PROMISES | Topic.ORDERS) as act:
        named = waiting_line(line_id)
        line, sku, order, customer = named.line, named.item.sku, named.order, named.customer
        asking = _asking(line_id, named.facts)
        if quantity is not None and chosen not in (Choice.PART, Choice.CANCEL) and substitute_item is None:
            raise Refused("answer.quantity")
        if substitute_item is not None and chosen is not Choice.SUBSTITUTE:
            raise Refused("answer.no_substitute")
        if chosen is Choice.SUBSTITUTE and not note and substitute_item is None:
            raise Refused("answer.which", sku=sku)
        if substitute_item is not None:
            quantity = quantity or substituting.most_of(desk, line, substitute_item)
            substituting.substitute(desk, line_id, quantity, substitute_item, note)
            promises.add_answer(act.id, asking, chosen, note or stored_items.by_id(substitute_item).sku)
            act.touch(items=[line.item], orders=[line.order])
            return Answered(act.id, order, customer, sku, chosen, quantity)
        promises.add_answer(act.id, asking, chosen, note)
        act.touch(items=[line.item], orders=[line.order])
        return Answered(act.id, order, customer, sku, chosen, _done(desk, line, chosen, note, quantity))


def _asking(line_id: int, facts: dict[str, str]) -> Asking:
    """The asking that is to be answered."""
    found = promises.askings(line_id)
    if not found:
        raise Refused("answer.not_asked", **facts)
    asking = found[0]
    if asking.choice is not None:
        raise Refused("answer.twice", on=asking.answered_on, **facts)
    return asking


def _done(desk: Desk, line: OrderLine, choice: Choice, note: str, quantity: Decimal | None) -> Decimal:
    """Do what was chosen; returns what was shipped or cancelled. Where nothing may ship, shipping says why."""
    if choice is Choice.CANCEL:
        return cancelling.cancel_line(desk, line.id, line.waiting if quantity is None else quantity, note).quantity
    if choice is Choice.PART:
        part = quantity
        if part is None:
            found = next(outlook for outlook in look(desk, [line.item])[line.item] if outlook.line.id == line.id)
            part = found.ready or line.waiting
        return sum((shipped.quantity for shipped in shipping.ship(desk, [(line.id, part)]).lines), ZERO)
    return ZERO
