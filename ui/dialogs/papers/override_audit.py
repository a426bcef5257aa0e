"""The override audit, as paper."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.papers import override_audit
from app.words import _
from ui.context import Context
from ui.dialogs.papers.preview_paper import PreviewPaper, made


def show(context: Context) -> QDialog:
    sheet = override_audit.override_audit_sheet(context.desk)
    name = f"{_('override audit')} {context.desk.today.isoformat()}"
    dialog = PreviewPaper(context, made(sheet, sheet.title, name))
    dialog.open()
    return dialog
