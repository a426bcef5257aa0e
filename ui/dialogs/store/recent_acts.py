"""What was done at this desk lately, by whom; what can be, is reversed from here, yesterday's shipment too."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app import formats, papers
from app.acts import recent, reversing
from app.domain.acts import LEAVING, RecentAct
from app.promising import effects
from app.words import N_, _
from ui import dialogs
from ui.acts import with_effects
from ui.context import Context
from ui.dialogs.frame.list_dialog import ListDialog
from ui.tables.column import Column


def what(row: RecentAct) -> str:
    words = formats.verb_words(row.verb)
    mark = formats.reversed_mark(row)
    return f"{words} ({mark})" if mark else words


def tone(row: RecentAct) -> str | None:
    return "muted" if row.reversed_by else None


COLUMNS: tuple[Column[RecentAct], ...] = (
    Column(N_("When"), lambda row: row.at, lambda row: formats.stamp_text(row.at), width=140, key="at"),
    Column.text(N_("What"), what, tone=tone, width=190, key="what"),
    Column.text(N_("Of what"), formats.act_text, long=True, tone=tone, width=380, key="parts"),
    Column.text(N_("Who"), lambda row: row.person, width=110, key="who"),
)


class RecentActs(ListDialog):
    """The acts, the latest first. The one stood on is reversed by the primary act, with a reason if there is one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        rows = recent.rows(context.desk)
        super().__init__(context, _("Recent acts"), COLUMNS, rows, key=lambda row: row.id, parent=parent)
        self.reason = QLineEdit(placeholderText=_("kept with what is reversed"))
        self.reason.setAccessibleName(_("Why"))
        label = QLabel(_("Why"))
        label.setBuddy(self.reason)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.reason, 1)
        self.body.addLayout(line)
        self.slip_button = self.button(_("Slip…"), self.print_slip, hint=_("Packing slip or receiving slip"))
        self.copies_button = self.button(_("Copies…"), self.show_copies, hint=_("The papers that left with it"))
        self.labels_button = self.button(_("Labels…"), self.print_labels)
        self.reverse_button = self.primary_button(_("Reverse"), self.reverse)
        self.setTabOrder(self.table, self.reason)
        self.table.current.connect(self._offer)
        self._offer(self.table.current_row())

    def lacking(self) -> str:
        return _("Choose an act that can be reversed: a shipment, a receipt, an order, a correction, an import.")

    def reverse(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        reason = self.reason.text()
        before = effects.standings(self.context.desk)
        done = self.attempt(lambda consent: reversing.reverse(self.context.desk, row.id, reason, consent))
        if done is not None:
            self.reason.clear()
            self.table.rows.set_rows(recent.rows(self.context.desk))
            self.table.select(row.id)
            said = formats.undone_text(done)
            self.say(said)
            with_effects(self.context, said, before)

    def print_slip(self) -> None:
        row = self.table.current_row()
        if row is not None:
            slip = papers.table.RECEIVING_SLIP if row.received else papers.table.PACKING_SLIP
            self.context.open_paper(slip.of(act_id=row.id), self)

    def show_copies(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.context.open(dialogs.papers.KeptPapers, act=row.id, parent=self)

    def print_labels(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.context.open(dialogs.papers.Labels, act_id=row.id, parent=self)

    def _offer(self, row: RecentAct | None) -> None:
        self.reverse_button.setEnabled(row is not None and row.reversible)
        self.slip_button.setEnabled(row is not None and (row.shipped or row.received))
        self.copies_button.setEnabled(row is not None and row.verb in LEAVING)
        self.labels_button.setEnabled(row is not None and row.received)
