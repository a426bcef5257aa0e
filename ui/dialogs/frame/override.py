"""The frame of acts that put a line ahead of others: who moves back, by how much, and why it is done all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from app import formats
from app.domain.errors import NO_CONSENT, Consent
from app.domain.overrides import OverrideEffect
from app.views.queue import QueueRow
from app.words import _, ngettext
from ui.context import Context
from ui.dialogs.frame.act_dialog import ActDialog, about_line
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.dialogs.frame.room import tab_between
from ui.widgets.card import text_label

SIZE = QSize(820, 500)
NOBODY = OverrideEffect((), None)
LATER_BY = 5


class Override(ActDialog):
    """A form, a table of whose promises move back, and one act. What the table shows has been agreed to by acting."""

    spare = 0  # the table takes it

    def __init__(self, context: Context, title: str, row: QueueRow, parent: QWidget | None) -> None:
        super().__init__(context, title, parent, about_line(row), size=SIZE)
        self.row = row
        self.effect = NOBODY
        self.said = text_label("", "strong")
        self.body.addWidget(self.said)
        self.grid = Grid(
            (
                GridColumn(_("Order"), 110),
                GridColumn(_("Customer")),
                GridColumn(_("SKU"), 130),
                GridColumn(_("Promise now"), 110),
                GridColumn(_("Then"), 110),
                GridColumn(_("Later by"), 190, right=True),
            ),
            _("Who moves back"),
        )
        self.body.addWidget(self.grid, 1)

    def finish(self, act: str, *, first: QWidget | None = None, cancel: str = "") -> QPushButton:
        button = super().finish(act, first=first, cancel=cancel)
        tab_between([self.grid], self._first)  # it stands below the fields that are asked
        return button

    def ask_reason(self, placeholder: str) -> QLineEdit:
        return self.entries.line(_("Why"), placeholder=placeholder)

    def ask_line(self, label: str, rows: Sequence[QueueRow]) -> QComboBox:
        """A choice between lines of the queue, by id."""
        box = self.entries.choice(label, [(_named(row), row.id) for row in rows])
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(30)
        return box

    def foresee(self, found: OverrideEffect | None, wrong: str = "") -> None:
        """Show who moves back, the worst first; `wrong` where nobody can say."""
        self.effect = effect = found or NOBODY
        count = sum(each.days != 0 for each in effect.moved)
        text = ngettext("{count} promise moves back.", "{count} promises move back.", count)
        moved = text.format(count=formats.quantity(count)) if count else _("No promise moves back.")
        if robbed := len(effect.moved) - count:
            text = ngettext("{count} line loses goods that it has.", "{count} lines lose goods that they have.", robbed)
            moved += " " + text.format(count=formats.quantity(robbed))
        self.said.setText(moved if found is not None else wrong)
        self.grid.setVisible(bool(effect.moved))
        self.grid.fill(
            [
                [
                    formats.line_name(each.order, each.number),
                    each.customer,
                    each.sku,
                    formats.date_text(each.before),
                    formats.date_text(each.after) or (_("no date") if each.before else ""),
                    ", ".join(text for text in (formats.move_text(each), formats.taken_text(each)) if text),
                ]
                for each in effect.moved
            ]
        )
        for place, each in enumerate(effect.moved):
            if each.days is None:
                self.grid.put(place, LATER_BY, self.grid.text(place, LATER_BY), tone_name="overdue")

    def agreed(self, consent: Consent) -> Consent:
        """`consent`, and to what the table shows."""
        return consent | frozenset({self.effect.question}) if self.effect.question else consent or NO_CONSENT


def _named(row: QueueRow) -> str:
    place = formats.ordinal(row.position)
    return f"{place}  {row.order}  {row.customer} · {formats.amount(row.waiting, row.unit)}"
