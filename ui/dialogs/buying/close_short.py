"""Fewer of a row will come, or none: whom that leaves without cover is listed first, youngest first."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats, purchasing, views
from app.domain.errors import Consent
from app.domain.matching import ZERO
from app.domain.purchase_orders import GivenUp, Uncovered
from app.promising import effects
from app.words import N_, _, ngettext
from ui.acts import undo, with_effects
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.card import text_label

SIZE = QSize(720, 460)
COLUMNS: tuple[Column[Uncovered], ...] = (
    Column.text(N_("Customer"), lambda row: row.customer, long=True, width=220),
    Column.text(N_("Order"), lambda row: row.order, width=110),
    Column.text(N_("Item"), lambda row: row.sku, long=True, width=150),
    Column(
        N_("Loses cover for"),
        lambda row: row.quantity,
        lambda row: formats.amount(row.quantity, row.unit),
        "right",
        width=130,
    ),
)


class CloseShort(Dialog):
    """One row at a time. Customers' lines stay as they are; those that lose cover are named before and asked about."""

    def __init__(self, context: Context, *, po_id: int, parent: QWidget | None = None) -> None:
        detail = views.purchases.detail(context.desk, po_id)
        self.number = detail.po.number
        super().__init__(context, _("Fewer or none of {number}").format(number=self.number), parent, size=SIZE)
        self.entries = Entries(self.form())
        self.open_rows = [(line, found) for line in detail.lines for found in line.rows if found.row.open]
        options: list[tuple[str, object]] = [
            (
                f"{line.item.sku} · {formats.amount(found.row.open, line.item.unit)} · "
                f"{formats.next_text(found.footing, found.on)}",
                found.row.id,
            )
            for line, found in self.open_rows
        ]
        self.row = self.entries.choice(_("Row"), options)
        self.row.setMinimumContentsLength(30)
        self.left = self.entries.line(
            _("Still to come"),
            placeholder=_("none"),
            hint=_("How many of the row are still wanted; none closes it short."),
        )
        self.entries.line(_("Why"), placeholder=_("kept in the history"))
        self.said = text_label("", "muted")
        self.body.addWidget(self.said)
        self.table = TableView(TableModel(COLUMNS, key=lambda row: row.line), "", None)
        self.table.setAccessibleName(_("Who loses cover"))
        self.body.addWidget(self.table, 1)
        self.cancel_button()
        self.act_button = self.primary_button(_("Close it short"), self.close_short)
        self.act_button.setEnabled(bool(options))
        self.row.currentIndexChanged.connect(lambda: self._look())
        self.left.textChanged.connect(lambda: self._look())
        self._look()
        self.row.setFocus()

    def _still(self) -> Decimal:
        """What is still to come of the row, as typed. Raises Unreadable."""
        line, _found = self.open_rows[self.row.currentIndex()]
        text, size = self.left.text().strip(), line.line.pack_size
        return formats.read_packs(text, line.item.decimals, _("Still to come"), size) if text else ZERO

    def _look(self) -> None:
        """List whom the quantity typed leaves without cover."""
        if not self.open_rows:
            self.said.setText(_("Nothing is open of it any more."))
            return
        line, found = self.open_rows[self.row.currentIndex()]
        still, wrong = tried(self._still)
        self.act_button.setText(_("Order fewer") if still else _("Close it short"))
        lost = found.row.open - still if still is not None else ZERO
        lines = purchasing.uncovered({line.item.id: lost}) if lost > ZERO else []
        self.table.rows.set_rows(lines)
        count = ngettext(
            "{count} waiting line loses cover; it stays as it is.",
            "{count} waiting lines lose cover, youngest first; they stay as they are.",
            len(lines),
        ).format(count=formats.quantity(len(lines)))
        self.said.setText(wrong or (count if lines else _("Nobody loses cover by it.")))

    def close_short(self) -> None:
        row_id = int(self.row.currentData())

        def act(consent: Consent) -> GivenUp:
            note, still = self.entries.text(_("Why")), self._still()
            if still:
                return purchasing.reduce(self.context.desk, row_id, still, note, consent=consent)
            return purchasing.close_short(self.context.desk, row_id, note, consent=consent)

        before = effects.standings(self.context.desk)
        done = self.attempt(act, self.entries.fields)
        if done is None:
            return
        self.accept()
        text = _("The rest of the row on {number} is closed short.")
        if self.left.text().strip():
            text = _("Fewer are to come of the row on {number}.")
        with_effects(self.context, text.format(number=self.number), before, [undo(self.context, done.act)])
