"""A line does not ship for now: it keeps its goods, or they go to the next in the queue."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent
from app.domain.overrides import Queued
from app.promising import effects
from app.queueing import holding
from app.words import _
from ui.acts import undo, with_effects
from ui.context import Context
from ui.dialogs.frame.act_dialog import SIZE
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.widgets.card import text_label


class HoldLine(Dialog):
    """Why it is held, and whether its goods stay with it meanwhile."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Hold"), parent, size=SIZE)
        row = views.queue.detail(context.desk, line_id).row
        self.row = row
        self.body.addWidget(text_label(f"{row.order} · {row.customer}", "muted"))
        self.body.addWidget(text_label(f"{formats.amount(row.waiting, row.unit)} × {row.name}", "strong"))
        self.entries = Entries(self.form())
        self.reason = self.entries.line(_("Why"), placeholder=_("kept in the history"))
        self.pass_on = self.entries.flag(
            _("Pass its goods on to the next in the queue"),
            bool(row.hold),
            hint=_("Releasing it then sets others back, so that takes a reason."),
        )
        self.pass_on.setEnabled(not row.hold)
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Hold"), self.hold)
        self.reason.setFocus()

    def hold(self) -> None:
        before = effects.standings(self.context.desk)
        done = self.attempt(self._hold, self.entries.fields)
        if done is None:
            return
        self.accept()
        passed = self.pass_on.isChecked()
        text = _("{item} for {customer} is held and passed on.") if passed else _("{item} for {customer} is held.")
        actions = () if passed else (undo(self.context, done.act),)
        with_effects(self.context, text.format(item=done.sku, customer=done.customer), before, actions)

    def _hold(self, consent: Consent) -> Queued:
        return holding.hold(self.context.desk, self.row.id, self.entries.text(_("Why")), self.pass_on.isChecked())
