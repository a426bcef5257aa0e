"""An order is not accepted: what was asked for is kept as a lost sale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats
from app.domain.asked_lines import Asked
from app.domain.errors import Consent
from app.ordering import declining
from app.words import _, ngettext
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.widgets.card import text_label

SIZE = QSize(480, 210)


class Decline(Dialog):
    """Why it is declined."""

    def __init__(
        self, context: Context, *, customer_id: int | None, asked: Sequence[Asked], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Decline"), parent, size=SIZE)
        self._customer, self._asked = customer_id, asked
        count = formats.quantity(len(asked))
        text = ngettext("{count} line is kept as a lost sale.", "{count} lines are kept as lost sales.", len(asked))
        self.body.addWidget(text_label(text.format(count=count), "strong"))
        self.entries = Entries(self.form())
        self.reason = self.entries.line(_("Why"), placeholder=_("kept in the list of lost sales"))
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Decline"), self.decline)
        self.reason.setFocus()

    def decline(self) -> None:
        if self.attempt(self._decline, self.entries.fields) is not None:
            self.accept()
            self.context.say(_("Declined, and kept as a lost sale."))

    def _decline(self, consent: Consent) -> int:
        return declining.decline(self.context.desk, self._customer, self._asked, self.entries.text(_("Why")))
