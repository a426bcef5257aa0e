"""A line jumps its queue: before whom, who moves back for it, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import views
from app.domain.errors import Consent
from app.domain.promises import Hold
from app.queueing import moving
from app.words import _
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.act_dialog import Done
from ui.dialogs.frame.override import Override


class MoveUp(Override):
    """The lines ahead of it to choose from, the first of the queue chosen; the table follows the choice."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        super().__init__(context, _("Move up"), row, parent)
        ahead = [
            other
            for other in views.queue.rows(context.desk, [row.item_id])
            if other.position < row.position
            and other.hold is not Hold.PASSED
            and not (row.ship_complete and other.order == row.order)
        ]
        self.before = self.ask_line(_("Directly before"), ahead)
        self.reason = self.ask_reason(_("needed: kept, and printed in the audit"))
        self.move_button = self.finish(_("Move up"), first=self.reason)
        self.move_button.setEnabled(bool(ahead))
        self.before.currentIndexChanged.connect(lambda _at: self._foresee())
        self._foresee()

    def lacking(self) -> str:
        return _("Nobody is ahead of this line.")

    def _foresee(self) -> None:
        chosen = self.before.currentData()
        if chosen is None:
            self.foresee(None, self.lacking())
        else:
            self.foresee(*tried(lambda: moving.preview_move(self.context.desk, self.row.id, chosen)))

    def act(self, consent: Consent) -> Done:
        reason = self.entries.needed(_("Why"))
        chosen = self.before.currentData()
        done = moving.move_up(self.context.desk, self.row.id, chosen, reason, self.agreed(consent))
        return Done(_("{item} for {customer} has moved up.").format(item=done.sku, customer=done.customer), done.act)
