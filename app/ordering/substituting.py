"""Verbs of substitutes: another item goes out instead, from free stock; and back to what was ordered."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.data import item_sums, orders, reversals, substitutes
from app.data import items as stored_items
from app.data.counters import next_number
from app.desk import ActUnderWay, Desk
from app.desk.lines import waiting_line
from app.desk.looking import look_alone
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.items import Item
from app.domain.orders import LineChange, OrderLine, checked_quantity
from app.domain.substitutes import Substitute, Substituted, SubstituteOffer, is_whole, most, originals, step


def substitute(desk: Desk, line_id: int, quantity: Decimal, substitute_item: int, note: str = "") -> Substituted:
    """Let free stock of another item stand for `quantity` whole units of a waiting line.

    They leave the line, whose rest keeps its place; what stands for them is a new line of the same order, placed now.
    Refused for an item that is no substitute, for part of a unit, and beyond what waits or is free.
    """
    with desk.change(Verb.SUBSTITUTE, topics=Topic.ORDERS) as act:
        named = waiting_line(line_id)
        line, item, order, customer = named
        other = stored_items.by_id(substitute_item)
        facts = named.about(quantity)
        found = _known(item, other)
        checked_quantity(item, quantity)
        if not is_whole(quantity):
            raise Refused("substitute.not_whole", **facts)
        if substitutes.substitution_of(line_id) is not None:
            raise Refused("substitute.one_step", **named.facts)
        if quantity > line.waiting:
            raise Refused("substitute.too_much", waiting=line.waiting, **facts)
        given = checked_quantity(other, quantity * found.factor)
        free = item_sums.standings([other.id], desk.queue_day)[other.id].free
        if given > free:
            raise _beyond_free(other, given, free)
        new = orders.NewLine(
            line.order,
            other.id,
            next_number("line"),
            given,
            line.wanted_on,
            desk.accepting_day,
            other.price,
            desk.settings.currency,
            accepted_on=desk.today,
        )
        [new_id] = orders.add_lines(act.id, [new])
        orders.add_changes(act.id, LineChange.SUBSTITUTED, [(line_id, quantity, note.strip() or other.sku)])
        substitutes.add_substitution(act.id, line_id, new_id, found.factor)
        act.touch(items=[item.id, other.id], orders=[line.order])
        _check_at_once(desk, new_id, other)
        return Substituted(act.id, new_id, order, customer, item.sku, quantity, other.sku, given)


def back(desk: Desk, new_line_id: int, note: str = "") -> Substituted:
    """Take back what has not shipped of a substitute: whole units of the original wait again, in their old place."""
    with desk.change(Verb.SUBSTITUTE_BACK, topics=Topic.ORDERS) as act:
        line = orders.line(new_line_id)
        other = stored_items.by_id(line.item)
        order, customer = orders.names([new_line_id])[new_line_id]
        made = substitutes.substitution_of(new_line_id)
        if made is None:
            raise Refused("substitute.none", order=order, customer=customer, sku=other.sku)
        quantity = originals(line.waiting, made.factor)
        if not quantity:
            raise Refused("substitute.gone", order=order, customer=customer, sku=other.sku)
        _check_order_stands(made.original, order)
        original = orders.line(made.original)
        item = stored_items.by_id(original.item)
        given = quantity * made.factor
        orders.add_changes(act.id, LineChange.CANCELLED, [(new_line_id, given, note.strip() or item.sku)])
        orders.add_changes(act.id, LineChange.RESTORED, [(original.id, quantity, note.strip())])
        act.touch(items=[item.id, other.id], orders=[line.order])
        return Substituted(act.id, new_line_id, order, customer, item.sku, quantity, other.sku, given)


def undo_substitute(act: ActUnderWay, of: int, reason: str) -> None:
    """What an act substituted waits again in its old place. Refused where the substitute was shipped or changed."""
    for made in substitutes.substitutions_by(of):
        line, original = orders.line(made.line), orders.line(made.original)
        order, customer = orders.names([line.id])[line.id]
        if line.waiting != line.ordered:
            sku = stored_items.by_id(line.item).sku
            raise Refused("substitute.changed", order=order, customer=customer, sku=sku)
        _check_order_stands(original.id, order)
        orders.add_changes(act.id, LineChange.CANCELLED, [(line.id, line.ordered, reason)])
        orders.add_changes(act.id, LineChange.RESTORED, [(original.id, line.ordered / made.factor, reason)])
        act.touch(items=[line.item, original.item], orders=[line.order])


def undo_back(act: ActUnderWay, of: int, reason: str) -> None:
    """The substitute stands for its original again, in the place it had. Refused where the original waits no longer."""
    [(line_id, given)] = reversals.changes_of(of, LineChange.CANCELLED)
    [(original_id, quantity)] = reversals.changes_of(of, LineChange.RESTORED)
    line, original = orders.line(line_id), orders.line(original_id)
    order, customer = orders.names([line_id])[line_id]
    if quantity > original.waiting:
        sku = stored_items.by_id(original.item).sku
        raise Refused("substitute.changed", order=order, customer=customer, sku=sku)
    _check_order_stands(original_id, order)
    orders.add_changes(act.id, LineChange.RESTORED, [(line_id, given, reason)])
    orders.add_changes(act.id, LineChange.SUBSTITUTED, [(original_id, quantity, reason)])
    act.touch(items=[line.item, original.item], orders=[line.order])


def most_of(desk: Desk, line: OrderLine, substitute_item: int) -> Decimal:
    """The most of a line that free stock of the substitute can stand for; the least there is, where that is nothing, so
    that too little says why.
    """
    other = stored_items.by_id(substitute_item)
    factor = _known(stored_items.by_id(line.item), other).factor
    free = item_sums.standings([other.id], desk.queue_day)[other.id].free
    return max(Decimal(step(factor, other.decimals)), most(line.waiting, free, factor, other.decimals))


def given_for(item: Item, quantity: Decimal, other: int, offered: Sequence[SubstituteOffer]) -> Decimal:
    """How much of the other item stands for `quantity` of an item. Refused where that is not offered, or not free."""
    for offer in offered:
        if offer.item.id == other:
            if not is_whole(checked_quantity(item, quantity)):
                raise Refused("substitute.not_whole_asked", sku=item.sku, unit=item.unit, quantity=quantity)
            given = checked_quantity(offer.item, quantity * offer.substitute.factor)
            if given > offer.free:
                raise _beyond_free(offer.item, given, offer.free)
            return given
    raise Refused("substitute.not_one", sku=item.sku, other=stored_items.by_id(other).sku)


def _beyond_free(other: Item, needed: Decimal, free: Decimal) -> Refused:
    return Refused("substitute.beyond_free", other=other.sku, needed=needed, free=free, other_unit=other.unit)


def _known(item: Item, other: Item) -> Substitute:
    if item.id == other.id:
        raise Refused("substitute.itself", sku=item.sku)
    for found in substitutes.of_items([item.id]).get(item.id, []):
        if found.substitute == other.id:
            return found
    raise Refused("substitute.not_one", sku=item.sku, other=other.sku)


def _check_at_once(desk: Desk, new_line: int, other: Item) -> None:
    """Nobody moves back for a substitute, and it can ship at once: its line stands behind all that is served."""
    for outlook in look_alone(desk, [other.id])[other.id].alone:
        if outlook.line.id == new_line and outlook.ready < outlook.line.waiting:
            raise _beyond_free(other, outlook.line.waiting, outlook.ready)


def _check_order_stands(original: int, order: str) -> None:
    if reversals.taken_back([original]):
        raise Refused("reverse.order_gone", order=order)
