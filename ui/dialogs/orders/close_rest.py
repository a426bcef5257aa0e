"""A tiny rest of a shipped line is closed, with the customer's word."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent
from app.ordering import amending
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_item


class CloseRest(ActDialog):
    """What the customer said, and the rest waits no longer."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        fact = _("{waiting} of {ordered} still wait for {customer} ({order}).")
        ordered, waiting = formats.amount(row.ordered, row.unit), formats.quantity(row.waiting)
        fact = fact.format(waiting=waiting, ordered=ordered, customer=row.customer, order=row.order)
        super().__init__(context, _("Close the rest"), parent, about_item(f"{row.sku}  {row.name}", fact))
        self.row = row
        self.entries.line(_("The customer's word"), placeholder=_("who said so, and when"))
        self.finish(_("Close the rest"))

    def act(self, consent: Consent) -> Done:
        word = self.entries.needed(_("The customer's word"))
        done = amending.close_rest(self.context.desk, self.row.id, word)
        text = _("The rest of {item} for {customer} is closed: {quantity}.")
        number = formats.quantity(done.quantity)
        return Done(text.format(item=done.sku, customer=done.customer, quantity=number), done.act)
