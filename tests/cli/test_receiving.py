"""Goods that come, without a window: too many, broken, without a purchase order, and put away."""

from __future__ import annotations

import pytest

from tests.cli.program import Program

FILES = {
    "items": "sku,name,bin,on_hand\nA1,Washer,B-04,0\nA2,Nut,A-01,5\n",
    "suppliers": "supplier\nAcme\n",
    "orders": "order,customer,accepted_on,sku,quantity\nSO-0118,Smith,2026-05-04,A1,5\n"
    "SO-0121,Jones,2026-05-05,A1,30\n",
    "purchase_orders": "po,supplier,sent_on,sku,quantity,requested_on,confirmed_on\n"
    "PO-0017,Acme,2026-05-05,A1,20,2026-05-10,2026-05-12\nPO-0017,Acme,2026-05-05,A2,10,2026-05-10,2026-05-12\n"
    "PO-0018,Acme,,A1,20,,\n",
}


@pytest.fixture
def stockroom(program: Program) -> Program:
    """20 washers and 10 nuts are to come today."""
    return program.take_in(**FILES)


def on_hand(stockroom: Program) -> dict[str, float]:
    return {item["sku"]: item["on_hand"] for item in stockroom.values("items")}


def test_more_than_ordered_is_taken_with_over(stockroom: Program) -> None:
    three_more = ("receive", "PO-0017", "--line", "A1", "--quantity", "23")
    asked = stockroom(*three_more)
    assert asked.exit_code == 1
    assert "3 too many" in asked.stderr
    assert on_hand(stockroom) == {"A1": 0, "A2": 5}
    done = stockroom.values(*three_more, "--over")
    assert done["served"] == [
        {
            "sku": "A1",
            "quantity": 23,
            "serves": [
                {"order": "SO-0118", "customer": "Smith", "quantity": 5},
                {"order": "SO-0121", "customer": "Jones", "quantity": 18},
            ],
            "to_shelf": 0,
        }
    ]
    assert stockroom.values("verify") == []


def test_over_agrees_to_nothing_else(stockroom: Program) -> None:
    before_sent = ("receive", "PO-0017", "--line", "A1", "--quantity", "23", "--over", "--on", "2026-05-01")
    asked = stockroom(*before_sent)
    assert asked.exit_code == 1
    assert "was sent on" in asked.stderr
    assert on_hand(stockroom)["A1"] == 0
    assert stockroom(*before_sent, "--yes").exit_code == 0


def test_half_is_rejected_and_stays_open_without_a_date(stockroom: Program) -> None:
    done = stockroom.values("reject", "PO-0017", "--line", "A1", "--quantity", "8", "--reason", "broken")
    assert done.pop("act") > 0
    assert done == {"po": "PO-0017", "closed": False, "sku": "A1", "rejected": 8, "replacement": True}
    assert on_hand(stockroom)["A1"] == 0
    jones = stockroom.values("queue", "--item", "A1")[1]
    assert [(share["source"], share["quantity"], share["footing"]) for share in jones["shares"]] == [
        ("PO-0017", 7, "confirmed"),
        ("PO-0017", 8, "undated"),
        ("PO-0018", 15, "planned"),
    ]
    stockroom.values("reverse", "last")
    shares = stockroom.values("queue", "--item", "A1")[1]["shares"]
    assert sum(share["quantity"] for share in shares if share["footing"] == "confirmed") == 15


def test_without_replacement_it_is_closed_short_and_asks_for_the_lines_it_uncovers(stockroom: Program) -> None:
    lost = ("reject", "PO-0017", "--line", "A1", "--quantity", "20", "--reason", "rust", "--no-replacement")
    asked = stockroom(*lost)
    assert asked.exit_code == 1
    assert "Jones" in asked.stderr
    assert "nothing will come in their place" in stockroom(*lost, "--yes").stdout
    assert stockroom.values("items", "--item", "A1")[0]["on_order"] == 0


