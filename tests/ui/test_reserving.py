"""What is wanted far ahead, in the window: the tick in a new order, and the line's detail until its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app import views
from app.desk import Desk
from tests.builders import a_customer, an_item
from ui import dialogs
from ui.context import Context
from ui.dialogs.orders.new_order import NewOrder
from ui.pages.queue.detail import write_detail
from ui.widgets.detail import Detail

FROM = date(2026, 6, 3)


def an_order_far_ahead(qtbot: QtBot, desk: Desk, ctx: Context) -> NewOrder:
    """3 washers of the 4 on the shelf, wanted on 3 July."""
    washer = an_item(desk, on_hand=4)
    dialog = ctx.open(dialogs.orders.NewOrder, customer_id=a_customer(desk), item_id=washer)
    assert isinstance(dialog, NewOrder)
    dialog.lines[0].quantity.setText("3")
    dialog.head.wanted.setText("2026-07-03")
    return dialog


@pytest.mark.parametrize("now", [False, True])
def test_reserve_now_is_a_choice_in_a_new_order(qtbot: QtBot, desk: Desk, ctx: Context, now: bool) -> None:
    desk.save_settings(replace(desk.settings, reserve_days=30))
    dialog = an_order_far_ahead(qtbot, desk, ctx)
    assert dialog.head.reserve.isVisibleTo(dialog)
    assert any("Reserved from 3 June" in text for text in dialog.lines[0].said())
    dialog.head.reserve.setChecked(now)
    assert any("Reserved from 3 June" in text for text in dialog.lines[0].said()) is not now
    dialog.accept_order()
    [row] = views.queue.rows(desk)
    assert (row.reserved_from, row.ready) == ((None, 3) if now else (FROM, 0))
    assert row.told is not None
    assert row.told.promised_on == (desk.today if now else None)


def test_without_the_setting_nothing_is_asked_and_nothing_waits(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    dialog = an_order_far_ahead(qtbot, desk, ctx)
    assert not dialog.head.reserve.isVisibleTo(dialog)
    dialog.accept_order()
    assert [(row.reserved_from, row.ready) for row in views.queue.rows(desk)] == [(None, 3)]


def test_the_detail_says_from_when_and_what_it_may_hope_for(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    desk.save_settings(replace(desk.settings, reserve_days=30))
    an_order_far_ahead(qtbot, desk, ctx).accept_order()
    panel = Detail("Nothing")
    qtbot.addWidget(panel)
    write_detail(panel, ctx, views.queue.detail(desk, views.queue.rows(desk)[0].id))
    shown = panel.texts()
    assert "◇ Reserved from 3 June" in shown
    assert "As things stand it would be hoped for 3 June." in shown
