"""Buying at the desk: suggestions, drafts, confirming by keys, closing short."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app import purchasing, views
from app.desk import Desk
from app.domain.matching import Footing
from app.domain.purchase_orders import State
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.keys import CONTROL, ENTER, ESCAPE, cell, found, opened, typed
from ui.context import Context
from ui.dialogs.buying.close_short import CloseShort
from ui.dialogs.buying.confirm import DATE, QUANTITY, Confirm
from ui.dialogs.buying.confirm_rows import COST as CONFIRMED_COST
from ui.dialogs.buying.confirm_rows import STANDS
from ui.dialogs.buying.new_purchase_order import COST, PACKS, NewPurchaseOrder
from ui.dialogs.buying.new_purchase_order import QUANTITY as ORDERED
from ui.dialogs.buying.order_item import OrderItem
from ui.dialogs.catalogue.source_edit import SourceEdit

MAY_20, MAY_28 = date(2026, 5, 20), date(2026, 5, 28)


@pytest.fixture
def acme(desk: Desk) -> int:
    return a_supplier(desk, "Acme")


@pytest.fixture
def washers(desk: Desk, acme: int) -> int:
    """Washers in packs of 25, of which Smith waits for 40."""
    item = an_item(desk, "FAS-0812", name="M8 spring washer", reorder_point=Decimal(10), order_up_to=Decimal(100))
    a_source(desk, item, acme, pack_size=Decimal(25), supplier_sku="AF-3595", preferred=True)
    an_order(desk, a_customer(desk, "Smith & Sons"), (item, 40))
    return item


def rows_of(desk: Desk, po: int) -> list[tuple[Decimal, date | None, bool]]:
    lines = views.purchases.detail(desk, po).lines
    return [(found.row.open, found.row.confirmed_on, found.row.confirmed) for line in lines for found in line.rows]


def test_a_date_and_enter_confirm_a_row(qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int) -> None:
    po = a_purchase_order(desk, acme, (washers, 100), (an_item(desk, "BEA-1"), 5), requested_on=MAY_20)
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    assert (dialog.grid.currentRow(), dialog.grid.currentColumn()) == (0, DATE)
    cell(qtbot, dialog.grid, 0, DATE, "20 May")
    assert rows_of(desk, po) == [(100, MAY_20, True), (5, None, False)]
    assert dialog.grid.currentRow() == 1
    cell(qtbot, dialog.grid, 1, DATE, "+16")
    assert rows_of(desk, po)[1] == (5, MAY_28, True)
    assert dialog.isVisible()
    assert views.queue.rows(desk)[0].promise == MAY_20


def test_a_row_is_split_between_two_dates(qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int) -> None:
    po = a_purchase_order(desk, acme, (washers, 100))
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    dialog.split()
    cell(qtbot, dialog.grid, 0, QUANTITY, "60")
    cell(qtbot, dialog.grid, 0, DATE, "20 May")
    assert rows_of(desk, po) == [(100, None, False)]
    assert dialog.grid.text(1, QUANTITY) == "40", "what the first part leaves is proposed"
    cell(qtbot, dialog.grid, 1, DATE, "28 May")
    assert rows_of(desk, po) == [(60, MAY_20, True), (40, MAY_28, True)]


@pytest.mark.parametrize("leaving", [Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up])
def test_only_enter_books_what_was_typed(
    qtbot: QtBot,
    desk: Desk,
    ctx: Context,
    acme: int,
    washers: int,
    leaving: Qt.Key,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, _text: True)
    po = a_purchase_order(desk, acme, (washers, 100), (an_item(desk, "BEA-1"), 5))
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    cell(qtbot, dialog.grid, 0, DATE, "20 May", enter=leaving)
    assert rows_of(desk, po) == [(100, None, False), (5, None, False)]
    assert (dialog.grid.text(0, DATE), dialog.grid.text(0, STANDS)) == ("20 May", "not booked yet")
    dialog.rest.setCurrentIndex(dialog.rest.findData("short"))
    dialog.why.setText("by telephone")
    cell(qtbot, dialog.grid, 0, QUANTITY, "32")
    assert rows_of(desk, po) == [(32, MAY_20, True), (5, None, False)]
    assert not dialog.unsaved()


def test_no_date_is_an_answer(qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int) -> None:
    po = a_purchase_order(desk, acme, (washers, 100), requested_on=MAY_20)
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    cell(qtbot, dialog.grid, 0, DATE, "no date")
    assert rows_of(desk, po) == [(100, None, True)]
    assert views.queue.rows(desk)[0].footing is Footing.UNDATED


def test_fewer_than_ordered_with_the_rest_given_up(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int
) -> None:
    po = a_purchase_order(desk, acme, (washers, 100))
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    dialog.rest.setCurrentIndex(dialog.rest.findData("short"))
    cell(qtbot, dialog.grid, 0, QUANTITY, "75")
    cell(qtbot, dialog.grid, 0, DATE, "20 May")
    assert rows_of(desk, po) == [(75, MAY_20, True)]


def test_a_past_date_is_asked_about(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    po = a_purchase_order(desk, acme, (washers, 100), (an_item(desk, "BEA-1"), 5))
    asked: list[str] = []
    answers = [False, True]

    def answer(_parent: object, text: str) -> bool:
        asked.append(text)
        return answers[len(asked) - 1]

    monkeypatch.setattr("ui.attempt.ask_person", answer)
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    cell(qtbot, dialog.grid, 0, DATE, "1 May")
    assert rows_of(desk, po) == [(100, None, False), (5, None, False)]
    qtbot.waitUntil(lambda: dialog.grid.currentRow() == 0)  # what was not taken is stood on again
    dialog.grid.put(0, DATE, "")
    cell(qtbot, dialog.grid, 0, DATE, "1 May")
    assert rows_of(desk, po) == [(100, date(2026, 5, 1), True), (5, None, False)]
    assert "1 May" in asked[0]


def test_what_is_no_date_is_said_at_its_cell(qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int) -> None:
    po = a_purchase_order(desk, acme, (washers, 100))
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    cell(qtbot, dialog.grid, 0, DATE, "soon")
    assert "soon" in dialog.message.text()
    assert rows_of(desk, po) == [(100, None, False)]
    qtbot.keyClick(dialog, ESCAPE)
    assert "not booked yet" in dialog.message.text()


def test_everything_for_one_date(qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int) -> None:
    po = a_purchase_order(desk, acme, (washers, 100), (an_item(desk, "BEA-1"), 5))
    dialog = opened(qtbot, ctx, Confirm, po_id=po)
    typed(qtbot, dialog.all_on, "20.5.")
    assert {found[1:] for found in rows_of(desk, po)} == {(MAY_20, True)}


def test_a_draft_is_written_by_scans_and_keys(qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int) -> None:
    dialog = opened(qtbot, ctx, NewPurchaseOrder)
    typed(qtbot, dialog.supplier, "acm")
    typed(qtbot, dialog.wanted, "20 May", enter=False)
    typed(qtbot, dialog.item, "FAS-0812")
    assert dialog.offer.text() == "FAS-0812 · AF-3595 · packs of 25 · first choice"
    cell(qtbot, dialog.grid, 0, ORDERED, "50")
    cell(qtbot, dialog.grid, 0, COST, "1.25")
    assert views.purchases.rows(desk) == []
    qtbot.keyClick(dialog.grid, ENTER, CONTROL)
    [draft] = views.purchases.rows(desk)
    assert (draft.supplier, draft.state, draft.open_value) == ("Acme", State.DRAFT, Decimal("62.5"))
    assert views.purchases.detail(desk, draft.id).lines[0].rows[0].row.requested_on == MAY_20


def test_costs_have_the_decimals_of_their_currency_and_say_which_it_is(
    qtbot: QtBot, desk: Desk, ctx: Context, washers: int
) -> None:
    tokyo = a_supplier(desk, "Tokyo", currency="JPY")
    a_source(desk, washers, tokyo, unit_cost=Decimal("412.00"))
    source = opened(
        qtbot, ctx, SourceEdit, item_id=washers, source_id=views.items.detail(desk, washers).sources[-1].source.id
    )
    assert source.entries.text("Unit cost") == "412"
    new = opened(qtbot, ctx, NewPurchaseOrder)
    assert new.grid.horizontalHeaderItem(COST).text() == f"Unit cost ({desk.settings.currency})"
    typed(qtbot, new.supplier, "tok")
    assert new.grid.horizontalHeaderItem(COST).text() == "Unit cost (JPY)"
    po = a_purchase_order(desk, tokyo, (washers, 10), sent=False)
    draft = opened(qtbot, ctx, NewPurchaseOrder, po_id=po)
    assert (draft.grid.text(0, COST), draft.grid.horizontalHeaderItem(COST).text()) == ("412", "Unit cost (JPY)")
    purchasing.send(desk, po)
    confirming = opened(qtbot, ctx, Confirm, po_id=po)
    assert confirming.grid.text(0, CONFIRMED_COST) == "412"
    assert confirming.grid.horizontalHeaderItem(CONFIRMED_COST).text() == "Cost of one (JPY)"


def test_packs_are_typed_and_shown_beside_units(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int
) -> None:
    dialog = opened(qtbot, ctx, NewPurchaseOrder, supplier_id=acme)
    typed(qtbot, dialog.item, "FAS-0812")
    cell(qtbot, dialog.grid, 0, ORDERED, "3 packs of 25")
    assert (dialog.grid.text(0, ORDERED), dialog.grid.text(0, PACKS)) == ("75", "3 × 25")
    cell(qtbot, dialog.grid, 0, ORDERED, "30")
    assert dialog.grid.text(0, PACKS) == "1 × 25 + 5"
    cell(qtbot, dialog.grid, 0, ORDERED, "2 packs")
    assert dialog.grid.text(0, ORDERED) == "50"
    for wrong, said in (("2 packs of 0", "a pack of nothing"), ("0", "above zero")):
        cell(qtbot, dialog.grid, 0, ORDERED, wrong)
        dialog.save()
        assert said in dialog.message.text()
    cell(qtbot, dialog.grid, 0, ORDERED, "2 packs")
    cell(qtbot, dialog.grid, 0, COST, "1.23456")
    dialog.save()
    assert "decimal places" in dialog.message.text()
    assert views.purchases.rows(desk) == []
    cell(qtbot, dialog.grid, 0, COST, "1.2345")
    dialog.save()
    [draft] = views.purchases.rows(desk)
    [line] = views.purchases.detail(desk, draft.id).lines
    assert (line.open, line.line.pack_size, line.line.unit_cost) == (50, 25, Decimal("1.2345"))


def test_a_draft_that_somebody_else_changed_is_not_overwritten(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int
) -> None:
    po = a_purchase_order(desk, acme, (washers, 100), sent=False)
    dialog = opened(qtbot, ctx, NewPurchaseOrder, po_id=po)
    purchasing.add_to_draft(desk, acme, washers, Decimal(25))
    cell(qtbot, dialog.grid, 0, ORDERED, "50")
    dialog.save()
    assert "changed" in dialog.message.text()
    assert views.purchases.detail(desk, po).lines[0].open == 125


def test_a_quantity_that_cannot_be_is_said(qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int) -> None:
    dialog = opened(qtbot, ctx, NewPurchaseOrder, supplier_id=acme)
    typed(qtbot, dialog.item, "FAS-0812")
    cell(qtbot, dialog.grid, 0, ORDERED, "many")
    dialog.save()
    assert "many" in dialog.message.text()
    assert views.purchases.rows(desk) == []


def test_one_item_is_put_on_a_draft(qtbot: QtBot, desk: Desk, ctx: Context, washers: int) -> None:
    dialog = opened(qtbot, ctx, OrderItem, item_id=washers)
    assert dialog.quantity.text() == "150"
    typed(qtbot, dialog.quantity, "30", enter=False)
    dialog.order()
    [draft] = views.purchases.rows(desk)
    assert views.purchases.detail(desk, draft.id).lines[0].open == 50


def test_closing_short_names_who_loses_cover(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    po = a_purchase_order(desk, acme, (washers, 50), requested_on=MAY_20)
    asked: list[str] = []
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, text: bool(asked.append(text)) or True)
    dialog = opened(qtbot, ctx, CloseShort, po_id=po)
    dialog.close_short()
    assert "Smith & Sons" in asked[0]
    assert views.purchases.detail(desk, po).po.state is State.CLOSED
    assert views.queue.rows(desk)[0].footing is Footing.NONE


def test_ordering_fewer_lists_who_loses_cover_and_can_be_undone(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_order(desk, a_customer(desk, "Jones"), (washers, 15))
    po = a_purchase_order(desk, acme, (washers, 60), requested_on=MAY_20)
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, _text: True)
    dialog = opened(qtbot, ctx, CloseShort, po_id=po)
    assert [dialog.table.rows.row(at).customer for at in range(2)] == ["Jones", "Smith & Sons"]
    typed(qtbot, dialog.left, "2 packs", enter=False)
    assert [(dialog.table.rows.row(0).customer, dialog.table.rows.row(0).quantity)] == [("Jones", 5)]
    assert "1 waiting line loses cover" in dialog.said.text()
    assert dialog.act_button.text() == "Order fewer"
    typed(qtbot, dialog.left, "60", enter=False)
    dialog.close_short()
    assert "say less than that" in dialog.message.text()
    typed(qtbot, dialog.left, "50", enter=False)
    dialog.close_short()
    assert [row[0] for row in rows_of(desk, po)] == [50]
    [again] = [button for button in ctx.window.banner.findChildren(QPushButton) if button.text() == "Undo"]
    again.click()
    assert [row[0] for row in rows_of(desk, po)] == [60]


def test_a_question_can_be_declined_with_escape(
    qtbot: QtBot, desk: Desk, ctx: Context, acme: int, washers: int
) -> None:
    po = a_purchase_order(desk, acme, (washers, 50), requested_on=MAY_20)
    dialog = opened(qtbot, ctx, CloseShort, po_id=po)

    def decline() -> None:
        [box] = dialog.findChildren(QMessageBox)
        qtbot.keyClick(box, ESCAPE)

    QTimer.singleShot(0, decline)
    dialog.close_short()
    assert found(ctx, CloseShort) is dialog
    assert views.purchases.detail(desk, po).po.state is State.SENT
