"""Texts that a spreadsheet program would take for a formula."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import formats, views
from app.desk import Clock, Desk
from app.exchange import export_file, import_file
from app.exchange.formulas import any_guarded, guarded, unguarded
from tests.builders import a_customer, an_item
from tests.conftest import TODAY
from tests.stores import new_desk

BEGINNINGS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
NAMES = ["=1+1", "-3 washers", "+49 30 123", "@home", "'=quoted", "''=twice", "'plain", "it's", "＝full width"]
CELLS = st.one_of(st.text(), st.lists(st.sampled_from("'=+-@\t\r'x "), max_size=9).map("".join))


@given(CELLS)
def test_no_cell_begins_as_a_formula_and_every_text_comes_back(text: str) -> None:
    assert not guarded(text).startswith(BEGINNINGS)
    assert unguarded(guarded(text)) == text
    assert guarded(text) == text or any_guarded(f"sku;name\nA;{guarded(text)}")


@pytest.mark.parametrize("separator", [",", ";", "tab"])
def test_names_that_look_like_formulas_go_out_and_come_in(desk: Desk, tmp_path: Path, separator: str) -> None:
    for number, name in enumerate(NAMES):
        an_item(desk, f"SKU-{number}", name=name)
        a_customer(desk, name)
    export_file(desk, "items", tmp_path / "items.csv", separator)
    export_file(desk, "customers", tmp_path / "customers.csv", separator)
    content = (tmp_path / "items.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheet programs know UTF-8 by it"
    between = "\t" if separator == "tab" else separator
    cells = [cell for row in csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=between) for cell in row]
    assert not [cell for cell in cells if cell.startswith(BEGINNINGS)]
    desk.close()
    with closing(new_desk(tmp_path / "again.desk", clock=Clock(TODAY), person="Kim")) as again:
        import_file(again, "items", tmp_path / "items.csv")
        import_file(again, "customers", tmp_path / "customers.csv")
        assert [row.name for row in views.items.rows(again)] == NAMES


def test_a_list_for_a_spreadsheet_that_has_decimal_commas(desk: Desk, tmp_path: Path) -> None:
    formats.set_locale("de_DE")
    try:
        an_item(desk, "CABLE", "12.5", decimals=3, unit="m")
        an_item(desk, "ROPE", "1.234", decimals=3, unit="m")
        export_file(desk, "stock", tmp_path / "stock.csv", ";")
        text = (tmp_path / "stock.csv").read_text("utf-8-sig")
        assert "CABLE;12,5;" in text
        assert "ROPE;1,2340;" in text, "with three places it could be 1234"
        assert import_file(desk, "stock", tmp_path / "stock.csv").kept == 2
    finally:
        formats.set_locale(None)
