"""The queue's acts without a window: hold, release, cancel, move up."""

from __future__ import annotations

import pytest

from tests.cli.program import Program

ITEMS = "sku,name,on_hand\nA1,Washer,20\nA2,Nut,5\n"
ORDERS = (
    "order,customer,accepted_on,sku,quantity\nSO-1,Smith,2026-05-04,A1,15\nSO-2,Jones,2026-05-05,A1,20\n"
    "SO-3,Brown,2026-05-05,A1,1\nSO-3,Brown,2026-05-05,A2,1\n"
)


@pytest.fixture
def stockroom(program: Program) -> Program:
    return program.take_in(items=ITEMS, orders=ORDERS)


def washers(stockroom: Program) -> list[str]:
    return [row["order"] for row in stockroom.values("queue", "--item", "A1")]


def test_hold_and_release(stockroom: Program) -> None:
    assert stockroom.values("hold", "SO-1", "--reason", "on holiday")["customer"] == "Smith"
    assert [line["order"] for line in stockroom.values("ship", "--ready")["lines"]] == ["SO-2", "SO-3"]
    assert "held already" in stockroom("hold", "SO-1").stderr
    assert stockroom("release", "SO-1").output == "A1 on SO-1 is released.\n"


def test_what_was_passed_on_comes_back_with_a_reason(stockroom: Program) -> None:
    assert "passed on" in stockroom("hold", "SO-1", "--pass-on").output
    assert washers(stockroom) == ["SO-2", "SO-3", "SO-1"]
    assert "Write down why" in stockroom("release", "SO-1").stderr
    asked = stockroom("release", "SO-1", "--reason", "has paid")
    assert asked.exit_code == 1
    assert "--yes" in asked.stderr
    moved = stockroom.values("release", "SO-1", "--reason", "has paid", "--yes")["moved_back"]
    assert moved == [
        {"order": "SO-2", "customer": "Jones", "sku": "A1", "before": "2026-05-12", "after": None, "days": None}
    ]


def test_move_up_needs_a_reason_and_names_who_moves_back(stockroom: Program) -> None:
    assert stockroom("move-up", "SO-2", "--before", "SO-1").exit_code == 2
    done = stockroom("move-up", "SO-2", "--before", "SO-1", "--reason", "line stands still", "--yes")
    assert done.output == (
        "A1 on SO-2 stands before SO-1 now."
        " Moved back: Smith (SO-1) loses its date 12 May for A1, 15 of its 15 ready.\n"
    )
    assert washers(stockroom) == ["SO-2", "SO-1", "SO-3"]
    assert "ahead of SO-1 already" in stockroom("move-up", "SO-2", "--before", "SO-1", "--reason", "x").stderr


def test_cancel_all_or_some(stockroom: Program) -> None:
    assert stockroom.values("cancel", "SO-1", "--quantity", "5")["waiting"] == 10
    assert stockroom.values("cancel", "SO-1", "--reason", "closed down")["quantity"] == 10
    assert washers(stockroom) == ["SO-2", "SO-3"]
    assert "no such line waiting" in stockroom("cancel", "SO-1").stderr
    assert "Say which, with --item" in stockroom("cancel", "SO-3").stderr
    assert stockroom.values("cancel", "SO-3", "--item", "A2")["sku"] == "A2"


@pytest.fixture
def whole(stockroom: Program) -> Program:
    """SO-4 ships complete and holds 3 nuts until a lamp comes; SO-5 wants 2 nuts."""
    return stockroom.take_in(
        items="sku,name,on_hand\nL1,Lamp,0\nN1,Nut M6,3\nN2,Nut M6 brass,9\n",
        suppliers="supplier\nAcme\n",
        orders="order,customer,accepted_on,sku,quantity,ship_complete\nSO-4,Whole,2026-05-04,N1,3,yes\n"
        "SO-4,Whole,2026-05-04,L1,1,yes\nSO-5,Young,2026-05-05,N1,2,no\n",
        purchase_orders="po,supplier,sent_on,sku,quantity,confirmed_on\nPO-1,Acme,2026-05-04,N1,9,2026-05-20\n"
        "PO-1,Acme,2026-05-04,L1,1,2026-06-02\n",
    )


