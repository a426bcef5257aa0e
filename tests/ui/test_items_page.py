"""The items tab: what is free, what comes, and what a person does from there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import catalogue, views
from app.desk import Desk
from app.goods import stock
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.keys import found
from tests.ui.filled import filled
from ui.context import Context
from ui.dialogs.catalogue.item_edit import ItemEdit
from ui.dialogs.orders.new_order import NewOrder
from ui.pages.items.acts import remove_barcode
from ui.pages.items.page import COLUMNS, ItemsPage
from ui.widgets.detail import Elided
from ui.widgets.list_and_detail import DETAIL_WIDTH


@pytest.fixture
def washers(desk: Desk) -> int:
    """10 washers here, 15 waited for, 60 confirmed for 20 May, low below 50."""
    item = an_item(desk, "FAS-0812", 10, name="M8 spring washer", bin="A-02", reorder_point=Decimal(50))
    acme = a_supplier(desk, "Acme")
    a_source(desk, item, acme, supplier_sku="AF-3595", pack_size=Decimal(25))
    catalogue.add_barcode(desk, item, "4006381333931", Decimal(100))
    an_order(desk, a_customer(desk, "Smith & Sons"), (item, 15))
    a_purchase_order(desk, acme, (item, 60), confirmed_on=date(2026, 5, 20))
    return item


def the_page(ctx: Context, qtbot: QtBot) -> ItemsPage:
    ctx.open_page("items")
    page = ctx.window.page
    assert isinstance(page, ItemsPage)
    return filled(page)


def shown(page: ItemsPage, row: int = 0) -> dict[str, str]:
    return {column.key: column.show(page.model.row(row)) for column in COLUMNS}


def test_the_list_says_how_each_item_stands(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    assert shown(the_page(ctx, qtbot)) == {
        "sku": "FAS-0812",
        "name": "M8 spring washer",
        "bin": "A-02",
        "on_hand": "10",
        "free": "0",
        "waiting": "15",
        "on_order": "60",
        "available": "55",
        "status": "Backordered",
        "next": "◆ 60 on 20 May",
        "last_counted": "",
    }


def test_the_detail_says_why(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    page = the_page(ctx, qtbot)
    page.select(washers)
    qtbot.waitUntil(lambda: "M8 spring washer" in page.panel.texts())
    said = page.panel.texts()
    for sentence in (
        "10 on hand · 15 waiting · 60 on order · 55 available",
        "1st  15 × SO-0001 Smith & Sons",
        "◆ 10 ready, 5 confirmed for 20 May",
        "Opening stock +10 → 10",
        "AF-3595 · packs of 25",
        "4006381333931",
    ):
        assert any(sentence in text for text in said), sentence


def test_an_act_shows_in_list_and_detail_at_once(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    page = the_page(ctx, qtbot)
    page.select(washers)
    stock.correct(desk, washers, Decimal(4), "rust")
    assert shown(page)["on_hand"] == "4"
    qtbot.waitUntil(lambda: any("4 on hand" in text for text in page.panel.texts()))


def test_acts_are_offered_where_they_apply(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    spare = an_item(desk, "FAS-9999", 5)
    page = the_page(ctx, qtbot)
    page.select(washers)
    assert "issue_stock" not in page.offers()
    assert "print_status" in page.offers()
    page.select(spare)
    assert "issue_stock" in page.offers()
    assert "print_status" not in page.offers()
    menu = page.menu()
    assert menu is not None
    assert "Correct the record…" in [action.text() for action in menu.actions()]


def test_enter_opens_the_item_and_a_button_starts_its_order(
    qtbot: QtBot, desk: Desk, ctx: Context, washers: int
) -> None:
    page = the_page(ctx, qtbot)
    page.select(washers)
    page.open_row(page.table.current_row())
    form = found(ctx, ItemEdit)
    assert form.sku.text() == "FAS-0812"
    form.reject()
    qtbot.waitUntil(lambda: page.panel.button("New order…") is not None)
    page.panel.button("New order…").click()
    assert [line.item.sku for line in found(ctx, NewOrder).lines] == ["FAS-0812"]


def test_a_barcode_is_removed_from_the_detail(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    [code] = views.items.detail(desk, washers).barcodes
    remove_barcode(ctx, code)
    assert views.items.detail(desk, washers).barcodes == ()
    assert "4006381333931" in ctx.window.banner.text()


def test_chips_and_filter_narrow_the_list(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    an_item(desk, "FAS-9999", 5, name="Hex bolt")
    an_item(desk, "SEA-1", 0, name="Seal")
    page = the_page(ctx, qtbot)
    for chip, skus in (("waiting", ["FAS-0812"]), ("out", ["SEA-1"]), ("backordered", ["FAS-0812"])):
        page.choose_chip(chip)
        assert [row.sku for row in page.model.shown_rows()] == skus
    page.choose_chip("")
    qtbot.keyClicks(page.filter_box, "hex fas")
    assert [row.sku for row in page.model.shown_rows()] == ["FAS-9999"]


def test_an_empty_stockroom_offers_its_first_act(qtbot: QtBot, ctx: Context) -> None:
    page = the_page(ctx, qtbot)
    [title, *_rest] = [label for label in page.table.findChildren(QLabel) if label.isVisible()]
    assert title.text() == "No items yet"


def test_quantities_sort_by_value_not_by_text(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    for sku, quantity in (("A", 9), ("B", 80), ("C", 100)):
        an_item(desk, sku, quantity)
    page = the_page(ctx, qtbot)
    page.model.sort([column.key for column in COLUMNS].index("on_hand"))
    assert [row.sku for row in page.model.shown_rows()] == ["A", "B", "C"]


def test_the_ledger_says_who(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    page = the_page(ctx, qtbot)
    page.select(washers)
    qtbot.waitUntil(lambda: "M8 spring washer" in page.panel.texts())
    person = views.items.detail(desk, washers).ledger[0].movement.person
    label = next(
        label for label in page.panel.findChildren(Elided) if person and label.accessibleName().endswith(person)
    )
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.accessibleName())


def test_the_keyboard_returns_to_the_list_when_the_detail_is_written_over(
    qtbot: QtBot, desk: Desk, ctx: Context, washers: int
) -> None:
    page = the_page(ctx, qtbot)
    page.select(washers)
    qtbot.waitUntil(lambda: page.panel.button("Edit…") is not None)
    page.panel.button("Edit…").setFocus()
    page.refresh(None)
    qtbot.waitUntil(lambda: ctx.window.focusWidget() is page.table)


def test_a_small_window_takes_from_the_detail_too(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    page = the_page(ctx, qtbot)
    ctx.window.resize(1600, 700)
    qtbot.waitUntil(lambda: page.splitter.sizes()[1] == DETAIL_WIDTH)
    ctx.window.resize(1000, 640)
    qtbot.waitUntil(lambda: page.splitter.sizes()[1] < 0.4 * page.width())
    ctx.window.resize(1600, 700)
    qtbot.waitUntil(lambda: page.splitter.sizes()[1] == DETAIL_WIDTH)
