"""A customer wants more or less of a line than was ordered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent
from app.ordering import amending
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item


class AmendLine(ActDialog):
    """What is wanted in all: less is cancelled in place, more joins the back of the queue."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        fact = _("{customer} ({order}): {ordered} ordered, {waiting} waiting. More joins the back of the queue.")
        ordered, waiting = formats.amount(row.ordered, row.unit), formats.quantity(row.waiting)
        fact = fact.format(customer=row.customer, order=row.order, ordered=ordered, waiting=waiting)
        super().__init__(context, _("More or less"), parent, about_item(f"{row.sku}  {row.name}", fact))
        self.row = row
        self.entries.line(_("Wanted in all"), placeholder=_("with what has been shipped"))
        self.entries.line(_("Why"), placeholder=_("kept in the history"))
        self.finish(_("Change"))

    def act(self, consent: Consent) -> Done:
        quantity = self.entries.needed_quantity(_("Wanted in all"), self.row.decimals)
        why = self.entries.text(_("Why"))
        done = amending.amend(self.context.desk, self.row.id, quantity, why, consent)
        if done.new_line is not None:
            text = _("{quantity} more of {item} for {customer} stand at the back of the queue.")
        else:
            text = _("{quantity} of {item} for {customer} cancelled.")
        number = formats.quantity(abs(done.difference))
        return Done(text.format(quantity=number, item=done.sku, customer=done.customer), done.act)
