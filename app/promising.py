"""Verbs of promises: who is due to be told, telling them, their answers, and what an act did to promises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app import ordering, shipping, substituting
from app.board import look
from app.data import items as stored_items
from app.data import orders, people, promises
from app.data.promises import Asking
from app.desk import Desk
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.items import Customer
from app.domain.matching import ZERO, Footing
from app.domain.orders import OrderLine
from app.domain.promise_states import BROKEN, Compared, State
from app.domain.tellings import Choice, How
from app.telling import Correction, ToldLine, ToldLines, strike, tell, told_elsewhere
from app.views import queue
from app.views.queue import QueueRow

__all__ = [
    "Answered",
    "Choice",
    "Correction",
    "Effects",
    "How",
    "Notice",
    "ToldLine",
    "ToldLines",
    "Unanswered",
    "Uncollected",
    "answer",
    "effects",
    "ready_not_collected",
    "standings",
    "strike",
    "tell",
    "told_elsewhere",
    "tray",
    "unanswered",
]

_VERB = {Choice.PART: "ship", Choice.CANCEL: "cancel_line"}  # what was done, so that it can be taken back as such


class Notice(NamedTuple):
    """What one customer is due to be told: their lines, by SKU and then in queue order.

    `first` where none of the lines has been told before: the first notice tells, later ones say what has changed.
    """

    customer: Customer
    lines: tuple[QueueRow, ...]
    first: bool

    @property
    def asks(self) -> bool:
        """Whether the customer is to choose: something that was told does not hold any more."""
        return any(line.state in BROKEN for line in self.lines)


class Unanswered(NamedTuple):
    """A line whose customer was asked to choose so many days ago."""

    row: QueueRow
    asked_on: date
    days: int


class Uncollected(NamedTuple):
    """A line whose customer has known for so many days that it is ready."""

    row: QueueRow
    since: date
    days: int


class Answered(NamedTuple):
    """What a customer chose for a line; `quantity` is what was shipped or cancelled for it, zero otherwise."""

    act: int
    order: str
    customer: str
    sku: str
    choice: Choice
    quantity: Decimal


class Effects(NamedTuple):
    """What an act did to promises told: how many customers each of it concerns.

    `slipped` counts those whose promise or hope became later, by `most_days` at most since they were told, `lost` those
    whose cover is gone, `earlier` and `ready` those with better news.
    """

    slipped: int = 0
    most_days: int = 0
    lost: int = 0
    earlier: int = 0
    ready: int = 0


def tray(desk: Desk) -> list[Notice]:
    """Who is due to be told what, a notice for each customer: those whose promises broke first, then by name."""
    by_customer: dict[int, list[QueueRow]] = {}
    for row in queue.to_tell(desk):
        by_customer.setdefault(row.customer_id, []).append(row)
    customer_of = {customer.id: customer for customer in people.customers(by_customer)}
    notices = [
        Notice(customer_of[customer], tuple(lines), all(line.told is None for line in lines))
        for customer, lines in by_customer.items()
    ]
    return sorted(notices, key=lambda notice: (not notice.asks, notice.first, notice.customer.name.casefold()))


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
    verb = "substitute" if substitute_item is not None else _VERB.get(chosen, "answer")
    with desk.change(verb, topics=Topic.PROMISES | Topic.ORDERS) as act:
        line = orders.line(line_id)
        sku = stored_items.by_id(line.item).sku
        order, customer = orders.names([line_id])[line_id]
        facts = {"order": order, "customer": customer, "sku": sku}
        if not line.waiting:
            raise Refused("line.done", order=order, sku=sku)
        asking = _asking(line_id, facts)
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


def unanswered(desk: Desk) -> list[Unanswered]:
    """Lines whose customers were asked to choose and have not answered for so many days as the settings say."""
    today, least = desk.today, desk.settings.unanswered_days
    open_askings = [
        asking for asking in promises.askings() if asking.choice is None and (today - asking.asked_on).days >= least
    ]
    row_of = {row.id: row for row in queue.of_lines(desk, [asking.line for asking in open_askings])}
    return [
        Unanswered(row_of[asking.line], asking.asked_on, (today - asking.asked_on).days)
        for asking in open_askings
        if asking.line in row_of
    ]


def ready_not_collected(desk: Desk) -> list[Uncollected]:
    """Ready lines whose customers were told so as many days ago as the settings say, the longest ago first."""
    board, today, least = desk.board, desk.today, desk.settings.uncollected_days
    told_ready = []
    for line, told in board.promises.told.items():
        outlook = board.line(line)
        if told.footing is Footing.IN_STOCK and outlook is not None and outlook.ready:
            told_ready.append(line)
    since = {line: day for line, day in promises.told_ready_since(told_ready).items() if (today - day).days >= least}
    found = [Uncollected(row, since[row.id], (today - since[row.id]).days) for row in queue.of_lines(desk, since)]
    return sorted(found, key=lambda each: -each.days)


def standings(desk: Desk) -> Mapping[int, Compared]:
    """What has become of each waiting line's promise, by line id: to be kept over an act, for `effects`."""
    return dict(desk.board.promises.found)


def effects(desk: Desk, before: Mapping[int, Compared]) -> Effects:
    """What has been done to promises told since `before`, which `standings` gave."""
    changed: dict[int, Compared] = {}
    for line, now in desk.board.promises.found.items():
        then = before.get(line)
        if then is None or then == now or then.state is State.UNTOLD or not now.due:
            continue
        if then.state is not now.state or now.days > then.days:  # less of a slip is not another one
            changed[line] = now
    if not changed:
        return Effects()
    customer_of = orders.customers_of_lines(changed)
    who: dict[State, set[int]] = {}
    for line, now in changed.items():
        who.setdefault(now.state, set()).add(customer_of[line])
    slipped = who.get(State.SLIPPED, set()) | who.get(State.HOPE_SLIPPED, set())
    return Effects(
        len(slipped),
        max((now.days for now in changed.values() if now.state in BROKEN), default=0),
        len(who.get(State.COVER_LOST, ())),
        len(who.get(State.EARLIER, ())),
        len(who.get(State.READY, ())),
    )


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
        return ordering.cancel_line(desk, line.id, line.waiting if quantity is None else quantity, note).quantity
    if choice is Choice.PART:
        part = quantity
        if part is None:
            found = next(outlook for outlook in look(desk, [line.item])[line.item] if outlook.line.id == line.id)
            part = found.ready or line.waiting
        return sum((shipped.quantity for shipped in shipping.ship(desk, [(line.id, part)]).lines), ZERO)
    return ZERO
