"""What went wrong is put right at the window: Undo, the short shelf, goods that come back, yesterday's shipment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import catalogue, papers, views
from app.acts import reversing
from app.data import acts
from app.desk import Clock, Desk
from app.exchange import import_file
from app.goods import receiving, shipping, stock
from app.promising import telling
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import CONTROL, ENTER, cell, found, opened, opened_paper, typed
from ui.acts import take_back
from ui.context import Context
from ui.dialogs.goods.correct_stock import CorrectStock
from ui.dialogs.goods.issue_stock import IssueStock
from ui.dialogs.goods.receive import Receive
from ui.dialogs.goods.ship import SHIP, Ship
from ui.dialogs.goods.short_pick import ShortPick
from ui.dialogs.goods.take_back import DAMAGED, SOUND, TakeBack
from ui.dialogs.orders.cancel_line import CancelLine
from ui.dialogs.orders.new_order import NewOrder
from ui.dialogs.papers.preview_paper import PreviewPaper
from ui.dialogs.store.recent_acts import RecentActs
from ui.window.find import go_to
from ui.window.main_window import MainWindow
from ui.window.reports import packing_slip


@pytest.fixture
def shelf(desk: Desk) -> int:
    """Four kits here; Smith waits for 3, Jones for 3."""
    item = an_item(desk, "SEA-2510", 4, name="Seal kit 25 mm")
    an_order(desk, a_customer(desk, "Smith"), (item, 3))
    an_order(desk, a_customer(desk, "Jones"), (item, 3))
    return item


def state(desk: Desk) -> tuple[dict[str, Decimal], list[tuple[str, Decimal, Decimal]]]:
    """On hand by SKU, and the queue."""
    on_hand = {row.sku: row.on_hand for row in views.items.rows(desk)}
    return on_hand, [(row.customer, row.waiting, row.ready) for row in views.queue.rows(desk)]


def press_undo(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+Z, once the window has the keyboard again."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)


def do_ship(qtbot: QtBot, ctx: Context, item: int) -> None:
    opened(qtbot, ctx, Ship).ship()


def do_cancel(qtbot: QtBot, ctx: Context, item: int) -> None:
    opened(qtbot, ctx, CancelLine, line_id=views.queue.rows(ctx.desk)[0].id).save()


def do_issue(qtbot: QtBot, ctx: Context, item: int) -> None:
    nut = an_item(ctx.desk, "NUT", 5)
    dialog = opened(qtbot, ctx, IssueStock, item_id=nut)
    typed(qtbot, dialog.entries.fields["Quantity"], "2")
    dialog.save()
    assert state(ctx.desk)[0]["NUT"] == 3


def do_correct(qtbot: QtBot, ctx: Context, item: int) -> None:
    dialog = opened(qtbot, ctx, CorrectStock, item_id=item)
    typed(qtbot, dialog.entries.fields["On the shelf"], "9")
    typed(qtbot, dialog.entries.fields["Reason"], "found some")
    dialog.save()


def do_receive(qtbot: QtBot, ctx: Context, item: int) -> None:
    po = a_purchase_order(ctx.desk, a_supplier(ctx.desk), (item, 10))
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.fill_all()
    dialog.receive()


def do_order(qtbot: QtBot, ctx: Context, item: int) -> None:
    brown = a_customer(ctx.desk, "Brown")
    nut = an_item(ctx.desk, "NUT", 5)
    dialog = opened(qtbot, ctx, NewOrder, customer_id=brown, item_id=nut)
    dialog.accept_order()
    assert len(state(ctx.desk)[1]) == 3


@pytest.mark.parametrize("do", [do_ship, do_cancel, do_issue, do_correct, do_receive, do_order])
def test_what_was_just_done_is_undone_with_one_key(
    qtbot: QtBot, desk: Desk, window: MainWindow, ctx: Context, shelf: int, do
) -> None:
    on_hand, queue = state(desk)
    do(qtbot, ctx, shelf)
    press_undo(qtbot, window)
    assert acts.latest(1)[0].reverses is not None, window.banner.text()
    after, waiting = state(desk)
    assert waiting == queue
    assert after["SEA-2510"] == on_hand["SEA-2510"]
    assert after.get("NUT", 5) == 5
    assert "again" in window.banner.text() or "reversed" in window.banner.text() or "back" in window.banner.text()


def test_an_undo_that_is_too_late_says_why(
    qtbot: QtBot, desk: Desk, window: MainWindow, ctx: Context, shelf: int
) -> None:
    do_correct(qtbot, ctx, shelf)
    shipping.ship_ready(desk)
    before = state(desk)
    press_undo(qtbot, window)
    assert "only 3 are on hand" in window.banner.text()
    assert "3 to Jones (SO-0002)" in window.banner.text()
    assert state(desk) == before
    stock.correct(desk, shelf, Decimal(0), "none left")
    shipped = reversing.last_act(desk)
    reversing.reverse(desk, shipped)
    take_back(ctx, shipped)
    assert "already been reversed" in window.banner.text()


def test_the_shelf_has_fewer_than_the_book_says(
    qtbot: QtBot, desk: Desk, window: MainWindow, ctx: Context, shelf: int
) -> None:
    before = state(desk)
    ship = opened(qtbot, ctx, Ship)
    ship.grid.go(0, SHIP)
    ship.short()
    [dialog] = ship.findChildren(ShortPick)
    qtbot.waitUntil(dialog.isActiveWindow)
    typed(qtbot, dialog.found, "2", enter=False)
    assert "1 to Jones (SO-0002), 1 to Smith (SO-0001)" in dialog.losing.text()
    qtbot.keyClick(dialog, ENTER, CONTROL)
    assert state(desk) == ({"SEA-2510": 0}, [("Smith", 1, 0), ("Jones", 3, 0)])
    assert not ship.isVisible(), "nothing is left to ship"
    assert "2 of SEA-2510 shipped to Smith (SO-0001); 2 pcs written off" in window.banner.text()
    press_undo(qtbot, window)
    assert state(desk) == before


def test_what_was_typed_for_other_lines_stays(qtbot: QtBot, desk: Desk, ctx: Context, shelf: int) -> None:
    nut = an_item(desk, "NUT", 9)
    an_order(desk, 2, (nut, 6))
    ship = opened(qtbot, ctx, Ship)
    [place] = [at for at, row in enumerate(ship.rows) if row.sku == "NUT"]
    cell(qtbot, ship.grid, place, SHIP, "2")
    ship.grid.go(next(at for at, row in enumerate(ship.rows) if row.customer == "Smith"), SHIP)
    ship.short()
    [dialog] = ship.findChildren(ShortPick)
    typed(qtbot, dialog.found, "3", enter=False)
    dialog.save()
    assert [(row.sku, ship.grid.text(at, SHIP)) for at, row in enumerate(ship.rows)] == [("NUT", "2")]
    ship.ship()
    assert state(desk) == ({"SEA-2510": 0, "NUT": 7}, [("Jones", 4, 4), ("Jones", 3, 0)])


@pytest.mark.parametrize(("text", "says"), [("4", "nothing is missing"), ("x", "not a number"), ("", "empty")])
def test_a_shelf_that_is_not_short_is_said(
    qtbot: QtBot, desk: Desk, ctx: Context, shelf: int, text: str, says: str
) -> None:
    before = state(desk)
    dialog = opened(qtbot, ctx, ShortPick, line_id=views.queue.rows(desk)[0].id)
    typed(qtbot, dialog.found, text, enter=False)
    assert dialog.losing.text() == ""
    dialog.save()
    assert says in dialog.message.text() or says in dialog.found.toolTip()
    assert state(desk) == before
    assert dialog.isVisible()


def test_goods_come_back_and_serve_the_queue(
    qtbot: QtBot, desk: Desk, window: MainWindow, ctx: Context, shelf: int
) -> None:
    shipping.ship_ready(desk)
    before = state(desk)
    dialog = opened(qtbot, ctx, TakeBack)
    assert not dialog.book_button.isEnabled()
    typed(qtbot, dialog.order, "SO-0001")
    assert dialog.customer.text() == "Smith"
    cell(qtbot, dialog.grid, 0, SOUND, "2")
    assert dialog.summary.text() == "SEA-2510: of these 2: 2 to Jones (SO-0002), 0 to shelf"
    cell(qtbot, dialog.grid, 0, DAMAGED, "1")
    qtbot.keyClick(dialog.grid, ENTER, CONTROL)
    assert state(desk) == ({"SEA-2510": 2}, [("Jones", 2, 2)])
    assert "1 damaged, not stock." in window.banner.text()
    press_undo(qtbot, window)
    assert state(desk) == before


def test_more_than_went_out_does_not_come_back(qtbot: QtBot, desk: Desk, ctx: Context, shelf: int) -> None:
    shipping.ship_ready(desk)
    dialog = opened(qtbot, ctx, TakeBack, order="SO-0001")
    cell(qtbot, dialog.grid, 0, SOUND, "4")
    assert "Only 3 pcs" in dialog.summary.text()
    assert not dialog.book_button.isEnabled()
    cell(qtbot, dialog.grid, 0, SOUND, "many")
    assert "many" in dialog.grid.item(0, SOUND).toolTip()
    typed(qtbot, dialog.order, "SO-9999")
    assert "SO-9999" in dialog.message.text()


def test_an_order_that_waits_for_nothing_is_found_for_a_return(
    qtbot: QtBot, desk: Desk, window: MainWindow, ctx: Context, shelf: int
) -> None:
    shipping.ship_ready(desk)
    [hit] = [hit for hit in catalogue.find(desk, "SO-0001") if hit.kind == "order"]
    go_to(ctx.window, ctx, hit)
    assert "Nothing of SO-0001 is waiting any more." in window.banner.text()
    button = window.banner.action("Take goods back…")
    assert button is not None
    button.click()
    assert found(ctx, TakeBack).customer.text() == "Smith"


def test_yesterdays_shipment_is_reversed_from_the_recent_acts(
    qtbot: QtBot, desk: Desk, ctx: Context, shelf: int
) -> None:
    before = state(desk)
    shipped = shipping.ship_ready(desk)
    desk.clock = Clock(date(2026, 5, 13))
    an_item(desk, "NUT", 5)
    dialog = opened(qtbot, ctx, RecentActs)
    assert dialog.reverse_button.isEnabled(), "the opening of the nuts"
    assert not dialog.slip_button.isEnabled()
    assert dialog.table.select(shipped.act)
    qtbot.waitUntil(dialog.slip_button.isEnabled)
    typed(qtbot, dialog.reason, "wrong parcel", enter=False)
    dialog.reverse()
    assert state(desk)[1] == before[1]
    assert "its lines wait again" in dialog.message.text()
    assert not dialog.reverse_button.isEnabled()
    dialog.print_slip()
    assert found_preview(dialog).paper.title == "Packing slips"


def test_whose_cover_an_undone_import_takes_is_asked_in_the_recent_acts(
    qtbot: QtBot, desk: Desk, ctx: Context, shelf: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "orders.csv"
    file.write_text("po,supplier,sku,quantity,sent_on\nPO-7,Acme,SEA-2510,90,2026-05-04", encoding="utf-8")
    imported = import_file(desk, "purchase-orders", file).act
    assert imported is not None
    an_order(desk, a_customer(desk, "Brown"), (shelf, 50))
    asked: list[str] = []
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, text: asked.append(text) or len(asked) > 1)
    dialog = opened(qtbot, ctx, RecentActs)
    assert "an import" in dialog.lacking()
    assert dialog.table.select(imported)
    qtbot.waitUntil(dialog.reverse_button.isEnabled)
    dialog.reverse()
    assert "Brown (SO-0003)" in asked[0]
    assert acts.reversal_of(imported) is None
    dialog.reverse()
    assert dialog.message.text().startswith("The import is undone.")


def found_preview(dialog: RecentActs) -> PreviewPaper:
    [preview] = dialog.findChildren(PreviewPaper)
    return preview


def test_the_papers_of_the_goods_are_shown(qtbot: QtBot, desk: Desk, ctx: Context, shelf: int) -> None:
    assert ctx.open_paper(packing_slip) is None
    assert "no packing slip" in ctx.window.banner.text()
    picks = opened_paper(qtbot, ctx, papers.table.PICK_LIST.of())
    assert picks.paper.title == "Pick list"
    picks.reject()
    do_ship(qtbot, ctx, shelf)
    button = ctx.window.banner.action("Packing slip")
    assert button is not None
    button.click()
    assert found(ctx, PreviewPaper).paper.file_name == "Packing-slips.pdf"


def test_a_receipt_of_last_week_is_reversed_from_its_purchase_order(
    qtbot: QtBot, desk: Desk, window: MainWindow, ctx: Context, shelf: int
) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (shelf, 10))
    before = state(desk)
    receiving.receive(desk, po)
    desk.clock = Clock(date(2026, 5, 19))
    stock.issue(desk, an_item(desk, "NUT", 5), Decimal(1))
    ctx.open_page("purchase_orders", po)
    assert window.page is not None
    window.page.offers()["reverse_receipt"]()
    assert "The receipt is reversed." in window.banner.text()
    assert state(desk)[0]["SEA-2510"] == before[0]["SEA-2510"]
    assert views.purchases.rows(desk, [po])[0].state == "sent"
    assert "reverse_receipt" not in window.page.offers()


def test_a_short_shelf_says_what_it_does_to_promises(
    qtbot: QtBot, desk: Desk, window: MainWindow, ctx: Context, shelf: int
) -> None:
    lines = [row.id for row in views.queue.rows(desk)]
    telling.tell(desk, lines[:1], "phone")
    dialog = opened(qtbot, ctx, ShortPick, line_id=lines[0])
    typed(qtbot, dialog.found, "0", enter=False)
    dialog.save()
    assert "takes the cover from 1 customer" in window.banner.text()
    assert window.banner.action("Tell them") is not None
    press_undo(qtbot, window)
    assert state(desk)[1] == [("Smith", 3, 3), ("Jones", 3, 1)]
