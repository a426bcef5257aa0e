"""The main window's frame: the Today line, the tabs or what stands in their place, the banner, the line at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.changes import Change, Topic
from app.words import _
from ui.attempt import Actions, quietly
from ui.context import Context, Window
from ui.settings import Settings
from ui.steps import SHORT, Steps
from ui.widgets.banner import Banner
from ui.window.stage import Stage
from ui.window.status_bar import StatusBar
from ui.window.tabs import Tabs
from ui.window.today_bar import DayFigure, TodayBar

if TYPE_CHECKING:
    from ui.forms.form import Form
    from ui.pages.page import Page


class Frame(Window):
    """Shows what there is of a store, and says what happened."""

    offers_changed = Signal()  # other acts may be possible now
    store_chosen = Signal(str)  # a person wants the store at this path

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.ctx: Context | None = None
        self.idle = Steps(self, stretch=SHORT)
        self.setWindowTitle(_("Backorder Desk"))
        self._put_together()

    def _put_together(self) -> None:
        self.today_bar = TodayBar()
        self.today_bar.asked.connect(self._go_to_part)
        self.find_box: QLineEdit = QLineEdit(placeholderText=_("Scan or search  (Ctrl+K)"))
        self.find_box.setEnabled(False)
        self.today_bar.right.addWidget(self.find_box)
        self.today_bar.fit()
        self.tabs: Tabs = Tabs()
        self.tabs.came.connect(self._came_to_tab)
        self.tabs.offers_changed.connect(self.offers_changed)
        self.stack = Stage(self.tabs)
        self.stack.turned.connect(self._turned)
        self.banner = Banner()
        self.banner.closed.connect(self.offers_changed)
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
        middle.setFocus()  # not on the first button: nothing has been chosen yet

    # what stands in the middle

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
        self.offers_changed.emit()

    def _came_to_tab(self, name: str) -> None:
        self.settings.put("tab", name)
        self.offers_changed.emit()

    def _go_to_part(self, part: DayFigure) -> None:
        self.open_page(part.page, chip=part.chip)
        if part.opens is not None and self.ctx is not None:
            part.opens(self.ctx)

    def _person(self, name: str) -> None:
        if self.ctx is not None:
            self.ctx.desk.person = name
            self.settings.put("person", name)
            if self.stack.form is not None:
                self.stack.form.person_changed()

    # what it says

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Say what just happened in the banner, with buttons (words, function)."""
        self.banner.say(text, actions, tone)
        self.offers_changed.emit()

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
