"""A held line may ship again; where it was passed on, that sets others back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import views
from app.domain.errors import Consent
from app.domain.promises import Hold
from app.queueing import holding
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import Done
from ui.dialogs.frame.override import Override


class Release(Override):
    """Whom the release of a line sets back, and why it is released."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Release"), views.queue.detail(context.desk, line_id).row, parent)
        passed = self.row.hold is Hold.PASSED
        self.reason = self.ask_reason(_("needed: it gets ahead of others") if passed else _("kept in the history"))
        self.foresee(holding.preview_release(context.desk, line_id))
        self.finish(_("Release"))

    def act(self, consent: Consent) -> Done:
        reason = self.entries.needed(_("Why")) if self.row.hold is Hold.PASSED else self.entries.text(_("Why"))
        done = holding.release(self.context.desk, self.row.id, reason, self.agreed(consent))
        return Done(_("{item} for {customer} is released.").format(item=done.sku, customer=done.customer))
