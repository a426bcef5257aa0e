"""A real stockroom of 227 items and 3,147 waiting lines, from its spreadsheets to the last shipment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import backorder
from app.formats import set_today

KINDS = {"items": 227, "suppliers": 13, "sources": 227, "customers": 653, "orders": 3147, "purchase-orders": 2}
LEFT = {
    "WWI-077": 15,
    "WWI-078": 16,
    "WWI-080": 20,
    "WWI-086": 15,
    "WWI-095": 12,
    "WWI-098": 13,
    "WWI-184": 88,
    "WWI-193": 50,
    "WWI-204": 24,
}
ORDERS = ("PO-02073", "PO-02074")


@pytest.fixture(autouse=True)
def this_year_again() -> Iterator[None]:
    yield
    set_today(None)


def test_the_wide_world_stockroom(shared_data: Path, tmp_path: Path) -> None:
    wwi = shared_data / "wwi"

    def run(*args: str, today: str = "2016-05-31") -> Any:
        options = ("--store", str(tmp_path / "wwi.desk"), "--today", today, "--json")
        result = CliRunner().invoke(backorder, [*options, *args], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    # The files come in, in the order in which a person would have them.
    run("init")
    for kind, count in KINDS.items():
        done = run("import", kind, str(wwi / f"{kind}.csv"))
        assert done["added"] + done["updated"] == count, kind
    assert len(run("items")) == 227
    for kind, count in KINDS.items():
        rows = run("export", kind, str(tmp_path / f"{kind}.csv"))["rows"]
        assert rows == (9 if kind == "purchase-orders" else count), kind

    # Nothing is confirmed: no promise to anybody, and everybody hopes for the same Monday.
    queue = run("queue")
    assert len(queue) == 3147
    assert {(line["promise"], line["hoped"], line["footing"]) for line in queue} == {
        (None, "2016-06-20", "unconfirmed")
    }
    assert sum(line["waiting"] for line in queue) == sum(
        share["quantity"] for line in queue for share in line["shares"]
    )
    first = run("queue", "--item", "WWI-078")[0]
    assert (first["order"], first["position"], first["ahead_lines"]) == ("SO-00694", 1, 0)

    # Both suppliers confirm.
    for po in ORDERS:
        run("confirm", po, "--date", "2016-06-20")
    assert {(line["promise"], line["footing"]) for line in run("queue")} == {("2016-06-20", "confirmed")}

    # The goods come on the day, all of them.
    for po in ORDERS:
        assert run("receive", po, today="2016-06-20")["closed"]
    ready = run("queue", today="2016-06-20")
    assert len(ready) == 3147
    assert {(line["promise"], line["footing"]) for line in ready} == {("2016-06-20", "in_stock")}

    # Everything goes out, and what was never spoken for stays.
    assert len(run("ship", "--ready", today="2016-06-20")["lines"]) == 3147
    assert run("queue", today="2016-06-20") == []
    items = {item["sku"]: item for item in run("items", today="2016-06-20")}
    assert {sku: items[sku]["on_hand"] for sku in LEFT} == LEFT
    assert {sku: items[sku]["free"] for sku in LEFT} == LEFT
    assert run("verify", today="2016-06-20") == []
