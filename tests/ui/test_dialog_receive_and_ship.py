"""Goods come and go: scan or key what arrived, see whom it serves, ship what is ready."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app import catalogue, views
from app.desk import Desk
from app.domain.movements import Kind
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import CONTROL, ENTER, ESCAPE, cell, opened, typed
from ui.context import Context
from ui.dialogs.goods.receive import Receive
from ui.dialogs.goods.receive_lines import HERE, SERVES
from ui.dialogs.goods.ship import SHIP, Ship
from ui.dialogs.orders.cancel_line import CancelLine


@pytest.fixture
def kit(desk: Desk) -> int:
    """Seal kits, of which Smith waits for 5 and Jones for 3."""
    item = an_item(desk, "SEA-2510", name="Seal kit 25 mm")
    catalogue.add_barcode(desk, item, "4006381333931", Decimal(2))
    an_order(desk, a_customer(desk, "Smith"), (item, 5))
    an_order(desk, a_customer(desk, "Jones"), (item, 3))
    return item


@pytest.fixture
def po(desk: Desk, kit: int) -> int:
    """Ten kits and four gaskets on their way for a week."""
    gaskets = an_item(desk, "GAS-1")
    return a_purchase_order(desk, a_supplier(desk, "Acme"), (kit, 10), (gaskets, 4), sent_on=date(2026, 5, 5))


def on_hand(desk: Desk) -> dict[str, Decimal]:
    return {row.sku: row.on_hand for row in views.items.rows(desk)}


def test_it_is_shown_whom_a_delivery_serves_before_and_after(
    qtbot: QtBot, desk: Desk, ctx: Context, kit: int, po: int
) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    assert not dialog.receive_button.isEnabled()
    cell(qtbot, dialog.grid, 0, HERE, "8")
    served = "of these 8: 5 to Smith (SO-0001), 3 to Jones (SO-0002), 0 to shelf"
    assert dialog.grid.text(0, SERVES) == served
    assert on_hand(desk)["SEA-2510"] == 0
    qtbot.keyClick(dialog.grid, ENTER, CONTROL)
    assert not dialog.isVisible()
    assert on_hand(desk) == {"SEA-2510": 8, "GAS-1": 0}
    assert served in ctx.window.banner.text()
    assert {row.ready for row in views.queue.rows(desk)} == {5, 3}


def test_every_scan_counts_its_item_up(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    for code in ("4006381333931", "4006381333931", "SEA-2510", "GAS-1"):
        typed(qtbot, dialog.scan, code)
    assert [dialog.grid.text(row, HERE) for row in (0, 1)] == ["5", "1"]
    assert on_hand(desk)["SEA-2510"] == 0
    typed(qtbot, dialog.scan, "7610200339089")
    assert "7610200339089" in dialog.last.title.toolTip()
    assert dialog.isVisible()


def test_the_whole_delivery_in_two_keys(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.fill_all()
    assert dialog.summary.text() == "2 lines arrived, serves 2 orders"
    dialog.receive()
    assert on_hand(desk) == {"SEA-2510": 10, "GAS-1": 4}
    assert "in full" in ctx.window.banner.text()


@pytest.mark.parametrize("agreed", [True, False])
def test_more_than_ordered_is_asked(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, _text: agreed)
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    cell(qtbot, dialog.grid, 0, HERE, "12")
    dialog.receive()
    assert on_hand(desk)["SEA-2510"] == (12 if agreed else 0)
    assert dialog.isVisible() is not agreed


def test_a_wrong_quantity_is_said_and_nothing_is_booked(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    cell(qtbot, dialog.grid, 0, HERE, "a lot")
    assert "a lot" in dialog.grid.item(0, HERE).toolTip()
    assert not dialog.receive_button.isEnabled()
    qtbot.keyClick(dialog, ESCAPE)
    assert dialog.isVisible()


def test_arrived_yesterday(qtbot: QtBot, desk: Desk, ctx: Context, kit: int, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    cell(qtbot, dialog.grid, 0, HERE, "8")
    typed(qtbot, dialog.happened, "13 May", enter=False)
    dialog.receive()
    assert dialog.isVisible()  # tomorrow has not come yet
    typed(qtbot, dialog.happened, "11 May", enter=False)
    dialog.receive()
    [movement] = [row.movement for row in views.items.detail(desk, kit).ledger]
    assert (movement.kind, movement.happened_on) == (Kind.RECEIPT, date(2026, 5, 11))


@pytest.fixture
def shelf(desk: Desk) -> int:
    """Four kits here; Smith waits for 3, Jones for 3."""
    item = an_item(desk, "SEA-2510", 4, name="Seal kit 25 mm")
    an_order(desk, a_customer(desk, "Smith"), (item, 3))
    an_order(desk, a_customer(desk, "Jones"), (item, 3))
    return item


def waiting(desk: Desk) -> dict[str, Decimal]:
    return {row.customer: row.waiting for row in views.queue.rows(desk)}


def test_what_is_ready_ships(qtbot: QtBot, desk: Desk, ctx: Context, shelf: int) -> None:
    dialog = opened(qtbot, ctx, Ship)
    assert [dialog.grid.text(row, SHIP) for row in (0, 1)] == ["3", "1"]
    qtbot.keyClick(dialog.grid, ENTER, CONTROL)
    assert waiting(desk) == {"Jones": 2}
    assert "2 lines shipped" in ctx.window.banner.text()


def test_part_of_a_line_ships(qtbot: QtBot, desk: Desk, ctx: Context, shelf: int) -> None:
    [first, _second] = views.queue.rows(desk)
    dialog = opened(qtbot, ctx, Ship, line_ids=[first.id])
    cell(qtbot, dialog.grid, 0, SHIP, "2")
    dialog.ship()
    assert waiting(desk) == {"Smith": 1, "Jones": 3}


def test_more_than_its_share_is_refused_in_words(qtbot: QtBot, desk: Desk, ctx: Context, shelf: int) -> None:
    dialog = opened(qtbot, ctx, Ship)
    cell(qtbot, dialog.grid, 1, SHIP, "2")
    dialog.ship()
    assert dialog.message.text()
    assert waiting(desk) == {"Smith": 3, "Jones": 3}


def test_nothing_ready_is_said(qtbot: QtBot, desk: Desk, ctx: Context, kit: int) -> None:
    dialog = opened(qtbot, ctx, Ship)
    assert not dialog.ship_button.isEnabled()
    assert "ready" in dialog.message.text()


def test_less_is_cancelled_in_place(qtbot: QtBot, desk: Desk, ctx: Context, kit: int) -> None:
    [smiths, _jones] = views.queue.rows(desk)
    dialog = opened(qtbot, ctx, CancelLine, line_id=smiths.id)
    typed(qtbot, dialog.quantity, "6", enter=False)
    dialog.save()
    assert dialog.message.text()
    typed(qtbot, dialog.quantity, "2", enter=False)
    dialog.save()
    assert waiting(desk) == {"Smith": 3, "Jones": 3}
    assert "SO-0001" in ctx.window.banner.text()


def test_an_order_that_ships_complete_is_offered_whole(qtbot: QtBot, desk: Desk, ctx: Context, kit: int) -> None:
    first, second = an_item(desk, "A", 5), an_item(desk, "B", 5)
    an_order(desk, a_customer(desk, "Whole"), (first, 2), (second, 2), ship_complete=True)
    line = next(row.id for row in views.queue.rows(desk, [first]))
    dialog = opened(qtbot, ctx, Ship, line_ids=[line])
    assert [row.sku for row in dialog.rows] == ["A", "B"]


def test_a_code_scanned_into_a_quantity_is_said(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "A", 5)
    an_order(desk, a_customer(desk, "Smith"), (item, 2))
    dialog = opened(qtbot, ctx, Ship)
    cell(qtbot, dialog.grid, 0, SHIP, "4006381333931")
    assert "was a barcode scanned into it" in dialog.message.text()
    assert not dialog.ship_button.isEnabled()
    cell(qtbot, dialog.grid, 0, SHIP, "2")
    assert dialog.message.text() == ""
    assert dialog.ship_button.isEnabled()


def test_a_code_scanned_into_what_arrived_is_said(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    cell(qtbot, dialog.grid, 0, HERE, "4006381333931")
    assert "was a barcode scanned into it" in dialog.message.text()
    assert not dialog.receive_button.isEnabled()
    cell(qtbot, dialog.grid, 0, HERE, "8")
    assert dialog.message.text() == ""
    assert dialog.receive_button.isEnabled()
