"""What the database itself refuses of counts, and what `verify` finds wrong with them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from peewee import IntegrityError

from app import counting
from app.data.store.bulk import rows
from app.data.store.database import db
from app.desk import Desk, upkeep
from app.domain.tallies import Parked, Tallied
from app.formats import sentence
from tests import builders
from tests.data.rows import insert
from tests.data.test_verification import without_guards

D = Decimal
GROWING = ("tally", "bin_visit", "unknown_code", "unknown_code_end", "count_decision", "count_result", "doubt")


@pytest.fixture
def counted(desk: Desk) -> Desk:
    """A stockroom in which everything has happened to counts once; the count of the washers is posted."""
    washer, bolt = builders.an_item(desk, "WASHER", 40, bin="A-01", unit_cost=D(1)), builders.an_item(desk, "BOLT", 5)
    counting.doubt(desk, bolt, "looks wrong")
    count = counting.open_count(desk, [washer, bolt]).id
    counting.begin_bin(desk, count, "A-01")
    scanned = counting.scan(desk, count, "WASHER", "A-01")
    assert isinstance(scanned, Tallied)
    counting.key(desk, count, washer, D(39), "A-01", instead_of=scanned.step)
    parked = counting.scan(desk, count, "5901234123457", "A-01")
    assert isinstance(parked, Parked)
    counting.dismiss(desk, parked.id)
    counting.finish_all(desk, count)
    counting.leave_out(desk, [line.line for line in counting.reviewed(desk, count)[1] if line.item.id == bolt])
    counting.post(desk, count)
    return desk


@pytest.mark.parametrize("table", GROWING)
@pytest.mark.parametrize(
    "trick",
    [
        "UPDATE {} SET act_id = 1",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {} SELECT * FROM {}",
        "INSERT OR IGNORE INTO {} SELECT * FROM {}",
    ],
)
def test_what_was_counted_only_grows(counted: Desk, table: str, trick: str) -> None:
    before = rows(f"SELECT * FROM {table}")
    assert before
    with pytest.raises(IntegrityError):
        db.execute_sql(trick.format(table, table))
    assert rows(f"SELECT * FROM {table}") == before


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "undo", "quantity": -39000, "undoes_id": 1},  # undone already
        {"kind": "undo", "quantity": -3000, "undoes_id": 3},  # not its opposite
        {"kind": "undo", "quantity": -39000, "undoes_id": 3, "bin_id": None},  # of another bin
        {"kind": "undo", "quantity": 1000, "undoes_id": 2},  # of an undo
        {"kind": "undo", "quantity": -39000},
        {"kind": "scan", "quantity": 39000, "undoes_id": 3},
        {"kind": "guess", "quantity": 39000},
    ],
)
def test_an_undone_step_is_taken_back_once_by_its_opposite(counted: Desk, values: dict[str, object]) -> None:
    assert rows("SELECT id, kind, quantity, undoes_id FROM tally") == [
        (1, "scan", 1000, None),
        (2, "undo", -1000, 1),
        (3, "key", 39000, None),
    ]
    with pytest.raises(IntegrityError):
        insert("tally", **{"line_id": 1, "bin_id": 1, "act_id": 1, **values})


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        ("UPDATE tally SET id = 9 WHERE id = 3", "verify.tallies"),
        ("UPDATE tally SET quantity = -1000 WHERE id = 3", "verify.tally"),
        ("UPDATE stock_count SET state = 'cancelled'", "verify.count"),
        ("UPDATE stock_count SET ended_id = 1", "verify.count"),
        ("UPDATE count_result SET counted = 3000", "verify.counted"),
        ("UPDATE movement SET quantity = -2000 WHERE kind = 'count'", "verify.counted"),
    ],
)
def test_harm_is_found(counted: Desk, harm: str, problem: str) -> None:
    assert upkeep.verify(counted) == []
    without_guards(harm)
    found = upkeep.verify(counted)
    assert [each.id for each in found] == [problem]
    assert "…" not in sentence(found[0])
