"""What the database refuses by itself, whoever writes to it and with whatever trick."""

from __future__ import annotations

import contextlib

import pytest
from peewee import IntegrityError

from app.data.store.database import db
from app.desk import Desk
from app.domain.errors import Refused
from tests.data.rows import DAY, a_movement, a_schedule_row, an_item, an_order_line, insert, value


@pytest.fixture(params=[1, 0], ids=["as opened", "recursive_triggers off"])
def settings(request: pytest.FixtureRequest, desk: Desk) -> None:
    """The guards must hold for a foreign program too, that does not set what this one sets."""
    db.execute_sql(f"PRAGMA recursive_triggers = {request.param}")
    db.execute_sql(f"PRAGMA foreign_keys = {request.param}")


@pytest.fixture
def act(desk: Desk) -> int:
    with desk.change("test") as under_way:
        return under_way.id


@pytest.fixture
def item(desk: Desk) -> int:
    return an_item()


def ledger() -> list[tuple[object, ...]]:
    return db.execute_sql("SELECT * FROM movement ORDER BY id").fetchall()


COLUMNS = "(id, item_id, quantity, kind, happened_on, act_id, reverses_id)"


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    "trick",
    [
        "UPDATE movement SET quantity = 9000",
        "UPDATE OR REPLACE movement SET id = 2 WHERE id = 1",
        "UPDATE movement SET reason = 'other' WHERE id = 1",
        "DELETE FROM movement",
        "DELETE FROM movement WHERE id = 2",
        f"INSERT OR REPLACE INTO movement {COLUMNS} VALUES (1, 1, 9000, 'count', '{DAY}', 1, NULL)",
        f"INSERT OR IGNORE INTO movement {COLUMNS} VALUES (1, 1, 9000, 'count', '{DAY}', 1, NULL)",
        f"REPLACE INTO movement {COLUMNS} VALUES (9, 1, -4000, 'reversal', '{DAY}', 1, 1)",
        f"INSERT OR REPLACE INTO movement {COLUMNS} VALUES (NULL, 1, -4000, 'reversal', '{DAY}', 1, 1)",
        f"INSERT INTO movement {COLUMNS} VALUES (1, 1, 9000, 'count', '{DAY}', 1, NULL)"
        " ON CONFLICT (id) DO UPDATE SET quantity = 9000",
    ],
)
def test_the_ledger_only_grows(item: int, act: int, trick: str) -> None:
    first = a_movement(item, act, 5000)
    a_movement(item, act, -5000, "reversal", reverses_id=first)
    a_movement(item, act, 7000)
    before = ledger()
    with pytest.raises(IntegrityError):
        db.execute_sql(trick)
    assert ledger() == before


@pytest.mark.parametrize(
    ("quantity", "other"),
    [(5000, {}), (-6000, {}), (-5000, {"item_id": 2}), (-5000, {"order_line_id": 1}), (-5000, {"reverses_id": 99})],
    ids=["same sign", "larger", "other item", "other document", "of nothing"],
)
def test_a_reversal_is_opposite_and_of_the_same(item: int, act: int, quantity: int, other: dict[str, int]) -> None:
    an_item("M10")
    a_movement(item, act, 50_000)
    a_movement(2, act, 50_000)
    an_order_line(item, act, 1000)
    first = a_movement(item, act, 5000)
    fields = {"item_id": item, "reverses_id": first, **other}
    before = ledger()
    with pytest.raises(IntegrityError):
        insert("movement", quantity=quantity, kind="reversal", happened_on=DAY, act_id=act, **fields)
    assert ledger() == before


def test_reversals_together_are_never_more_than_the_movement(item: int, act: int) -> None:
    first = a_movement(item, act, 8000)
    a_movement(item, act, 8000)
    a_movement(item, act, -2000, "reversal", reverses_id=first)
    with pytest.raises(IntegrityError, match="with the others no larger"):
        a_movement(item, act, -6001, "reversal", reverses_id=first)
    a_movement(item, act, -6000, "reversal", reverses_id=first)
    with pytest.raises(IntegrityError, match="with the others no larger"):
        a_movement(item, act, -1, "reversal", reverses_id=first)


@pytest.mark.parametrize(("verb", "in_parts"), [("receive", True), ("receive_without_order", True), ("ship", False)])
def test_only_a_receipt_is_reversed_by_several(act: int, verb: str, in_parts: bool) -> None:
    plain = {"on_day": DAY, "at": "2026-05-12T10:00:00", "person_id": 1, "topics": 0, "items": "[]", "orders": "[]"}
    first = insert("act", verb=verb, **plain)
    insert("act", verb="reverse", reverses_id=first, **plain)
    with contextlib.nullcontext() if in_parts else pytest.raises(IntegrityError, match="only a receipt"):
        insert("act", verb="reverse", reverses_id=first, **plain)


