"""Goods that come, without a window: too many, broken, without a purchase order, and put away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app.cli import backorder
from app.formats import set_locale, set_today

FILES = {
    "items": "sku,name,bin,on_hand\nA1,Washer,B-04,0\nA2,Nut,A-01,5\n",
    "suppliers": "supplier\nAcme\n",
    "orders": "order,customer,accepted_on,sku,quantity\nSO-0118,Smith,2026-05-04,A1,5\n"
    "SO-0121,Jones,2026-05-05,A1,30\n",
    "purchase-orders": "po,supplier,sent_on,sku,quantity,requested_on,confirmed_on\n"
    "PO-0017,Acme,2026-05-05,A1,20,2026-05-10,2026-05-12\nPO-0017,Acme,2026-05-05,A2,10,2026-05-10,2026-05-12\n"
    "PO-0018,Acme,,A1,20,,\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """20 washers and 10 nuts are to come today."""
    set_locale("en_GB")
    run(tmp_path, "init")
    for kind, content in FILES.items():
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


def on_hand(folder: Path) -> dict[str, float]:
    return {item["sku"]: item["on_hand"] for item in values(folder, "items")}


def test_more_than_ordered_is_taken_with_over(folder: Path) -> None:
    three_more = ("receive", "PO-0017", "--line", "A1", "--quantity", "23")
    asked = run(folder, *three_more)
    assert asked.exit_code == 1
    assert "3 too many" in asked.stderr
    assert on_hand(folder) == {"A1": 0, "A2": 5}
    done = values(folder, *three_more, "--over")
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
    assert values(folder, "verify") == []


def test_over_agrees_to_nothing_else(folder: Path) -> None:
    before_sent = ("receive", "PO-0017", "--line", "A1", "--quantity", "23", "--over", "--on", "2026-05-01")
    asked = run(folder, *before_sent)
    assert asked.exit_code == 1
    assert "was sent on" in asked.stderr
    assert on_hand(folder)["A1"] == 0
    assert run(folder, *before_sent, "--yes").exit_code == 0


def test_half_is_rejected_and_stays_open_without_a_date(folder: Path) -> None:
    done = values(folder, "reject", "PO-0017", "--line", "A1", "--quantity", "8", "--reason", "broken")
    assert done.pop("act") > 0
    assert done == {"po": "PO-0017", "closed": False, "sku": "A1", "rejected": 8, "replacement": True}
    assert on_hand(folder)["A1"] == 0
    jones = values(folder, "queue", "--item", "A1")[1]
    assert [(share["source"], share["quantity"], share["footing"]) for share in jones["shares"]] == [
        ("PO-0017", 7, "confirmed"),
        ("PO-0017", 8, "undated"),
        ("PO-0018", 15, "planned"),
    ]
    values(folder, "reverse", "last")
    shares = values(folder, "queue", "--item", "A1")[1]["shares"]
    assert sum(share["quantity"] for share in shares if share["footing"] == "confirmed") == 15


def test_without_replacement_it_is_closed_short_and_asks_for_the_lines_it_uncovers(folder: Path) -> None:
    lost = ("reject", "PO-0017", "--line", "A1", "--quantity", "20", "--reason", "rust", "--no-replacement")
    asked = run(folder, *lost)
    assert asked.exit_code == 1
    assert "Jones" in asked.stderr
    assert "nothing will come in their place" in run(folder, *lost, "--yes").stdout
    assert values(folder, "items", "--item", "A1")[0]["on_order"] == 0


def test_goods_come_without_a_purchase_order(folder: Path) -> None:
    came = ("receive", "--without-po", "A1", "--quantity", "6", "--supplier", "acme")
    refused = run(folder, *came)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Say why" in refused.stderr
    said = run(folder, *came, "--reason", "a sample", "--on", "2026-05-11").stdout
    assert said == "of these 6: 5 to Smith (SO-0118), 1 to Jones (SO-0121), 0 to shelf\n"
    assert on_hand(folder)["A1"] == 6


def test_what_came_is_put_away(folder: Path) -> None:
    values(folder, "receive", "--without-po", "A1", "--quantity", "6", "--reason", "a sample", "--supplier", "Acme")
    values(folder, "receive", "PO-0017", "--line", "A2")
    listed = values(folder, "put-away", "--list")
    assert [(each["po"], each["supplier"], each["goods"]) for each in listed] == [
        ("PO-0017", "Acme", [{"sku": "A2", "bin": "A-01", "quantity": 10}]),
        (None, "Acme", [{"sku": "A1", "bin": "B-04", "quantity": 6}]),
    ]
    assert "B-04" in run(folder, "put-away", "--list").stdout
    values(folder, "put-away")
    assert values(folder, "put-away", "--list") == []
    nothing = run(folder, "put-away")
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
def test_what_cannot_be_is_refused_in_words(folder: Path, args: tuple[str, ...]) -> None:
    before = values(folder, "items"), values(folder, "history")
    refused = run(folder, *args)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.strip().endswith((".", "?", "--yes to agree."))
    assert (values(folder, "items"), values(folder, "history")) == before


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
def test_a_command_that_says_too_little_or_too_much(folder: Path, args: tuple[str, ...]) -> None:
    assert run(folder, *args).exit_code == 2
