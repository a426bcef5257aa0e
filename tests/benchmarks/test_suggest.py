"""Suggestions for 10,000 items, against one grouped sum of SQL over the rows that they are made of.

The sum is what a bare report would ask: available per item, as one statement over the ledger, the waiting lines and the
open rows of purchase orders, fetched whole. It reads no names, sources or levels, and decides nothing. Where every item
needs ordering, most of the time goes into the 10,000 answers, so the ratio falls with the length of the ledger: with no
movements but the openings it would be between 3.7 and 5.1.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app import purchasing
from app.desk import Clock, Desk
from tests.large_store import ITEMS, TODAY, make_large_store
from tests.limits import within
from tests.ratios import ratio
from tests.stores import copied

MOST = 5
AVAILABLE = """SELECT item_id, sum(quantity) FROM (
    SELECT item_id, quantity FROM movement
    UNION ALL SELECT item_id, -waiting FROM order_line WHERE waiting > 0
    UNION ALL SELECT l.item_id, r.quantity - r.received - r.short
        FROM purchase_order p JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id
        WHERE p.state IN ('draft', 'sent') AND r.quantity > r.received + r.short
) GROUP BY item_id"""


def make(path: Path, movements: int) -> None:
    """Make 10,000 items with so many movements each besides the opening."""
    copied(make_large_store, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO movement (item_id, quantity, kind, happened_on, act_id) VALUES (?, ?, 'receipt', ?, 1)",
            ((item, 1_000, TODAY.isoformat()) for item in range(1, ITEMS + 1) for _ in range(movements)),
        )
        connection.execute("COMMIT")


@pytest.fixture(params=[(100, 30), (1, 30), (1, 5)], ids=["sound", "all", "all-young"])
def stockroom(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Desk, Path, int]]:
    """A stockroom of which one item in so many needs ordering."""
    one_in, movements = request.param
    path = tmp_path / f"{request.node.callspec.id}.desk"
    copied(make, path, movements)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        if one_in == 1:
            connection.execute("UPDATE item SET reorder_point = 900000, order_up_to = 1000000")
        else:  # a sound stockroom: nearly everything is covered
            connection.execute(f"UPDATE item SET reorder_point = CASE WHEN id % {one_in} THEN NULL ELSE 900000000 END")
            connection.execute("UPDATE item SET order_up_to = reorder_point")
            connection.execute("UPDATE schedule_row SET quantity = quantity + 1000000")
        connection.execute("COMMIT")
    desk = Desk.open(path, clock=Clock(TODAY), person="Kim")
    yield desk, path, ITEMS // one_in
    desk.close()


def test_suggestions_cost_at_most_five_grouped_sums(stockroom: tuple[Desk, Path, int]) -> None:
    desk, path, listed = stockroom
    assert len(purchasing.suggest(desk)) == listed
    with closing(sqlite3.connect(path)) as bare:
        got = ratio(lambda: purchasing.suggest(desk), lambda: bare.execute(AVAILABLE).fetchall(), rounds=9)
    within(f"suggestions for {ITEMS} items, {path.stem} / one grouped sum", got, MOST)