def test_a_reversal_is_not_reversed(item: int, act: int) -> None:
    first = a_movement(item, act, 5000)
    back = a_movement(item, act, -5000, "reversal", reverses_id=first)
    with pytest.raises(IntegrityError, match="a reversal is"):
        a_movement(item, act, 5000, "reversal", reverses_id=back)


def test_on_hand_never_below_zero(item: int, act: int) -> None:
    a_movement(item, act, 5000)
    a_movement(item, act, -5000)
    with pytest.raises(Refused) as refused:
        a_movement(item, act, -1)
    assert refused.value.id == "stock.below_zero"
    assert value("SELECT sum(quantity) FROM movement") == 0


def test_other_items_stock_does_not_count(item: int, act: int) -> None:
    a_movement(an_item("M10"), act, 5000)
    with pytest.raises(Refused):
        a_movement(item, act, -1000)


@pytest.mark.parametrize(
    ("kind", "quantity"), [("receipt", -1000), ("shipment", 1000), ("issue", 1000), ("opening", -1), ("gift", 1)]
)
def test_a_kind_has_its_sign(item: int, act: int, kind: str, quantity: int) -> None:
    a_movement(item, act, 9000)
    with pytest.raises(IntegrityError, match="CHECK"):
        a_movement(item, act, quantity, kind)


def test_waiting_follows_the_ledger_and_the_history(item: int, act: int) -> None:
    a_movement(item, act, 9000)
    line = an_order_line(item, act, 8000)
    shipped = a_movement(item, act, -5000, "shipment", order_line_id=line)
    waiting = "SELECT waiting FROM order_line WHERE id = ?"
    assert value(waiting, line) == 3000
    insert("order_line_change", line_id=line, act_id=act, kind="cancelled", quantity=2000)
    assert value(waiting, line) == 1000
    insert("order_line_change", line_id=line, act_id=act, kind="held")
    assert value(waiting, line) == 1000
    a_movement(item, act, 5000, "reversal", reverses_id=shipped, order_line_id=line)
    assert value(waiting, line) == 6000
    a_movement(item, act, 5000, "customer_return", order_line_id=line)
    assert value(waiting, line) == 6000


def test_more_than_waits_is_not_shipped_nor_cancelled(item: int, act: int) -> None:
    a_movement(item, act, 9000)
    line = an_order_line(item, act, 8000)
    with pytest.raises(IntegrityError, match="CHECK"):
        a_movement(item, act, -8001, "shipment", order_line_id=line)
    with pytest.raises(IntegrityError, match="CHECK"):
        insert("order_line_change", line_id=line, act_id=act, kind="closed", quantity=8001)


def test_received_follows_the_ledger(item: int, act: int) -> None:
    row = a_schedule_row(item, 8000)
    arrived = a_movement(item, act, 9000, "receipt", row_id=row)
    assert value("SELECT received FROM schedule_row WHERE id = ?", row) == 9000
    a_movement(item, act, -9000, "reversal", reverses_id=arrived, row_id=row)
    assert value("SELECT received FROM schedule_row WHERE id = ?", row) == 0


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    "trick",
    [
        "UPDATE order_line SET waiting = 1000",
        "UPDATE order_line SET ordered = 9000",
        "UPDATE order_line SET id = 7",
        "DELETE FROM order_line",
        "REPLACE INTO order_line (id, order_id, item_id, number, ordered, waiting, place_on, place_number)"
        f" VALUES (1, 1, 1, 1, 9000, 9000, '{DAY}', 1)",
        "INSERT INTO order_line (order_id, item_id, number, ordered, waiting, place_on, place_number)"
        f" VALUES (1, 1, 2, 9000, 1000, '{DAY}', 2)",
        "UPDATE schedule_row SET received = 1000",
        "INSERT INTO schedule_row (line_id, position, quantity, received) VALUES (1, 2, 1000, 1000)",
        "UPDATE order_line_change SET quantity = 1",
        "DELETE FROM order_line_change",
        "REPLACE INTO order_line_change (id, line_id, act_id, kind) VALUES (1, 1, 1, 'held')",
        "UPDATE substitution SET factor = 1",
        "DELETE FROM substitution",
        "REPLACE INTO substitution (id, act_id, original_id, line_id, factor) VALUES (1, 1, 2, 1, 1)",
        "UPDATE row_change SET note = 'other'",
        "UPDATE row_change SET row_id = NULL, note = 'other'",
        "DELETE FROM row_change",
        "REPLACE INTO row_change (id, po_id, act_id, kind) VALUES (1, 1, 1, 'added')",
        "UPDATE act SET verb = 'other'",
        "UPDATE act SET items = '[1]'",
        "DELETE FROM act",
        "REPLACE INTO act (id, verb, on_day, at, person_id, topics, items, orders)"
        f" VALUES (1, 'other', '{DAY}', '', 1, 0, '[]', '[]')",
        "UPDATE telling SET how = 'letter'",
        "DELETE FROM telling",
        f"REPLACE INTO telling (id, line_id, act_id, told_on, how) VALUES (1, 1, 1, '{DAY}', 'letter')",
    ],
)
def test_what_was_recorded_stays(item: int, act: int, trick: str) -> None:
    line = an_order_line(item, act, 8000)
    row = a_schedule_row(item, 8000)
    insert("order_line_change", line_id=line, act_id=act, kind="cancelled", quantity=2000)
    insert("row_change", po_id=1, row_id=row, act_id=act, kind="added")
    insert("telling", line_id=line, act_id=act, told_on=DAY, how="phone")
    other = an_order_line(item, act, 8000, 2)
    insert("substitution", act_id=act, original_id=line, line_id=other, factor=1000)
    before = list(db.connection().iterdump())
    with pytest.raises(IntegrityError):
        db.execute_sql(trick)
    assert list(db.connection().iterdump()) == before


