"""A held line may ship again; where it was passed on, that sets others back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import views
from app.domain.errors import Consent
from app.domain.overrides import Queued
from app.domain.promises import Hold
from app.promising import effects
from app.queueing import holding
from app.words import _
from ui.acts import with_effects
from ui.context import Context
from ui.dialogs.frame.override import Override


class Release(Override):
    """Whom the release of a line sets back, and why it is released."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Release"), views.queue.detail(context.desk, line_id).row, parent)
        passed = self.row.hold is Hold.PASSED
        hint = _("needed: it gets ahead of others") if passed else _("kept in the history")
        self.reason = self.ask_reason(hint)
        self.foresee(holding.preview_release(context.desk, line_id))
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Release"), self.release)
        self.reason.setFocus()

    def release(self) -> None:
        before = effects.standings(self.context.desk)
        done = self.attempt(self._release, self.entries.fields)
        if done is not None:
            self.accept()
            text = _("{item} for {customer} is released.").format(item=done.sku, customer=done.customer)
            with_effects(self.context, text, before)

    def _release(self, consent: Consent) -> Queued:
        reason = self.entries.needed(_("Why")) if self.row.hold is Hold.PASSED else self.entries.text(_("Why"))
        return holding.release(self.context.desk, self.row.id, reason, self.agreed(consent))
