"""What the main window itself does when a menu entry asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from app.domain.changes import Change, Topic
from app.words import _
from ui import dialogs
from ui.attempt import quietly
from ui.look import theme
from ui.window.frame import Frame

HELP_OF_TAB = ("items", "queue", "buying", "counting")
LOOKS = ("look_system", "look_light", "look_dark")
ALWAYS = frozenset(
    {"new_stockroom", "open_stockroom", "close", "help", "help_keyboard", "help_whats_new", "about", *LOOKS}
)
OVER_FORMS = frozenset({"close", "help", "help_keyboard", "help_whats_new", "about", *LOOKS})


def undo(window: Frame) -> None:
    button = window.banner.action(_("Undo"))
    if button is not None:
        button.click()


def copy(window: Frame) -> None:
    if window.page is not None:
        window.page.table.copy()


def find_anything(window: Frame) -> None:
    window.find_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
    window.find_box.selectAll()


def filter_list(window: Frame) -> None:
    if window.page is not None:
        window.page.focus_filter()


def ship_all(window: Frame) -> None:
    if window.ctx is not None:
        window.ctx.open(dialogs.goods.Ship)


def read_again(window: Frame) -> None:
    if window.ctx is not None:
        quietly(window.ctx.desk.board.refresh)
        window.follow(Change(Topic.ALL))


def show_drafts(window: Frame) -> None:
    if window.ctx is not None:
        from ui import sending

        sending.show_drafts(window.ctx)


def back_up(window: Frame) -> None:
    if window.ctx is not None:
        from ui.window import store_care

        store_care.back_up(window.ctx)


def check_store(window: Frame) -> None:
    if window.ctx is not None:
        from ui.window import store_care

        store_care.check(window.ctx)


def new_stockroom(window: Frame) -> None:
    """Ask where, make an empty store there in the child process, and show it in place of the one that is open."""
    from app.paths import default_store
    from ui.tasks import Tasks

    path, _kind = QFileDialog.getSaveFileName(
        window,
        _("Start a new stockroom"),
        str(default_store()),
        options=QFileDialog.Option.DontConfirmOverwrite,  # what is there is refused, never replaced
    )
    if path:
        task = Tasks(path, window).run(["init"])
        task.finished.connect(lambda _answer: window.store_chosen.emit(path))
        task.failed.connect(lambda text: window.say(text, (), "bad"))
        task.start()


def open_stockroom(window: Frame) -> None:
    """Ask for a store's file, to be shown in place of the one that is open."""
    path, _kind = QFileDialog.getOpenFileName(window, _("Open a stockroom"), str(Path.home()))
    if path:
        window.store_chosen.emit(path)


def dress(window: Frame, mode: str) -> None:
    """Light, dark, or as the system is; remembered."""
    window.settings.put("look", mode)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, mode)


def show_help(window: Frame, page: str) -> None:
    from ui.window.help import HelpWindow

    found = window.findChild(HelpWindow) or HelpWindow(window)
    found.show_page(page)


def help_here(window: Frame) -> None:
    """The page of the form in front, else of the tab."""
    form = window.stack.form
    show_help(window, form.help_page if form is not None else HELP_OF_TAB[window.tabs.currentIndex()])


def about(window: Frame) -> None:
    from importlib.metadata import version

    box = QMessageBox(QMessageBox.Icon.NoIcon, _("About Backorder Desk"), "", parent=window)
    box.setText(_("Backorder Desk {version}").format(version=version("backorder-desk")))
    box.setInformativeText(_("Keeps a small stockroom's promises."))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


WINDOW_ACTS: dict[str, Callable[[Frame], object]] = {
    "new_stockroom": new_stockroom,
    "open_stockroom": open_stockroom,
    "show_drafts": show_drafts,
    "back_up": back_up,
    "check_store": check_store,
    "close": lambda window: window.close(),
    "undo": undo,
    "copy": copy,
    "find_anything": find_anything,
    "filter_list": filter_list,
    "ship_all": ship_all,
    "show_items": lambda window: window.open_page("items"),
    "show_queue": lambda window: window.open_page("queue"),
    "show_purchase_orders": lambda window: window.open_page("purchase_orders"),
    "show_counts": lambda window: window.open_page("counts"),
    "look_system": lambda window: dress(window, "system"),
    "look_light": lambda window: dress(window, "light"),
    "look_dark": lambda window: dress(window, "dark"),
    "read_again": read_again,
    "help": help_here,
    "help_keyboard": lambda window: show_help(window, "keyboard"),
    "help_whats_new": lambda window: show_help(window, "whats-new"),
    "about": about,
}
