"""The sheet of a count, as paper."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from app.papers import counts
from ui.context import Context
from ui.dialogs.papers.preview_paper import PreviewPaper, made


def show(context: Context, *, count_id: int, parent: QWidget | None = None) -> QDialog:
    sheet = counts.count_sheet(context.desk, count_id)
    dialog = PreviewPaper(context, made(sheet, sheet.title, sheet.title), parent)
    dialog.open()
    return dialog
