"""At the door: which order is it, what is not on it, what is broken, what came without one, and putting it away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app import catalogue, formats, views
from app.data import histories, movements, purchases
from app.desk import Desk
from app.goods import putting_away, receiving
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import cell, found, opened, typed
from ui.context import Context
from ui.dialogs.goods.put_away import PutAway
from ui.dialogs.goods.receive import Receive
from ui.dialogs.goods.receive_choice import ReceiveChoice
from ui.dialogs.goods.receive_lines import HERE, REJECTED, SERVES
from ui.dialogs.goods.receive_without_order import ReceiveWithoutOrder
from ui.dialogs.papers.labels import Labels
from ui.dialogs.papers.preview_paper import PreviewPaper

CODE = "4006381333931"


@pytest.fixture
def kit(desk: Desk) -> int:
    """Seal kits in packs of two, of which Smith waits for 5."""
    item = an_item(desk, "SEA-2510", name="Seal kit 25 mm", bin="A-01")
    catalogue.add_barcode(desk, item, CODE, Decimal(2))
    an_order(desk, a_customer(desk, "Smith"), (item, 5))
    return item


@pytest.fixture
def other(desk: Desk) -> int:
    return an_item(desk, "GAS-1", name="Gasket")


@pytest.fixture
def po(desk: Desk, kit: int) -> int:
    """Ten kits, on their way."""
    return a_purchase_order(desk, a_supplier(desk, "Acme"), (kit, 10), sent_on=date(2026, 5, 5))


def on_hand(desk: Desk) -> dict[str, Decimal]:
    return {row.sku: row.on_hand for row in views.items.rows(desk)}


def press(buttons: list[object], text: str) -> None:
    [button] = [button for button in buttons if button.text() == text]  # type: ignore[attr-defined]
    button.click()  # type: ignore[attr-defined]


def undo(ctx: Context) -> None:
    button = ctx.window.banner.action("Undo")
    assert button is not None
    button.click()


def history(po: int) -> list[str]:
    return [formats.history_text(entry) for entry in histories.of_purchase_order(po)]


# which order


def test_a_scan_of_what_came_leads_to_its_only_order_counted(qtbot: QtBot, ctx: Context, po: int) -> None:
    choice = opened(qtbot, ctx, ReceiveChoice)
    choice.take_scan(CODE)
    dialog = found(ctx, Receive)
    assert dialog.number == "PO-0001"
    assert dialog.grid.text(0, HERE) == "2"
    dialog.fill_all()
    dialog.receive()
    assert not choice.isVisible()


def test_what_was_the_wrong_order_leads_back_to_the_choice(qtbot: QtBot, ctx: Context, po: int) -> None:
    choice = opened(qtbot, ctx, ReceiveChoice)
    choice.take_scan("PO-0001")
    found(ctx, Receive).reject()
    assert choice.isVisible()
    assert [row.number for row in choice.rows] == ["PO-0001"]


def test_a_scan_of_the_order_leads_to_it(qtbot: QtBot, ctx: Context, po: int) -> None:
    choice = opened(qtbot, ctx, ReceiveChoice)
    choice.take_scan("PO-0001")
    assert found(ctx, Receive).grid.text(0, HERE) == ""


def test_where_several_orders_have_it_one_is_chosen(
    qtbot: QtBot, desk: Desk, ctx: Context, kit: int, other: int, po: int
) -> None:
    a_purchase_order(desk, a_supplier(desk, "Later & Co"), (kit, 4), (other, 1), confirmed_on=date(2026, 6, 1))
    a_purchase_order(desk, a_supplier(desk, "Neither"), (other, 9))
    choice = opened(qtbot, ctx, ReceiveChoice)
    assert [row.number for row in choice.rows] == ["PO-0002", "PO-0001", "PO-0003"]
    choice.take_scan(CODE)
    assert [row.number for row in choice.rows] == ["PO-0002", "PO-0001"]
    assert "on 2 orders" in choice.last.state.text()
    qtbot.keyClick(choice.grid, "\r")
    dialog = found(ctx, Receive)
    assert dialog.number == "PO-0002"
    assert dialog.grid.text(0, HERE) == "2"


def test_what_is_on_no_order_is_received_without_one(
    qtbot: QtBot, desk: Desk, ctx: Context, kit: int, other: int, po: int
) -> None:
    choice = opened(qtbot, ctx, ReceiveChoice)
    choice.take_scan("GAS-1")
    press(choice.last.buttons, "Without an order…")
    dialog = found(ctx, ReceiveWithoutOrder)
    assert dialog.grid.text(0, HERE) == "1"


def test_a_draft_is_refused_in_words(qtbot: QtBot, desk: Desk, ctx: Context, kit: int) -> None:
    a_purchase_order(desk, a_supplier(desk), (kit, 10), sent=False)
    choice = opened(qtbot, ctx, ReceiveChoice)
    choice.take_scan("PO-0001")
    assert "still a draft" in choice.message.text()
    assert choice.isVisible()
    assert choice.none.isVisible()


# what a scan means


def test_a_multiplier_counts_the_next_scan_so_many_times(qtbot: QtBot, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    for code in ("3*", CODE, CODE):
        dialog.take_scan(code)
    assert dialog.grid.text(0, HERE) == "8"
    assert dialog.last.total.text() == "8"


def test_a_scan_adds_to_what_is_just_being_keyed(qtbot: QtBot, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.grid.go(0, HERE)
    qtbot.keyClicks(dialog.grid, "3")
    dialog.take_scan(CODE)
    assert dialog.grid.text(0, HERE) == "5"
    dialog.scan.setFocus()
    assert dialog.grid.text(0, HERE) == "5"


def test_what_is_not_on_the_order_goes_to_another_one_and_nothing_is_lost(
    qtbot: QtBot, desk: Desk, ctx: Context, other: int, po: int
) -> None:
    a_purchase_order(desk, a_supplier(desk, "Other"), (other, 3))
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.take_scan(CODE)
    dialog.take_scan("GAS-1")
    assert "not open on PO-0001" in dialog.last.state.text()
    press(dialog.last.buttons, "PO-0002, Other")
    second = next(each for each in ctx.window.findChildren(Receive) if each.number == "PO-0002")
    assert second.grid.text(0, HERE) == "1"
    second.receive()
    assert on_hand(desk) == {"SEA-2510": 0, "GAS-1": 1}
    assert dialog.isVisible()
    assert dialog.grid.text(0, HERE) == "2"


def test_what_is_not_on_the_order_comes_without_one_or_is_ignored(
    qtbot: QtBot, ctx: Context, other: int, po: int
) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.take_scan("GAS-1")
    press(dialog.last.buttons, "Ignore")
    assert not dialog.last.isVisible()
    dialog.take_scan("GAS-1")
    press(dialog.last.buttons, "Without an order…")
    assert found(ctx, ReceiveWithoutOrder).grid.text(0, HERE) == "1"


def test_a_code_that_two_items_carry_is_chosen_once(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    an_item(desk, CODE, name="Somebody made its SKU of a barcode")
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.take_scan(CODE)
    press(dialog.last.buttons, "SEA-2510")
    dialog.take_scan(CODE)
    assert dialog.grid.text(0, HERE) == "4"


@pytest.mark.parametrize("code", ["4006381333932", "nothing", "x" * 300, "\x07bell"])
def test_a_code_that_means_nothing_is_said_and_kept_out(qtbot: QtBot, ctx: Context, po: int, code: str) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.take_scan(code)
    assert dialog.last.tone == "bad"
    assert dialog.grid.text(0, HERE) == ""


def test_a_full_line_passes_the_scan_on(qtbot: QtBot, desk: Desk, ctx: Context, kit: int) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (kit, 4), (kit, 4))
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    for _ in range(5):
        dialog.take_scan(CODE)
    assert [dialog.grid.text(row, HERE) for row in (0, 1)] == ["4", "6"]
    assert dialog.last.total.text() == "10"


# what is rejected


def test_half_of_it_is_rejected_with_the_receipt(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    assert not dialog.rejects.isVisible()
    cell(qtbot, dialog.grid, 0, HERE, "10")
    cell(qtbot, dialog.grid, 0, REJECTED, "4")
    assert dialog.grid.text(0, SERVES) == "of these 6: 5 to Smith (SO-0001), 1 to shelf; 4 rejected"
    dialog.receive()
    assert "Say why" in dialog.message.text()
    assert on_hand(desk)["SEA-2510"] == 0
    typed(qtbot, dialog.reason, "broken", enter=False)
    dialog.receive()
    assert on_hand(desk)["SEA-2510"] == 6
    assert "1 to shelf. Rejected: 4 × SEA-2510." in ctx.window.banner.text()
    assert history(po)[-2:] == ["Received: 6 (SEA-2510)", "Rejected: 4 (SEA-2510: broken)"]
    undo(ctx)
    assert on_hand(desk)["SEA-2510"] == 0
    assert [(int(row.open), row.due) for row in purchases.rows(po)] == [(10, None)]


@pytest.mark.parametrize(("words", "kind"), [("Slip…", PreviewPaper), ("Labels…", Labels)])
def test_the_slip_and_the_labels_are_the_next_steps(
    qtbot: QtBot, ctx: Context, po: int, words: str, kind: type[QDialog]
) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.fill_all()
    dialog.receive()
    button = ctx.window.banner.action(words)
    assert button is not None
    button.click()
    assert found(ctx, kind).isVisible()


def test_all_of_it_is_rejected_and_nothing_comes_instead(qtbot: QtBot, desk: Desk, ctx: Context, kit: int) -> None:
    gone = a_purchase_order(desk, a_supplier(desk), (an_item(desk, "FREE"), 5))
    dialog = opened(qtbot, ctx, Receive, po_id=gone)
    cell(qtbot, dialog.grid, 0, REJECTED, "5")
    assert dialog.grid.text(0, HERE) == "5"
    typed(qtbot, dialog.reason, "the wrong item", enter=False)
    dialog.no_replacement.setChecked(True)
    dialog.receive()
    assert "Rejected of PO-0001: 5 × FREE" in ctx.window.banner.text()
    assert [int(row.short) for row in purchases.rows(gone)] == [5]
    assert on_hand(desk)["FREE"] == 0


def test_one_line_put_right_leaves_what_is_wrong_with_another(
    qtbot: QtBot, desk: Desk, ctx: Context, kit: int, other: int
) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (kit, 4), (other, 4))
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    dialog.fill_all()
    cell(qtbot, dialog.grid, 0, HERE, "7")
    cell(qtbot, dialog.grid, 0, REJECTED, "3")  # beyond what is to come: it is sent back without being booked
    cell(qtbot, dialog.grid, 1, REJECTED, "some")
    assert not dialog.receive_button.isEnabled()
    cell(qtbot, dialog.grid, 1, REJECTED, "1")
    assert "Reject at most those" in dialog.message.text()
    assert not dialog.receive_button.isEnabled()
    cell(qtbot, dialog.grid, 0, HERE, "4")
    assert dialog.message.text() == ""
    assert dialog.summary.text() == "2 lines arrived, serves 1 order, 2 lines with rejected goods"
    assert dialog.receive_button.isEnabled()
    dialog.fill_all()
    cell(qtbot, dialog.grid, 0, REJECTED, "9")
    dialog.fill_all()
    assert "only 4 arrived" in dialog.message.text()


def test_more_rejected_than_arrived_is_said(qtbot: QtBot, ctx: Context, po: int) -> None:
    dialog = opened(qtbot, ctx, Receive, po_id=po)
    cell(qtbot, dialog.grid, 0, HERE, "3")
    cell(qtbot, dialog.grid, 0, REJECTED, "4")
    assert "only 3 arrived" in dialog.message.text()
    assert not dialog.receive_button.isEnabled()
    cell(qtbot, dialog.grid, 0, REJECTED, "3")
    assert dialog.message.text() == ""
    assert dialog.receive_button.isEnabled()


# without an order


def test_goods_without_an_order_need_a_reason(qtbot: QtBot, desk: Desk, ctx: Context, kit: int) -> None:
    a_supplier(desk, "Acme")
    dialog = opened(qtbot, ctx, ReceiveWithoutOrder)
    assert not dialog.receive_button.isEnabled()
    typed(qtbot, dialog.scan, CODE)
    typed(qtbot, dialog.scan, CODE)
    assert dialog.grid.text(0, SERVES) == "of these 4: 4 to Smith (SO-0001), 0 to shelf"
    dialog.receive()
    assert "Say why" in dialog.message.text()
    typed(qtbot, dialog.entries.fields["Why"], "a sample", enter=False)
    typed(qtbot, dialog.supplier, "Acme", enter=True)
    dialog.receive()
    assert not dialog.isVisible()
    assert "4 to Smith" in ctx.window.banner.text()
    assert movements.ledger(kit)[0].reason == "a sample"
    assert putting_away.waiting(desk)[0].supplier == "Acme"


def test_a_sender_nobody_knows_is_said(qtbot: QtBot, ctx: Context, kit: int) -> None:
    dialog = opened(qtbot, ctx, ReceiveWithoutOrder)
    dialog.take_scan("SEA-2510")
    typed(qtbot, dialog.entries.fields["Why"], "a sample", enter=False)
    typed(qtbot, dialog.supplier, "Nobody Ltd", enter=False)
    dialog.receive()
    assert dialog.isVisible()
    assert "Nobody Ltd" in dialog.message.text()


# put away


def test_everything_is_put_away_at_once(qtbot: QtBot, desk: Desk, ctx: Context, po: int) -> None:
    receiving.receive(desk, po)
    dialog = opened(qtbot, ctx, PutAway)
    assert [dialog.grid.text(0, column) for column in range(3)] == ["A-01", "SEA-2510  Seal kit 25 mm", "10 pcs"]
    dialog.put_all()
    assert not dialog.isVisible()
    assert putting_away.waiting(desk) == []
    undo(ctx)
    assert len(putting_away.waiting(desk)) == 1


def test_one_receipt_is_put_away(qtbot: QtBot, desk: Desk, ctx: Context, kit: int, po: int) -> None:
    receiving.receive(desk, po)
    receiving.receive_without_order(desk, {kit: Decimal(3)}, "a sample")
    dialog = opened(qtbot, ctx, PutAway)
    dialog.put_one()
    assert dialog.isVisible()
    assert [each.po for each in putting_away.waiting(desk)] == ["PO-0001"]
    assert not dialog.one_button.isEnabled()
