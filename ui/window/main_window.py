"""The main window: its frame with a store in it, the menus, the keys, the scanner."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog

from app import formats
from app.domain.errors import ClockAsked
from app.words import _
from ui import dialogs
from ui.context import Context
from ui.scanning.scanner import loose_text
from ui.settings import Settings
from ui.widgets.empty_state import EmptyState
from ui.window.frame import Frame
from ui.window.menu_bar import Entry, build
from ui.window.menus import MENUS, entries
from ui.window.place import keep_place, recall_place
from ui.window.tabs import FIRST
from ui.window.window_acts import ALWAYS, OVER_FORMS, WINDOW_ACTS

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.scanning.scanner import Scanner
    from ui.window.scans import Scans

NOT_PAINTED_MS = 400


class MainWindow(Frame):
    """Shows at once, empty; after its first paint it emits `started` and a store is given to it with `attach`."""

    started = Signal()
    filled = Signal()  # a store is open and the tab in front shows its rows
    completed = Signal()  # so does everything around it

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._painted = False
        self.actions_by_name = build(self, MENUS, self.run)
        self.offers_changed.connect(self._offer)
        self._offer()
        self._recall()

    # the store

    def attach(self, desk: Desk) -> None:
        """Show the open store `desk`. It is closed with the window, or when another one takes its place."""
        from ui.feed import Feed
        from ui.tasks import Tasks

        self.detach()
        self.ctx = Context(self, desk, Feed(desk, self), self.settings, Tasks(str(desk.path), self, lambda: desk.today))
        self.ctx.feed.changed.connect(self.follow)
        if not desk.person:
            desk.person = str(self.settings.get("person", ""))
        self.stack.show_tabs()
        self.tabs.attach(self.ctx)
        self._offer()
        self.filled.emit()
        front = self.tabs.page
        if front is not None and front.gathering:
            front.gathered.connect(self._complete_soon, Qt.ConnectionType.SingleShotConnection)
        else:
            self._complete_soon()

    def _complete_soon(self) -> None:
        """The rows first."""
        from ui.window.after_paint import AfterPaint

        front = self.tabs.page
        AfterPaint(front.table.viewport() if front is not None else self, self._complete, self)

    def _complete(self) -> None:
        """Show what can come a moment after the rows."""
        if self.ctx is not None:
            self.show_today()
            self.show_status()
            self._enable_find(self.ctx)
            self.scans.listen()
            self._ask_about_clock(self.ctx)
            self.completed.emit()

    def detach(self) -> None:
        """Let go of the store: pages, feed, child processes, connection."""
        if self.ctx is None:
            return
        self.idle.stop()
        self.stack.leave_form()
        self.tabs.detach()
        self.ctx.feed.stop()
        self.ctx.tasks.close()
        self.ctx.desk.close()
        self.ctx = None
        self.find_box.setEnabled(False)
        self._offer()

    def show_trouble(self, text: str, again: Callable[[], Any]) -> None:
        """Say that the store cannot be opened, and offer to try again or to open another one."""
        another = ((_("Open another stockroom…"), lambda: WINDOW_ACTS["open_stockroom"](self)),)
        self.show_instead(EmptyState(_("The stockroom could not be opened"), text, _("Try again"), again, another))

    def settle_clock(self, asked: ClockAsked) -> bool:
        """Ask which is right, the clock of this PC or the last act; whether that was answered."""
        if self.ctx is None:
            return False
        dialog = dialogs.store.WhichClock(self.ctx, asked=asked, parent=QApplication.activeModalWidget())
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _ask_about_clock(self, ctx: Context) -> None:
        from app.desk.going_back import asked_of

        asked = asked_of(ctx.desk.clock)
        if asked is not None and ctx.desk.clock.stated is None:
            self.say(formats.sentence(asked), [(_("Answer…"), lambda: self.settle_clock(asked))], "bad")

    def _enable_find(self, ctx: Context) -> None:
        """Put the find box in its place: it needs the verbs, so it comes with the store."""
        from ui.window.find import find_box

        box = find_box(self, ctx)
        self.today_bar.right.replaceWidget(self.find_box, box)
        self.today_bar.fit()
        self.find_box.deleteLater()
        self.find_box = box

    @cached_property
    def scans(self) -> Scans:
        """The scanner; it is listened to from when it is first asked for, with the first store."""
        from ui.window.scans import Scans

        return Scans(self)

    @property
    def scanner(self) -> Scanner:
        return self.scans.scanner

    # acts

    def run(self, entry: Entry) -> None:
        """Do what a menu entry says."""
        if entry.place == "window":
            WINDOW_ACTS[entry.name](self)
        elif entry.opens is not None:
            if self.ctx is not None:
                entry.opens(self.ctx)
        elif self.page is not None:
            act = self.page.offers().get(entry.name)
            if act is not None:
                act()

    def _offer(self) -> None:
        """Grey out what cannot be done now."""
        offered = set(self.page.offers()) if self.page is not None else set()
        there, form = self.ctx is not None, self.stack.form
        for entry in entries():
            ready = entry.name in offered if entry.place == "page" else there or entry.name in ALWAYS
            if form is not None:
                ready = entry.name in OVER_FORMS
            self.actions_by_name[entry.name].setEnabled(ready)
        self.actions_by_name["undo"].setEnabled(self.banner.action(_("Undo")) is not None)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = loose_text(event)
        if self.stack.form is not None:
            super().keyPressEvent(event)
        elif text and self.find_box.isEnabled():
            if not self.find_box.hasFocus():
                self.find_box.clear()
                self.find_box.setFocus(Qt.FocusReason.OtherFocusReason)
                QApplication.sendEvent(self.find_box, event)
        elif event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def _back(self) -> None:
        """Esc: out of a filter, back to the list, then the last scan goes, and last the banner."""
        if (self.page is None or not self.page.back()) and not self.scans.clear():
            self.banner.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._start_once()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(NOT_PAINTED_MS, self, self._start_once)  # a covered window is not painted

    def _start_once(self) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.started.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_place(self, self.settings)
        self.detach()
        super().closeEvent(event)

    def _recall(self) -> None:
        recall_place(self, self.settings)
        self.tabs.show_tab(str(self.settings.get("tab", FIRST)))
        chosen = self.actions_by_name.get(f"look_{self.settings.get('look', 'system')}")
        (chosen or self.actions_by_name["look_system"]).setChecked(True)
