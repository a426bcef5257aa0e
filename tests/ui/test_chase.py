"""The chase list and one supplier's chase, as a person uses them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import purchasing
from app.data import histories, purchases
from app.desk import Clock, Desk
from app.views import chases
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY
from tests.keys import ENTER
from ui import dialogs
from ui.context import Context
from ui.dialogs.buying.chase import Chase
from ui.dialogs.buying.chase_list import ChaseList
from ui.window.main_window import MainWindow

MAY_4 = date(2026, 5, 4)


@pytest.fixture
def late(desk: Desk) -> dict[str, int]:
    """Two suppliers are late; Smith waits for the bolts."""
    washer, bolt, nut = (an_item(desk, sku) for sku in ("WASHER", "BOLT", "NUT"))
    acme, bossard = a_supplier(desk), a_supplier(desk, "Bossard")
    an_order(desk, a_customer(desk), (bolt, 5))
    made = {
        "acme": acme,
        "washers": a_purchase_order(desk, acme, (washer, 8), (nut, 2), requested_on=MAY_4, sent_on=MAY_4),
        "bolts": a_purchase_order(desk, bossard, (bolt, 9), requested_on=MAY_4, sent_on=MAY_4),
    }
    desk.board.refresh()
    return made


def the_list(ctx: Context) -> ChaseList:
    dialog = ctx.open(dialogs.buying.ChaseList)
    assert isinstance(dialog, ChaseList)
    return dialog


def test_the_today_line_leads_to_the_list_which_explains_itself(
    qtbot: QtBot, window: MainWindow, late: dict[str, int]
) -> None:
    assert window.ctx is not None
    window.show_today()
    assert window.today_bar.buttons["to_chase"].figure.text() == "3"
    qtbot.mouseClick(window.today_bar.buttons["to_chase"], Qt.MouseButton.LeftButton)
    dialog = window.findChild(ChaseList)
    assert dialog is not None
    assert [row.sku for row in dialog.table.rows.shown_rows()] == ["BOLT", "WASHER", "NUT"]
    assert dialog.why.text() == (
        "PO-0002, BOLT: was asked for 4 May, never confirmed · 1 customer waits, since today · 8 days late · not chased"
        " yet, silent for 8 days. Waiting for it: 5 for Smith (SO-0001)."
    )
    assert dialog.summary.text() == "3 deliveries to chase now"


def test_a_call_is_logged_for_everything_of_the_supplier_and_can_be_undone(
    qtbot: QtBot, ctx: Context, desk: Desk, late: dict[str, int]
) -> None:
    listed = the_list(ctx)
    listed.table.select(listed.table.rows.shown_rows()[1].id)
    qtbot.keyClick(listed.table, ENTER)
    dialog = ctx.window.findChild(Chase) or listed.findChild(Chase)
    assert dialog is not None
    assert [row.sku for row in dialog.table.selected_rows()] == ["WASHER", "NUT"]
    dialog.note.setText("the lorry leaves on Thursday")
    dialog.on.setText("11.5.")
    qtbot.mouseClick(dialog.log_button, Qt.MouseButton.LeftButton)
    assert ctx.window.banner.text() == "Acme is chased by telephone for 2 deliveries (PO-0001)."
    entry = histories.of_purchase_order(late["washers"])[-1]
    assert (entry.kind, entry.on, entry.note) == (
        "chased_phone",
        date(2026, 5, 11),
        "the lorry leaves on Thursday",
    )
    assert [row.sku for row in listed.table.rows.shown_rows() if row.chase.again] == ["WASHER", "NUT"]
    assert listed.summary.text() == "1 delivery to chase now"
    undo = ctx.window.banner.action("Undo")
    assert undo is not None
    undo.click()
    assert [row.chase.again for row in chases.rows(desk)] == [False] * 3


def test_what_was_chased_lately_is_not_chosen_again(ctx: Context, desk: Desk, late: dict[str, int]) -> None:
    purchasing.chase(desk, [purchases.rows(late["washers"])[0].id], "phone")
    dialog = ctx.open(dialogs.buying.Chase, supplier_id=late["acme"])
    assert isinstance(dialog, Chase)
    assert [row.sku for row in dialog.table.selected_rows()] == ["NUT"]


def test_a_draft_logs_nothing_and_a_wrong_day_is_said(
    qtbot: QtBot, ctx: Context, desk: Desk, late: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("ui.sending.QDesktopServices.openUrl", lambda url: not opened.append(url.toLocalFile()))
    dialog = ctx.open(dialogs.buying.Chase, supplier_id=late["acme"])
    assert isinstance(dialog, Chase)
    dialog.draft()
    assert b"PO-0001" in Path(opened[0]).read_bytes()
    assert dialog.how.currentText() == "E-mail"
    dialog.on.setText("tomorrow")
    dialog.log()
    assert "still to come" in dialog.message.text()
    assert dialog.isVisible()
    assert [row.chase.asked.chased_on for row in chases.rows(desk)] == [None] * 3


def test_nothing_to_chase_is_said(ctx: Context, desk: Desk) -> None:
    acme = a_supplier(desk)
    a_purchase_order(desk, acme, (an_item(desk), 5), confirmed_on=TODAY + timedelta(1))
    assert the_list(ctx).table.rows.shown_rows() == []
    dialog = ctx.open(dialogs.buying.Chase, supplier_id=acme)
    assert isinstance(dialog, Chase)
    assert not dialog.log_button.isEnabled()


def test_the_list_follows_the_day(ctx: Context, desk: Desk) -> None:
    a_purchase_order(desk, a_supplier(desk), (an_item(desk), 5), confirmed_on=TODAY)
    desk.clock = Clock(TODAY + timedelta(1))
    assert [row.chase.days for row in the_list(ctx).table.rows.shown_rows()] == [1]
