"""Three real stockrooms, two of them in files with columns of their own, and what each of them needs to order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import backorder
from app.formats import set_today

Run = Callable[..., Any]
REFILL = {
    "WWI-077": 40_824,
    "WWI-078": 44_016,
    "WWI-080": 21_972,
    "WWI-086": 45_228,
    "WWI-095": 21_936,
    "WWI-098": 44_616,
    "WWI-184": 41_875,
    "WWI-193": 67_296,
    "WWI-204": 32_610,
}


@pytest.fixture(autouse=True)
def this_year_again() -> Iterator[None]:
    yield
    set_today(None)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the headless program on an empty store, on 31 May 2016; `code` is the exit code expected."""

    def run(*args: str | Path, code: int = 0) -> Any:
        options = ["--store", str(tmp_path / "real.desk"), "--today", "2016-05-31", "--json"]
        result = CliRunner().invoke(backorder, [*options, *map(str, args)], catch_exceptions=False)
        assert result.exit_code == code, result.stderr
        return json.loads(result.stdout)

    run("init")
    return run


def test_the_wide_world_stockroom_without_its_orders_to_suppliers(shared_data: Path, run: Run) -> None:
    for kind in ("items", "suppliers", "sources", "customers", "orders"):
        run("import", kind, shared_data / "wwi" / f"{kind}.csv")
    assert {one["sku"]: one["refill_rounded"] for one in run("suggest")} == REFILL

    # They go on drafts, and are not suggested again.
    drafted = run("suggest", "--draft", "--refill")["drafts"]
    assert {line["sku"]: line["quantity"] for draft in drafted for line in draft["lines"]} == REFILL
    assert {draft["supplier"] for draft in drafted} == {"Fabrikam, Inc.", "Litware, Inc."}
    assert run("suggest") == []
    assert run("suggest", "--draft")["drafts"] == []


def test_northwind_counts_what_is_on_order(shared_data: Path, run: Run) -> None:
    products = shared_data / "northwind" / "products.csv"
    names = "sku=ProductID,name=ProductName,on_hand=UnitsInStock,reorder_point=ReorderLevel,discontinued=Discontinued"
    assert run("import", "items", products, "--map", names)["added"] == 77

    # By stock alone, 18 active products are at or below their reorder level.
    low = run("suggest")
    assert len(low) == 18
    assert "21" in [one["sku"] for one in low]

    # What is on order comes as one sent order a product. Those with nothing on order are named, and left out by choice.
    said = (
        "--map",
        "po=ProductID,sku=ProductID,supplier=SupplierID,quantity=UnitsOnOrder",
        "--set",
        "sent_on=2016-05-30",
    )
    refused = run("import", "purchase-orders", products, *said, code=1)
    assert (refused["refused"], refused["leave_out"]) == ("import.faulty", 60)
    done = run("import", "purchase-orders", products, *said, "--leave-out", "60")
    assert (done["added"], len(done["left_out"])) == (17, 60)
    left = run("suggest")
    assert sorted(one["sku"] for one in left) == ["30", "70"]
    names_of = {item["sku"]: item["name"] for item in run("items")}
    assert [names_of[sku] for sku in ("30", "70")] == ["Nord-Ost Matjeshering", "Outback Lager"]


def test_inventree_supplier_parts_come_in_as_sources(shared_data: Path, run: Run, tmp_path: Path) -> None:
    folder = shared_data / "inventree_demo"
    run("import", "items", folder / "parts.csv", "--map", "sku=pk,name=name", "--set", "decimals=3")
    parts = folder / "supplier_parts.csv"
    said = ("--map", "sku=part,supplier=supplier,supplier_sku=SKU,pack_size=pack_quantity_native")

    # Two packs of a foot do not fit thousandths of a metre: they are refused by name, and nothing has come in.
    refused = run("import", "sources", parts, *said, code=1)
    assert [(fault["column"], fault["text"]) for fault in refused["errors"]] == [("pack_size", "0.3048000000")] * 2
    assert run("export", "sources", tmp_path / "out.csv")["rows"] == 0

    # All the others come, several packs of one supplier beside each other.
    done = run("import", "sources", parts, *said, "--leave-out", "2")
    assert (done["added"], len(done["left_out"])) == (771, 2)
    assert run("export", "sources", tmp_path / "out.csv", "--yes")["rows"] == 771

    # The next file of theirs is read in the same way.
    assert run("import", "sources", parts, "--leave-out", "2")["kept"] == 771
    assert run("verify") == []