def test_goods_come_without_a_purchase_order(stockroom: Program) -> None:
    came = ("receive", "--without-po", "A1", "--quantity", "6", "--supplier", "acme")
    refused = stockroom(*came)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Say why" in refused.stderr
    said = stockroom(*came, "--reason", "a sample", "--on", "2026-05-11").stdout
    assert said == "of these 6: 5 to Smith (SO-0118), 1 to Jones (SO-0121), 0 to shelf\n"
    assert on_hand(stockroom)["A1"] == 6


def test_what_came_is_put_away(stockroom: Program) -> None:
    stockroom.values("receive", "--without-po", "A1", "--quantity", "6", "--reason", "a sample", "--supplier", "Acme")
    stockroom.values("receive", "PO-0017", "--line", "A2")
    listed = stockroom.values("put-away", "--list")
    assert [(each["po"], each["supplier"], each["goods"]) for each in listed] == [
        ("PO-0017", "Acme", [{"sku": "A2", "bin": "A-01", "quantity": 10}]),
        (None, "Acme", [{"sku": "A1", "bin": "B-04", "quantity": 6}]),
    ]
    assert "B-04" in stockroom("put-away", "--list").stdout
    stockroom.values("put-away")
    assert stockroom.values("put-away", "--list") == []
    nothing = stockroom("put-away")
    assert (nothing.exit_code, nothing.stdout) == (1, "")


@pytest.mark.parametrize(
    "args",
    [
        ("receive", "PO-0018"),
        ("receive", "PO-0017", "--on", "2026-05-13"),
        ("receive", "--without-po", "NOPE", "--quantity", "6", "--reason", "a sample"),
        ("receive", "--without-po", "A1", "--quantity", "0", "--reason", "a sample"),
        ("receive", "--without-po", "A1", "--quantity", "6", "--reason", "a sample", "--supplier", "Nobody"),
        ("reject", "PO-0018", "--line", "A1", "--quantity", "6", "--reason", "broken"),
        ("reject", "PO-0017", "--line", "A1", "--quantity", "21", "--reason", "broken"),
        ("reject", "PO-0017", "--line", "A1", "--quantity", "6", "--reason", " "),
        ("reject", "PO-0017", "--line", "NOPE", "--quantity", "6", "--reason", "broken"),
    ],
)
def test_what_cannot_be_is_refused_in_words(stockroom: Program, args: tuple[str, ...]) -> None:
    before = stockroom.values("items"), stockroom.values("history")
    refused = stockroom(*args)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.strip().endswith((".", "?", "--yes to agree."))
    assert (stockroom.values("items"), stockroom.values("history")) == before


@pytest.mark.parametrize(
    "args",
    [
        ("receive",),
        ("receive", "PO-0017", "--without-po", "A1", "--quantity", "6"),
        ("receive", "--without-po", "A1", "--reason", "a sample"),
        ("receive", "--without-po", "A1", "--quantity", "6", "--over"),
        ("receive", "PO-0017", "--reason", "a sample"),
        ("receive", "PO-0017", "--on", "soon"),
        ("reject", "PO-0017", "--line", "A1", "--quantity", "6"),
    ],
)
def test_a_command_that_says_too_little_or_too_much(stockroom: Program, args: tuple[str, ...]) -> None:
    assert stockroom(*args).exit_code == 2


def test_no_date_for_all_that_is_open_leaves_no_rest(stocked: Program) -> None:
    stocked.done("confirm", "PO-0017", "--date", "2026-06-02", "--rest", "coming")
    before = stocked.values("queue")
    wrong = stocked("confirm", "PO-0017", "--date", "none", "--rest", "short", "--yes")
    assert wrong.exit_code == 2
    assert "leave --rest out" in wrong.stderr
    assert stocked.values("queue") == before
    stocked.done("confirm", "PO-0017", "--date", "none")
    assert {row["promise"] for row in stocked.values("queue")} == {None}
