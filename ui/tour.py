"""One day at the demo stockroom, played through the real windows: `python -m ui.tour FOLDER`.

Leaves a picture of every station, in light and dark, and the papers of the day as PDF. It fails where a sign in a
picture has no glyph, where an act does not come about, and where Qt complains.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMessageLogContext, QRect, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import demo, documents, paperwork, views
from app.documents.sheets import Sheet
from app.domain.orders import IfNothing
from ui import theme
from ui.context import Context
from ui.dialogs.confirm import Confirm
from ui.dialogs.dialog import Dialog
from ui.dialogs.new_order import NewOrder
from ui.dialogs.preview_paper import PreviewPaper
from ui.dialogs.receive import Receive
from ui.dialogs.ship import Ship
from ui.dialogs.suggest import Suggest
from ui.dialogs.welcome import Welcome
from ui.glyphs import missing_glyphs
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.stockroom import Stockroom

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
        (self.folder / f"{name}.pdf").write_bytes(documents.render(sheet))
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


def first_start(tour: Tour) -> None:
    """Nothing there yet: the demo is chosen."""
    welcome = tour.shown(Welcome)
    tour.picture("first-start")
    welcome.demo.emit()
    tour.until(lambda: tour.window.ctx is not None, "the demo stockroom")


def look_round(tour: Tour, end: str = "") -> None:
    """The three tabs, as they stand in the morning."""
    tour.go("queue", tour.order_line("SO-0111", "FAS-0812"))
    tour.picture(f"queue{end}")
    tour.go("items", tour.item("FAS-0812"))
    tour.picture(f"items{end}")
    tour.go("purchase_orders", tour.purchase_order("PO-0013"))
    tour.picture(f"purchase-orders{end}")


def take_an_order(tour: Tour) -> None:
    """A customer rings; nothing is behind one of the lines."""
    dialog = ask_for(tour)
    tour.picture("new-order")
    dialog.lines[-1].choose(IfNothing.WAIT)
    tour.accept(dialog)


def ask_for(tour: Tour) -> NewOrder:
    """Key a new order and leave it open."""
    tour.act("new_order")
    dialog = tour.shown(NewOrder)
    tour.key(dialog.head.customer, "Borough")
    for sku, quantity in (("BEA-6204", "4"), ("FAS-0812", "20"), ("FAS-1030", "40"), ("PMP-1002", "1")):
        tour.key(dialog.item, sku)
        tour.key(dialog.lines[-1].quantity, quantity)
    return dialog


def buy(tour: Tour) -> None:
    """What is missing is put on drafts, and one of them is sent."""
    tour.act("suggest")
    dialog = tour.shown(Suggest)
    tour.picture("suggestions")
    tour.accept(dialog)
    tour.go("purchase_orders", tour.purchase_order("PO-0017"))
    tour.act("send")
    tour.picture("sent")
    tour.act("print_po")
    preview = tour.shown(PreviewPaper)
    tour.picture("paper")
    tour.close(preview)
    tour.paper("purchase-order", paperwork.purchase_order_sheet(tour.ctx.desk, tour.purchase_order("PO-0017")))


def hear_from_the_supplier(tour: Tour) -> None:
    """A supplier confirms: everything for one day."""
    tour.go("purchase_orders", tour.purchase_order("PO-0014"))
    tour.act("confirm")
    dialog = tour.shown(Confirm)
    tour.key(dialog.all_on, "+9", end=None)
    tour.picture("confirm")
    dialog.confirm_everything()
    tour.close(dialog)


def unload_the_van(tour: Tour) -> None:
    """Who is served shows before it is booked."""
    tour.go("purchase_orders", tour.purchase_order("PO-0012"), "arriving")
    tour.act("receive")
    dialog = tour.shown(Receive)
    dialog.fill_all()
    tour.picture("receive")
    tour.accept(dialog)
    tour.picture("received")


def ship(tour: Tour) -> None:
    """What is ready leaves."""
    tour.go("queue", chip="ready")
    tour.act("ship_all")
    dialog = tour.shown(Ship)
    tour.picture("ship")
    tour.accept(dialog)
    tour.go("queue")
    tour.picture("evening")
    tour.paper("backorder-status", paperwork.status_sheet(tour.ctx.desk))


def in_the_dark(tour: Tour) -> None:
    """The same windows in the dark."""
    tour.act("look_dark")
    look_round(tour, "-dark")
    dialog = ask_for(tour)
    tour.picture("new-order-dark")
    dialog.lines.clear()
    tour.close(dialog)
    tour.act("look_light")


DAY = (first_start, look_round, in_the_dark, take_an_order, buy, hear_from_the_supplier, unload_the_van, ship)


def play(folder: Path) -> list[str]:
    """Play the day; its pictures and papers go into `folder`. Returns what was wrong, nothing at best."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as work:
        tour = Tour(folder, Path(work) / "stockroom.desk")
        try:
            for station in DAY:
                print(station.__doc__)
                station(tour)
        except Trouble as trouble:
            tour.troubles.append(str(trouble))
            tour.picture("trouble")
        finally:
            tour.window.close()
            qInstallMessageHandler(None)
    return tour.troubles


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    troubles = play(folder)
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    print(f"The day is in {folder}." if not troubles else f"The day had {len(troubles)} troubles.")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