def test_held_stock_is_listed_and_lent(whole: Program) -> None:
    assert whole.values("held", "--all") == [
        {
            "order": "SO-4",
            "customer": "Whole",
            "sku": "N1",
            "held": 3,
            "since": "2026-05-12",
            "days": 0,
            "wanting": [{"sku": "L1", "promise": "2026-06-02", "hoped": "2026-06-02"}],
            "wanted_behind": 2,
        }
    ]
    assert whole.values("held") == []
    assert "Whole" in whole("held", "--all").stdout
    seen = whole.values("lend", "SO-5", "--preview")
    assert (seen["lent"], seen["reason_needed"], seen["moved_back"]) == (2, False, [])
    assert "No reason is needed." in whole("lend", "SO-5", "--preview").stdout
    assert whole.values("lend", "SO-5")["lines"][0]["quantity"] == 2
    paper = whole.folder / "audit.pdf"
    assert whole.values("print", "audit", "-o", str(paper))["missing"] == []
    assert paper.read_bytes().startswith(b"%PDF")
    whole.values("reverse", "last")
    assert [row["order"] for row in whole.values("queue", "--item", "N1")] == ["SO-4", "SO-5"]


def test_what_nobody_holds_is_not_lent(whole: Program) -> None:
    refused = whole("lend", "SO-2", "--quantity", "20")
    assert refused.exit_code == 1
    assert "No whole order ahead of Jones (SO-2) holds any A1" in refused.stderr


def test_a_substitute_goes_out_instead_and_back_again(whole: Program) -> None:
    file = whole.folder / "substitutes.csv"
    file.write_text("sku,substitute,factor\nN1,N2,2\n", encoding="utf-8")
    assert whole.values("import", "substitutes", str(file))["added"] == 1
    assert whole.values("substitute", "SO-5") == [{"sku": "N2", "name": "Nut M6 brass", "factor": 2, "free": 9}]
    done = whole.values("substitute", "SO-5", "--with", "N2")
    assert (done["quantity"], done["given"], done["substitute"]) == (2, 4, "N2")
    assert [row["order"] for row in whole.values("queue", "--item", "N2")] == ["SO-5"]
    assert whole.values("substitute", "SO-5", "--back")["quantity"] == 2
    assert [row["order"] for row in whole.values("queue", "--item", "N1")] == ["SO-4", "SO-5"]
    refused = whole("substitute", "SO-5", "--with", "A1")
    assert refused.exit_code == 1
    assert "A1 is no substitute for N1" in refused.stderr
    assert whole("substitute", "SO-5", "--back", "--with", "N2").exit_code == 2


@pytest.fixture
def twins(program: Program) -> Program:
    """SO-1 has two lines of A1, of 15 and of 5; SO-2 has one of 20 behind both."""
    return program.take_in(
        items="sku,name,on_hand\nA1,Washer,20\n",
        orders="order,customer,accepted_on,sku,quantity\nSO-1,Smith,2026-05-04,A1,15\nSO-1,Smith,2026-05-05,A1,5\n"
        "SO-2,Jones,2026-05-06,A1,20\n",
    )


def test_two_lines_of_one_item_of_an_order_that_move_back_are_told_apart(twins: Program) -> None:
    asked = twins("move-up", "SO-2", "--before", "SO-1", "--reason", "line stands still")
    assert (
        "Smith (SO-1 line 1) loses its date 12 May for A1, 15 of its 15 ready;"
        " Smith (SO-1 line 2) loses its date 12 May for A1, 5 of its 5 ready."
    ) in asked.stderr


def test_one_of_two_lines_of_one_item_is_told_and_answers_by_its_number(twins: Program) -> None:
    told = twins.values("tell", "--order", "SO-1", "--line", "2", "--how", "phone", "--asks")
    assert len(told["lines"]) == 1
    twins.values("answer", "SO-1", "--line", "2", "--choice", "cancel")
    assert [row["waiting"] for row in twins.values("queue", "--item", "A1")] == [15, 20]
    assert "There is no item" in twins("tell", "--order", "SO-1", "--line", "3", "--how", "phone").stderr
    assert "There is no item" in twins("tell", "--customer", "Smith", "--line", "1", "--how", "phone").stderr
