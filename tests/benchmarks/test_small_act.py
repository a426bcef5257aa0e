"""What one small act costs at the size of a real stockroom: receiving one row, and matching its item again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from peewee import SqliteDatabase

from app.data import items, purchases
from app.data.store.database import SETTINGS
from app.desk import Desk
from app.domain.matching import Footing
from app.domain.promises import outlooks
from app.goods import receiving
from tests.fifo import plain_fifo
from tests.limits import told, within
from tests.ratios import ratio, seconds
from tests.stores import wwi_desk

ACTS = 15
ONE = Decimal(1)


@pytest.fixture
def wwi(shared_data: Path, tmp_path: Path) -> Iterator[Desk]:
    desk = wwi_desk(tmp_path / "wwi.desk", shared_data)
    yield desk
    desk.close()


def test_receiving_one_row_costs_at_most_three_bare_durable_commits(wwi: Desk, tmp_path: Path) -> None:
    po = purchases.by_number("PO-02073").id
    lines = [line.id for line in purchases.lines(po)]
    bare = SqliteDatabase(tmp_path / "bare.db", pragmas=SETTINGS)
    bare.execute_sql("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT)")

    def commit() -> None:
        with bare.atomic("IMMEDIATE"):
            bare.execute_sql("INSERT INTO kept (text) VALUES ('one row')")

    pairs = []
    for number in range(ACTS):
        line = lines[number % len(lines)]
        act = seconds(lambda line=line: receiving.receive(wwi, po, {line: ONE}))  # type: ignore[misc]
        pairs.append(act / median(seconds(commit) for _ in range(3)))
    bare.close()
    within("one receipt / one bare commit", median(pairs[1:]), 3)


def test_matching_its_item_again_costs_at_most_ten_times_plain_fifo(wwi: Desk) -> None:
    po = purchases.by_number("PO-02073").id
    receiving.receive(wwi, po, {purchases.lines(po)[1].id: Decimal(1000)})
    item = items.by_sku("WWI-078").id
    lines = [outlook.line for outlook in wwi.board.outlooks(item)]
    supplies = wwi.board.supplies(item)
    assert [supply.footing for supply in supplies] == [Footing.IN_STOCK, Footing.UNCONFIRMED]
    bare_lines = [
        (line.place.on.toordinal() * 100_000 + line.place.number, line.id, int(line.waiting)) for line in lines
    ]
    bare_supplies = [
        (0 if supply.ready is None else supply.ready.toordinal(), int(supply.quantity)) for supply in supplies
    ]
    assert len(bare_lines) > 400

    def often(work: Callable[[], object]) -> Callable[[], object]:
        return lambda: [work() for _ in range(20)]

    got = ratio(often(lambda: outlooks(lines, supplies)), often(lambda: plain_fifo(bare_lines, bare_supplies)))
    refreshed = ratio(often(lambda: wwi.board.refresh([item])), often(lambda: plain_fifo(bare_lines, bare_supplies)))
    told("both readings of one item from the store / plain fifo", refreshed)
    within("both readings of one item / plain fifo", got, 10)
