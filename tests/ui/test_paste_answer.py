"""The supplier's mail is pasted, looked at, and booked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app import purchasing
from app.data import histories, purchases
from app.desk import Clock, Desk
from app.domain.purchase_orders import AnswerPart
from app.goods import receiving
from tests.builders import a_purchase_order, a_source, a_supplier, an_item
from tests.conftest import TODAY
from ui import dialogs
from ui.context import Context
from ui.dialogs.buying.confirm import COST as ROW_COST
from ui.dialogs.buying.confirm import Confirm
from ui.dialogs.buying.paste_answer import COST, DATE, QUANTITY, PasteAnswer

JUNE_1, JUNE_20 = date(2026, 6, 1), date(2026, 6, 20)
MAIL = """Dear Kim,
AC-1 washers: 60 on 1 June, the rest on 20 June
BOLT 10 pcs 20.6.
greetings, Jo"""


@pytest.fixture
def po(desk: Desk) -> int:
    acme = a_supplier(desk)
    washer, bolt = an_item(desk, "WASHER"), an_item(desk, "BOLT")
    a_source(desk, washer, acme, supplier_sku="AC-1")
    return a_purchase_order(desk, acme, (washer, 100), (bolt, 12))


@pytest.fixture
def confirm(ctx: Context, po: int) -> Confirm:
    dialog = ctx.open(dialogs.buying.Confirm, po_id=po)
    assert isinstance(dialog, Confirm)
    return dialog


@pytest.fixture
def paste(confirm: Confirm) -> PasteAnswer:
    confirm.paste()
    dialog = confirm.findChild(PasteAnswer)
    assert isinstance(dialog, PasteAnswer)
    return dialog


def chosen(box: QComboBox, text: str) -> None:
    """Choose as a person does."""
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def shown(dialog: PasteAnswer) -> list[tuple[str, str, str]]:
    return [
        (dialog.grid.text(row, 0).split()[0], dialog.grid.text(row, QUANTITY), dialog.grid.text(row, DATE))
        for row in range(dialog.grid.rowCount())
    ]


def stands(po: int) -> list[tuple[int, bool, date | None]]:
    return [(int(row.open), row.confirmed, row.confirmed_on) for row in purchases.rows(po)]


def test_what_is_pasted_is_proposed_and_nothing_booked(paste: PasteAnswer, po: int) -> None:
    QApplication.clipboard().setText(MAIL)
    paste.text.paste()
    assert shown(paste) == [("WASHER", "60", "1 June"), ("WASHER", "40", "20 June"), ("BOLT", "10", "20 June")]
    assert paste.lost.toPlainText() == "Dear Kim,\ngreetings, Jo"
    assert paste.lost_head.text() == "2 lines not understood:"
    assert stands(po) == [(100, False, None), (12, False, None)]
    paste.reject()
    assert paste.isVisible(), "what was read is not dropped at the first Esc"
    paste.reject()
    assert not paste.isVisible()


def test_what_was_checked_is_booked_in_one_act(paste: PasteAnswer, confirm: Confirm, desk: Desk, po: int) -> None:
    paste.text.setPlainText(MAIL)
    paste.note.setText("their mail of today")
    assert not paste.book_button.isEnabled()
    assert paste.message.text() == "They leave 2 of BOLT. Say above what becomes of it."
    chosen(paste.rest, "has no date")
    paste.book_button.click()
    assert stands(po) == [(60, True, JUNE_1), (40, True, JUNE_20), (10, True, JUNE_20), (2, True, None)]
    acts = {entry.at for entry in histories.of_purchase_order(po) if entry.kind == "confirmed"}
    assert len(acts) == 1
    assert all(
        "their mail of today" in entry.note for entry in histories.of_purchase_order(po) if entry.kind == "confirmed"
    )
    assert confirm.summary.text() == "3 rows booked"
    assert confirm.grid.text(0, 3) == "booked: 1 June"


def test_a_person_amends_and_leaves_out(paste: PasteAnswer, po: int) -> None:
    paste.text.setPlainText(MAIL)
    paste.grid.item(2, DATE).setText("no such day")
    assert not paste.book_button.isEnabled()
    assert "no such day" in paste.message.text()
    paste.grid.item(2, DATE).setText("no date")
    paste.grid.item(0, QUANTITY).setText("50")
    assert (paste.book_button.isEnabled(), paste.message.text()[:10]) == (False, "They leave")
    paste.grid.go(1, DATE)
    paste.leave_out()
    assert shown(paste) == [("WASHER", "50", "1 June"), ("BOLT", "10", "no date")]
    chosen(paste.rest, "will not come")
    paste.grid.go(1, DATE)
    paste.leave_out()
    assert "BOLT 10 pcs 20.6." in paste.lost.toPlainText()
    paste.book_button.click()
    assert stands(po) == [(50, True, JUNE_1), (12, False, None)]


def test_more_than_is_open_is_asked(paste: PasteAnswer, po: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, text: bool(asked.append(text)))
    paste.text.setPlainText("WASHER 120 pcs 1 June\nBOLT 12 on 1 June")
    paste.book_button.click()
    assert "120 of WASHER are confirmed, but only 100 are open" in asked[0]
    assert stands(po) == [(100, False, None), (12, False, None)]
    assert paste.isVisible()


def test_a_changed_cost_is_read_or_typed_and_asked(
    paste: PasteAnswer, po: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, text: not asked.append(text))
    paste.text.setPlainText("AC-1 60 at €1.20 on 1 June\nAC-1 40 on 20 June\nBOLT 12 on 1 June")
    assert [paste.grid.text(row, COST) for row in range(3)] == ["1.20", "", ""]
    paste.grid.item(1, COST).setText("1.30")
    assert not paste.book_button.isEnabled()
    assert "two different costs" in paste.message.text()
    paste.grid.item(1, COST).setText("dear")
    assert not paste.book_button.isEnabled()
    paste.grid.item(1, COST).setText("")
    paste.grid.item(2, COST).setText("0.5")
    paste.book_button.click()
    assert [line.unit_cost for line in purchases.lines(po)] == [Decimal("1.2"), Decimal("0.5")]
    assert len(asked) == 2
    assert not paste.isVisible()


def test_nothing_understood_offers_nothing(qtbot: QtBot, paste: PasteAnswer) -> None:
    paste.text.setPlainText("We are closed until Monday.")
    assert not paste.book_button.isEnabled()
    assert paste.lost.toPlainText() == "We are closed until Monday."


def test_the_row_tells_its_dates_and_what_we_make_of_them(ctx: Context, desk: Desk, po: int) -> None:
    acme, washer = purchases.order(po).supplier, purchases.lines(po)[0].item
    for week in range(5):
        sent = TODAY - timedelta(weeks=20 - week)
        desk.clock = Clock(sent, sure=True)
        old = a_purchase_order(desk, acme, (washer, 1), confirmed_on=sent + timedelta(7))
        desk.clock = Clock(sent + timedelta(9))
        receiving.receive(desk, old)
    desk.clock = Clock(TODAY)
    row = purchases.rows(po)[0].id
    purchasing.confirm(desk, row, [AnswerPart(Decimal(100), JUNE_1)])
    purchasing.confirm(desk, row, [AnswerPart(Decimal(100), date(2026, 6, 3))], note="machine broke")
    dialog = ctx.open(dialogs.buying.Confirm, po_id=po)
    assert isinstance(dialog, Confirm)
    assert dialog.told.text() == (
        "No date was asked for · confirmed for 1 June (12 May, Kim) · confirmed again for 3 June (12 May, Kim: machine"
        " broke). They say 3 June. Of their last 5 deliveries 5 were late; median: 2 working days late."
        " We would count on 5 June."
    )
    dialog.grid.go(1, 5)
    assert dialog.told.text().startswith("No date was asked for. Of their last 5")


def test_another_cost_is_typed_beside_the_date_and_asked(
    confirm: Confirm, po: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.attempt.ask_person", lambda _parent, text: not asked.append(text))
    confirm.grid.item(1, ROW_COST).setText("0.25")
    confirm.grid.item(1, 5).setText("1 June")
    confirm.grid.entered.emit(1)
    assert asked == ["BOLT has no cost on PO-0001 yet, and they say €0.25. Take €0.25?"]
    assert purchases.lines(po)[1].unit_cost == Decimal("0.25")
    assert confirm.grid.text(1, ROW_COST) == "0.25"


def test_why_is_kept_with_the_date(confirm: Confirm, po: int) -> None:
    confirm.why.setText("by telephone, Mrs Hall")
    confirm.grid.item(1, 5).setText("1 June")
    confirm.grid.entered.emit(1)
    assert stands(po)[1] == (12, True, JUNE_1)
    assert histories.of_purchase_order(po)[-1].note == "BOLT: by telephone, Mrs Hall"


def test_what_becomes_of_the_rest_is_chosen_before_a_row_is_booked(confirm: Confirm, po: int) -> None:
    confirm.grid.item(0, 4).setText("60")
    confirm.grid.item(0, 5).setText("1 June")
    confirm.grid.entered.emit(0)
    assert "the other 40: still coming, without a date, or not coming" in confirm.message.text()
    assert stands(po) == [(100, False, None), (12, False, None)]
    chosen(confirm.rest, "is still coming")
    assert stands(po) == [(40, False, None), (60, True, JUNE_1), (12, False, None)]
    assert confirm.rest.currentData() is None, "said of that row alone"
