"""`verify` finds what is wrong with a store, however it came about."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.data.store.database import db
from app.desk import Desk, upkeep
from app.formats import sentence
from app.sentences import SENTENCES
from tests.data.rows import DAY, a_movement, a_schedule_row, an_item, an_order_line, insert


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A stockroom in which everything has happened once."""
    with desk.change("work") as act:
        item = an_item()
        a_movement(item, act.id, 9000)
        line = an_order_line(item, act.id, 8000)
        shipped = a_movement(item, act.id, -5000, "shipment", order_line_id=line)
        a_movement(item, act.id, 5000, "reversal", reverses_id=shipped, order_line_id=line)
        a_movement(item, act.id, -1000, "shipment", order_line_id=line)
        insert("order_line_change", line_id=line, act_id=act.id, kind="cancelled", quantity=2000)
        told = {"line_id": line, "act_id": act.id, "told_on": DAY, "how": "phone"}
        first = insert("telling", **told, promised_on=DAY)
        insert("telling", **told, strikes_id=first)
        notice = insert("notice", act_id=act.id, customer_id=1, asks=1)
        insert("answer", notice_id=notice, line_id=line, act_id=act.id, choice="wait")
        an_order_line(item, act.id, 1000, number=2)
        row = a_schedule_row(item, 4000)
        a_movement(item, act.id, 3000, "receipt", row_id=row)
    with desk.change("more"):
        pass
    return desk


def found(desk: Desk) -> list[str]:
    problems = upkeep.verify(desk)
    for problem in problems:
        assert problem.id in SENTENCES
        assert "…" not in sentence(problem)
    return [problem.id for problem in problems]


def without_guards(*statements: str) -> None:
    """What another program, or a broken disk, might do to the store."""
    guards: Sequence[tuple[str, str]] = db.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    db.execute_sql("PRAGMA foreign_keys = 0")
    db.execute_sql("PRAGMA ignore_check_constraints = 1")
    for name, _ in guards:
        db.execute_sql(f"DROP TRIGGER {name}")
    for statement in statements:
        db.execute_sql(statement)
    for _, sql in guards:
        db.execute_sql(sql)
    db.execute_sql("PRAGMA ignore_check_constraints = 0")
    db.execute_sql("PRAGMA foreign_keys = 1")


def test_a_sound_store(worked: Desk) -> None:
    assert found(worked) == []


def test_an_empty_store(desk: Desk) -> None:
    assert found(desk) == []


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        ("UPDATE order_line SET waiting = 4000 WHERE id = 1", "verify.waiting"),
        ("DELETE FROM order_line_change", "verify.waiting"),
        ("UPDATE schedule_row SET received = 0", "verify.received"),
        ("UPDATE act SET items = '' WHERE id = 2", "verify.unsealed"),
        ("UPDATE act SET at = '2001-01-01T00:00:00.000000Z' WHERE id = 2", "verify.clock"),
        ("UPDATE act SET id = 5 WHERE id = 2", "verify.acts"),
        ("UPDATE movement SET quantity = 4999 WHERE reverses_id IS NOT NULL", "verify.waiting"),
        ("UPDATE movement SET id = 50 WHERE id = 5", "verify.ledger"),
        ("UPDATE movement SET item_id = 77 WHERE id = 5", "verify.reference"),
        ("DELETE FROM telling WHERE id = 1", "verify.reference"),
        ("UPDATE telling SET id = 9 WHERE id = 2", "verify.book"),
        ("UPDATE answer SET id = 3", "verify.book"),
        ("UPDATE telling SET line_id = 2 WHERE id = 2", "verify.struck"),
        ("UPDATE answer SET line_id = 2", "verify.answer"),
        ("UPDATE notice SET asks = 0", "verify.answer"),
        ("INSERT INTO notice (act_id, customer_id) VALUES (1, 2)", "verify.notice"),
        ("UPDATE item SET decimals = 9", "verify.file"),
        ("PRAGMA application_id = 1", "verify.foreign"),
        ("CREATE INDEX item_name ON item (name)", "verify.schema"),
        ("DROP INDEX movement_item_id_quantity", "verify.schema"),
        ("ALTER TABLE item ADD COLUMN colour TEXT", "verify.schema"),
    ],
)
def test_harm_is_found(worked: Desk, harm: str, problem: str) -> None:
    without_guards(harm)
    assert found(worked) == [problem]


def test_a_ledger_below_zero(worked: Desk) -> None:
    without_guards("UPDATE movement SET quantity = 10 WHERE id IN (1, 5)")
    assert "verify.on_hand" in found(worked)


def test_a_reversal_of_another_item(worked: Desk) -> None:
    an_item("M10")
    without_guards(
        "INSERT INTO movement (item_id, act_id, quantity, kind, happened_on)"
        " VALUES (2, 1, 9000, 'count', '2026-05-12')",
        "INSERT INTO movement (item_id, act_id, quantity, kind, happened_on, reverses_id)"
        " VALUES (2, 1, -9000, 'reversal', '2026-05-12', 1)",
    )
    assert found(worked) == ["verify.reversal"]


def test_a_missing_guard(worked: Desk) -> None:
    db.execute_sql("DROP TRIGGER movement_no_delete")
    (problem,) = upkeep.verify(worked)
    assert problem.facts == {"type": "trigger", "name": "movement_no_delete"}
