"""More of a line ships than its own share: who moves back for it, and why it is done all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent
from app.domain.overrides import OverrideEffect
from app.goods import shipping
from app.words import _
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.act_dialog import Done
from ui.dialogs.frame.override import Override


class ShipMore(Override):
    """How much ships, all that waits unless another number is typed; the table follows the number."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        super().__init__(context, _("Ship more than its share"), row, parent)
        self.quantity = self.entries.line(_("Ship"), formats.quantity(row.waiting))
        self.reason = self.ask_reason(_("needed: kept, and printed in the audit"))
        self.finish(_("Ship"))
        self.quantity.textChanged.connect(lambda _text: self._foresee())
        self._foresee()

    def _foresee(self) -> None:
        self.foresee(*tried(self._effect))

    def _effect(self) -> OverrideEffect:
        quantity = self.entries.needed_quantity(_("Ship"), self.row.decimals)
        return shipping.preview_more(self.context.desk, self.row.id, quantity)

    def act(self, consent: Consent) -> Done:
        quantity = self.entries.needed_quantity(_("Ship"), self.row.decimals)
        reason = self.entries.needed(_("Why"))
        done = shipping.ship_more(self.context.desk, self.row.id, quantity, reason, consent=self.agreed(consent))
        text = _("{item} for {customer} shipped, beyond its share.")
        return Done(text.format(item=self.row.sku, customer=self.row.customer), done.act)
