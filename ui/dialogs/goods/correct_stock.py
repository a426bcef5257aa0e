"""The shelf has another number than the book."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent
from app.goods import stock
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item


class CorrectStock(ActDialog):
    """The shelf has another number than the book: the difference is posted, with its reason."""

    def __init__(self, context: Context, *, item_id: int, parent: QWidget | None = None) -> None:
        row = views.items.detail(context.desk, item_id).row
        fact = _("The book says {quantity}.").format(quantity=formats.amount(row.on_hand, row.unit, row.decimals))
        super().__init__(context, _("Correct the record"), parent, about_item(row.name, fact))
        self.row = row
        self.entries.line(_("On the shelf"))
        self.entries.line(_("Reason"))
        self.finish(_("Correct"))

    def act(self, consent: Consent) -> Done:
        counted = self.entries.needed_quantity(_("On the shelf"), self.row.decimals)
        act = stock.correct(self.context.desk, self.row.id, counted, self.entries.needed(_("Reason")))
        number = formats.amount(counted, self.row.unit, self.row.decimals)
        return Done(_("{item}: the book now says {quantity}.").format(item=self.row.sku, quantity=number), act)
