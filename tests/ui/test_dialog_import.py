"""A spreadsheet in and out through the window, by the headless program in a child process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import views
from app.desk import Desk
from tests.builders import an_item
from tests.keys import ENTER, found, opened
from ui.context import Context
from ui.dialogs.store.export_file import ExportFile
from ui.dialogs.store.import_columns import ImportColumns
from ui.dialogs.store.import_wizard import ImportWizard

PATIENCE = 20_000


def at_rest(qtbot: QtBot, dialog: ImportWizard) -> None:
    qtbot.waitUntil(lambda: dialog.task is None, timeout=PATIENCE)


def go_on(dialog: ImportWizard) -> None:
    [button] = [found for found in dialog.findChildren(QPushButton) if found.text() == "Go on" and found.isVisible()]
    button.click()


def test_a_file_is_checked_before_it_is_imported(qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name,on_hand\nFAS-1,Washer,10\nFAS-2,Nut,20\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    assert not dialog.import_button.isEnabled()
    dialog.path.setFocus()
    qtbot.keyClick(dialog.path, ENTER)
    qtbot.waitUntil(lambda: dialog.task is not None)
    at_rest(qtbot, dialog)
    assert "2 would be new" in dialog.report.toPlainText()
    assert views.items.rows(desk) == []
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    desk.poll()
    assert [(row.sku, row.on_hand) for row in views.items.rows(desk)] == [("FAS-1", 10), ("FAS-2", 20)]
    assert "2 new" in ctx.window.banner.text()


def test_everything_wrong_with_a_file_is_listed(qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name,on_hand\nFAS-1,Washer,ten\nFAS-2,,−5\n,Nut,1\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    dialog.check()
    at_rest(qtbot, dialog)
    assert dialog.message.isVisible()
    report = dialog.report.toPlainText()
    assert all(f"{line}" in report for line in (2, 3, 4))
    assert len(report.splitlines()) >= 3
    assert not dialog.import_button.isEnabled()
    assert views.items.rows(desk) == []


def test_another_file_has_to_be_checked_again(qtbot: QtBot, ctx: Context, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name\nFAS-1,Washer\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    dialog.check()
    at_rest(qtbot, dialog)
    assert dialog.import_button.isEnabled()
    dialog.path.setText(str(tmp_path / "other.csv"))
    assert not dialog.import_button.isEnabled()
    dialog.check()
    at_rest(qtbot, dialog)
    assert "other.csv" in dialog.message.text()


def test_a_running_import_can_be_stopped(qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    lines = "".join(f"SKU-{number},Item {number}\n" for number in range(20_000))
    file.write_text("sku,name\n" + lines, encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    dialog.check()
    assert not dialog.close_button.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    dialog.stop_button.click()
    at_rest(qtbot, dialog)
    assert dialog.message.text() == "Stopped. Nothing has been imported."
    assert not dialog.stop_button.isVisible()


def test_what_is_exported_can_be_imported(qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path) -> None:
    an_item(desk, "FAS-1", 10)
    dialog = opened(qtbot, ctx, ExportFile)
    dialog.path.setText(str(tmp_path / "out.csv"))
    dialog.export()
    qtbot.waitUntil(lambda: bool(ctx.window.banner.text()), timeout=PATIENCE)
    assert "FAS-1" in (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert "1 row" in ctx.window.banner.text()


def test_a_file_that_is_there_is_written_over_only_once_that_is_agreed_to(
    qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path
) -> None:
    an_item(desk, "FAS-1", 10)
    letter = tmp_path / "out.csv"
    letter.write_text("to a customer", encoding="utf-8")
    dialog = opened(qtbot, ctx, ExportFile)
    dialog.path.setText(str(letter))
    dialog.export()
    qtbot.waitUntil(lambda: "is there already" in dialog.message.text(), timeout=PATIENCE)
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=PATIENCE)
    assert letter.read_text(encoding="utf-8") == "to a customer"
    [write_over] = dialog.message.buttons
    write_over.click()
    qtbot.waitUntil(lambda: bool(ctx.window.banner.text()), timeout=PATIENCE)
    assert "FAS-1" in letter.read_text(encoding="utf-8")


def test_an_export_that_is_left_while_it_is_written_is_stopped(
    qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path
) -> None:
    dialog = opened(qtbot, ctx, ExportFile)
    dialog.path.setText(str(tmp_path / "out.csv"))
    with qtbot.waitSignal(dialog.finished, timeout=PATIENCE):
        dialog.export()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.wait(0)
    assert list(tmp_path.glob("out*")) == []


def test_the_header_offers_the_kind_and_several_files_come_in_the_order_they_need(
    qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path
) -> None:
    orders, items = tmp_path / "a.csv", tmp_path / "b.csv"
    orders.write_text("order,customer,accepted_on,sku,quantity\nSO-1,Smith,2026-05-01,FAS-1,2\n", encoding="utf-8")
    items.write_text("SKU;Name\nFAS-1;Washer\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard)
    dialog.file.take([orders, items])
    assert (dialog.kind.currentData(), dialog.path.text()) == ("items", str(items))
    assert "a.csv" in dialog.file.after.text()
    dialog.check()
    at_rest(qtbot, dialog)
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    assert (dialog.kind.currentData(), dialog.path.text()) == ("orders", str(orders))
    assert not dialog.import_button.isEnabled(), "the next file is checked first"
    dialog.kind.setCurrentIndex(0)
    dialog.path.editingFinished.emit()
    assert dialog.kind.currentData() == "items", "what a person chose stays"


def test_a_question_is_put_before_anything_is_imported(qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name,colour\nFAS-1,Washer,blue\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    dialog.check()
    at_rest(qtbot, dialog)
    assert "colour" in dialog.message.text()
    go_on(dialog)
    at_rest(qtbot, dialog)
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    desk.poll()
    assert views.items.rows(desk) == [], "agreed to for the check, not for the import"
    go_on(dialog)
    at_rest(qtbot, dialog)
    desk.poll()
    assert [row.sku for row in views.items.rows(desk)] == ["FAS-1"]


def test_a_file_with_columns_of_its_own_is_asked_about_and_remembered(
    qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path
) -> None:
    file = tmp_path / "products.csv"
    file.write_text("ProductID,ProductName,UnitsInStock,Shade\nP1,Chai,39,x\nP2,Chang,17,y\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    dialog.check()
    asking = found(ctx, ImportColumns)
    fields = {asked.name: asked for asked in asking.asked}
    assert fields["sku"].heading.currentText() == "ProductID", "what it seems to mean is chosen"
    assert fields["name"].sample.accessibleName() == "Chai · Chang"
    fields["name"].heading.setCurrentIndex(0)
    asking.use()
    assert "Say which column is: name." in asking.message.text()
    fields["name"].heading.setCurrentText("ProductName")
    fields["bin"].always.setText("A-1")
    asking.use()
    at_rest(qtbot, dialog)
    assert "2 would be new" in dialog.report.toPlainText()
    assert "Shade" in dialog.report.toPlainText(), "what is left out is named"
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    desk.poll()
    assert [(row.sku, row.name, row.on_hand, row.bin) for row in views.items.rows(desk)] == [
        ("P1", "Chai", 39, "A-1"),
        ("P2", "Chang", 17, "A-1"),
    ]
    again = opened(qtbot, ctx, ImportWizard, path=str(file))
    again.check()
    at_rest(qtbot, again)
    assert "as the last time" in again.report.toPlainText()
    again.ask_columns()
    remembered = {asked.name: asked for asked in found(ctx, ImportColumns).asked}
    assert remembered["bin"].always.text() == "A-1"


def test_rows_that_cannot_be_taken_are_left_out_by_choice_and_named(
    qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path
) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name,on_hand\nA1,Washer,ten\nA2,Nut,20\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    dialog.check()
    at_rest(qtbot, dialog)
    [leave] = [button for button in dialog.findChildren(QPushButton) if button.text() == "Leave 1 row out"]
    assert not dialog.import_button.isEnabled()
    leave.click()
    at_rest(qtbot, dialog)
    assert "Line 2, on_hand" in dialog.report.toPlainText()
    assert views.items.rows(desk) == []
    file.write_text("sku,name,on_hand\nA1,Washer,ten\nA2,Nut,twenty\nA3,Bolt,1\n", encoding="utf-8")
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    desk.poll()
    assert views.items.rows(desk) == [], "another number of rows than agreed to is asked about again"
    [leave] = [button for button in dialog.findChildren(QPushButton) if button.text() == "Leave 2 rows out"]
    leave.click()
    at_rest(qtbot, dialog)
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    desk.poll()
    assert [row.sku for row in views.items.rows(desk)] == ["A3"]
    assert "Left out:" in dialog.report.toPlainText()


def test_how_text_that_is_not_utf_8_reads_is_chosen_by_a_line(
    qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path
) -> None:
    file = tmp_path / "items.csv"
    file.write_bytes("sku,name\nFAS-1,Болт\n".encode("cp1251"))
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    assert not dialog.encoding.isVisible()
    dialog.check()
    assert (dialog.task, dialog.encoding.isVisible(), dialog.encoding.encoding) == (None, True, "")
    assert "Choose how its text reads" in dialog.message.text()
    dialog.encoding.setCurrentIndex(dialog.encoding.findText("FAS-1,Болт   (cp1251)"))
    dialog.encoding.activated.emit(dialog.encoding.currentIndex())
    at_rest(qtbot, dialog)
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    desk.poll()
    assert [row.name for row in views.items.rows(desk)] == ["Болт"]
    dialog.path.setText(str(tmp_path / "other.csv"))
    assert not dialog.encoding.isVisible()


def test_the_column_that_is_chosen_is_the_one_that_is_read(
    qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path
) -> None:
    """Of two alike the second, a blank one too, and not in the file means not read though it is there."""
    file = tmp_path / "items.csv"
    file.write_text("sku,name,name,,price\nFAS-1,old,Washer,7,dear\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    dialog.check()
    columns = found(ctx, ImportColumns)
    asked = {each.name: each.heading for each in columns.asked}
    for name, text in (("name", "name (#3)"), ("on_hand", "(#4)"), ("price", "— not in the file —")):
        asked[name].setCurrentIndex(asked[name].findText(text))
    columns.use()
    at_rest(qtbot, dialog)
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    desk.poll()
    [row] = views.items.rows(desk)
    assert (row.name, row.on_hand) == ("Washer", 7)


def test_repeated_rows_are_added_up_by_choice_with_what_that_means(
    qtbot: QtBot, desk: Desk, ctx: Context, tmp_path: Path
) -> None:
    file = tmp_path / "items.csv"
    file.write_text("sku,name,on_hand\nFAS-1,Washer,5\nFAS-1,Washer,3\n", encoding="utf-8")
    dialog = opened(qtbot, ctx, ImportWizard, path=str(file))
    dialog.check()
    at_rest(qtbot, dialog)
    assert "added up: FAS-1: 8. The first of each alone: FAS-1: 5." in dialog.report.toPlainText()
    texts = {button.text(): button for button in dialog.findChildren(QPushButton) if button.isVisible()}
    assert "Leave 1 row out" not in texts
    assert "Take the first of each" in texts
    texts["Add them up"].click()
    at_rest(qtbot, dialog)
    dialog.import_button.click()
    at_rest(qtbot, dialog)
    desk.poll()
    assert [row.on_hand for row in views.items.rows(desk)] == [8]
