"""Less is wanted: part or all of a waiting line is cancelled."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent
from app.domain.orders import Cancelled
from app.ordering import cancelling
from app.promising import effects
from app.words import _
from ui.acts import undo, with_effects
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.widgets.card import text_label

SIZE = QSize(480, 230)


class CancelLine(Dialog):
    """What is cancelled passes its cover down the queue. What was shipped stays shipped."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Cancel a quantity"), parent, size=SIZE)
        self.row = views.queue.detail(context.desk, line_id).row
        row = self.row
        self.body.addWidget(text_label(f"{row.order} · {row.customer}", "muted"))
        self.body.addWidget(text_label(f"{formats.amount(row.waiting, row.unit)} × {row.name}", "strong"))
        self.entries = Entries(self.form())
        self.quantity = self.entries.line(_("Cancel"), formats.quantity(row.waiting))
        self.entries.line(_("Why"), placeholder=_("kept in the history"))
        self.body.addStretch(1)
        self.button(_("Keep it"), self.reject)
        self.primary_button(_("Cancel this much"), self.cancel)
        self.quantity.setFocus()
        self.quantity.selectAll()

    def cancel(self) -> None:
        before = effects.standings(self.context.desk)
        cancelled = self.attempt(self._cancel, self.entries.fields)
        if not isinstance(cancelled, Cancelled):
            return
        self.accept()
        text = _("{quantity} of {item} cancelled from {order}.")
        said = [text.format(quantity=formats.quantity(cancelled.quantity), item=cancelled.sku, order=cancelled.order)]
        for number, quantity in cancelled.unneeded:
            text = _("{quantity} on {number} now serve nobody.")
            said.append(text.format(quantity=formats.quantity(quantity), number=number))
        item_id = self.row.item_id
        actions = [(_("Show the item"), lambda: self.context.open_page("items", item_id))] if cancelled.unneeded else []
        with_effects(self.context, " ".join(said), before, [undo(self.context, cancelled.act), *actions])

    def _cancel(self, consent: Consent) -> Cancelled:
        quantity = self.entries.needed_quantity(_("Cancel"), self.row.decimals)
        return cancelling.cancel_line(self.context.desk, self.row.id, quantity, self.entries.text(_("Why")))
