"""The small table that is typed into, used by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.keys import ENTER
from ui.dialogs.frame.grid import Grid, GridColumn

ITEM, ARRIVED = 0, 2


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Two rows below a field that has the keyboard."""
    window = QWidget()
    column = QVBoxLayout(window)
    field = QLineEdit()
    made = Grid(
        [GridColumn("Item"), GridColumn("Open", 80, right=True), GridColumn("Arrived", 80, right=True, typed=True)],
        "Rows",
    )
    made.fill([["Washer", "20", ""], ["Bolt", "10", ""]])
    column.addWidget(field)
    column.addWidget(made)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    return window


@pytest.fixture
def grid(window: QWidget) -> Grid:
    found = window.findChild(Grid)
    assert isinstance(found, Grid)
    return found


def type_in(qtbot: QtBot, grid: Grid, text: str) -> None:
    qtbot.keyClick(grid, text[0])
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, ENTER)


def test_tab_leads_to_where_typing_is_taken(qtbot: QtBot, grid: Grid) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert grid.hasFocus()
    assert (grid.currentRow(), grid.currentColumn()) == (0, ARRIVED)
    with qtbot.waitSignal(grid.typed) as typed:
        type_in(qtbot, grid, "25")
    assert typed.args == [0, ARRIVED, "25"]
    assert grid.currentRow() == 1, "Enter goes on"


def test_what_is_typed_beside_a_typed_cell_goes_into_it(qtbot: QtBot, grid: Grid) -> None:
    grid.go(1, ITEM)
    with qtbot.waitSignal(grid.typed) as typed:
        type_in(qtbot, grid, "7")
    assert typed.args == [1, ARRIVED, "7"]
