"""The rest of a row will not come: give it up."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from app import formats, promising, purchasing, views
from app.domain.errors import Consent
from app.words import _
from ui.context import Context
from ui.dialogs.dialog import Dialog
from ui.dialogs.entries import Entries
from ui.promises_done import with_effects
from ui.widgets.card import text_label

SIZE = QSize(600, 200)


def show(context: Context, *, po_id: int) -> QDialog:
    dialog = CloseShort(context, po_id)
    dialog.open()
    return dialog


class CloseShort(Dialog):
    """One row at a time. Customers' lines stay as they are; those that lose cover are named and asked about."""

    def __init__(self, context: Context, po_id: int, parent: QWidget | None = None) -> None:
        detail = views.purchases.detail(context.desk, po_id)
        self.number = detail.po.number
        super().__init__(context, _("Close {number} short").format(number=self.number), parent, size=SIZE)
        self.body.addWidget(text_label(_("What is still open of the row will not come any more."), "muted"))
        self.entries = Entries(self.form())
        open_rows = [(line, found) for line in detail.lines for found in line.rows if found.row.open]
        options: list[tuple[str, object]] = [
            (
                f"{line.item.sku} · {formats.amount(found.row.open, line.item.unit)} · "
                f"{formats.next_text(found.footing, found.on)}",
                found.row.id,
            )
            for line, found in open_rows
        ]
        self.row = self.entries.choice(_("Row"), options)
        self.row.setMinimumContentsLength(30)
        self.entries.line(_("Why"), placeholder=_("kept in the history"))
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Close it short"), self.close_short).setEnabled(bool(options))
        self.row.setFocus()

    def close_short(self) -> None:
        row_id = int(self.row.currentData())

        def act(consent: Consent) -> bool:
            note = self.entries.text(_("Why"))
            return purchasing.close_short(self.context.desk, row_id, note, consent=consent)

        before = promising.standings(self.context.desk)
        closed = self.attempt(act, self.entries.fields)
        if closed is None:
            return
        self.accept()
        text = _("The rest of the row on {number} is closed short.").format(number=self.number)
        with_effects(self.context, text, before)
