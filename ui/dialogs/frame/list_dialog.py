"""A dialog that shows all of a list which the detail panel has cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.words import _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView

SIZE = QSize(900, 560)


class ListDialog(Dialog):
    """Rows in a table that can be sorted and copied; Esc closes it."""

    def __init__(
        self,
        context: Context,
        title: str,
        columns: Sequence[Column[Any]],
        rows: Sequence[Any],
        *,
        key: Callable[[Any], int] = id,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, title, parent, size=SIZE)
        self.table = TableView(TableModel(columns, key=key), "", None)
        self.table.setAccessibleName(title)
        self.table.rows.set_rows(rows)
        self.body.addWidget(self.table, 1)
        self.button(_("Close"), self.reject)
        self.table.select_first()
        self.table.setFocus()
