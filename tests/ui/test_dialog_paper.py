"""Paper on screen: the real file, page by page; saved as it is; what cannot be written is named."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app import documents
from app.desk import Desk
from app.papers import purchase_order, table
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.keys import CONTROL, opened_paper
from ui.context import Context
from ui.dialogs.papers.pdf_pages import Pages, paint, set_paper


@pytest.fixture
def po(desk: Desk) -> int:
    return a_purchase_order(desk, a_supplier(desk, "Acme & <Sons>"), (an_item(desk, "FAS-1", name="Шайба M8 垫圈"), 10))


def test_the_real_file_is_shown_and_saved(qtbot: QtBot, desk: Desk, ctx: Context, po: int, tmp_path: Path) -> None:
    dialog = opened_paper(qtbot, ctx, table.PURCHASE_ORDER.of(po))
    assert dialog.pages.count == 1
    page = dialog.labels[0].pixmap().toImage()
    dark = [
        (x, y)
        for x in range(0, page.width(), 3)
        for y in range(0, page.height(), 3)
        if page.pixelColor(x, y).value() < 128
    ]
    assert len(dark) > 50
    assert not dialog.message.isVisible()
    target = tmp_path / dialog.paper.file_name
    dialog.save(target)
    assert target.name == "PO-0001.pdf"
    assert target.read_bytes() == documents.render(purchase_order.purchase_order_sheet(desk, po))


def test_a_place_that_cannot_be_written_to_is_said(qtbot: QtBot, ctx: Context, po: int, tmp_path: Path) -> None:
    dialog = opened_paper(qtbot, ctx, table.PURCHASE_ORDER.of(po))
    dialog.save(tmp_path / "nowhere" / "order.pdf")
    assert "nowhere" in dialog.message.text()


def test_missing_glyphs_are_named(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    an_order(desk, customer := a_customer(desk, "שלום"), (an_item(desk, "FAS-1"), 1))
    dialog = opened_paper(qtbot, ctx, table.STATUS.of(customer))
    assert dialog.message.isVisible()
    assert dialog.paper.missing
    assert dialog.paper.missing[0] in dialog.message.text()


def test_a_long_paper_draws_only_the_pages_in_sight(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    item, customer = an_item(desk, "FAS-1", name="Washer"), a_customer(desk)
    an_order(desk, customer, *[(item, 1)] * 200)
    dialog = opened_paper(qtbot, ctx, table.STATUS.of())
    assert dialog.pages.count > 4
    assert not dialog.labels[0].pixmap().isNull()
    assert dialog.labels[-1].pixmap().isNull()
    dialog.area.verticalScrollBar().setValue(dialog.area.verticalScrollBar().maximum())
    assert not dialog.labels[-1].pixmap().isNull()
    assert dialog.labels[0].pixmap().isNull()


def test_plus_and_minus_zoom(qtbot: QtBot, ctx: Context, po: int) -> None:
    dialog = opened_paper(qtbot, ctx, table.PURCHASE_ORDER.of(po))
    before = dialog.labels[0].size()
    qtbot.keyClick(dialog, Qt.Key.Key_Plus)
    assert dialog.labels[0].width() > before.width()
    qtbot.keyClick(dialog, Qt.Key.Key_Minus)
    qtbot.keyClick(dialog, Qt.Key.Key_Minus, CONTROL)
    qtbot.waitUntil(lambda: dialog.labels[0].width() < before.width())


def test_printing_keeps_pages_and_paper_size(desk: Desk, qtbot: QtBot, po: int, tmp_path: Path) -> None:
    pages = Pages(documents.render(purchase_order.purchase_order_sheet(desk, po)))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    set_paper(printer, pages, "PO-0001")
    assert paint(printer, pages)
    printed = Pages((tmp_path / "printed.pdf").read_bytes())
    assert printed.count == pages.count
    assert _close(printed.size(0, 1), pages.size(0, 1))


def _close(one: QSize, other: QSize) -> bool:
    return abs(one.width() - other.width()) <= 3 and abs(one.height() - other.height()) <= 3


def test_an_order_is_drafted_as_an_e_mail_with_the_file_in_it(
    qtbot: QtBot, desk: Desk, ctx: Context, po: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_files: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened_files.append(url.toLocalFile()))
    dialog = opened_paper(qtbot, ctx, table.PURCHASE_ORDER.of(po))
    qtbot.keyClick(dialog, Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: bool(opened_files))
    message = message_from_bytes(Path(opened_files[0]).read_bytes(), policy=default)
    assert message["To"] == "sales@acme.example"
    assert "PO-0001" in message["Subject"]
    [attached] = message.iter_attachments()
    assert attached.get_content() == dialog.paper.content
    assert "not sent yet" in dialog.message.text()


def test_a_supplier_without_an_address_is_said(qtbot: QtBot, desk: Desk, ctx: Context) -> None:
    po = a_purchase_order(desk, a_supplier(desk, "Mute", email=""), (an_item(desk, "X-1"), 1))
    dialog = opened_paper(qtbot, ctx, table.PURCHASE_ORDER.of(po))
    dialog.draft()
    assert "Mute has no e-mail address" in dialog.message.text()


def test_a_draft_that_no_mail_program_takes_is_said_and_can_be_found(
    qtbot: QtBot, ctx: Context, po: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    dialog = opened_paper(qtbot, ctx, table.PURCHASE_ORDER.of(po))
    dialog.draft()
    [draft] = (tmp_path / "drafts").iterdir()
    assert dialog.message.text().startswith("No mail program took the draft.")
    assert str(draft) in dialog.message.text()
