"""A person's hands: keys typed into fields and grids, dialogs found where they opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.papers.table import Printout
from ui.context import Context
from ui.dialogs.frame.grid import Grid
from ui.dialogs.papers.preview_paper import PreviewPaper

D = TypeVar("D", bound=QDialog)
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, ctx: Context, kind: type[D], **initial: object) -> D:
    """Open a dialog and wait until it has the keyboard."""
    dialog = ctx.open(kind, **initial)
    assert isinstance(dialog, kind)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def opened_paper(qtbot: QtBot, ctx: Context, make: Callable[[Desk], Printout]) -> PreviewPaper:
    """Show the paper that `make` makes and wait until it has the keyboard."""
    dialog = ctx.open_paper(make)
    assert isinstance(dialog, PreviewPaper)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def found(ctx: Context, kind: type[D]) -> D:
    """The dialog of this kind that is open over the window."""
    [dialog] = [dialog for dialog in ctx.window.findChildren(kind) if dialog.isVisible()]
    return dialog


def typed(qtbot: QtBot, field: QWidget, text: str, *, enter: bool = True) -> None:
    """Type over what stands in a field."""
    field.setFocus()
    select_all = getattr(field, "selectAll", None)
    if select_all is not None:
        select_all()
    qtbot.keyClicks(field, text)
    if enter:
        qtbot.keyClick(field, ENTER)


def scanned(ctx: Context, text: str) -> None:
    """Scan a code: it goes to whatever is in front."""
    ctx.window.scans.router.take(text)


def cell(qtbot: QtBot, grid: Grid, row: int, column: int, text: str, *, enter: Qt.Key = ENTER) -> None:
    """Go to a cell, type into it, Enter (or another key that leaves it)."""
    grid.go(row, column)
    qtbot.keyClick(grid, text[0])
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not grid
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, enter)
