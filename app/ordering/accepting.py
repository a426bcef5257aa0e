"""Accepting an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.data import items as stored_items
from app.data import orders, people, purchases, sources
from app.data.counters import next_number, next_numbers
from app.desk import ActUnderWay, Desk
from app.desk.looking import look, look_alone
from app.domain.acts import Verb
from app.domain.asked_lines import Asked
from app.domain.changes import Topic
from app.domain.drafts import WantedItem
from app.domain.errors import NO_CONSENT, Consent, Refused
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.orders import Accepted, Order
from app.domain.tellings import How
from app.ordering import substituting
from app.ordering.preview import checked_items, expected, last_bought, place_days, settle
from app.promising import telling
from app.purchasing.joining import join_draft

__all__ = [
    "accept",
]


def accept(
    desk: Desk,
    customer_id: int,
    asked: Sequence[Asked],
    *,
    ship_complete: bool | None = None,
    collects: bool | None = None,
    accepted_on: date | None = None,
    tell: How | str | None = None,
    reference: str = "",
    delivery_address: str = "",
    consent: Consent = NO_CONSENT,
) -> Accepted:
    """Accept an order: every line enters the queue at its back, and ships nothing.
    One wanted further ahead than the settings' horizon takes the place of the day that is so many days before.

    Where nothing is behind a part of a line and the customer has not chosen, it is asked (consent: wait without a
    date). `ship_complete` or `collects` None is the customer's preference. Past orders come by import:
    `accepted_on` is today.
    `tell` is how the customer is told in the same step what they may expect, None where they are told later.
    `reference` is what they call the order, `delivery_address` where it goes ("": to the customer's own address).
    """
    with desk.change(Verb.ACCEPT, topics=Topic.ORDERS) as act:
        customer = people.customer(customer_id)
        _check_order(desk, asked, accepted_on)
        items = checked_items(asked)
        asked = last_bought(asked, items)
        whole = customer.ship_complete if ship_complete is None else ship_complete
        found = expected(desk, look_alone(desk, list(items)), asked)
        best = sources.preferred(list(items))
        to_order: dict[int, dict[int, Decimal]] = {}
        for one, outlook in zip(asked, found, strict=True):
            source = settle(one, items[one.item_id], outlook, best.get(one.item_id), consent)
            if source is not None:
                wanted = to_order.setdefault(source.supplier, {})
                wanted[one.item_id] = wanted.get(one.item_id, ZERO) + outlook.short
        number = f"SO-{next_number('order'):04d}"
        reference, delivery_address = reference.strip(), delivery_address.strip()
        collected = customer.collects if collects is None else collects
        order = Order(0, number, customer_id, desk.today, whole, reference, delivery_address, collected)
        order_id, line_ids = _write(desk, act, order, asked, items)
        drafts = [
            join_draft(desk, supplier, [WantedItem(*each) for each in wanted.items()])
            for supplier, wanted in to_order.items()
        ]
        given = _substitute(desk, asked, line_ids)
        line_ids = [line for line, one in zip(line_ids, asked, strict=True) if one.rest] + list(given)
        if tell is not None:
            telling.tell(desk, line_ids, tell)
        touched = {*items, *given.values()}
        outlook_of = {line.line.id: line for lines in look(desk, touched).values() for line in lines}
        known = stored_items.by_ids(touched)
        unit_of = {line.id: known[line.item].unit for line in orders.lines(line_ids)}
        return Accepted(
            order_id,
            number,
            tuple(outlook_of[line_id] for line_id in line_ids),
            tuple(unit_of[line_id] for line_id in line_ids),
            tuple(purchases.order(draft).number for draft in drafts),
            act.id,
        )


def _check_order(desk: Desk, asked: Sequence[Asked], accepted_on: date | None) -> None:
    if not asked:
        raise Refused("order.empty")
    if accepted_on is not None and accepted_on != desk.today:
        raise Refused("order.not_today", on=accepted_on)


def _write(
    desk: Desk, act: ActUnderWay, order: Order, asked: Sequence[Asked], items: Mapping[int, Item]
) -> tuple[int, list[int]]:
    order_id = orders.add_order(act.id, order)
    numbers = next_numbers("line", len(asked))
    lines = [
        orders.NewLine(
            order_id,
            one.item_id,
            running,
            one.quantity,
            one.wanted_on,
            place_on,
            items[one.item_id].price,
            desk.settings.currency,
            reserved_on,
            desk.today,
        )
        for running, one in zip(numbers, asked, strict=True)
        for place_on, reserved_on in (place_days(desk, one),)
    ]
    ids = orders.add_lines(act.id, lines)
    act.touch(items=[one.item_id for one in asked], orders=[order_id])
    return order_id, ids


def _substitute(desk: Desk, asked: Sequence[Asked], line_ids: Sequence[int]) -> dict[int, int]:
    """Let substitutes stand for what is asked for so; returns their lines, each with its item."""
    given = {}
    for one, line_id in zip(asked, line_ids, strict=True):
        if one.instead is not None:
            made = substituting.substitute(desk, line_id, one.instead.quantity, one.instead.item_id)
            given[made.line] = one.instead.item_id
    return given
