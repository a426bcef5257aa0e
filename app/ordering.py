"""Verbs of orders: preview, accept, cancel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app import telling
from app.board import ItemBoard, look, look_alone
from app.data import items as stored_items
from app.data import orders, people, purchases, sources
from app.data.counters import next_number, next_numbers
from app.desk import ActUnderWay, Desk
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Refused, ask
from app.domain.items import Item, Source
from app.domain.matching import ZERO, Footing, Line, Place
from app.domain.orders import IfNothing, LineChange, checked_quantity
from app.domain.projection import surplus
from app.domain.promises import Outlook, complete, outlooks
from app.domain.reserving import kept_back, reserve_from
from app.domain.tellings import How
from app.purchasing.joining import Wanted, join_draft
from app.views import queue
from app.views.queue import QueueRow

_AFTER_ALL = 2**62  # running numbers of lines that are only asked for: behind every real one of their day


class Asked(NamedTuple):
    """A line that a customer asks for. `if_nothing` is what they chose should nothing be behind a part of it;
    `reserve_now` that it takes its place today, however far ahead it is wanted.
    """

    item_id: int
    quantity: Decimal
    wanted_on: date | None = None
    if_nothing: IfNothing | None = None
    reserve_now: bool = False


class LinePreview(NamedTuple):
    """What one asked line would get: its outlook (the line's id is negative), how many lines are ahead of it, how much
    of it nothing is behind, and who could be asked for that.
    """

    asked: Asked
    item: Item
    outlook: Outlook
    ahead_lines: int
    nothing_behind: Decimal
    source: Source | None
    supplier_name: str


class OrderPreview(NamedTuple):
    """What an order would get, line by line as asked, and what else its customer waits for."""

    lines: tuple[LinePreview, ...]
    others: tuple[QueueRow, ...]


class Accepted(NamedTuple):
    """An accepted order: the outlooks of its lines, as asked, and the drafts that were made or joined for them."""

    order_id: int
    number: str
    lines: tuple[Outlook, ...]
    drafted: tuple[str, ...]
    act: int


class Cancelled(NamedTuple):
    """What was cancelled of a line, and the inbound supply that now serves nobody: (PO number, quantity)."""

    order: str
    sku: str
    quantity: Decimal
    waiting: Decimal
    unneeded: tuple[tuple[str, Decimal], ...]
    act: int


def preview(desk: Desk, customer_id: int | None, asked: Sequence[Asked], ship_complete: bool = False) -> OrderPreview:
    """What an order would get were it accepted now. Nothing is stored. Raises Refused for a quantity that cannot be."""
    items = _checked_items(asked)
    asked = _last_bought(asked, items)
    board = {item: desk.board.item(item) for item in items}
    found = expected(desk, board, asked, ship_complete)
    best = sources.preferred(list(items))
    names = {source.supplier: people.supplier(source.supplier).name for source in best.values()}
    lines = []
    for one, outlook in zip(asked, found, strict=True):
        source = best.get(one.item_id)
        lines.append(
            LinePreview(
                one,
                items[one.item_id],
                outlook,
                outlook.position - 1,
                outlook.short,
                source,
                names[source.supplier] if source else "",
            )
        )
    others = queue.of_customer(desk, customer_id) if customer_id is not None else []
    return OrderPreview(tuple(lines), tuple(others))


def accept(
    desk: Desk,
    customer_id: int,
    asked: Sequence[Asked],
    *,
    ship_complete: bool | None = None,
    accepted_on: date | None = None,
    tell: How | str | None = None,
    consent: Consent = NO_CONSENT,
) -> Accepted:
    """Accept an order: every line enters the queue at its back, and ships nothing.
    One wanted further ahead than the settings' horizon takes the place of the day that is so many days before.

    Where nothing is behind a part of a line and the customer has not chosen, it is asked (consent: wait without a
    date). `ship_complete` None is the customer's preference. Past orders come by import: `accepted_on` is today.
    `tell` is how the customer is told in the same step what they may expect, None where they are told later.
    """
    with desk.change("accept", topics=Topic.ORDERS) as act:
        customer = people.customer(customer_id)
        _check_order(desk, asked, accepted_on)
        items = _checked_items(asked)
        asked = _last_bought(asked, items)
        whole = customer.ship_complete if ship_complete is None else ship_complete
        found = expected(desk, look_alone(desk, list(items)), asked, False)
        best = sources.preferred(list(items))
        to_order: dict[int, dict[int, Decimal]] = {}
        for one, outlook in zip(asked, found, strict=True):
            source = settle(one, items[one.item_id], outlook, best.get(one.item_id), consent)
            if source is not None:
                wanted = to_order.setdefault(source.supplier, {})
                wanted[one.item_id] = wanted.get(one.item_id, ZERO) + outlook.short
        number = f"SO-{next_number('order'):04d}"
        order_id, line_ids = _write(desk, act, number, customer_id, asked, whole)
        drafts = [
            join_draft(desk, supplier, [Wanted(*each) for each in wanted.items()])
            for supplier, wanted in to_order.items()
        ]
        if tell is not None:
            telling.tell(desk, line_ids, tell)
        outlook_of = {line.line.id: line for lines in look(desk, list(items)).values() for line in lines}
        return Accepted(
            order_id,
            number,
            tuple(outlook_of[line_id] for line_id in line_ids),
            tuple(purchases.order(draft).number for draft in drafts),
            act.id,
        )


def cancel_line(desk: Desk, line_id: int, quantity: Decimal, note: str = "") -> Cancelled:
    """Cancel so much of what a line waits for; its cover passes down the queue. Refused beyond what waits."""
    with desk.change("cancel_line", topics=Topic.ORDERS) as act:
        line = orders.line(line_id)
        item = stored_items.by_id(line.item)
        order, customer = orders.names([line_id])[line_id]
        checked_quantity(item, quantity)
        if not line.waiting:
            raise Refused("line.done", order=order, sku=item.sku)
        if quantity > line.waiting:
            raise Refused(
                "order.cancel_too_much",
                order=order,
                customer=customer,
                sku=item.sku,
                unit=item.unit,
                quantity=quantity,
                waiting=line.waiting,
            )
        before = look_alone(desk, [item.id])[item.id]
        orders.add_changes(act.id, LineChange.CANCELLED, [(line_id, quantity, note.strip())])
        after = look_alone(desk, [item.id]).get(item.id)
        act.touch(items=[item.id], orders=[line.order])
        freed = unneeded(before, after) if after else ()
        return Cancelled(order, item.sku, quantity, line.waiting - quantity, freed, act.id)


def _check_order(desk: Desk, asked: Sequence[Asked], accepted_on: date | None) -> None:
    if not asked:
        raise Refused("order.empty")
    if accepted_on is not None and accepted_on != desk.today:
        raise Refused("order.not_today", on=accepted_on)


def _checked_items(asked: Sequence[Asked]) -> dict[int, Item]:
    """The items asked for, by id, once every quantity has been found to make sense."""
    wanted = {one.item_id for one in asked}
    items = {item.id: item for item in stored_items.all_items(wanted)} if wanted else {}
    for one in asked:
        if one.item_id not in items:
            raise NotFound("item.unknown", sku=one.item_id)
        checked_quantity(items[one.item_id], one.quantity)
    return items


def _last_bought(asked: Sequence[Asked], items: Mapping[int, Item]) -> list[Asked]:
    """What was asked, where discontinued items are reserved at once: they are had from free stock or not at all."""
    return [one._replace(reserve_now=True) if items[one.item_id].discontinued else one for one in asked]


def place_day(desk: Desk, one: Asked) -> date:
    """The day of an asked line's place in the queue: today, or the day from which it is reserved."""
    later = None if one.reserve_now else reserve_from(one.wanted_on, desk.settings.reserve_days, desk.today)
    return later or desk.today


def expected(desk: Desk, board: dict[int, ItemBoard], asked: Sequence[Asked], ship_complete: bool) -> list[Outlook]:
    """What each asked line would get behind the queue as `board` has it; their line ids are -1, -2, …"""
    new: dict[int, list[Line]] = {}
    for number, one in enumerate(asked, start=1):
        line = Line(-number, Place(place_day(desk, one), _AFTER_ALL + number), one.quantity)
        new.setdefault(one.item_id, []).append(line)
    found: dict[int, Outlook] = {}
    for item, lines in new.items():
        known = board.get(item)
        supplies = known.supplies if known else ()
        every = kept_back(outlooks([*(known.lines if known else ()), *lines], supplies), supplies, desk.today)
        found.update((outlook.line.id, outlook) for outlook in every if outlook.line.id < 0)
    result = [found[-number] for number in range(1, len(asked) + 1)]
    return complete(result) if ship_complete and result else result


def settle(one: Asked, item: Item, outlook: Outlook, source: Source | None, consent: Consent) -> Source | None:
    """Refuse or ask what must be before a line is accepted; returns who is to be asked for what nothing is behind."""
    if item.discontinued and outlook.ready < one.quantity:
        raise Refused(
            "order.discontinued",
            sku=item.sku,
            name=item.name,
            unit=item.unit,
            free=outlook.ready,
            quantity=one.quantity,
        )
    if not outlook.short:
        return None
    if one.if_nothing is None:
        ask(
            NeedsConsent("order.nothing_behind", sku=item.sku, name=item.name, unit=item.unit, quantity=outlook.short),
            consent,
        )
    if one.if_nothing != IfNothing.ORDER:
        return None
    if source is None:
        raise Refused("order.no_source", sku=item.sku, name=item.name)
    return source


def _write(
    desk: Desk, act: ActUnderWay, number: str, customer_id: int, asked: Sequence[Asked], ship_complete: bool
) -> tuple[int, list[int]]:
    today = desk.today
    order_id = orders.add_order(act.id, number, customer_id, today, ship_complete)
    numbers = next_numbers("line", len(asked))
    lines = [
        orders.NewLine(order_id, one.item_id, running, one.quantity, one.wanted_on, place_day(desk, one))
        for running, one in zip(numbers, asked, strict=True)
    ]
    ids = orders.add_lines(act.id, lines)
    act.touch(items=[one.item_id for one in asked], orders=[order_id])
    return order_id, ids


def unneeded(before: ItemBoard, after: ItemBoard) -> tuple[tuple[str, Decimal], ...]:
    """The inbound supply that served somebody before and serves nobody after."""
    then, now = surplus(before.lines, before.supplies), surplus(after.lines, after.supplies)
    freed: dict[str, Decimal] = {}
    for supply, left in now.items():
        if supply.footing is not Footing.IN_STOCK and left > then.get(supply, ZERO):
            freed[supply.po] = freed.get(supply.po, ZERO) + left - then.get(supply, ZERO)
    return tuple(freed.items())