def test_a_telling_is_struck_once(item: int, act: int) -> None:
    line = an_order_line(item, act, 8000)
    said = {"line_id": line, "act_id": act, "told_on": DAY, "how": "phone"}
    first = insert("telling", **said)
    insert("telling", **said, strikes_id=first)
    with pytest.raises(IntegrityError, match="already struck"):
        insert("telling", **said, strikes_id=first)


def test_the_history_of_a_row_outlives_it(item: int, act: int) -> None:
    row = a_schedule_row(item, 8000)
    change = insert("row_change", po_id=1, row_id=row, act_id=act, kind="added", quantity=8000)
    db.execute_sql("DELETE FROM schedule_row WHERE id = ?", (row,))
    kept = db.execute_sql("SELECT row_id, kind, quantity FROM row_change WHERE id = ?", (change,)).fetchone()
    assert kept == (None, "added", 8000)


@pytest.mark.parametrize(
    ("table", "column"), [("item", "reorder_point"), ("movement", "quantity"), ("order_line", "ordered")]
)
@pytest.mark.parametrize("amount", [1.5, "many"])
def test_quantities_are_whole_numbers(item: int, act: int, table: str, column: str, amount: object) -> None:
    an_order_line(item, act, 1000)
    a_movement(item, act, 1000)
    db.execute_sql("DROP TRIGGER movement_no_update")
    db.execute_sql("DROP TRIGGER order_line_ordered")
    with pytest.raises(IntegrityError, match="cannot store"):
        db.execute_sql(f"UPDATE {table} SET {column} = ?", (amount,))


def a_rejection(row: int, act: int, quantity: int = 1000, **fields: object) -> int:
    return insert("rejection", act_id=act, row_id=row, quantity=quantity, reason="broken", happened_on=DAY, **fields)


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    "trick",
    [
        "UPDATE rejection SET quantity = 9000",
        "DELETE FROM rejection",
        "INSERT OR REPLACE INTO rejection (id, act_id, row_id, quantity, reason, happened_on)"
        f" VALUES (1, 1, 1, 9000, 'other', '{DAY}')",
        "UPDATE receipt SET act_id = 2",
        "UPDATE receipt SET supplier_id = NULL",
        "DELETE FROM receipt",
        "INSERT OR REPLACE INTO receipt (act_id) VALUES (1)",
    ],
)
def test_receipts_and_rejections_are_never_changed(item: int, act: int, trick: str) -> None:
    a_rejection(a_schedule_row(item, 5000), act)
    insert("receipt", act_id=act, supplier_id=1)
    before = [db.execute_sql(f"SELECT * FROM {table}").fetchall() for table in ("receipt", "rejection")]
    with pytest.raises(IntegrityError):
        db.execute_sql(trick)
    assert [db.execute_sql(f"SELECT * FROM {table}").fetchall() for table in ("receipt", "rejection")] == before


@pytest.mark.parametrize(
    "other", [{"quantity": 500}, {"row": 2}, {"short": 1}, {"reverses_id": 9}, {"reverses_id": 2}], ids=str
)
def test_a_rejection_is_taken_back_as_it_was_and_once(item: int, act: int, other: dict[str, int]) -> None:
    row, quantity = a_schedule_row(item, 5000), 1000
    a_schedule_row(item, 5000, 2)
    first = a_rejection(row, act)
    taken = {"reverses_id": first, **other}
    if taken["reverses_id"] == 2:  # of what was taken back itself
        a_rejection(row, act, reverses_id=first)
    with pytest.raises(IntegrityError):
        a_rejection(taken.pop("row", row), act, taken.pop("quantity", quantity), **taken)
    if db.execute_sql("SELECT count(*) FROM rejection").fetchone()[0] == 1:
        a_rejection(row, act, reverses_id=first)
    with pytest.raises(IntegrityError, match="already reversed"):
        a_rejection(row, act, reverses_id=first)
