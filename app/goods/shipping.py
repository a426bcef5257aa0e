"""Verbs of shipping: lines ship within their own share of stock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from app.catalogue import naming
from app.data import items as stored_items
from app.data import movements, orders, queueing, queues
from app.data.movements import NewMovement
from app.desk import ActUnderWay, Desk
from app.desk.lines import under_name
from app.desk.looking import ItemBoard, look, look_alone, look_both
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NotFound, Refused
from app.domain.items import ONE
from app.domain.kept_papers import Leaving, PaperKind
from app.domain.matching import ZERO, Line
from app.domain.movements import BAD_STOCK_RECORD, Kind
from app.domain.orders import OrderLine, checked_quantity
from app.domain.overrides import Later, OverrideEffect, less_stock
from app.domain.promises import Outlook, with_holds
from app.domain.shipments import Shipped, ShippedLine, ShortPicked
from app.goods import serving
from app.queueing.overrides import check_override, effect_of, set_back


class More(NamedTuple):
    """A line of which more than its share is to ship: what is its own, and whose promise moves back."""

    line: OrderLine
    ready: Decimal
    later: list[Later]


FUTURE = "ship.future"  # the refusal of goods that go tomorrow


def ship(desk: Desk, picks: Sequence[tuple[int, Decimal]], happened_on: date | None = None) -> Shipped:
    """Ship so much of each line (by id). Refused beyond a line's own share of stock. An order that ships complete goes
    whole or not at all: refused while not all of it is ready, and where not all of it is picked.
    """
    day = desk.day_of(happened_on, FUTURE)
    with desk.change(Verb.SHIP, topics=Topic.ORDERS | Topic.STOCK) as act:
        lines = {line.id: line for line in orders.lines({line_id for line_id, _ in picks})}
        items = {item.id: item for item in stored_items.all_items({line.item for line in lines.values()})}
        wanted: dict[int, Decimal] = {}
        for line_id, quantity in picks:
            if line_id not in lines:
                raise NotFound("line.unknown", line=line_id)
            checked = checked_quantity(items[lines[line_id].item], quantity)
            wanted[line_id] = wanted.get(line_id, ZERO) + checked
        if not wanted:
            raise Refused("ship.nothing_picked")
        outlook_of = _by_line(look(desk, items.keys()))
        for line_id, quantity in wanted.items():
            outlook = outlook_of.get(line_id)
            if outlook is None or quantity > outlook.ready:
                raise _beyond(desk, lines[line_id], quantity, outlook)
        torn = _torn(
            {line_id: outlook_of[line_id].line.waiting - quantity for line_id, quantity in wanted.items()}, items
        )
        if torn:
            order, customer = orders.names(torn[:1])[torn[0]]
            raise Refused("ship.order_torn", order=order, customer=customer)
        return send_out(act, day, [(lines[line_id], quantity) for line_id, quantity in wanted.items()])


def preview_more(desk: Desk, line_id: int, quantity: Decimal) -> OverrideEffect:
    """Who moves back were so much of a line shipped, beyond its share. Refused where that cannot be."""
    more = beyond_share(desk, line_id, quantity)
    return effect_of(more.line, more.later)


def ship_more(
    desk: Desk,
    line_id: int,
    quantity: Decimal,
    reason: str,
    *,
    happened_on: date | None = None,
    consent: Consent = NO_CONSENT,
) -> Shipped:
    """Ship more of a line than its own share of stock, for a reason: an override, asked where a promise moves back."""
    day = desk.day_of(happened_on, FUTURE)
    with desk.change(Verb.SHIP, topics=Topic.ORDERS | Topic.STOCK) as act:
        more = beyond_share(desk, line_id, quantity)
        check_override(more.line, more.later, reason, consent)
        queueing.add_override(
            act.id, line_id, Verb.SHIP, reason.strip(), quantity=quantity - more.ready, moved=more.later
        )
        return send_out(act, day, [(more.line, quantity)])


def ship_ready(
    desk: Desk, order_number: str | None = None, item_id: int | None = None, happened_on: date | None = None
) -> Shipped:
    """Ship everything that is ready, of one order or one item where given, in one act. Refused where nothing is.

    Of one item nothing goes of orders that ship complete and wait for other items too.
    """
    day = desk.day_of(happened_on, FUTURE)
    with desk.change(Verb.SHIP, topics=Topic.ORDERS | Topic.STOCK) as act:
        of_order: set[int] | None = None
        items = None if item_id is None else {stored_items.by_id(item_id).id}
        if order_number:
            lines = naming.lines_of(order_number)
            of_order = {line.id for line in lines}
            items = {line.item for line in lines if item_id in (None, line.item)}
        ready = {
            outlook.line.id: outlook.ready
            for item, found in look(desk, items).items()
            if items is None or item in items
            for outlook in found
            if outlook.ready and (of_order is None or outlook.line.id in of_order)
        }
        if item_id is not None:
            for line_id in _torn(dict.fromkeys(ready, ZERO), items or ()):
                ready.pop(line_id, None)
        if not ready:
            raise Refused("ship.nothing_ready_of" if order_number else "ship.nothing_ready", order=order_number or "")
        return send_out(act, day, [(line, ready[line.id]) for line in orders.lines(ready)])


def short_pick(desk: Desk, line_id: int, found: Decimal, happened_on: date | None = None) -> ShortPicked:
    """Only `found` of the item are on the shelf, fewer than the book says: the difference is posted as a count, and
    what is then the line's own share is shipped, in one act. Refused where the shelf has what the book says, or more.
    Of an order that ships complete nothing goes by this, unless the line is all of it that waits.
    """
    day = desk.day_of(happened_on, FUTURE)
    with desk.change(Verb.SHORT_PICK, topics=Topic.ORDERS | Topic.STOCK) as act:
        named = under_name(orders.line(line_id))
        line, item = named.line, named.item
        if found != ZERO:
            checked_quantity(item, found)
        on_hand = stored_items.on_hand([item.id]).get(item.id, ZERO)
        if found >= on_hand:
            raise Refused("short.not_short", sku=item.sku, unit=item.unit, on_hand=on_hand, found=found)
        if not line.waiting:
            raise named.done
        lost = tuple(lost for _, lost in serving.losing({item.id: on_hand - found}, desk.queue_day))
        movements.post(act.id, Kind.COUNT, day, [NewMovement(item.id, found - on_hand, BAD_STOCK_RECORD)])
        act.touch(items=[item.id])
        outlook = _by_line(look(desk, [item.id])).get(line_id)
        shipped = None
        if outlook and outlook.ready and not _torn({line_id: outlook.line.waiting - outlook.ready}, [item.id]):
            shipped = send_out(act, day, [(line, outlook.ready)]).lines[0]
        return ShortPicked(act.id, shipped, item.sku, on_hand - found, lost)


def beyond_share(desk: Desk, line_id: int, quantity: Decimal) -> More:
    """What shipping so much of a line, beyond its share, would do. Refused where that cannot be."""
    line = orders.line(line_id)
    item = stored_items.by_id(line.item)
    checked_quantity(item, quantity)
    outlook = _by_line(look(desk, [item.id])).get(line_id)
    if outlook is None or quantity > outlook.line.waiting or outlook.hold:
        raise _beyond(desk, line, quantity, outlook)
    names = orders.names([line_id])[line_id]
    if quantity <= outlook.ready:
        raise Refused("ship.within_share", sku=item.sku, order=names.order, ready=outlook.ready, unit=item.unit)
    on_hand = stored_items.on_hand([item.id]).get(item.id, ZERO)
    if quantity > on_hand:
        raise Refused("ship.beyond_on_hand", sku=item.sku, unit=item.unit, quantity=quantity, on_hand=on_hand)
    if _torn({line_id: line.waiting - quantity}, [item.id]):
        raise Refused("ship.order_torn", order=names.order, customer=names.customer)

    def alter(_item: int, board: ItemBoard) -> Sequence[Outlook]:
        left = [found.line for found in board.alone if found.line.id != line_id]
        if quantity < line.waiting:
            left.append(Line(line_id, line.place, line.waiting - quantity))
        return with_holds(left, less_stock(board.supplies, quantity), board.holds)

    later = set_back(*look_both(desk, {item.id}, alter), {line_id})
    return More(line, outlook.ready, later)


def _torn(left: Mapping[int, Decimal], items: Collection[int]) -> list[int]:
    """The waiting lines of orders that ship complete and would be torn apart: some of them would stay.

    `left` is what would go on waiting of each line (by id) that ships; `items` are those of these lines.
    """
    torn: list[int] = []
    for lines in queues.complete_orders(items).values():
        ids = [line_id for line_id, _ in lines]
        if any(line_id in left for line_id in ids) and any(left.get(line_id, ONE) for line_id in ids):
            torn += ids
    return torn


def _by_line(outlooks: Mapping[int, Sequence[Outlook]]) -> dict[int, Outlook]:
    return {outlook.line.id: outlook for found in outlooks.values() for outlook in found}


def _beyond(desk: Desk, line: OrderLine, quantity: Decimal, outlook: Outlook | None) -> Refused:
    """Why so much of a line may not ship now."""
    facts: dict[str, Any] = {**under_name(line).about(quantity)}
    if outlook is None:
        return Refused("ship.nothing_waiting", **facts)
    if quantity > outlook.line.waiting:
        return Refused("ship.beyond_waiting", waiting=outlook.line.waiting, **facts)
    if outlook.hold:
        return Refused("ship.held", **facts)
    if outlook.reserved_from is not None:
        return Refused("ship.reserved", on=outlook.reserved_from, **facts)
    if outlook.ready:
        return Refused("ship.beyond_share", ready=outlook.ready, **facts)
    alone = {found.line.id: found for found in look_alone(desk, [line.item])[line.item].alone}
    if not alone[line.id].ready:
        return Refused("ship.not_ready", **facts)
    return _not_whole(desk, line, facts)


def _not_whole(desk: Desk, line: OrderLine, facts: dict[str, Any]) -> Refused:
    """Why an order that ships complete may not go, though this line of it could."""
    others = [other for other in orders.lines_of(line.order) if other.waiting and other.id != line.id]
    outlook_of = _by_line({item: found.alone for item, found in look_alone(desk, {o.item for o in others}).items()})
    skus = {item.id: item.sku for item in stored_items.all_items({other.item for other in others})}
    for other in others:
        found = outlook_of[other.id]
        if found.hold:
            return Refused("ship.order_held", held=skus[other.item], **facts)
        if found.reserved_from is not None:
            return Refused("ship.order_reserved", other=skus[other.item], on=found.reserved_from, **facts)
    return Refused("ship.order_incomplete", **facts)


def send_out(act: ActUnderWay, day: date, picked: Iterable[tuple[OrderLine, Decimal]]) -> Shipped:
    """Post what leaves as shipments of an act."""
    picked = list(picked)
    movements.post(
        act.id, Kind.SHIPMENT, day, [NewMovement(line.item, -quantity, "", line.id) for line, quantity in picked]
    )
    items = {line.item for line, _ in picked}
    act.touch(items=items, orders={line.order for line, _ in picked})
    act.leaves(Leaving(PaperKind.PACKING_SLIP))
    names = orders.names([line.id for line, _ in picked])
    skus = {item.id: item.sku for item in stored_items.all_items(items)}
    return Shipped(
        act.id,
        tuple(
            ShippedLine(line.id, *names[line.id], line.item, skus[line.item], quantity, line.waiting - quantity)
            for line, quantity in picked
        ),
    )
