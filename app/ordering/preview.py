"""What customers ask for, and what they would get: the preview of an order, and what must be settled before it is
accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.catalogue import substitutes
from app.data import items as stored_items
from app.data import people, sources
from app.desk import Desk
from app.desk.looking import ItemBoard
from app.domain.asked_lines import Asked, Fit, LinePreview
from app.domain.errors import Consent, NeedsConsent, NotFound, Refused, ask
from app.domain.items import Item, Source
from app.domain.matching import ZERO, Footing, Line, Place
from app.domain.orders import IfNothing, checked_quantity
from app.domain.promises import Outlook, complete, outlooks, stock_share
from app.domain.reserving import kept_back, reserve_from
from app.domain.substitutes import SubstituteOffer, most
from app.ordering import substituting
from app.views import queue
from app.views.queue import QueueRow

AFTER_ALL = 2**62  # running numbers of lines that are only asked for: behind every real one of their day


class OrderPreview(NamedTuple):
    """What an order would get, line by line as asked, and what else its customer waits for."""

    lines: tuple[LinePreview, ...]
    others: tuple[QueueRow, ...]

    @property
    def outlooks(self) -> list[Outlook]:
        """Those of all lines that the order would have, substitutes too."""
        return [outlook for outlook, _unit in self._in_units()]

    @property
    def units(self) -> list[str]:
        """The unit of each of these."""
        return [unit for _outlook, unit in self._in_units()]

    def _in_units(self) -> list[tuple[Outlook, str]]:
        both = [((line.outlook, line.item.unit), (line.given, line.unit_given)) for line in self.lines]
        return [(found, unit) for pair in both for found, unit in pair if found is not None and found.line.waiting]


def preview(desk: Desk, customer_id: int | None, asked: Sequence[Asked], ship_complete: bool = False) -> OrderPreview:
    """What an order would get were it accepted now. Nothing is stored. Raises Refused for a quantity that cannot be,
    and for a substitute that is none or is not free.
    """
    items = checked_items(asked)
    asked = last_bought(asked, items)
    board = {item: desk.board.item(item) for item in items}
    offers = substitutes.offers(desk, list(items))
    given = [_given(desk, n, one, items[one.item_id], offers) for n, one in enumerate(asked, start=1)]
    found = expected(desk, board, asked)
    if ship_complete and found:
        whole = complete([*found, *(each for each in given if each is not None)])
        found, rest = whole[: len(found)], iter(whole[len(found) :])
        given = [None if each is None else next(rest) for each in given]
    best = sources.preferred(list(items))
    names = {source.supplier: people.supplier(source.supplier).name for source in best.values()}
    lines = []
    for one, outlook, instead in zip(asked, found, given, strict=True):
        source, item = best.get(one.item_id), items[one.item_id]
        lines.append(
            LinePreview(
                one,
                item,
                outlook,
                outlook.position - 1,
                outlook.short,
                source,
                names[source.supplier] if source else "",
                instead,
                tuple(_fits(outlook, offers.get(item.id, ()), _taken(asked, offers))),
                item.discontinued and outlook.ready < one.rest,
                next((offer.item.unit for offer in offers.get(item.id, ()) if _is_taken(one, offer)), ""),
            )
        )
    others = queue.of_customer(desk, customer_id) if customer_id is not None else []
    return OrderPreview(tuple(lines), tuple(others))


def _given(
    desk: Desk, number: int, one: Asked, item: Item, offers: Mapping[int, Sequence[SubstituteOffer]]
) -> Outlook | None:
    """The outlook of what goes out instead of a part of an asked line."""
    if one.instead is None:
        return None
    if one.instead.quantity > one.quantity:
        raise Refused("substitute.more_than_asked", sku=item.sku, unit=item.unit, quantity=one.quantity)
    given = substituting.given_for(item, one.instead.quantity, one.instead.item_id, offers.get(item.id, ()))
    line = Line(-number, Place(desk.accepting_day, AFTER_ALL + number), given)
    return Outlook(line, 1, ZERO, given, desk.today, desk.today, Footing.IN_STOCK, (), ZERO)


def _is_taken(one: Asked, offer: SubstituteOffer) -> bool:
    return one.instead is not None and offer.item.id == one.instead.item_id


def _taken(asked: Sequence[Asked], offers: Mapping[int, Sequence[SubstituteOffer]]) -> dict[int, Decimal]:
    """What the order itself asks for of every item, as substitutes too."""
    taken: dict[int, Decimal] = {}
    for one in asked:
        taken[one.item_id] = taken.get(one.item_id, ZERO) + one.rest
        for offer in offers.get(one.item_id, ()):
            if one.instead is not None and _is_taken(one, offer):
                given = one.instead.quantity * offer.substitute.factor
                taken[offer.item.id] = taken.get(offer.item.id, ZERO) + given
    return taken


def _fits(outlook: Outlook, offers: Sequence[SubstituteOffer], taken: Mapping[int, Decimal]) -> Iterator[Fit]:
    waits = outlook.line.waiting - stock_share(outlook)
    for offer in offers:
        left = max(ZERO, offer.free - taken.get(offer.item.id, ZERO))
        makes = most(waits, left, offer.substitute.factor, offer.item.decimals)
        if makes:
            yield Fit(offer._replace(free=left), makes)


def checked_items(asked: Sequence[Asked]) -> dict[int, Item]:
    """The items asked for, by id, once every quantity has been found to make sense."""
    wanted = {one.item_id for one in asked}
    items = {item.id: item for item in stored_items.all_items(wanted)} if wanted else {}
    for one in asked:
        if one.item_id not in items:
            raise NotFound("item.unknown", sku=one.item_id)
        checked_quantity(items[one.item_id], one.quantity)
    return items


def last_bought(asked: Sequence[Asked], items: Mapping[int, Item]) -> list[Asked]:
    """What was asked, where discontinued items are reserved at once: they are had from free stock or not at all."""
    return [one._replace(reserve_now=True) if items[one.item_id].discontinued else one for one in asked]


def place_days(desk: Desk, one: Asked) -> tuple[date, date | None]:
    """The day of an asked line's place in the queue, and the same again where it is reserved from that day."""
    at_once = desk.accepting_day
    later = None if one.reserve_now else reserve_from(one.wanted_on, desk.settings.reserve_days, desk.today)
    return (at_once, None) if later is None or later <= at_once else (later, later)


