"""What a count came to, as paper."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from app.papers import counts
from ui.context import Context
from ui.dialogs.papers.preview_paper import PreviewPaper, made


def show(context: Context, *, count_id: int, parent: QWidget | None = None) -> QDialog:
    sheet = counts.variance_report_sheet(context.desk, count_id)
    dialog = PreviewPaper(context, made(sheet, sheet.title, f"{sheet.title} {context.desk.today.isoformat()}"), parent)
    dialog.open()
    return dialog
