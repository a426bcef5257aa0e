"""A line does not ship for now: it keeps its goods, or they go to the next in the queue."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import views
from app.domain.errors import Consent
from app.queueing import holding
from app.words import _
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done, about_line


class HoldLine(ActDialog):
    """Why it is held, and whether its goods stay with it meanwhile."""

    def __init__(self, context: Context, *, line_id: int, parent: QWidget | None = None) -> None:
        row = views.queue.detail(context.desk, line_id).row
        super().__init__(context, _("Hold"), parent, about_line(row))
        self.row = row
        self.reason = self.entries.line(_("Why"), placeholder=_("kept in the history"))
        self.pass_on = self.entries.flag(
            _("Pass its goods on to the next in the queue"),
            bool(row.hold),
            hint=_("Releasing it then sets others back, so that takes a reason."),
        )
        self.pass_on.setEnabled(not row.hold)
        self.finish(_("Hold"))

    def act(self, consent: Consent) -> Done:
        passed = self.pass_on.isChecked()
        done = holding.hold(self.context.desk, self.row.id, self.entries.text(_("Why")), passed)
        text = _("{item} for {customer} is held and passed on.") if passed else _("{item} for {customer} is held.")
        return Done(text.format(item=done.sku, customer=done.customer), None if passed else done.act)
