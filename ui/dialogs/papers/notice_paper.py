"""The notices of lines as paper, a letter to each customer. Looking and printing record nothing as told."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QWidget

from app.papers import notices
from app.words import _
from ui.context import Context
from ui.dialogs.papers.preview_paper import PreviewPaper, made


def show(context: Context, *, line_ids: Collection[int], parent: QWidget | None = None) -> QDialog:
    sheet = notices.delay_notices_sheet(context.desk, line_ids)
    whom = sheet.notices[0].parties[0].name if len(sheet.notices) == 1 else ""
    title = _("{title}: {whom}").format(title=sheet.title, whom=whom) if whom else sheet.title
    name = " ".join(text for text in (_("notice"), whom, context.desk.today.isoformat()) if text)
    dialog = PreviewPaper(context, made(sheet, title, name), parent)
    dialog.open()
    return dialog
