"""What the stockroom knows: items, barcodes, sources, people, settings, and records put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from app import catalogue, views
from app.desk import Desk
from tests.builders import a_customer, a_source, a_supplier, an_item, an_order
from tests.keys import found, opened, typed
from ui.context import Context
from ui.dialogs.catalogue.add_barcode import AddBarcode
from ui.dialogs.catalogue.item_edit import ItemEdit
from ui.dialogs.catalogue.people import People
from ui.dialogs.catalogue.person_edit import CustomerEdit, SupplierEdit
from ui.dialogs.catalogue.source_edit import SourceEdit
from ui.dialogs.frame.entries import Entries
from ui.dialogs.goods.correct_stock import CorrectStock
from ui.dialogs.goods.issue_stock import IssueStock
from ui.dialogs.goods.ledger import Ledger
from ui.dialogs.store.desk_settings import DeskSettings


def fill(qtbot: QtBot, entries: Entries, **texts: str) -> None:
    for label, text in texts.items():
        field = entries.fields[label.replace("_", " ")]
        assert isinstance(field, QLineEdit)
        typed(qtbot, field, text, enter=False)


def test_a_new_item(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    dialog = opened(qtbot, ctx, ItemEdit)
    fill(
        qtbot,
        dialog.entries,
        SKU="FAS-1",
        Name="Washer",
        Bin="A-01",
        Reorder_point="10",
        Order_up_to="50",
        Price="1.25",
    )
    dialog.save()
    [row] = views.items.rows(desk)
    item = views.items.detail(desk, row.id).item
    assert (item.sku, item.bin, item.reorder_point, item.price) == ("FAS-1", "A-01", 10, Decimal("1.25"))


def test_enter_goes_to_the_next_field(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    dialog = opened(qtbot, ctx, ItemEdit)
    typed(qtbot, dialog.sku, "4006381333931")
    assert dialog.name.hasFocus()
    assert dialog.isVisible()


def test_what_is_missing_is_said_at_its_field(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    dialog = opened(qtbot, ctx, ItemEdit)
    fill(qtbot, dialog.entries, SKU="FAS-1")
    dialog.save()
    assert dialog.message.text() == "Name is empty. Fill it in."
    assert dialog.name.hasFocus()
    assert views.items.rows(desk) == []


def test_an_item_changed_meanwhile_is_not_overwritten(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = catalogue.item(desk, an_item(desk, "FAS-1", name="Washer"))
    dialog = opened(qtbot, ctx, ItemEdit, item=item)
    catalogue.amend_item(desk, item.id, item.version, name="Spring washer")
    fill(qtbot, dialog.entries, Name="Flat washer")
    dialog.save()
    assert "else has changed" in dialog.message.text()
    assert catalogue.item(desk, item.id).name == "Spring washer"


def test_the_record_is_corrected_with_a_reason(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "FAS-1", 5)
    dialog = opened(qtbot, ctx, CorrectStock, item_id=item)
    fill(qtbot, dialog.entries, On_the_shelf="3")
    dialog.save()
    assert views.items.rows(desk)[0].on_hand == 5
    fill(qtbot, dialog.entries, Reason="two were rusty")
    dialog.save()
    assert views.items.rows(desk)[0].on_hand == 3
    assert views.items.detail(desk, item).ledger[0].movement.reason == "two were rusty"


def test_internal_use_takes_only_what_is_free(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "FAS-1", 5)
    an_order(desk, a_customer(desk), (item, 3))
    dialog = opened(qtbot, ctx, IssueStock, item_id=item)
    fill(qtbot, dialog.entries, Quantity="3", Reason="workshop")
    dialog.save()
    assert dialog.message.text()
    fill(qtbot, dialog.entries, Quantity="2")
    dialog.save()
    assert views.items.rows(desk)[0].on_hand == 3


def test_a_barcode_is_scanned_and_its_pack_keyed(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "FAS-1")
    dialog = opened(qtbot, ctx, AddBarcode, item_id=item)
    typed(qtbot, dialog.code, "4006381333931")
    assert dialog.isVisible()
    assert dialog.factor.hasFocus()
    qtbot.keyClicks(dialog.factor, "12")
    dialog.save()
    [code] = views.items.detail(desk, item).barcodes
    assert (code.code, code.pack_factor) == ("4006381333931", 12)


def test_a_code_of_eleven_digits_is_asked_about_where_it_is_typed(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "FAS-1")
    dialog = opened(qtbot, ctx, AddBarcode, item_id=item)
    said: list[str] = []

    def decline() -> None:
        [box] = dialog.findChildren(QMessageBox)
        said.append(box.text() + box.informativeText())
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    typed(qtbot, dialog.code, "36000291452")
    QTimer.singleShot(0, decline)
    dialog.save()
    assert "036000291452" in said[0]
    assert views.items.detail(desk, item).barcodes == ()


def test_a_source_is_added_and_amended(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "FAS-1")
    a_supplier(desk, "Acme")
    dialog = opened(qtbot, ctx, SourceEdit, item_id=item)
    dialog.save()
    assert "Say who" in dialog.message.text()
    typed(qtbot, dialog.supplier, "acme")
    fill(qtbot, dialog.entries, Pack_size="25", Lead_time_in_days="10")
    dialog.save()
    [found_source] = views.items.detail(desk, item).sources
    assert (found_source.source.pack_size, found_source.source.lead_days) == (25, 10)
    again = opened(qtbot, ctx, SourceEdit, item_id=item, source_id=found_source.source.id)
    fill(qtbot, again.entries, Pack_size="50")
    again.save()
    assert [row.source.pack_size for row in views.items.detail(desk, item).sources] == [50]
    for label, text, said in (("Pack_size", "0", "cannot be a pack"), ("Unit_cost", "1.23456", "decimal places")):
        wrong = opened(qtbot, ctx, SourceEdit, item_id=item, source_id=found_source.source.id)
        fill(qtbot, wrong.entries, **{label: text})
        wrong.save()
        assert said in wrong.message.text()
        wrong.close()
    assert [row.source.pack_size for row in views.items.detail(desk, item).sources] == [50]


def test_people_are_looked_up_added_and_amended(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    a_customer(desk, "Smith", email="old@smith.example")
    a_supplier(desk, "Acme")
    people = opened(qtbot, ctx, People)
    people.customers.opened.emit(people.customers.current_row())
    form = found(ctx, CustomerEdit)
    fill(qtbot, form.entries, **{"E-mail": "new@smith.example"})
    form.save()
    assert people.customers.rows.row(0).email == "new@smith.example"
    people._edit_supplier(None, lambda: None)
    new = found(ctx, SupplierEdit)
    fill(qtbot, new.entries, Name="Bolt & Co", Currency="gbp")
    new.save()
    assert [(supplier.name, supplier.currency) for supplier in catalogue.suppliers(desk)] == [
        ("Acme", ""),
        ("Bolt & Co", "GBP"),
    ]


def test_settings_are_kept_in_the_store(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    dialog = opened(qtbot, ctx, DeskSettings)
    fill(qtbot, dialog.letter, Company="Hollis Pump Works", Currency="gbp")
    fill(qtbot, dialog.calendar, Dock_to_shelf="2")
    dialog.calendar.fields["Closed on"].setPlainText("2026-12-25\n26 Dec")
    dialog.weekdays[5].setChecked(True)
    dialog.save()
    kept = desk.settings
    assert (kept.company, kept.currency, kept.dock_days) == ("Hollis Pump Works", "GBP", 2)
    assert kept.closed == {date(2026, 12, 25), date(2026, 12, 26)}
    assert kept.weekdays == {0, 1, 2, 3, 4, 5}


SETTINGS = ("earlier", "hope", "uncollected", "unanswered", "held", "chase", "reserve")


def test_how_patient_customers_are_is_a_setting(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    dialog = opened(qtbot, ctx, DeskSettings)
    fields = dict(zip(SETTINGS, dialog.patience.fields.values(), strict=True))
    assert [field.text() for field in fields.values()] == ["3", "3", "7", "3", "7", "3", "0"]
    for name, days in zip(SETTINGS, ("0", "5", "14", "400", "9", "2", "60"), strict=True):
        fields[name].setText(days)
    dialog.save()
    assert "not 400" in dialog.message.text()
    fields["unanswered"].setText("10")
    dialog.save()
    kept = desk.settings
    assert (kept.earlier_days, kept.hope_days, kept.uncollected_days, kept.unanswered_days) == (0, 5, 14, 10)
    assert (kept.held_days, kept.chase_days, kept.reserve_days) == (9, 2, 60)


def test_how_often_and_how_exactly_is_counted_is_a_setting(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    dialog = opened(qtbot, ctx, DeskSettings)
    fields = list(dialog.counting.fields.values())
    assert [field.text() for field in fields] == ["30", "90", "365", "25", "1", "3", "5", "10.00"]
    for field, text in zip(fields, ("14", "60", "0", "40", "0.5", "2", "4", "7.50"), strict=True):
        field.setText(text)
    dialog.blind.setChecked(False)
    dialog.save()
    assert "not every 0" in dialog.message.text()
    fields[2].setText("180")
    dialog.save()
    kept = desk.settings
    assert (kept.count_a_days, kept.count_b_days, kept.count_c_days, kept.count_sheet) == (14, 60, 180, 40)
    assert (kept.count_a_percent, kept.count_b_percent, kept.count_c_percent) == (Decimal("0.5"), 2, 4)
    assert (kept.count_value, kept.count_blind) == (Decimal("7.50"), False)


def test_a_week_without_an_open_day_is_refused(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    before = desk.settings
    dialog = opened(qtbot, ctx, DeskSettings)
    for box in dialog.weekdays:
        box.setChecked(False)
    dialog.save()
    assert dialog.message.text()
    assert desk.settings == replace(before)


def test_the_whole_history_and_ledger_can_be_seen(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item = an_item(desk, "FAS-1", 5)
    a_source(desk, item, a_supplier(desk))
    ledger = views.items.detail(desk, item).ledger
    dialog = opened(qtbot, ctx, Ledger, title="FAS-1", rows=ledger)
    assert dialog.table.rows.row(0).movement.quantity == 5
