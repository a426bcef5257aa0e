"""One small act beside one bare durable commit, and its item's re-match beside plain FIFO, each in one run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import catalogue, ordering, purchasing, receiving
from app.data import orders
from app.data.database import db
from app.desk import Clock, Desk
from app.domain.orders import IfNothing
from app.domain.promises import outlooks
from app.ordering import Asked
from app.purchasing import DraftLine
from app.views.purchases import detail
from tests.fifo import plain_fifo
from tests.ratios import ratio

LINES = 1_000
ONE = Decimal(1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.create(tmp_path / "stockroom.desk", clock=Clock(date(2026, 5, 12)), person="Dana")
    yield desk
    desk.close()


def test_receiving_one_row_costs_at_most_three_bare_durable_commits(desk: Desk) -> None:
    supplier = catalogue.add_supplier(desk, name="Acme")
    item = catalogue.add_item(desk, sku="SEA-2510", name="Seal kit 25 mm")
    po = purchasing.draft(desk, supplier, [DraftLine(item, Decimal(100_000))])
    purchasing.send(desk, po)
    db.execute_sql("CREATE TABLE bare (id INTEGER PRIMARY KEY, quantity INTEGER NOT NULL) STRICT")

    [line] = detail(desk, po).lines

    def receive() -> None:
        receiving.receive(desk, po, {line.line.id: ONE})

    def commit() -> None:
        with db.atomic():
            db.execute_sql("INSERT INTO bare (quantity) VALUES (1)")

    got = ratio(receive, commit, rounds=101)
    print(f"receiving one row / bare durable commit: {got:.1f}x")
    assert got <= 3


@pytest.fixture
def busy_item(desk: Desk) -> int:
    """An item with a thousand waiting lines and three purchase orders to serve them."""
    supplier = catalogue.add_supplier(desk, name="Acme")
    item = catalogue.add_item(desk, sku="SEA-2510", name="Seal kit 25 mm")
    customer = catalogue.add_customer(desk, name="Smith & Sons")
    ordering.accept(desk, customer, [Asked(item, Decimal(n % 7 + 1), None, IfNothing.WAIT) for n in range(LINES)])
    for _ in range(3):
        purchasing.send(desk, purchasing.draft(desk, supplier, [DraftLine(item, Decimal(LINES), date(2026, 6, 1))]))
    return item


def test_matching_an_item_again_costs_at_most_ten_times_plain_fifo_for_it(desk: Desk, busy_item: int) -> None:
    known = desk.board.item(busy_item)
    lines = [(line.place.on.toordinal(), line.id, int(line.waiting * 1000)) for line in known.lines]
    supplies = [(number, LINES * 1000) for number in range(3)]

    queue = known.lines
    got = ratio(lambda: outlooks(queue, known.supplies), lambda: plain_fifo(lines, supplies), rounds=51)
    print(f"both readings of {LINES} lines / plain fifo: {got:.1f}x")
    assert got <= 10


def test_the_board_follows_an_item_for_little_more_than_reading_and_matching_it(desk: Desk, busy_item: int) -> None:
    board = desk.board
    known = board.item(busy_item)
    queue = known.lines

    def least() -> None:
        orders.waiting_lines([busy_item])
        outlooks(queue, known.supplies)

    got = ratio(lambda: board.refresh([busy_item]), least, rounds=51)
    print(f"the board's refresh / reading and matching: {got:.1f}x")
    assert got <= 2
