"""Rows of a file that are the same thing again: never thrown away unasked; added up, or the first of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import formats
from app.cli import backorder
from app.data import items
from app.desk import Desk
from app.domain.errors import Faulty
from app.exchange import Repeats, import_file

ROWS = "sku,name,on_hand,bin\nA1,Washer,5,B-1\na1,Washers,3,B-2\nA2,Nut,2,\nA1,Washer,,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "items.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def on_hand() -> dict[str, int]:
    held = items.on_hand()
    return {item.sku: int(held.get(item.id, 0)) for item in items.all_items()}


def test_they_are_refused_with_what_each_holds_and_what_each_way_means(desk: Desk, file: Path) -> None:
    for leave_out in (0, 2):
        with pytest.raises(Faulty) as caught:
            import_file(desk, "items", file, leave_out=leave_out)
        assert [(error.id, error.facts["line"]) for error in caught.value.errors] == [
            ("import.repeated_holding", "3"),
            ("import.repeated", "5"),
        ]
        assert "5 on line 2, 3 here" in formats.sentence(caught.value)
        assert caught.value.facts["repeats"] == {"sum": "A1: 8", "first": "A1: 5"}
        assert caught.value.facts["leave_out"] == 0
    assert items.all_items() == []


def test_they_are_added_up_and_what_the_first_says_counts(desk: Desk, file: Path) -> None:
    done = import_file(desk, "items", file, repeats=Repeats.SUM)
    assert on_hand() == {"A1": 8, "A2": 2}
    assert (items.by_sku("A1").name, items.by_sku("A1").bin) == ("Washer", "B-1")
    assert "2 repeated rows were added up: A1: 8." in done.notes
    assert "1 repeated row says something else besides (a1): what the first says counts." in done.notes


def test_the_first_of_each_is_taken(desk: Desk, file: Path) -> None:
    done = import_file(desk, "items", file, repeats=Repeats.FIRST)
    assert on_hand() == {"A1": 5, "A2": 2}
    assert "2 repeated rows were left out, the first of each counts: A1: 5." in done.notes


def test_stock_of_an_item_in_two_bins_is_one_figure(desk: Desk, file: Path, tmp_path: Path) -> None:
    import_file(desk, "items", file, repeats=Repeats.FIRST)
    counted = tmp_path / "stock.csv"
    counted.write_text("sku,quantity,bin\nA1,2,B-1\nA1,3,B-2\n", encoding="utf-8")
    done = import_file(desk, "stock", counted, repeats=Repeats.SUM)
    assert (on_hand()["A1"], done.kept) == (5, 1)


def test_rows_that_are_left_out_say_what_they_hold(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("sku,name,on_hand,price\nA1,Washer,5,dear\nA2,Nut,2,1\n,Bolt,3,1\nA4,,4,1\n", encoding="utf-8")
    with pytest.raises(Faulty) as caught:
        import_file(desk, "items", path)
    assert caught.value.facts["holds"] == "A1 5, line 4: 3, A4 4"
    done = import_file(desk, "items", path, leave_out=3)
    assert "The rows left out hold in stock: A1 5, line 4: 3, A4 4." in done.notes


def test_headless_they_are_refused_also_with_yes(store: Path, desk: Desk, file: Path) -> None:
    desk.close()
    run = ["--store", str(store), "--json", "import", "items", str(file), "--yes"]
    refused = CliRunner().invoke(backorder, run)
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["repeats"] == {"sum": "A1: 8", "first": "A1: 5"}
    assert "--repeats sum adds them up (A1: 8)" in refused.stderr
    assert CliRunner().invoke(backorder, [*run, "--repeats", "refuse"]).exit_code == 1
    assert CliRunner().invoke(backorder, [*run, "--repeats", "sum"]).exit_code == 0
