"""The notice tray: who is due to be told, who has not answered, and what is ready and was not collected."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from app.data import people, promises
from app.desk import Desk
from app.domain.items import Customer
from app.domain.promise_states import BROKEN
from app.views import queue
from app.views.queue import QueueRow

__all__ = ["Notice", "Unanswered", "Uncollected", "ready_not_collected", "tray", "unanswered"]


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
        if told.ready and outlook is not None and outlook.ready:
            told_ready.append(line)
    since = {line: day for line, day in promises.told_ready_since(told_ready).items() if (today - day).days >= least}
    found = [Uncollected(row, since[row.id], (today - since[row.id]).days) for row in queue.of_lines(desk, since)]
    return sorted(found, key=lambda each: -each.days)
