"""The main window: menus, the Today line, tabs, the banner and the line at the foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from app.domain.changes import Change, Topic
from app.words import _
from ui.attempt import Actions, quietly
from ui.scanning.scanner import loose_text
from ui.settings import Settings
from ui.steps import IdleSteps
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.window.menus import Entry, build, entries
from ui.window.place import keep_place, recall_place
from ui.window.stage import Stage
from ui.window.status_bar import StatusBar
from ui.window.tabs import FIRST, Tabs
from ui.window.today_bar import Part, TodayBar
from ui.window.window_acts import ALWAYS, OVER_FORMS, WINDOW_ACTS

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.context import Context
    from ui.forms.form import Form
    from ui.pages.page import Page
    from ui.scanning.scans import Scans

NOT_PAINTED_MS = 400


class MainWindow(QMainWindow):
    """Shows at once, empty; after its first paint it emits `started` and a store is given to it with `attach`."""

    started = Signal()
    filled = Signal()  # a store is open and the tab in front shows its rows
    completed = Signal()  # so does everything around it
    store_chosen = Signal(str)  # a person wants the store at this path

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.ctx: Context | None = None
        self._painted = False
        self.idle = IdleSteps(self)
        self.setWindowTitle(_("Backorder Desk"))
        self.actions_by_name = build(self, self.run)
        self._put_together()
        self._recall()

    def _put_together(self) -> None:
        self.today_bar = TodayBar()
        self.today_bar.asked.connect(self._go_to_part)
        self.find_box: QLineEdit = QLineEdit(placeholderText=_("Scan or search  (Ctrl+K)"))
        self.find_box.setEnabled(False)
        self.today_bar.right.addWidget(self.find_box)
        self.today_bar.fit()
        self.tabs: Tabs = Tabs()
        self.tabs.came.connect(self._came_to_tab)
        self.tabs.offers_changed.connect(self._offer)
        self.stack = Stage(self.tabs)
        self.stack.turned.connect(self._turned)
        self.banner = Banner()
        self.banner.closed.connect(self._offer)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 2)
        foot.setSpacing(6)
        foot.addWidget(self.banner)
        self.above_foot = foot  # a scan is shown there in large type
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.today_bar)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        self.setCentralWidget(middle)
        self.foot = StatusBar()
        self.foot.person_chosen.connect(self._person)
        self.setStatusBar(self.foot)
        self._offer()
        middle.setFocus()  # not on the first button: nothing has been chosen yet

    # the store

    def attach(self, desk: Desk) -> None:
        """Show the open store `desk`. It is closed with the window, or when another one takes its place."""
        from ui.context import Context
        from ui.feed import Feed
        from ui.tasks import Tasks

        self.detach()
        self.ctx = Context(self, desk, Feed(desk, self), self.settings, Tasks(str(desk.path), self, desk.clock.stated))
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

    def wait_with(self, text: str) -> None:
        """Say `text` in place of the tabs while there is no store yet."""
        self.stack.wait_with(text)

    def show_instead(self, widget: QWidget) -> None:
        """Show `widget` in place of the tabs: the first start, or trouble with the store."""
        self.stack.show_instead(widget)

    def show_form(self, form: Form) -> None:
        """Let a form fill the window until it is left; the keyboard is in it."""
        self.banner.clear()
        self.stack.show_form(form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, text: str, again: Callable[[], Any]) -> None:
        """Say that the store cannot be opened, and offer to try again or to open another one."""
        another = ((_("Open another stockroom…"), lambda: WINDOW_ACTS["open_stockroom"](self)),)
        self.show_instead(EmptyState(_("The stockroom could not be opened"), text, _("Try again"), again, another))

    def follow(self, change: Change) -> None:
        """Show what an act changed."""
        self.tabs.follow(change)
        if change.topics & ~(Topic.PEOPLE | Topic.TALLIES):
            self.show_today()
        if change.topics & (Topic.SETTINGS | Topic.PEOPLE):
            self.show_status()

    def show_today(self) -> None:
        if self.ctx is not None:
            from app.views.today import summary

            desk = self.ctx.desk
            today = quietly(lambda: summary(desk, at_once=True))
            if today is not None:
                self.today_bar.show_today(today)
                if today.to_count is None:
                    self.idle.run(desk.schedule.fill(), self.show_today)

    def show_status(self) -> None:
        if self.ctx is not None:
            from ui.window.store_care import last_backup

            desk = self.ctx.desk
            self.setWindowTitle(_("Backorder Desk — {store}").format(store=desk.settings.name))
            self.foot.show_store(desk.settings.name, desk.today, last_backup(self.ctx))
            self.foot.show_people(quietly(desk.people) or [], desk.person)

    def _person(self, name: str) -> None:
        if self.ctx is not None:
            self.ctx.desk.person = name
            self.settings.put("person", name)
            if self.stack.form is not None:
                self.stack.form.person_changed()

    def _enable_find(self, ctx: Context) -> None:
        """Put the find box in its place: it needs the verbs, so it comes with the store."""
        from ui.window.find import find_box

        box = find_box(ctx)
        self.today_bar.right.replaceWidget(self.find_box, box)
        self.today_bar.fit()
        self.find_box.deleteLater()
        self.find_box = box

    @cached_property
    def scans(self) -> Scans:
        """The scanner; it is listened to from when it is first asked for, with the first store."""
        from ui.scanning.scans import Scans

        return Scans(self)

    # tabs

    @property
    def page(self) -> Page | None:
        """The page in front, once there is a store and no form stands over it."""
        return self.tabs.page if self.stack.form is None else None

    def open_page(self, kind: str, id: int | None = None, chip: str = "") -> None:
        """Go to a tab; stand on the row `id` where given, choose the filter `chip` where given."""
        self.stack.leave_form()
        self.tabs.show_tab(kind)
        page = self.page
        if page is None:
            return
        if chip:
            page.choose_chip(chip)
        if id is not None:
            page.select(id)
        page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self) -> None:
        """A form has the whole window but the menus."""
        self.today_bar.setVisible(self.stack.form is None)
        self._offer()

    def _came_to_tab(self, name: str) -> None:
        self.settings.put("tab", name)
        self._offer()

    def _go_to_part(self, part: Part) -> None:
        self.open_page(part.page, chip=part.chip)
        if part.dialog and self.ctx is not None:
            self.ctx.open_dialog(part.dialog)

    # saying and doing

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Say what just happened in the banner, with buttons (words, function)."""
        self.banner.say(text, actions, tone)
        self._offer()

    def run(self, entry: Entry) -> None:
        """Do what a menu entry says."""
        if entry.place == "window":
            WINDOW_ACTS[entry.name](self)
        elif entry.place == "dialog":
            if self.ctx is not None:
                self.ctx.open_dialog(entry.name)
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
        """Esc: out of a filter, back to the list, and last the banner goes."""
        if self.page is None or not self.page.back():
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
