"""The chase letter, as paper: about schedule rows of one supplier. Looking, printing and drafting log nothing."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from app.papers import chase_letter
from app.words import _
from ui.context import Context
from ui.dialogs.papers.preview_paper import PreviewPaper, made


def show(context: Context, *, supplier_id: int, row_ids: Collection[int], parent: QWidget | None = None) -> QDialog:
    desk = context.desk
    sheet = chase_letter.chase_letter_sheet(desk, row_ids)
    whom = sheet.parties[0].name
    name = " ".join((_("chase"), whom, desk.today.isoformat()))
    paper = made(sheet, _("Letter to {supplier}").format(supplier=whom), name)
    mail = partial(chase_letter.chase_draft, desk, supplier_id, row_ids)
    dialog = PreviewPaper(context, paper._replace(mail=mail), parent)
    dialog.open()
    return dialog
