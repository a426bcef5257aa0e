"""Counting without a window: what is due, codes from standard input, the review, and posting."""

from __future__ import annotations

import pytest

from tests.cli.program import Program

ITEMS = (
    "sku,name,bin,on_hand,unit_cost,barcode\n"
    "A1,Washer,B-04,18,0.10,4006381333931\nA2,Nut,A-01,5,2,96385074\nA3,Pump,A-01,2,300,\n"
)
ORDERS = "order,customer,accepted_on,sku,quantity\nSO-0118,Smith,2026-05-04,A3,2\n"


@pytest.fixture
def stockroom(program: Program) -> Program:
    """Three items and an order."""
    return program.take_in(items=ITEMS, orders=ORDERS)


def test_what_is_due_is_counted_and_posted(stockroom: Program) -> None:
    assert stockroom.values("count", "due") == []
    later = {"today": "2027-05-13"}
    due = stockroom.values("count", "due", **later)
    assert [(each["sku"], each["class"], each["due"]) for each in due] == [
        ("A1", "C", "2027-05-12"),
        ("A2", "C", "2027-05-12"),
        ("A3", "C", "2027-05-12"),
    ]
    shown = stockroom.done("count", "due", **later)
    assert shown.splitlines()[0].split() == ["SKU", "Name", "Bin", "Last", "counted", "Why"]
    assert "Due for 1 day, class C" in shown
    opened = stockroom.values("count", "open", "--size", "2", **later)
    assert (opened["count"], opened["items"]) == ("CS-0001", 2)
    assert [each["sku"] for each in stockroom.values("count", "due", **later)] == ["A3"]
    codes = "a-01\n96385074\n4*\n96385074\nB-04\n4006381333931\n17*\r\n4006381333931\n"
    scanned = stockroom.values("count", "scan", "CS-0001", codes=codes, **later)
    assert scanned["refused"] == 0
    assert scanned["scans"][0] == {"bin": "A-01"}
    assert scanned["scans"][-1] == {"item": "A1", "bin": "B-04", "quantity": 17, "total": 18, "found": False}
    stockroom.values("count", "finish", "cs-0001", **later)
    review = stockroom.values("count", "review", "CS-0001", **later)
    assert (review["ready"], [line["state"] for line in review["lines"]]) == (True, ["agrees", "agrees"])
    posted = stockroom.values("count", "post", "CS-0001", **later)
    assert (posted["lines"], posted["differences"]) == (2, [])
    again = stockroom("count", "post", "CS-0001", **later)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "CS-0001 is posted already" in again.stderr
    assert [(each["count"], each["state"]) for each in stockroom.values("count", "list", **later)] == [
        ("CS-0001", "posted")
    ]
    assert stockroom.values("verify") == []


def test_a_minus_is_recounted_approved_and_asked(stockroom: Program) -> None:
    stockroom.values("count", "open", "A3")
    assert stockroom.values("count", "key", "CS-0001", "A3", "1")["total"] == 1
    early = stockroom("count", "approve", "CS-0001", "A3", "--reason", "gone")
    assert (early.exit_code, "counted again first" in early.stderr) == (1, True)
    stockroom.values("count", "recount", "CS-0001", "A3")
    stockroom.values("count", "key", "CS-0001", "A3", "1", person="Lee")
    stockroom.values("count", "approve", "CS-0001", "A3", "--reason", "gone")
    asked = stockroom("count", "post", "CS-0001")
    assert asked.exit_code == 1
    assert "1 to Smith (SO-0118)" in asked.stderr
    posted = stockroom.values("count", "post", "CS-0001", "--yes")
    assert posted["broken"] == [{"sku": "A3", "order": "SO-0118", "customer": "Smith", "quantity": 1}]
    assert stockroom.values("items", "--item", "A3")[0]["on_hand"] == 1
    reversed_ = stockroom.values("reverse", "last")
    assert reversed_["verb"] == "post_count"
    assert stockroom.values("items", "--item", "A3")[0]["on_hand"] == 2
    assert stockroom.values("verify") == []


