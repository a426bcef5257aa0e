"""A supplier is chased: everything of theirs that is late in one letter, mail or call, which is then logged."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app import catalogue, formats, papers, purchasing
from app.domain.changes import Change
from app.domain.chasing import Chased
from app.domain.errors import Consent
from app.domain.tellings import DIRECT, How
from app.papers import chase_letter
from app.views import chases
from app.words import _, ngettext
from ui import dialogs
from ui.acts import undo
from ui.attempt import quietly
from ui.context import Context
from ui.dialogs.buying.chase_rows import ROWS, explained
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.how_box import HowBox
from ui.dialogs.promises.told_lines import reach_text
from ui.sending import open_mail
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.card import text_label
from ui.widgets.empty_state import EmptyState

SIZE = QSize(940, 560)


class Chase(Dialog):
    """What this supplier is to be asked about; the selected rows are. A draft or letter only prepares: nothing is
    logged before "Log as chased".
    """

    def __init__(self, context: Context, *, supplier_id: int, parent: QWidget | None = None) -> None:
        self.supplier = catalogue.supplier(context.desk, supplier_id)
        title = _("Chase {supplier}").format(supplier=self.supplier.name)
        super().__init__(context, title, parent, size=SIZE)
        self.body.addWidget(text_label(self.supplier.name, "title"))
        self.body.addWidget(text_label(reach_text(self.supplier), "muted"))
        self.table = TableView(TableModel(ROWS), "chase", None)
        self.table.setAccessibleName(_("Deliveries to ask about"))
        self.table.set_empty(EmptyState(_("Nothing to chase"), _("They have answered, and nothing of theirs is late.")))
        self.body.addWidget(self.table, 1)
        self.why = text_label("", "muted")
        self.body.addWidget(self.why)
        self._build_ways()
        self.button(_("Close"), self.reject)
        self.button(_("Record…"), self.record, hint=_("How often on time, how late, how long"))
        self.letter_button = self.button(_("Letter…"), self.preview, key="Ctrl+P")
        self.draft_button = self.button(_("Draft e-mail…"), self.draft, key="Ctrl+M")
        self.log_button = self.primary_button(_("Log as chased"), self.log)
        self.read()
        self._select_due()
        self.table.selectionModel().selectionChanged.connect(lambda *_selection: self._show_selection())
        self.table.current.connect(lambda _row: self._show_selection())
        self.context.feed.changed.connect(self._follow)
        self._show_selection()
        self.table.setFocus()

    def _build_ways(self) -> None:
        self.how = HowBox(DIRECT, _("How they were chased"))
        self.how.propose(How.PHONE)
        self.on = QLineEdit(placeholderText=formats.date_text(self.context.desk.today))
        self.on.setAccessibleName(_("Chased on"))
        self.on.setMaximumWidth(130)
        self.note = QLineEdit(placeholderText=_("Who answered, what they said"))
        self.note.setAccessibleName(_("Note"))
        line = QHBoxLayout()
        for text, field in ((_("Chased by"), self.how), (_("on"), self.on), (_("Note"), self.note)):
            label = QLabel(text)
            label.setBuddy(field)
            line.addWidget(label)
            line.addWidget(field, 1 if field is self.note else 0)
        self.body.addLayout(line)

    def read(self) -> None:
        self.table.rows.set_rows(chases.rows(self.context.desk, self.supplier.id))

    def _select_due(self) -> None:
        """Everything that is to be chased now; where all of it was chased lately, all of it."""
        self.table.selectAll()
        rows = self.table.rows.shown_rows()
        if any(not row.chase.again for row in rows):
            for place, row in enumerate(rows):
                if row.chase.again:
                    self.table.selectionModel().select(
                        self.table.rows.index(place, 0),
                        QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows,
                    )

    def _follow(self, _change: Change) -> None:
        quietly(self.read)
        self._show_selection()

    def _show_selection(self) -> None:
        chosen = self.table.selected_rows()
        text = ngettext("{count} delivery", "{count} deliveries", len(chosen))
        self.summary.setText(text.format(count=formats.quantity(len(chosen))) if chosen else "")
        row = self.table.current_row()
        self.why.setText(explained(row) if row is not None else "")
        for button in (self.letter_button, self.draft_button, self.log_button):
            button.setEnabled(bool(chosen))

    def _chosen(self) -> list[int]:
        return [row.id for row in self.table.selected_rows()]

    def lacking(self) -> str:
        return _("Select the deliveries that they were asked about.")

    def unsaved(self) -> str:
        return _("The note is not logged yet.") if self.note.text().strip() else ""

    def record(self) -> None:
        self.context.open(dialogs.buying.SupplierRecord, supplier_id=self.supplier.id, parent=self)

    def preview(self) -> None:
        """Show the letter about the selected deliveries, to be printed."""
        self.how.follow(self.context.open_paper(papers.table.CHASE_LETTER.of(self._chosen()), self))

    def draft(self) -> None:
        self.say("")
        desk, supplier = self.context.desk, self.supplier.id
        rows = self._chosen()
        name = f"{desk.today.isoformat()}-{supplier}"
        became = open_mail(self, name, lambda: chase_letter.chase_draft(desk, supplier, rows))
        if became is not None:
            self.how.propose(How.EMAIL)
            self.say(" ".join((became, _("Log it as chased once it is sent."))))

    def log(self) -> None:
        done = self.attempt(self._log, {_("Chased on"): self.on})
        if done is not None:
            self.accept()
            self.context.say(formats.chased_text(done), [undo(self.context, done.act)])

    def _log(self, consent: Consent) -> Chased:
        text = self.on.text().strip()
        day = formats.read_date(text, self.context.desk.today, _("Chased on")) if text else None
        how = self.how.how
        return purchasing.chase(self.context.desk, self._chosen(), how, self.note.text(), on=day)
