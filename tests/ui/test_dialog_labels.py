"""The labels dialog: a scan adds a label, the sheet shows where they go, and what was chosen is chosen again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.goods import receiving
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import cell, opened, typed
from tests.ui.test_dialog_mistakes import found_preview
from ui.context import Context
from ui.dialogs.papers.labels import COPIES, LABEL, Labels
from ui.dialogs.papers.preview_paper import PreviewPaper


@pytest.fixture
def items(desk: Desk) -> list[int]:
    return [an_item(desk, sku, 5, bin=bin) for sku, bin in (("BOLT", "A-01"), ("NUT", "B-04"))]


def listed(dialog: Labels) -> list[tuple[str, str]]:
    rows = range(dialog.grid.rowCount())
    return [(dialog.grid.text(row, LABEL), dialog.grid.text(row, COPIES)) for row in rows]


def test_a_scan_adds_a_label_and_another_scan_one_more_of_it(
    qtbot: QtBot, ctx: Context, desk: Desk, items: list[int]
) -> None:
    dialog = opened(qtbot, ctx, Labels)
    assert not dialog.preview_button.isEnabled()
    for sku in ("BOLT", "NUT", "BOLT"):
        typed(qtbot, dialog.search, sku)
    assert listed(dialog) == [("BOLT", "2"), ("NUT", "1")]
    typed(qtbot, dialog.search, "4006381333931")
    assert "4006381333931" in dialog.message.text()
    dialog.add_bins()
    assert [head for head, _ in listed(dialog)] == ["BOLT", "NUT", "A-01", "B-04"]
    dialog.clear()
    assert listed(dialog) == []


def test_a_receipt_brings_its_labels(qtbot: QtBot, ctx: Context, desk: Desk, items: list[int]) -> None:
    an_order(desk, a_customer(desk, "Smith"), (items[0], 9))
    act = receiving.receive(desk, a_purchase_order(desk, a_supplier(desk), (items[0], 6))).act
    dialog = opened(qtbot, ctx, Labels, act_id=act)
    assert listed(dialog) == [("Smith", "1"), ("Bin A-01", "1")]


def test_copies_that_are_no_number_are_said_and_nothing_is_printed(
    qtbot: QtBot, ctx: Context, items: list[int]
) -> None:
    dialog = opened(qtbot, ctx, Labels, item_ids=items)
    cell(qtbot, dialog.grid, 0, COPIES, "4006381333931")
    assert dialog.message.isVisible()
    assert not dialog.preview_button.isEnabled()
    cell(qtbot, dialog.grid, 0, COPIES, "30")
    assert not dialog.message.isVisible()
    assert "31 labels on 2 sheets" in dialog.summary.text()


def test_a_click_on_the_sheet_says_where_to_begin(qtbot: QtBot, ctx: Context, items: list[int]) -> None:
    dialog = opened(qtbot, ctx, Labels, item_ids=items)
    picture = dialog.stock.sheet
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.spot(9).toPoint())
    assert dialog.stock.start() == 9
    typed(qtbot, dialog.stock.start_line, "22")
    assert "1 to 21" in dialog.message.text()
    assert not dialog.preview_button.isEnabled()


def test_the_stock_and_the_next_free_place_are_remembered(qtbot: QtBot, ctx: Context, items: list[int]) -> None:
    dialog = opened(qtbot, ctx, Labels, item_ids=items)
    dialog.stock.stock_box.setCurrentIndex(dialog.stock.stock_box.findData("a4-8"))
    dialog.stock.symbol_box.setCurrentIndex(1)
    dialog.stock.start_at(6)
    dialog.preview()
    preview = found_preview(dialog)
    assert preview.pages.count == 1
    preview.printed.emit()
    assert dialog.stock.start() == 8
    preview.close()
    dialog.close()
    again = opened(qtbot, ctx, Labels, item_ids=items)
    assert again.stock.stock.name == "a4-8"
    assert again.stock.symbol == "qr"
    assert again.stock.start() == 8
    again.stock.stock_box.setCurrentIndex(again.stock.stock_box.findData("57x32"))
    assert not again.stock.start_line.isEnabled()
    again.preview()
    [first] = [found for found in again.findChildren(PreviewPaper) if found.isVisible()]
    assert first.pages.count == 2


def test_what_was_kept_by_another_version_does_no_harm(qtbot: QtBot, ctx: Context, items: list[int]) -> None:
    ctx.settings.put("labels/stock", "a4-999")
    ctx.settings.put("labels/start/a4-21", 400)
    ctx.settings.put("labels/symbol", ["x"])
    dialog = opened(qtbot, ctx, Labels, item_ids=items)
    assert (dialog.stock.stock.name, dialog.stock.start(), dialog.stock.symbol) == ("a4-21", 1, "bars")
