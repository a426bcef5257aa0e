"""Less is wanted: part or all of a waiting line is cancelled."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent
from app.ordering import cancelling
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_line


class CancelLine(ActDialog):
    """What is cancelled passes its cover down the queue. What was shipped stays shipped."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        super().__init__(context, _("Cancel a quantity"), parent, about_line(row))
        self.row = row
        self.quantity = self.entries.line(_("Cancel"), formats.quantity(row.waiting))
        self.entries.line(_("Why"), placeholder=_("kept in the history"))
        self.finish(_("Cancel this much"), cancel=_("Keep it"))

    def act(self, consent: Consent) -> Done:
        quantity = self.entries.needed_quantity(_("Cancel"), self.row.decimals)
        done = cancelling.cancel_line(self.context.desk, self.row.id, quantity, self.entries.text(_("Why")))
        text = _("{quantity} of {item} cancelled from {order}.")
        said = [text.format(quantity=formats.quantity(done.quantity), item=done.sku, order=done.order)]
        for number, unneeded in done.unneeded:
            text = _("{quantity} on {number} now serve nobody.")
            said.append(text.format(quantity=formats.quantity(unneeded), number=number))
        context, item_id = self.context, self.row.item_id
        show = (_("Show the item"), lambda: context.open_page("items", item_id))
        return Done(" ".join(said), done.act, [show] if done.unneeded else ())
