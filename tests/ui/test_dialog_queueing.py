"""Holding, releasing and moving up as a person does it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import views
from app.data import queueing as stored
from app.desk import Desk
from app.domain.promises import Hold
from app.queueing import holding
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY
from tests.keys import CONTROL, ENTER, opened
from ui.context import Context
from ui.dialogs.queue.hold import HoldLine
from ui.dialogs.queue.move_up import MoveUp
from ui.dialogs.queue.release import Release
from ui.pages.queue.page import QueuePage, when
from ui.window.main_window import MainWindow


@pytest.fixture
def lines(desk: Desk) -> dict[str, int]:
    """Smith, Jones and Brown wait for 4 each; 4 come in a week, 4 a week later."""
    washer = an_item(desk)
    for name in ("Smith", "Jones", "Brown"):
        an_order(desk, a_customer(desk, name), (washer, 4))
    acme = a_supplier(desk)
    for days in (7, 14):
        a_purchase_order(desk, acme, (washer, 4), confirmed_on=TODAY + timedelta(days=days))
    return {row.customer: row.id for row in views.queue.rows(desk)}


def test_who_loses_goods_only_is_not_said_to_lose_a_promise(qtbot: QtBot, ctx: Context, desk: Desk) -> None:
    washer, bolt = an_item(desk, on_hand=4), an_item(desk, "BOLT")
    an_order(desk, a_customer(desk, "Smith"), (washer, 4), (bolt, 1), ship_complete=True)
    an_order(desk, a_customer(desk, "Jones"), (washer, 4))
    [jones] = [row.id for row in views.queue.rows(desk) if row.customer == "Jones"]
    dialog = opened(qtbot, ctx, MoveUp, line_id=jones)
    assert dialog.said.text() == "No promise moves back. 1 line loses goods that it has."
    assert [dialog.grid.text(0, column) for column in range(1, 6)] == [
        "Smith",
        "M8-WASHER",
        "",
        "",
        "4 of the 4 it holds",
    ]


def test_a_line_is_moved_up_with_a_reason_and_back_again(
    qtbot: QtBot, window: MainWindow, ctx: Context, desk: Desk, lines: dict[str, int]
) -> None:
    dialog = opened(qtbot, ctx, MoveUp, line_id=lines["Brown"])
    assert [dialog.before.itemData(at) for at in range(dialog.before.count())] == [lines["Smith"], lines["Jones"]]
    assert dialog.said.text() == "2 promises move back."
    shown = [[dialog.grid.text(row, column) for column in (1, 5)] for row in range(dialog.grid.rowCount())]
    assert shown == [["Jones", "loses its date"], ["Smith", "7 days"]]
    qtbot.keyClick(dialog.reason, ENTER, CONTROL)
    assert dialog.isVisible()
    assert stored.overrides() == []
    qtbot.keyClicks(dialog.reason, "their line stands still")
    qtbot.keyClick(dialog.reason, ENTER, CONTROL)
    qtbot.waitUntil(lambda: len(stored.overrides()) == 1)
    assert [row.customer for row in views.queue.rows(desk)] == ["Brown", "Smith", "Jones"]
    window.banner.action("Undo").click()
    assert [row.customer for row in views.queue.rows(desk)] == ["Smith", "Jones", "Brown"]


def test_the_table_follows_the_choice(qtbot: QtBot, ctx: Context, lines: dict[str, int]) -> None:
    dialog = opened(qtbot, ctx, MoveUp, line_id=lines["Brown"])
    dialog.before.setCurrentIndex(1)
    assert dialog.grid.rowCount() == 1
    assert dialog.grid.text(0, 1) == "Jones"


def test_a_line_is_held_shown_and_released(
    qtbot: QtBot, window: MainWindow, ctx: Context, desk: Desk, lines: dict[str, int]
) -> None:
    dialog = opened(qtbot, ctx, HoldLine, line_id=lines["Smith"])
    qtbot.keyClicks(dialog.reason, "on holiday")
    qtbot.keyClick(dialog.reason, ENTER, CONTROL)
    ctx.open_page("queue", None, "held")
    page = window.page
    assert isinstance(page, QueuePage)
    assert [(row.customer, when(row)) for row in page.queue.shown_rows()] == [("Smith", "◆ Held: Confirmed for 19 May")]
    page.select(lines["Smith"])
    assert {"hold", "release"} <= page.offers().keys()
    again = opened(qtbot, ctx, Release, line_id=lines["Smith"])
    assert not again.grid.isVisible()
    qtbot.keyClick(again.reason, ENTER, CONTROL)
    assert {row.hold for row in views.queue.rows(desk)} == {Hold.NONE}


def test_what_was_passed_on_is_released_for_a_reason_only(
    qtbot: QtBot, ctx: Context, desk: Desk, lines: dict[str, int]
) -> None:
    holding.hold(desk, lines["Smith"], "not paid", pass_on=True)
    dialog = opened(qtbot, ctx, Release, line_id=lines["Smith"])
    assert [dialog.grid.text(row, 1) for row in range(dialog.grid.rowCount())] == ["Brown", "Jones"]
    [act] = [button for button in dialog.findChildren(QPushButton) if button.text() == "Release"]
    act.click()
    assert dialog.isVisible()
    dialog.reason.setText("has paid")
    act.click()
    assert [row.customer for row in views.queue.rows(desk)] == ["Smith", "Jones", "Brown"]
