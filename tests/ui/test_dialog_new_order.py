"""Taking an order at the counter: by keys only, seeing what each line would get before it is accepted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import catalogue, views
from app.desk import Desk
from app.domain.matching import Footing
from app.domain.orders import IfNothing
from app.domain.tellings import How
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.keys import scanned
from ui import dialogs
from ui.context import Context
from ui.dialogs.catalogue.person_edit import CustomerEdit
from ui.dialogs.orders.new_order import NewOrder
from ui.dialogs.papers.preview_paper import PreviewPaper
from ui.dialogs.promises.tell import Tell

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bolts(desk: Desk) -> int:
    """18 hex bolts on the shelf, 60 more confirmed for 20 May."""
    item = an_item(desk, "FAS-1040", 18, name="Hex bolt M10 × 40")
    acme = a_supplier(desk, "Acme")
    a_source(desk, item, acme, preferred=True)
    a_purchase_order(desk, acme, (item, 60), confirmed_on=date(2026, 5, 20))
    return item


@pytest.fixture
def kits(desk: Desk) -> int:
    """Seal kits: none here, none coming, sold by Acme in cartons of ten."""
    item = an_item(desk, "SEA-2510", name="Seal kit 25 mm")
    a_source(desk, item, a_supplier(desk, "Acme Seals"), pack_size=Decimal(10), preferred=True)
    catalogue.add_barcode(desk, item, "4006381333931", Decimal(2))
    return item


def opened(qtbot: QtBot, ctx: Context) -> NewOrder:
    dialog = ctx.open(dialogs.orders.NewOrder)
    assert isinstance(dialog, NewOrder)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose_customer(qtbot: QtBot, dialog: NewOrder, text: str) -> None:
    qtbot.keyClicks(dialog.head.customer, text)
    qtbot.keyClick(dialog.head.customer, ENTER)


def add(qtbot: QtBot, dialog: NewOrder, code: str, quantity: str = "") -> None:
    """Scan an item; key a quantity over the one that stands there."""
    qtbot.keyClicks(dialog.item, code)
    qtbot.keyClick(dialog.item, ENTER)
    if quantity:
        field = dialog.lines[-1].quantity
        field.selectAll()
        qtbot.keyClicks(field, quantity)
        qtbot.keyClick(field, ENTER)


def test_each_line_shows_what_it_would_get_and_nothing_is_stored_before_accepting(
    qtbot: QtBot, desk: Desk, ctx: Context, bolts: int
) -> None:
    a_customer(desk, "Smith & Sons")
    dialog = opened(qtbot, ctx)
    choose_customer(qtbot, dialog, "smi")
    add(qtbot, dialog, "FAS-1040", "30")
    assert dialog.lines[0].said() == [
        "●  18 now",
        "◆  12 confirmed for 20 May (PO-0001)",
        "First in the queue, nobody ahead.",
    ]
    assert dialog.summary.text() == "18 ready now · 12 promised for 20 May"
    assert views.queue.rows(desk) == []
    qtbot.keyClick(dialog.item, ENTER, CONTROL)
    [line] = views.queue.rows(desk)
    assert (line.customer, line.waiting, line.ready, line.promise) == ("Smith & Sons", 30, 18, date(2026, 5, 20))
    assert not dialog.isVisible()
    assert "18 ready now" in ctx.window.banner.text()


def test_a_scans_enter_adds_a_line_and_never_accepts(qtbot: QtBot, desk: Desk, ctx: Context, bolts: int) -> None:
    a_customer(desk, "Smith & Sons")
    dialog = opened(qtbot, ctx)
    choose_customer(qtbot, dialog, "Smith & Sons")
    for _scan in range(3):
        add(qtbot, dialog, "FAS-1040")
    assert [line.quantity.text() for line in dialog.lines] == ["3"]
    assert dialog.isVisible()
    assert views.queue.rows(desk) == []


def test_a_package_that_holds_two_counts_two(qtbot: QtBot, desk: Desk, ctx: Context, kits: int) -> None:
    dialog = opened(qtbot, ctx)
    add(qtbot, dialog, "4006381333931")
    assert dialog.lines[0].quantity.text() == "2"


def test_a_line_with_nothing_behind_it_has_to_be_decided(qtbot: QtBot, desk: Desk, ctx: Context, kits: int) -> None:
    a_customer(desk, "Smith & Sons")
    dialog = opened(qtbot, ctx)
    choose_customer(qtbot, dialog, "smith")
    add(qtbot, dialog, "SEA-2510", "4")
    [line] = dialog.lines
    assert line.said()[0] == "○  Nothing inbound: this would be a promise with nothing behind it."
    assert line.choices() == ["Order it from Acme Seals", "Wait without a date", "Remove"]
    assert "1 line to decide" in dialog.summary.text()
    assert not dialog.accept_button.isEnabled()
    line.button("Order it from Acme Seals").click()
    assert line.choice is IfNothing.ORDER
    dialog.accept_button.click()
    [waiting] = views.queue.rows(desk)
    assert waiting.footing is Footing.PLANNED
    [draft] = views.purchases.rows(desk)
    assert views.purchases.detail(desk, draft.id).lines[0].open == 10
    assert draft.number in ctx.window.banner.text()


def test_accepting_too_early_says_what_is_lacking(qtbot: QtBot, desk: Desk, ctx: Context, kits: int) -> None:
    a_customer(desk, "Smith & Sons")
    dialog = opened(qtbot, ctx)
    qtbot.keyClick(dialog.item, ENTER, CONTROL)
    assert "first item" in dialog.message.text()
    add(qtbot, dialog, "SEA-2510", "4")
    qtbot.keyClick(dialog.item, ENTER, CONTROL)
    assert "Seal kit 25 mm" in dialog.message.text()
    assert dialog.lines[0].button("Order it from Acme Seals").hasFocus()
    qtbot.keyClick(dialog.lines[0].button("Order it from Acme Seals"), Qt.Key.Key_Space)
    assert dialog.item.hasFocus()
    qtbot.keyClick(dialog.item, ENTER, CONTROL)
    assert "whose order" in dialog.message.text()
    choose_customer(qtbot, dialog, "smith")
    qtbot.keyClick(dialog.item, ENTER, CONTROL)
    assert len(views.queue.rows(desk)) == 1


def test_waiting_without_a_date_is_a_choice_too(qtbot: QtBot, desk: Desk, ctx: Context, kits: int) -> None:
    a_customer(desk, "Smith & Sons")
    dialog = opened(qtbot, ctx)
    choose_customer(qtbot, dialog, "smith")
    add(qtbot, dialog, "SEA-2510", "4")
    dialog.lines[0].button("Wait without a date").click()
    dialog.accept_button.click()
    [waiting] = views.queue.rows(desk)
    assert waiting.footing is Footing.NONE
    assert views.purchases.rows(desk) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "above zero"),
        ("-1", "above zero"),
        ("1e12", "not a number"),
        ("1000000000000", "barcode"),
        ("2.5", "decimal"),
    ],
)
def test_a_quantity_that_cannot_be_is_said_at_its_line(
    qtbot: QtBot, desk: Desk, ctx: Context, bolts: int, typed: str, said: str
) -> None:
    a_customer(desk, "Smith & Sons")
    dialog = opened(qtbot, ctx)
    choose_customer(qtbot, dialog, "smith")
    add(qtbot, dialog, "FAS-1040", typed)
    assert said in " ".join(dialog.lines[0].said())
    assert not dialog.accept_button.isEnabled()


def test_an_unknown_code_is_said_and_can_be_typed_over(qtbot: QtBot, ctx: Context, bolts: int) -> None:
    dialog = opened(qtbot, ctx)
    add(qtbot, dialog, "9999999999994")
    assert "9999999999994" in dialog.message.text()
    assert dialog.item.selectedText() == "9999999999994"
    add(qtbot, dialog, "FAS-1040")
    assert len(dialog.lines) == 1
    assert not dialog.message.isVisible()


def test_a_new_customer_is_added_on_the_way(qtbot: QtBot, desk: Desk, ctx: Context, bolts: int) -> None:
    dialog = opened(qtbot, ctx)
    choose_customer(qtbot, dialog, "Nieuwe Klant")
    [form] = dialog.findChildren(CustomerEdit)
    assert form.name.text() == "Nieuwe Klant"
    form.complete.setChecked(True)
    form.save()
    assert [customer.name for customer in catalogue.customers(desk)] == ["Nieuwe Klant"]
    add(qtbot, dialog, "FAS-1040", "1")
    assert dialog.head.ships.currentData() is True
    dialog.accept_button.click()
    assert [row.customer for row in views.queue.rows(desk)] == ["Nieuwe Klant"]


def test_a_wanted_date_is_kept_and_changes_no_place(qtbot: QtBot, desk: Desk, ctx: Context, bolts: int) -> None:
    a_customer(desk, "Smith & Sons")
    dialog = opened(qtbot, ctx)
    choose_customer(qtbot, dialog, "smith")
    add(qtbot, dialog, "FAS-1040", "1")
    qtbot.keyClicks(dialog.head.wanted, "whenever")
    dialog.accept_button.click()
    assert "whenever" in dialog.message.text()
    dialog.head.wanted.clear()
    qtbot.keyClicks(dialog.head.wanted, "1 June")
    dialog.accept_button.click()
    [line] = views.queue.rows(desk)
    assert (line.wanted_on, line.position) == (date(2026, 6, 1), 1)


def test_the_customers_other_lines_are_shown(qtbot: QtBot, desk: Desk, ctx: Context, bolts: int, kits: int) -> None:
    an_order(desk, a_customer(desk, "Smith & Sons"), (kits, 3), (bolts, 1))
    dialog = opened(qtbot, ctx)
    choose_customer(qtbot, dialog, "smith")
    assert dialog.head.others.text() == "2 other lines of theirs are waiting"


def test_escape_does_not_drop_lines_at_once(qtbot: QtBot, ctx: Context, bolts: int) -> None:
    dialog = opened(qtbot, ctx)
    add(qtbot, dialog, "FAS-1040", "2")
    qtbot.keyClick(dialog, ESCAPE)
    assert dialog.isVisible()
    assert "1 line is not accepted yet" in dialog.message.text()
    qtbot.keyClick(dialog, ESCAPE)
    assert not dialog.isVisible()


def test_a_scan_into_a_quantity_is_the_next_item(qtbot: QtBot, desk: Desk, ctx: Context, bolts: int, kits: int) -> None:
    dialog = opened(qtbot, ctx)
    add(qtbot, dialog, "FAS-1040", "12")
    dialog.lines[0].quantity.setFocus()
    scanned(ctx, "4006381333931")
    assert [(line.item.sku, line.quantity.text()) for line in dialog.lines] == [("FAS-1040", "12"), ("SEA-2510", "2")]
    assert dialog.isVisible()


def test_an_accepted_order_is_confirmed_in_writing_and_ticked_as_told(
    qtbot: QtBot, desk: Desk, ctx: Context, bolts: int
) -> None:
    smith = a_customer(desk, "Smith", email="buy@smith.example")
    an_order(desk, smith, (bolts, 1))
    dialog = opened(qtbot, ctx)
    dialog.head.take(smith)
    add(qtbot, dialog, "FAS-1040", "4")
    dialog.head.reference.setText("Boiler 7")
    dialog.head.address.setPlainText("Gate 4\n1 Quay")
    dialog.tell.setCurrentIndex(dialog.tell.findData(None))
    dialog.accept_button.click()
    ctx.window.banner.action("Confirm…").click()
    confirm = next(each for each in ctx.window.findChildren(Tell) if each.isVisible())
    assert [row.order for row in confirm.table.rows.all_rows()] == ["SO-0002"]
    confirm.letter_button.click()
    paper = next(each for each in ctx.window.findChildren(PreviewPaper) if each.isVisible())
    assert paper.paper.title == "Order confirmation SO-0002: Smith"
    assert confirm.how.how is How.EMAIL, "looking says nothing"
    paper.printed.emit()
    paper.reject()
    confirm.tick_button.click()
    [first, second] = views.queue.of_customer(desk, smith)
    assert first.told is None
    assert second.told is not None
    assert second.reference == "Boiler 7"
    assert second.told.how == "letter"


def test_what_a_person_chose_is_not_proposed_over(qtbot: QtBot, desk: Desk, ctx: Context, bolts: int) -> None:
    accepted = an_order(desk, a_customer(desk, "Smith"), (bolts, 1))
    confirm = ctx.open(dialogs.promises.Tell, line_ids=[outlook.line.id for outlook in accepted.lines])
    assert isinstance(confirm, Tell)
    assert confirm.how.how is How.PHONE
    confirm.how.setFocus()
    qtbot.keyClick(confirm.how, Qt.Key.Key_End)
    said = confirm.how.how
    assert said is not How.LETTER
    confirm.letter_button.click()
    paper = next(each for each in ctx.window.findChildren(PreviewPaper) if each.isVisible())
    paper.printed.emit()
    assert confirm.how.how is said
