"""The queue's acts without a window: hold, release, cancel, move up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app.cli import backorder
from app.formats import set_locale, set_today

ITEMS = "sku,name,on_hand\nA1,Washer,20\nA2,Nut,5\n"
ORDERS = (
    "order,customer,accepted_on,sku,quantity\nSO-1,Smith,2026-05-04,A1,15\nSO-2,Jones,2026-05-05,A1,20\n"
    "SO-3,Brown,2026-05-05,A1,1\nSO-3,Brown,2026-05-05,A2,1\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    set_locale("en_GB")
    run(tmp_path, "init")
    for kind, content in (("items", ITEMS), ("orders", ORDERS)):
        file = tmp_path / f"{kind}.csv"
        file.write_text(content, encoding="utf-8")
        assert run(tmp_path, "import", kind, str(file)).exit_code == 0
    yield tmp_path
    set_locale(None)
    set_today(None)


def run(folder: Path, *args: str) -> Result:
    options = ("--store", str(folder / "stockroom.backorder"), "--today", "2026-05-12", "--as", "Kim")
    return CliRunner().invoke(backorder, [*options, *args], catch_exceptions=False)


def values(folder: Path, *args: str) -> Any:
    result = run(folder, *args, "--json")
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return json.loads(result.stdout)


def washers(folder: Path) -> list[str]:
    return [row["order"] for row in values(folder, "queue", "--item", "A1")]


def test_hold_and_release(folder: Path) -> None:
    assert values(folder, "hold", "SO-1", "--reason", "on holiday")["customer"] == "Smith"
    assert [line["order"] for line in values(folder, "ship", "--ready")["lines"]] == ["SO-2", "SO-3"]
    assert "held already" in run(folder, "hold", "SO-1").stderr
    assert run(folder, "release", "SO-1").output == "A1 on SO-1 is released.\n"


def test_what_was_passed_on_comes_back_with_a_reason(folder: Path) -> None:
    assert "passed on" in run(folder, "hold", "SO-1", "--pass-on").output
    assert washers(folder) == ["SO-2", "SO-3", "SO-1"]
    assert "Write down why" in run(folder, "release", "SO-1").stderr
    asked = run(folder, "release", "SO-1", "--reason", "has paid")
    assert asked.exit_code == 1
    assert "--yes" in asked.stderr
    moved = values(folder, "release", "SO-1", "--reason", "has paid", "--yes")["moved_back"]
    assert moved == [
        {"order": "SO-2", "customer": "Jones", "sku": "A1", "before": "2026-05-12", "after": None, "days": None}
    ]


def test_move_up_needs_a_reason_and_names_who_moves_back(folder: Path) -> None:
    assert run(folder, "move-up", "SO-2", "--before", "SO-1").exit_code == 2
    done = run(folder, "move-up", "SO-2", "--before", "SO-1", "--reason", "line stands still", "--yes")
    assert done.output == ("A1 on SO-2 stands before SO-1 now. Moved back: Smith (SO-1) loses its date 12 May.\n")
    assert washers(folder) == ["SO-2", "SO-1", "SO-3"]
    assert "ahead of SO-1 already" in run(folder, "move-up", "SO-2", "--before", "SO-1", "--reason", "x").stderr


def test_cancel_all_or_some(folder: Path) -> None:
    assert values(folder, "cancel", "SO-1", "--quantity", "5")["waiting"] == 10
    assert values(folder, "cancel", "SO-1", "--reason", "closed down")["quantity"] == 10
    assert washers(folder) == ["SO-2", "SO-3"]
    assert "no such line waiting" in run(folder, "cancel", "SO-1").stderr
    assert "Say which, with --item" in run(folder, "cancel", "SO-3").stderr
    assert values(folder, "cancel", "SO-3", "--item", "A2")["sku"] == "A2"


@pytest.fixture
def whole(folder: Path) -> Path:
    """SO-4 ships complete and holds 3 nuts until a lamp comes; SO-5 wants 2 nuts."""
    for kind, content in (
        ("items", "sku,name,on_hand\nL1,Lamp,0\nN1,Nut M6,3\nN2,Nut M6 brass,9\n"),
        ("suppliers", "supplier\nAcme\n"),
        (
            "orders",
            "order,customer,accepted_on,sku,quantity,ship_complete\nSO-4,Whole,2026-05-04,N1,3,yes\n"
            "SO-4,Whole,2026-05-04,L1,1,yes\nSO-5,Young,2026-05-05,N1,2,no\n",
        ),
        (
            "purchase-orders",
            "po,supplier,sent_on,sku,quantity,confirmed_on\nPO-1,Acme,2026-05-04,N1,9,2026-05-20\n"
            "PO-1,Acme,2026-05-04,L1,1,2026-06-02\n",
        ),
    ):
        file = folder / f"{kind}.csv"
        file.write_text(content, encoding="utf-8")
        assert run(folder, "import", kind, str(file)).exit_code == 0, run(folder, "import", kind, str(file)).stderr
    return folder


def test_held_stock_is_listed_and_lent(whole: Path) -> None:
    assert values(whole, "held", "--all") == [
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
    assert values(whole, "held") == []
    assert "Whole" in run(whole, "held", "--all").stdout
    seen = values(whole, "lend", "SO-5", "--preview")
    assert (seen["lent"], seen["reason_needed"], seen["moved_back"]) == (2, False, [])
    assert "No reason is needed." in run(whole, "lend", "SO-5", "--preview").stdout
    assert values(whole, "lend", "SO-5")["lines"][0]["quantity"] == 2
    paper = whole / "audit.pdf"
    assert values(whole, "print", "audit", "-o", str(paper))["missing"] == []
    assert paper.read_bytes().startswith(b"%PDF")
    values(whole, "reverse", "last")
    assert [row["order"] for row in values(whole, "queue", "--item", "N1")] == ["SO-4", "SO-5"]


def test_what_nobody_holds_is_not_lent(whole: Path) -> None:
    refused = run(whole, "lend", "SO-2", "--quantity", "20")
    assert refused.exit_code == 1
    assert "No whole order ahead of Jones (SO-2) holds any A1" in refused.stderr


def test_a_substitute_goes_out_instead_and_back_again(whole: Path) -> None:
    file = whole / "substitutes.csv"
    file.write_text("sku,substitute,factor\nN1,N2,2\n", encoding="utf-8")
    assert values(whole, "import", "substitutes", str(file))["added"] == 1
    assert values(whole, "substitute", "SO-5") == [{"sku": "N2", "name": "Nut M6 brass", "factor": 2, "free": 9}]
    done = values(whole, "substitute", "SO-5", "--with", "N2")
    assert (done["quantity"], done["given"], done["substitute"]) == (2, 4, "N2")
    assert [row["order"] for row in values(whole, "queue", "--item", "N2")] == ["SO-5"]
    assert values(whole, "substitute", "SO-5", "--back")["quantity"] == 2
    assert [row["order"] for row in values(whole, "queue", "--item", "N1")] == ["SO-4", "SO-5"]
    refused = run(whole, "substitute", "SO-5", "--with", "A1")
    assert refused.exit_code == 1
    assert "A1 is no substitute for N1" in refused.stderr
    assert run(whole, "substitute", "SO-5", "--back", "--with", "N2").exit_code == 2
