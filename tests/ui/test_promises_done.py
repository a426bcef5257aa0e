"""What acts at the window say they did to promises."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app import views
from app.desk import Desk
from app.promising import telling
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import opened, typed
from ui.context import Context
from ui.dialogs.buying.close_short import CloseShort
from ui.dialogs.goods.correct_stock import CorrectStock
from ui.dialogs.goods.issue_stock import IssueStock
from ui.dialogs.goods.receive import Receive
from ui.dialogs.goods.ship import Ship
from ui.dialogs.goods.ship_more import ShipMore
from ui.dialogs.orders.cancel_line import CancelLine
from ui.dialogs.queue.hold import HoldLine
from ui.dialogs.queue.move_up import MoveUp
from ui.dialogs.queue.release import Release


@pytest.fixture
def po(desk: Desk) -> int:
    """60 washers for 20 May; Smith (5) and Jones (58, beyond them) were told how they stand."""
    washers = an_item(desk, "FAS-1", 0, name="Washer")
    an_order(desk, a_customer(desk, "Smith"), (washers, 5))
    an_order(desk, a_customer(desk, "Jones"), (washers, 58))
    made = a_purchase_order(desk, a_supplier(desk, "Acme"), (washers, 60), confirmed_on=date(2026, 5, 20))
    telling.tell(desk, [row.id for row in views.queue.rows(desk)], "phone")
    return made


def test_receiving_early_is_ready_for_whom_it_serves(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.fill_all()
    dialog.receive()
    assert "It is ready for 1 customer told before." in ctx.window.banner.text()
    assert ctx.window.banner.action("Tell them") is not None
    ctx.window.banner.action("Undo").click()
    assert "is ready" not in ctx.window.banner.text()


def test_cancelling_a_line_gives_the_next_a_date(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    line = next(row.id for row in views.queue.rows(desk) if row.customer == "Smith")
    dialog = opened(qtbot, ctx, CancelLine, line_id=line)
    typed(qtbot, dialog.quantity, "5", enter=False)
    dialog.save()
    assert "It has better news for 1 customer." in ctx.window.banner.text()


def test_closing_supply_short_takes_cover(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click())
    dialog = opened(qtbot, ctx, CloseShort, po_id=po)
    dialog.close_short()
    assert "takes the cover from 1 customer" in ctx.window.banner.text()


def test_an_act_that_breaks_no_promise_says_nothing_of_them(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "FAS-1", 5)
    an_order(desk, a_customer(desk), (item, 3))
    line = views.queue.rows(desk)[0].id
    opened(qtbot, ctx, CancelLine, line_id=line).save()
    assert ctx.window.banner.text() == "3 of FAS-1 cancelled from SO-0001."
    assert ctx.window.banner.action("Tell them") is None


def test_a_record_put_right_upwards_has_better_news(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    item = views.queue.rows(desk)[0].item_id
    dialog = opened(qtbot, ctx, CorrectStock, item_id=item)
    typed(qtbot, dialog.entries.fields["On the shelf"], "3", enter=False)
    typed(qtbot, dialog.entries.fields["Reason"], "behind the rack", enter=False)
    dialog.save()
    said = ctx.window.banner.text()
    assert said.startswith("FAS-1: the book now says 3 pcs.")
    assert "It has better news for 1 customer." in said


@pytest.fixture
def shelf(desk: Desk) -> int:
    """5 bolts on the shelf for Smith, 4 confirmed for Jones; both were told how they stand."""
    bolts = an_item(desk, "FAS-2", 5, name="Bolt")
    an_order(desk, a_customer(desk, "Smith"), (bolts, 5))
    an_order(desk, a_customer(desk, "Jones"), (bolts, 4))
    a_purchase_order(desk, a_supplier(desk, "Acme"), (bolts, 4), confirmed_on=date(2026, 5, 20))
    telling.tell(desk, [row.id for row in views.queue.rows(desk)], "phone")
    return bolts


def agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click())


def test_stock_taken_from_those_who_wait_slips_them(
    qtbot: QtBot, desk: Desk, ctx: Context, shelf: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    dialog = opened(qtbot, ctx, IssueStock, item_id=shelf)
    typed(qtbot, dialog.entries.fields["Quantity"], "2", enter=False)
    typed(qtbot, dialog.entries.fields["Reason"], "burst pipe", enter=False)
    dialog.queued.setChecked(True)
    dialog.save()
    said = ctx.window.banner.text()
    assert "taken for internal use. It slips 1 customer, 8 days at most; takes the cover from 1 customer." in said
    ctx.window.banner.action("Undo").click()
    assert views.items.rows(desk)[0].on_hand == 5


def test_shipping_what_others_were_promised_slips_them(
    qtbot: QtBot, desk: Desk, ctx: Context, shelf: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    line = next(row.id for row in views.queue.rows(desk) if row.customer == "Jones")
    dialog = opened(qtbot, ctx, ShipMore, line_id=line)
    typed(qtbot, dialog.quantity, "4", enter=False)
    typed(qtbot, dialog.reason, "line down", enter=False)
    dialog.save()
    assert "It slips 1 customer, 8 days at most." in ctx.window.banner.text()


def test_shipping_what_is_ready_breaks_no_promise(qtbot: QtBot, desk: Desk, ctx: Context, shelf: int) -> None:
    opened(qtbot, ctx, Ship).ship()
    assert ctx.window.banner.text() == "1 line shipped."
    assert ctx.window.banner.action("Packing slip") is not None


def test_holding_passing_on_and_releasing_say_whom_they_help_and_set_back(
    qtbot: QtBot, desk: Desk, ctx: Context, shelf: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    line = next(row.id for row in views.queue.rows(desk) if row.customer == "Smith")
    hold = opened(qtbot, ctx, HoldLine, line_id=line)
    hold.pass_on.setChecked(True)
    hold.save()
    assert ctx.window.banner.text().startswith("FAS-2 for Smith is held and passed on. It ")
    release = opened(qtbot, ctx, Release, line_id=line)
    typed(qtbot, release.reason, "they paid", enter=False)
    release.save()
    assert ctx.window.banner.text().startswith("FAS-2 for Smith is released.")


def test_moving_up_says_whom_it_slips(
    qtbot: QtBot, desk: Desk, ctx: Context, shelf: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    line = next(row.id for row in views.queue.rows(desk) if row.customer == "Jones")
    dialog = opened(qtbot, ctx, MoveUp, line_id=line)
    typed(qtbot, dialog.reason, "line down", enter=False)
    dialog.save()
    said = ctx.window.banner.text()
    assert said.startswith("FAS-2 for Jones has moved up. It ")
    assert "slips 1 customer, 8 days at most" in said
