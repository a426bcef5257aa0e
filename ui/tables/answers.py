"""What a list answers of one cell, by Qt's roles and our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ui.look.theme import tone
from ui.tables.column import Column

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ROW = int(Qt.ItemDataRole.UserRole)
SECTION = ROW + 1
SORT = ROW + 2

ALIGN = {
    "left": int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    "right": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
}


class Cell(NamedTuple):
    """All that is drawn of a cell: its text, where it stands, and its colour; None is the ordinary one."""

    text: str
    alignment: int
    colour: QColor | None


def head_answer(head: str, column: int, role: int) -> str | None:
    """What the head of a section answers: its text stands in the first column."""
    return head if role == SECTION or (column == 0 and role in (DISPLAY, ACCESSIBLE)) else None


def _tone(column: Column[Any], row: Any) -> Any:
    name = column.tone(row) if column.tone is not None else None
    return tone(name) if name is not None else None


ANSWERS: Mapping[int, Callable[[Column[Any], Any], Any]] = {
    DISPLAY: lambda column, row: column.show(row),
    ACCESSIBLE: lambda column, row: column.show(row),
    TOOLTIP: lambda column, row: column.hint(row) if column.hint is not None else None,
    ALIGNMENT: lambda column, row: ALIGN[column.align],
    FOREGROUND: _tone,
    ROW: lambda column, row: row,
    SORT: lambda column, row: column.value(row),
}
