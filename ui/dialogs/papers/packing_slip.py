"""The packing slips of a shipment, as paper: of the last one where none is named."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from app.acts import recent
from app.papers import goods
from ui.context import Context
from ui.dialogs.papers.preview_paper import PreviewPaper, made


def show(context: Context, *, act_id: int | None = None, parent: QWidget | None = None) -> QDialog:
    wanted = act_id if act_id is not None else recent.last_shipment(context.desk)
    sheet = goods.packing_slip_sheet(context.desk, wanted)
    dialog = PreviewPaper(context, made(sheet, sheet.title, sheet.title), parent)
    dialog.open()
    return dialog