def expected(desk: Desk, board: Mapping[int, ItemBoard], asked: Sequence[Asked]) -> list[Outlook]:
    """What is left of each asked line would get behind the queue as `board` has it; their line ids are -1, -2, …"""
    new: dict[int, list[Line]] = {}
    found: dict[int, Outlook] = {}
    for number, one in enumerate(asked, start=1):
        line = Line(-number, Place(place_days(desk, one)[0], AFTER_ALL + number), one.rest)
        if one.rest:
            new.setdefault(one.item_id, []).append(line)
        else:  # all of it is substituted
            today = desk.today
            found[line.id] = Outlook(line, 1, ZERO, ZERO, today, today, Footing.IN_STOCK, (), ZERO)
    for item, lines in new.items():
        known = board.get(item)
        supplies = known.supplies if known else ()
        every = kept_back(outlooks([*(known.lines if known else ()), *lines], supplies), supplies, desk.queue_day)
        found.update((outlook.line.id, outlook) for outlook in every if outlook.line.id < 0)
    return [found[-number] for number in range(1, len(asked) + 1)]


def settle(one: Asked, item: Item, outlook: Outlook, source: Source | None, consent: Consent) -> Source | None:
    """Refuse or ask what must be before a line is accepted; returns who is to be asked for what nothing is behind."""
    if item.discontinued and outlook.ready < one.rest:
        raise Refused(
            "order.discontinued",
            sku=item.sku,
            name=item.name,
            unit=item.unit,
            free=outlook.ready,
            quantity=one.rest,
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
