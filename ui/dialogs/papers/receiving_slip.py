"""The receiving slip, as paper: of a receipt, of the last one where none is named."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from app.papers import receiving_slip
from app.views import receipts
from ui.context import Context
from ui.dialogs.papers.preview_paper import PreviewPaper, made


def show(context: Context, *, act_id: int | None = None, parent: QWidget | None = None) -> QDialog:
    wanted = act_id if act_id is not None else receipts.last_receipt(context.desk)
    sheet = receiving_slip.receiving_slip_sheet(context.desk, wanted)
    dialog = PreviewPaper(context, made(sheet, sheet.title, f"{sheet.title} {wanted}"), parent)
    dialog.open()
    return dialog
