"""A blind count sheet, as paper: of some bins, of the whole stockroom where none are named."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QWidget

from app import count_papers
from app.words import _
from ui.context import Context
from ui.dialogs.preview_paper import PreviewPaper, made


def show(context: Context, *, bins: Collection[str] | None = None, parent: QWidget | None = None) -> QDialog:
    sheet = count_papers.count_sheet(context.desk, bins)
    name = f"{_('count sheet')} {context.desk.today.isoformat()}"
    dialog = PreviewPaper(context, made(sheet, sheet.title, name), parent)
    dialog.open()
    return dialog