def test_what_nobody_knows_is_kept_and_what_is_wrong_is_said(stockroom: Program) -> None:
    stockroom.values("count", "open", "A1")
    codes = "5901234123457\n\nSO-0118\n" + "7" * 300 + "\n4006381333931\n"
    result = stockroom("count", "scan", "CS-0001", codes=codes)
    assert "5901234123457 is not known here: it is kept on the count" in result.stdout
    assert "1 × A1, 1 in all" in result.stdout
    review = stockroom.values("count", "review", "CS-0001")
    assert len(review["unknown_codes"]) == 3
    stopped = stockroom("count", "post", "CS-0001")
    assert stopped.exit_code == 1
    attached = stockroom.values("count", "attach", "CS-0001", "5901234123457", "A1", "--pack", "12")
    assert (attached["scans"], attached["quantity"]) == (1, 12)
    assert stockroom("count", "attach", "CS-0001", "5901234123457", "A1").exit_code == 1
    for code in review["unknown_codes"][1:]:
        stockroom.values("count", "dismiss", "CS-0001", code["code"])
    assert stockroom.values("count", "review", "CS-0001")["unknown_codes"] == []
    stockroom.values("count", "leave-out", "CS-0001", "A1")
    assert "Left out" in stockroom("count", "review", "CS-0001").stdout


def test_what_was_booked_later_is_answered_and_a_count_is_given_up(stockroom: Program) -> None:
    stockroom.values("count", "open", "A2")
    stockroom.values("count", "key", "CS-0001", "A2", "4")
    stockroom.take_in(orders="order,customer,accepted_on,sku,quantity\nSO-0200,Smith,2026-05-04,A2,1\n")
    stockroom.values("ship", "--order", "SO-0200")
    assert stockroom.values("count", "review", "CS-0001")["lines"][0]["state"] == "asked"
    stockroom.values("count", "answer", "CS-0001", "A2", "--counted")
    assert stockroom.values("count", "review", "CS-0001")["lines"][0]["state"] == "agrees"
    assert stockroom("count", "answer", "CS-0001", "A2", "--counted").exit_code == 1
    stockroom.values("count", "cancel", "CS-0001")
    assert stockroom("count", "post", "CS-0001").exit_code == 1
    assert stockroom.values("verify") == []


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("count", "scan", "CS-9999"), 1, "There is no count CS-9999."),
        (("count", "open", "A1", "--bin", "B-04"), 2, "Choose one"),
        (("count", "open", "--bin", "Z-99"), 1, "No item has its place in bin Z-99."),
        (("count", "open"), 1, "Nothing is due to be counted."),
        (("count", "open", "NOPE"), 1, "There is no item NOPE."),
    ],
)
def test_bad_input_is_refused_in_words(stockroom: Program, args: tuple[str, ...], code: int, said: str) -> None:
    result = stockroom(*args, codes="A1\n")
    assert (result.exit_code, said in result.stderr) == (code, True), result.output


def test_finishing_says_which_bins_have_no_figure_as_posting_does(program: Program) -> None:
    program.take_in(items="sku,name,bin,more_bins,on_hand\nA1,Washer,A-01,C-12|D-01,30\nA2,Nut,B-02,,5\n")
    program.values("count", "open", "A1", "A2")
    program.values("count", "key", "CS-0001", "A1", "30")
    program.values("count", "key", "CS-0001", "A2", "5", "--bin", "B-02")
    said = "A1 was not counted in C-12, D-01 yet. Count it there, or key 0 where there is none, naming the bin (--bin)"
    finished = program.done("count", "finish", "CS-0001")
    assert finished.startswith(f"The bins that were begun on CS-0001 are done. {said}")
    assert program.refused("count", "post", "CS-0001").startswith(said)
    assert set(program.values("count", "finish", "CS-0001")) == {"act", "count"}
    for bin in ("C-12", "D-01"):
        program.values("count", "key", "CS-0001", "A1", "0", "--bin", bin)
    assert "2 bins are not done: C-12, D-01" in program.refused("count", "post", "CS-0001")
    assert program.done("count", "finish", "CS-0001") == "The bins of CS-0001 are done.\n"
    assert program.values("count", "post", "CS-0001")["differences"] == []


def test_a_count_of_one_item_says_so(stocked: Program) -> None:
    assert "is begun, with 1 item." in stocked.done("count", "open", "A1")
