"""The chase list: what is late or without an answer, what does most harm first."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats
from app.domain.changes import Change
from app.views import chases
from app.words import _, ngettext
from ui import dialogs
from ui.attempt import quietly
from ui.context import Context
from ui.dialogs.buying.chase_rows import ROWS, SUPPLIER, explained
from ui.dialogs.frame.dialog import Dialog
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.card import text_label
from ui.widgets.empty_state import EmptyState

SIZE = QSize(980, 600)


class ChaseList(Dialog):
    """Ranked by harm, the ranking explained below the list. Enter chases the supplier of the row stood on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("To chase"), parent, size=SIZE)
        days = formats.days(context.desk.settings.chase_days)
        text = _(
            "Deliveries that are late, or without an answer for {days}: whoever harms most customers first. What was"
            " chased lately stands last, in grey."
        )
        self.body.addWidget(text_label(text.format(days=days), "muted"))
        self.table = TableView(TableModel((SUPPLIER, *ROWS)), "chase_list", None)
        self.table.setAccessibleName(_("Deliveries to chase, by harm"))
        self.table.set_empty(
            EmptyState(
                _("Nobody to chase"), _("Every delivery has a date that is still to come, or time for an answer.")
            )
        )
        self.body.addWidget(self.table, 1)
        self.why = text_label("", "")
        self.body.addWidget(self.why)
        self.button(_("Close"), self.reject)
        self.order_button = self.button(_("Show the order"), self.show_order, key="Ctrl+J")
        self.confirm_button = self.button(_("Confirm…"), self.confirm, key="Ctrl+Shift+D")
        self.chase_button = self.primary_button(_("Chase the supplier…"), self.chase)
        self.table.current.connect(lambda _row: self._show_current())
        self.table.opened.connect(lambda _row: self.chase())
        self.context.feed.changed.connect(self._follow)
        self.read()
        self.table.select_first()
        self._show_current()
        self.table.setFocus()

    def read(self) -> None:
        rows = chases.rows(self.context.desk)
        self.table.rows.set_rows(rows)
        now = sum(not row.chase.again for row in rows)
        text = ngettext("{count} delivery to chase now", "{count} deliveries to chase now", now)
        self.summary.setText(text.format(count=formats.quantity(now)) if rows else "")

    def _follow(self, _change: Change) -> None:
        quietly(self.read)
        self.table.select_first()
        self._show_current()

    def _show_current(self) -> None:
        row = self.table.current_row()
        self.why.setText(explained(row) if row is not None else "")
        for button in (self.order_button, self.confirm_button, self.chase_button):
            button.setEnabled(row is not None)

    def lacking(self) -> str:
        return _("There is nothing to chase.")

    def chase(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.context.open(dialogs.buying.Chase, supplier_id=row.supplier_id, parent=self)

    def confirm(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.context.open(dialogs.buying.Confirm, po_id=row.po_id)

    def show_order(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.accept()
            self.context.open_page("purchase_orders", row.po_id)
