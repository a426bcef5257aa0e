"""Looking back without a window: the history, taking acts back, and what is to be picked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app.cli import backorder
from app.formats import set_locale, set_today
from tests.documents import papers

ITEMS = "sku,name,bin,on_hand\nA1,Washer,B-04,18\nA2,Nut,A-01,5\n"
ORDERS = "order,customer,accepted_on,sku,quantity\nSO-0118,Smith,2026-05-04,A1,30\nSO-0121,Jones,2026-05-05,A2,5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    """A store with two orders, ready in part."""
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


def run(folder: Path, *args: str) -> Result:
    options = ("--store", str(folder / "stockroom.backorder"), "--today", "2026-05-12", "--as", "Kim")
    return CliRunner().invoke(backorder, [*options, *args], catch_exceptions=False)


def values(folder: Path, *args: str) -> Any:
    result = run(folder, *args, "--json")
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return json.loads(result.stdout)


def test_the_last_act_is_taken_back_and_only_once(folder: Path) -> None:
    before = values(folder, "queue")
    act = values(folder, "ship", "--ready")["act"]
    assert len(values(folder, "queue")) == 1
    done = values(folder, "reverse", "last", "--reason", "wrong parcel")
    assert (done["reverses"], done["verb"]) == (act, "ship")
    assert values(folder, "queue") == before
    again = run(folder, "reverse", str(act))
    assert again.exit_code == 1
    assert "already been reversed, on 12 May by Kim" in again.stderr
    nothing = run(folder, "reverse", "last")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "Nothing of late can be reversed" in nothing.stderr
    assert values(folder, "verify") == []


@pytest.mark.parametrize("act", ["4711", "first", "-", "9" * 30, "²"])
def test_an_act_that_is_not_there_is_refused_in_words(folder: Path, act: str) -> None:
    result = run(folder, "reverse", act)
    assert result.exit_code == 1
    assert f"There is no act {act}." in result.stderr


def test_the_history_names_what_was_done(folder: Path) -> None:
    act = values(folder, "ship", "--order", "SO-0118")["act"]
    run(folder, "reverse", "last")
    reversal, shipped, *_ = values(folder, "history")
    assert (reversal["verb"], reversal["reverses"], reversal["reversible"]) == ("reverse", act, False)
    assert (shipped["act"], shipped["person"], shipped["reversed_by"]) == (act, "Kim", reversal["act"])
    assert shipped["parts"] == [
        {"kind": "shipment", "sku": "A1", "quantity": -18, "order": "SO-0118", "customer": "Smith", "po": ""}
    ]
    assert len(values(folder, "history", "--most", "1")) == 1
    text = run(folder, "history").stdout
    assert "Shipped" in text
    assert " 18 × A1, Smith (SO-0118)" in text


def test_what_is_to_be_picked_is_listed_and_nothing_ships(folder: Path) -> None:
    before = values(folder, "history")
    found = values(folder, "ship", "--pick")
    assert [(pick["bin"], pick["sku"], pick["quantity"], pick["order"]) for pick in found] == [
        ("A-01", "A2", 5, "SO-0121"),
        ("B-04", "A1", 18, "SO-0118"),
    ]
    assert [pick["sku"] for pick in values(folder, "ship", "--pick", "--order", "SO-0118")] == ["A1"]
    paper = folder / "picks.pdf"
    assert run(folder, "ship", "--pick", "-o", str(paper)).exit_code == 0
    assert "Bin A-01" in papers.pages(paper.read_bytes())[0]
    assert "B-04" in run(folder, "ship", "--pick").stdout
    assert run(folder, "ship", "--pick", "--order", "SO-9999").exit_code == 1
    assert run(folder, "ship", "--ready", "-o", str(paper)).exit_code == 2
    assert values(folder, "history") == before


def test_a_packing_slip_is_printed_of_a_shipment(folder: Path) -> None:
    act = values(folder, "ship", "--order", "SO-0118")["act"]
    paper = folder / "slip.pdf"
    assert run(folder, "print", "slip", str(act), "-o", str(paper)).exit_code == 0
    [page] = papers.pages(paper.read_bytes())
    assert "Packing slip SO-0118" in page
    assert "12 pcs" in page
    assert run(folder, "print", "slip", "1", "-o", str(paper)).exit_code == 1
