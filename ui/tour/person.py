"""A person at the window, who looks, keys, and keeps pictures and papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMessageLogContext, QRect, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import demo, documents, views
from app.desk import files
from app.documents import Sheet
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.look import theme
from ui.look.glyphs import missing_glyphs
from ui.settings import Settings
from ui.starting.store_choice import Stockroom
from ui.window.main_window import MainWindow

TODAY = date(2026, 5, 12)  # always the same, so that the pictures are
SIZE = QSize(1366, 768)
PATIENCE = 20.0
WAIT_MS = 20
TITLE_HEIGHT = 28
ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
Shown = TypeVar("Shown", bound=QWidget)


class Trouble(Exception):
    """The day does not go on as it should."""


class Tour:
    """A person at the window: looks, keys, and keeps pictures and papers in `folder`."""

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder = folder
        self.troubles: list[str] = []
        qInstallMessageHandler(self._hear)
        self.window = MainWindow(Settings(str(store.with_suffix(".ini"))))
        self.stockroom = Stockroom(self.window, store, person=demo.PEOPLE[0], stated=TODAY, alone=False)
        self.window.resize(SIZE)
        self.window.show()

    @property
    def ctx(self) -> Context:
        if self.window.ctx is None:
            raise Trouble("no stockroom is open")
        return self.window.ctx

    # what a person does

    def go(self, tab: str, id: int | None = None, chip: str = "all") -> None:
        self.window.open_page(tab, id, chip)

    def act(self, name: str) -> None:
        """Choose an entry of the menus."""
        action = self.window.actions_by_name[name]
        if not action.isEnabled():
            raise Trouble(f"the menu does not offer {name!r} now")
        action.trigger()

    def key(self, widget: QWidget, text: str, *, end: Qt.Key | None = ENTER) -> None:
        """Type into a field."""
        widget.setFocus()
        QTest.keyClicks(widget, text)
        if end is not None:
            QTest.keyClick(widget, end)

    def accept(self, dialog: Dialog) -> None:
        """The dialog's primary act."""
        QTest.keyClick(dialog, ENTER, CONTROL)
        self.until(
            lambda: dialog not in self.dialogs(), f"the end of {dialog.windowTitle()!r}: {dialog.message.text()}"
        )

    def close(self, dialog: QDialog) -> None:
        dialog.reject()
        self.until(lambda: dialog not in self.dialogs(), "a dialog to close")

    # what a person sees

    def shown(self, kind: type[Shown]) -> Shown:
        """The widget of that kind that is in sight, as soon as there is one."""
        found: list[Shown] = []

        def look() -> bool:
            found[:] = [widget for widget in self.window.findChildren(kind) if widget.isVisible()]
            return bool(found)

        self.until(look, f"{kind.__name__} to show")
        return found[-1]

    def dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Let the window live until something holds."""
        end = monotonic() + PATIENCE
        while not holds():
            if monotonic() > end:
                raise Trouble(f"waited in vain for {what}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, WAIT_MS)

    def picture(self, name: str) -> None:
        """Keep what is in sight now: the window, and the dialogs over it."""
        QTest.qWait(WAIT_MS * 5)
        picture = self.window.grab()
        painter = QPainter(picture)
        for dialog in self.dialogs():
            frame = QRect(0, 0, dialog.width() + 2, dialog.height() + TITLE_HEIGHT + 1)
            frame.moveCenter(self.window.rect().center())
            painter.fillRect(frame, theme.tone("muted"))
            painter.setPen(theme.tone("on_accent"))
            bar = QRect(frame.topLeft(), QSize(frame.width(), TITLE_HEIGHT))
            painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle())
            painter.drawPixmap(frame.x() + 1, frame.y() + TITLE_HEIGHT, dialog.grab())
        painter.end()
        picture.save(str(self.folder / f"{name}.png"))
        for widget in (self.window, *self.dialogs()):
            lacking = missing_glyphs(widget)
            self.troubles += [f"{name}: no glyph for {signs!r} in {text!r}" for text, signs in lacking.items()]
        print(f"    {name}.png")

    def paper(self, name: str, sheet: Sheet) -> None:
        """Keep a paper as the file that is printed."""
        lacking = documents.missing(sheet)
        if lacking:
            self.troubles.append(f"{name}: cannot be printed: {', '.join(lacking)}")
        files.write(self.folder / f"{name}.pdf", documents.render(sheet))
        print(f"    {name}.pdf")

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Keep what Qt warns of, but not that a screen that is none has no window manager."""
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and "plugin does not support" not in text:
            self.troubles.append(text)

    # where things are

    def order_line(self, order: str, sku: str) -> int:
        return next(row.id for row in views.queue.rows(self.ctx.desk) if (row.order, row.sku) == (order, sku))

    def purchase_order(self, number: str) -> int:
        return next(row.id for row in views.purchases.rows(self.ctx.desk) if row.number == number)

    def item(self, sku: str) -> int:
        return next(row.id for row in views.items.rows(self.ctx.desk) if row.sku == sku)
