"""Counting without a window: what is due, codes from standard input, the review, and posting."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app.cli import backorder
from app.formats import set_locale, set_today

ITEMS = (
    "sku,name,bin,on_hand,unit_cost,barcode\n"
    "A1,Washer,B-04,18,0.10,4006381333931\nA2,Nut,A-01,5,2,96385074\nA3,Pump,A-01,2,300,\n"
)
ORDERS = "order,customer,accepted_on,sku,quantity\nSO-0118,Smith,2026-05-04,A3,2\n"


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    """A store with three items and an order."""
    set_locale("en_GB")
    for kind, content in (("items", ITEMS), ("orders", ORDERS)):
        file = tmp_path / f"{kind}.csv"
        file.write_text(content, encoding="utf-8")
        if kind == "items":
            run(tmp_path, "init")
        assert run(tmp_path, "import", kind, str(file)).exit_code == 0
    yield tmp_path
    set_locale(None)
    set_today(None)


def run(folder: Path, *args: str, today: str = "2026-05-12", person: str = "Kim", codes: str = "") -> Result:
    options = ("--store", str(folder / "stockroom.backorder"), "--today", today, "--as", person)
    return CliRunner().invoke(backorder, [*options, *args], input=codes, catch_exceptions=False)


def values(folder: Path, *args: str, **more: str) -> Any:
    result = run(folder, *args, "--json", **more)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return json.loads(result.stdout)


def test_what_is_due_is_counted_and_posted(folder: Path) -> None:
    assert values(folder, "count", "due") == []
    later = {"today": "2027-05-13"}
    due = values(folder, "count", "due", **later)
    assert [(each["sku"], each["class"], each["due"]) for each in due] == [
        ("A1", "C", "2027-05-12"),
        ("A2", "C", "2027-05-12"),
        ("A3", "C", "2027-05-12"),
    ]
    assert "Due for 1 day, class C" in run(folder, "count", "due", **later).stdout
    opened = values(folder, "count", "open", "--size", "2", **later)
    assert (opened["count"], opened["items"]) == ("CS-0001", 2)
    assert [each["sku"] for each in values(folder, "count", "due", **later)] == ["A3"]
    codes = "a-01\n96385074\n4*\n96385074\nB-04\n4006381333931\n17*\r\n4006381333931\n"
    scanned = values(folder, "count", "scan", "CS-0001", codes=codes, **later)
    assert scanned["refused"] == 0
    assert scanned["scans"][0] == {"bin": "A-01"}
    assert scanned["scans"][-1] == {"item": "A1", "bin": "B-04", "quantity": 17, "total": 18, "found": False}
    values(folder, "count", "finish", "cs-0001", **later)
    review = values(folder, "count", "review", "CS-0001", **later)
    assert (review["ready"], [line["state"] for line in review["lines"]]) == (True, ["agrees", "agrees"])
    posted = values(folder, "count", "post", "CS-0001", **later)
    assert (posted["lines"], posted["differences"]) == (2, [])
    again = run(folder, "count", "post", "CS-0001", **later)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "CS-0001 is posted already" in again.stderr
    assert [(each["count"], each["state"]) for each in values(folder, "count", "list", **later)] == [
        ("CS-0001", "posted")
    ]
    assert values(folder, "verify") == []


def test_a_minus_is_recounted_approved_and_asked(folder: Path) -> None:
    values(folder, "count", "open", "A3")
    assert values(folder, "count", "key", "CS-0001", "A3", "1")["total"] == 1
    early = run(folder, "count", "approve", "CS-0001", "A3", "--reason", "gone")
    assert (early.exit_code, "counted again first" in early.stderr) == (1, True)
    values(folder, "count", "recount", "CS-0001", "A3")
    values(folder, "count", "key", "CS-0001", "A3", "1", person="Lee")
    values(folder, "count", "approve", "CS-0001", "A3", "--reason", "gone")
    asked = run(folder, "count", "post", "CS-0001")
    assert asked.exit_code == 1
    assert "1 to Smith (SO-0118)" in asked.stderr
    posted = values(folder, "count", "post", "CS-0001", "--yes")
    assert posted["broken"] == [{"sku": "A3", "order": "SO-0118", "customer": "Smith", "quantity": 1}]
    assert values(folder, "items", "--item", "A3")[0]["on_hand"] == 1
    reversed_ = values(folder, "reverse", "last")
    assert reversed_["verb"] == "post_count"
    assert values(folder, "items", "--item", "A3")[0]["on_hand"] == 2
    assert values(folder, "verify") == []


def test_what_nobody_knows_is_kept_and_what_is_wrong_is_said(folder: Path) -> None:
    values(folder, "count", "open", "A1")
    codes = "5901234123457\n\nSO-0118\n" + "7" * 300 + "\n4006381333931\n"
    result = run(folder, "count", "scan", "CS-0001", codes=codes)
    assert "5901234123457 is not known here: it is kept on the count" in result.stdout
    assert "1 × A1, 1 in all" in result.stdout
    review = values(folder, "count", "review", "CS-0001")
    assert len(review["unknown_codes"]) == 3
    stopped = run(folder, "count", "post", "CS-0001")
    assert stopped.exit_code == 1
    attached = values(folder, "count", "attach", "CS-0001", "5901234123457", "A1", "--pack", "12")
    assert (attached["scans"], attached["quantity"]) == (1, 12)
    assert run(folder, "count", "attach", "CS-0001", "5901234123457", "A1").exit_code == 1
    for code in review["unknown_codes"][1:]:
        values(folder, "count", "dismiss", "CS-0001", code["code"])
    assert values(folder, "count", "review", "CS-0001")["unknown_codes"] == []
    values(folder, "count", "leave-out", "CS-0001", "A1")
    assert "Left out" in run(folder, "count", "review", "CS-0001").stdout


def test_what_was_booked_later_is_answered_and_a_count_is_given_up(folder: Path) -> None:
    values(folder, "count", "open", "A2")
    values(folder, "count", "key", "CS-0001", "A2", "4")
    orders = folder / "orders.csv"
    orders.write_text("order,customer,accepted_on,sku,quantity\nSO-0200,Smith,2026-05-04,A2,1\n", encoding="utf-8")
    run(folder, "import", "orders", str(orders))
    values(folder, "ship", "--order", "SO-0200")
    assert values(folder, "count", "review", "CS-0001")["lines"][0]["state"] == "asked"
    values(folder, "count", "answer", "CS-0001", "A2", "--counted")
    assert values(folder, "count", "review", "CS-0001")["lines"][0]["state"] == "agrees"
    assert run(folder, "count", "answer", "CS-0001", "A2", "--counted").exit_code == 1
    values(folder, "count", "cancel", "CS-0001")
    assert run(folder, "count", "post", "CS-0001").exit_code == 1
    assert values(folder, "verify") == []


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
def test_bad_input_is_refused_in_words(folder: Path, args: tuple[str, ...], code: int, said: str) -> None:
    result = run(folder, *args, codes="A1\n")
    assert (result.exit_code, said in result.stderr) == (code, True), result.output
