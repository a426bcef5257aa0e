"""Two lines of one item on one order: each can be named, and where none is, the younger is cancelled first."""

from __future__ import annotations

from tests.cli.program import Program

ITEMS = "sku,name,on_hand\nA1,Washer,2\nA2,Nut,0\n"
ORDERS = (
    "order,customer,accepted_on,sku,quantity,part\nSO-1,Smith,2026-05-04,A1,5,\nSO-1,Smith,2026-05-04,A2,1,\n"
    "SO-1,Smith,2026-05-04,A1,3,2\nSO-2,Jones,2026-05-05,A1,4,\n"
)


def washers(program: Program) -> list[tuple[str, float]]:
    rows = program.values("queue", "--item", "A1")
    return [(row["order"], row["waiting"]) for row in rows]


def test_both_are_nameable_by_their_number(program: Program) -> None:
    program.take_in(items=ITEMS, orders=ORDERS)
    assert washers(program) == [("SO-1", 5), ("SO-1", 3), ("SO-2", 4)]
    assert "SO-1 line 3" in program.done("queue")
    program.done("move-up", "SO-2", "--before", "SO-1", "--before-line", "3", "--reason", "rush", "--yes")
    assert washers(program) == [("SO-1", 5), ("SO-2", 4), ("SO-1", 3)]
    program.done("hold", "SO-1", "--line", "3")
    assert "held already" in program("hold", "SO-1", "--line", "3").stderr
    program.done("hold", "SO-1", "--line", "1")
    assert "no such line waiting" in program("hold", "SO-1", "--line", "4").stderr
    assert "no such line waiting" in program("hold", "SO-1", "--line", "1", "--item", "A2").stderr


def test_a_cancellation_that_names_none_takes_the_younger_first(program: Program) -> None:
    program.take_in(items=ITEMS, orders=ORDERS)
    assert program.values("cancel", "SO-1", "--item", "A1", "--quantity", "1")["waiting"] == 2
    assert [row[1] for row in washers(program)] == [5, 2, 4]
    assert program.values("cancel", "SO-1", "--item", "A1", "--quantity", "4")["quantity"] == 4
    assert [row[1] for row in washers(program)] == [3, 4]
    assert "Only 3 pcs" in program("cancel", "SO-1", "--item", "A1", "--quantity", "4").stderr


def test_an_answer_is_about_the_line_of_the_item_that_was_asked_about(program: Program) -> None:
    program.take_in(items=ITEMS, orders=ORDERS)
    program.done("tell", "--order", "SO-1", "--line", "3", "--how", "phone", "--asks")
    program.done("answer", "SO-1", "--line", "A1", "--choice", "cancel")
    assert washers(program) == [("SO-1", 5), ("SO-2", 4)]


def test_an_import_that_gets_ahead_numbers_both(program: Program) -> None:
    program.take_in(items=ITEMS, orders=ORDERS)
    older = program.file("order,customer,accepted_on,sku,quantity\nSO-9,Brown,2026-05-01,A1,2\n")
    asked = program.refused("import", "orders", older)
    assert "SO-1 line 1 (Smith) A1, 2 more ahead" in asked
    assert "SO-1 line 3 (Smith) A1, 2 more ahead" in asked
    assert "SO-2 (Jones) A1, 2 more ahead" in asked
