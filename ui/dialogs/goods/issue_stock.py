"""Stock taken for the house itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent
from app.goods import stock
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item


class IssueStock(ActDialog):
    """Taken for the house itself or a walk-in: from what is free, or as an override from what customers wait for."""

    def __init__(self, context: Context, *, item_id: int, parent: QWidget | None = None) -> None:
        row = views.items.detail(context.desk, item_id).row
        fact = _("{quantity} free").format(quantity=formats.amount(row.free, row.unit, row.decimals))
        super().__init__(context, _("Take for internal use"), parent, about_item(row.name, fact))
        self.row = row
        self.entries.line(_("Quantity"))
        self.entries.line(_("Reason"))
        self.queued = self.entries.flag(_("Also what customers wait for, for a reason"))
        self.queued.setEnabled(row.on_hand > row.free)
        self.finish(_("Take"))

    def act(self, consent: Consent) -> Done:
        quantity = self.entries.needed_quantity(_("Quantity"), self.row.decimals)
        desk, reason = self.context.desk, self.entries.text(_("Reason"))
        if self.queued.isChecked():
            act = stock.take_queued(desk, self.row.id, quantity, reason, consent)
        else:
            act = stock.issue(desk, self.row.id, quantity, reason)
        number = formats.amount(quantity, self.row.unit, self.row.decimals)
        return Done(_("{quantity} of {item} taken for internal use.").format(quantity=number, item=self.row.sku), act)
