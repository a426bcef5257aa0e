"""The pick list, as paper: of everything that is ready, or of some lines."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QWidget

from app.papers import goods
from app.words import _
from ui.context import Context
from ui.dialogs.papers.preview_paper import PreviewPaper, made


def show(context: Context, *, line_ids: Collection[int] | None = None, parent: QWidget | None = None) -> QDialog:
    sheet = goods.pick_list_sheet(context.desk, line_ids=line_ids)
    name = f"{_('pick list')} {context.desk.today.isoformat()}"
    dialog = PreviewPaper(context, made(sheet, sheet.title, name), parent)
    dialog.open()
    return dialog
