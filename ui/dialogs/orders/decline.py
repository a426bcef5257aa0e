"""An order is not accepted: what was asked for is kept as a lost sale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app import formats
from app.domain.asked_lines import Asked
from app.domain.errors import Consent
from app.ordering import declining
from app.words import _, ngettext
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, Done


class Decline(ActDialog):
    """Why it is declined."""

    def __init__(
        self, context: Context, *, customer_id: int | None, asked: Sequence[Asked], parent: QWidget | None = None
    ) -> None:
        count = formats.quantity(len(asked))
        text = ngettext("{count} line is kept as a lost sale.", "{count} lines are kept as lost sales.", len(asked))
        super().__init__(context, _("Decline"), parent, ((text.format(count=count), "strong"),))
        self._customer, self._asked = customer_id, asked
        self.reason = self.entries.line(_("Why"), placeholder=_("kept in the list of lost sales"))
        self.finish(_("Decline"))

    def act(self, consent: Consent) -> Done:
        declining.decline(self.context.desk, self._customer, self._asked, self.entries.text(_("Why")))
        return Done(_("Declined, and kept as a lost sale."))
