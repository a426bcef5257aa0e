"""The demo stockroom: a small pump workshop, with every footing in its queue.

It is made through the verbs a person would use, day by day up to today, from the tables in `resources/demo`. Its dates
are counted in open days from today; nothing else about it ever changes.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import as_file, files
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from app import purchasing
from app.catalogue import naming
from app.data import counters, promises, purchases
from app.desk import Clock, Desk
from app.domain.acts import Verb
from app.domain.asked_lines import Asked
from app.domain.calendar import Calendar
from app.domain.changes import Topic
from app.domain.drafts import DraftLine
from app.domain.orders import IfNothing
from app.domain.promise_states import Told
from app.domain.purchase_orders import AnswerPart
from app.domain.settings import StockroomSettings
from app.domain.tellings import How
from app.exchange import import_file
from app.goods import receiving, shipping, stock
from app.ordering import accepting

TABLES = files("resources") / "demo"
LAST_ORDER_BEFORE = 95
LAST_PURCHASE_ORDER_BEFORE = 8
PEOPLE = ("J. Roth", "M. Adeyemi")
SETTINGS = StockroomSettings(
    name="Main stockroom",
    company="Hollis Pump Works",
    address="Foundry Yard\nKendal LA9 4QT\nUnited Kingdom",
    phone="+44 1632 960 100",
    email="stores@hollis-pumps.example",
    terms="Delivery to the stockroom, weekdays 8 to 16. Payment within 30 days.",
    currency="GBP",
)


class Step(NamedTuple):
    """One row of `days.csv`, its open days from today turned into dates."""

    day: date
    act: str
    document: str
    party: str
    sku: str
    quantity: Decimal
    on: date | None
    note: str


def create(path: Path, today: date | None = None) -> None:
    """Make the demo stockroom at `path`, where nothing may be yet, as it stands on `today`."""
    clock = Clock(today)
    desk = Desk.create(path, clock=clock, person=PEOPLE[0], settings=SETTINGS)
    try:
        steps = list(_steps(desk.calendar, desk.today))
        desk.clock = Clock(steps[0].day)
        _furnish(desk)
        for number, (day, of_day) in enumerate(groupby(steps, key=lambda step: step.day)):
            desk.clock = Clock(day)
            desk.person = PEOPLE[number % len(PEOPLE)]
            for (act, document), rows in groupby(of_day, key=lambda step: (step.act, step.document)):
                ACTS[act](desk, document, list(rows))
    finally:
        desk.close()


def open_day(calendar: Calendar, today: date, days: int) -> date:
    """The day so many open days after today (or the first open day after it), before it where `days` is negative."""
    day = calendar.next_open(today)
    step = timedelta(1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while not calendar.is_open(day):
            day += step
    return day


def _steps(calendar: Calendar, today: date) -> Iterator[Step]:
    for row in csv.DictReader((TABLES / "days.csv").read_text("utf-8").splitlines()):
        yield Step(
            open_day(calendar, today, int(row["day"])),
            row["act"],
            row["document"],
            row["party"],
            row["sku"],
            Decimal(row["quantity"] or 0),
            open_day(calendar, today, int(row["on"])) if row["on"] else None,
            row["note"],
        )


def _furnish(desk: Desk) -> None:
    """Suppliers, items, sources and customers, from tables with the headers of every import."""
    for kind in ("suppliers", "items", "sources", "customers"):
        with as_file(TABLES / f"{kind}.csv") as table:
            import_file(desk, kind, table)
    with desk.change(Verb.NUMBER, topics=Topic.SETTINGS):
        counters.raise_to("order", LAST_ORDER_BEFORE)
        counters.raise_to("purchase_order", LAST_PURCHASE_ORDER_BEFORE)


def _order(desk: Desk, document: str, rows: list[Step]) -> None:
    asked = [Asked(_item(row), row.quantity, row.on, IfNothing(row.note) if row.note else None) for row in rows]
    accepting.accept(desk, naming.customer(rows[0].party).id, asked)


def _ship(desk: Desk, document: str, rows: list[Step]) -> None:
    shipping.ship_ready(desk, document)


def _buy(desk: Desk, document: str, rows: list[Step]) -> None:
    lines = [DraftLine(_item(row), row.quantity, row.on) for row in rows]
    purchasing.draft(desk, naming.supplier_id(rows[0].party), lines)


def _send(desk: Desk, document: str, rows: list[Step]) -> None:
    purchasing.send(desk, naming.po_id(document))


def _confirm(desk: Desk, document: str, rows: list[Step]) -> None:
    po = naming.po_id(document)
    if not rows[0].sku:
        purchasing.confirm_all(desk, po, rows[0].on)
        return
    line_of = {line.item: line.id for line in purchases.lines(po)}
    row_of = {row.line: row.id for row in purchases.rows(po)}
    for _, parts in groupby(rows, key=lambda row: row.sku):
        confirmed = list(parts)
        purchasing.confirm(
            desk, row_of[line_of[_item(confirmed[0])]], [AnswerPart(part.quantity, part.on) for part in confirmed]
        )


def _receive(desk: Desk, document: str, rows: list[Step]) -> None:
    po = naming.po_id(document)
    line_of = {line.item: line.id for line in purchases.lines(po)}
    quantities = {line_of[_item(row)]: row.quantity for row in rows if row.sku}
    receiving.receive(desk, po, quantities or None)


def _issue(desk: Desk, document: str, rows: list[Step]) -> None:
    for row in rows:
        stock.issue(desk, _item(row), row.quantity, row.note)


def _count(desk: Desk, document: str, rows: list[Step]) -> None:
    for row in rows:
        stock.correct(desk, _item(row), row.quantity, row.note)


def _tell(desk: Desk, document: str, rows: list[Step]) -> None:
    """What customers were told already, written down as an import of their orders would."""
    waiting = {line.item: line.id for line in naming.lines_of(document)}
    with desk.change(Verb.IMPORT, topics=Topic.PROMISES) as act:
        act.touch(items=[_item(row) for row in rows])
        told = [(waiting[_item(row)], Told(row.on, row.day, How.ELSEWHERE)) for row in rows]
        promises.record_imported(act.id, told)


def _item(row: Step) -> int:
    return naming.item_id(row.sku)


ACTS: dict[str, Callable[[Desk, str, list[Step]], None]] = {
    "order": _order,
    "ship": _ship,
    "buy": _buy,
    "send": _send,
    "confirm": _confirm,
    "receive": _receive,
    "issue": _issue,
    "count": _count,
    "tell": _tell,
}
