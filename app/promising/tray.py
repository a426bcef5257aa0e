"""The notice tray: who is due to be told, who has not answered, and what is ready and was not collected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.data import people, promises
from app.desk import Desk
from app.domain.items import Customer
from app.domain.matching import Footing
from app.domain.promise_states import BROKEN, PromiseState
from app.views import queue
from app.views.queue import QueueRow

__all__ = ["Notice", "Unanswered", "Uncollected", "ready_not_collected", "tray", "unanswered"]


class Notice(NamedTuple):
    """What is due to be told: the lines of one customer, or those of several whose hope is gone with one late delivery
    (`behind`, its order); by SKU and then in queue order.

    `first` where none of the lines has been told before: the first notice tells, later ones say what has changed.
    """

    customers: tuple[Customer, ...]
    lines: tuple[QueueRow, ...]
    first: bool
    behind: str = ""

    @property
    def customer(self) -> Customer | None:
        """Whom alone it is for; None where it is for several."""
        return self.customers[0] if len(self.customers) == 1 else None

    @property
    def key(self) -> tuple[str, int]:
        """What it stays itself by."""
        return (self.behind, self.lines[0].item_id if self.behind else self.customers[0].id)

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
    """Who is due to be told what, a notice for each customer, and one for all that are behind the same late delivery:
    those whose promises broke first, then by name.
    """
    due = queue.to_tell(desk)
    late = _behind_late_rows(desk, due)
    by_customer: dict[int, list[QueueRow]] = {}
    for row in due:
        if row.id not in late:
            by_customer.setdefault(row.customer_id, []).append(row)
    by_row: dict[tuple[int, str], list[QueueRow]] = {}
    for row in due:
        if row.id in late:
            by_row.setdefault((row.item_id, late[row.id]), []).append(row)
    customer_of = {customer.id: customer for customer in people.customers({row.customer_id for row in due})}
    notices = [
        Notice((customer_of[customer],), tuple(lines), all(line.told is None for line in lines))
        for customer, lines in by_customer.items()
    ]
    for (_, po), lines in by_row.items():
        whose = dict.fromkeys(line.customer_id for line in lines)
        notices.append(Notice(tuple(customer_of[id] for id in whose), tuple(lines), False, po))
    return sorted(
        notices, key=lambda notice: (not notice.asks, notice.first, notice.behind, notice.customers[0].name.casefold())
    )


def _behind_late_rows(desk: Desk, due: Iterable[QueueRow]) -> dict[int, str]:
    """The lines whose hope is gone with a late delivery that several customers are behind, each with its order."""
    behind: dict[int, dict[int, QueueRow]] = {}
    for row in due:
        if row.state is PromiseState.HOPE_SLIPPED and row.hoped is None and row.footing is Footing.OVERDUE:
            behind.setdefault(row.item_id, {})[row.id] = row
    found: dict[int, str] = {}
    for item, rows in behind.items():
        late = (
            share.supply.po
            for outlook in desk.board.outlooks(item)
            if outlook.promise is None
            for share in outlook.shares
            if share.supply.footing is Footing.OVERDUE
        )
        po = next(late, None)
        if po is not None and len({row.customer_id for row in rows.values()}) > 1:
            found |= dict.fromkeys(rows, po)
    return found


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
