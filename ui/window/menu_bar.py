"""A menu bar made of menus that stand as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.words import _

if TYPE_CHECKING:
    from ui.context import Context

Place = Literal["window", "dialog", "page"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in a menu. `name` is one of the window's own acts (place "window"), an act that the visible page offers
    for its selection ("page": greyed while it does not), or what `opens` opens over it ("dialog").

    `group` makes it one of several, of which one is checked.
    """

    name: str
    text: str
    keys: str = ""
    place: Place = "dialog"
    group: str = ""
    opens: Callable[[Context], object] | None = None


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu; None among its entries is a dividing line."""

    title: str
    entries: tuple[Entry | None, ...]


def build(window: QMainWindow, menus: Sequence[Menu], run: Callable[[Entry], None]) -> dict[str, QAction]:
    """Fill the menu bar of `window`; `run` is called with the entry chosen. Returns the actions by name."""
    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for menu in menus:
        shown = QMenu(_(menu.title), window)
        window.menuBar().addMenu(shown)
        for entry in menu.entries:
            if entry is None:
                shown.addSeparator()
                continue
            action = QAction(_(entry.text), window)
            if entry.keys:
                action.setShortcut(QKeySequence(entry.keys))
            if entry.group:
                action.setCheckable(True)
                groups.setdefault(entry.group, QActionGroup(window)).addAction(action)
            action.triggered.connect(lambda _checked=False, entry=entry: run(entry))
            shown.addAction(action)
            actions[entry.name] = action
    return actions
