"""A customer is told: what stands now of their lines, by which way, and when that is done, ticked as told."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from app import catalogue, formats, papers, views
from app.domain.changes import Change
from app.domain.errors import Consent
from app.domain.promise_states import BROKEN
from app.domain.tellings import TOLD, How, ToldLines
from app.views.queue import QueueRow
from app.words import _, ngettext
from ui.attempt import quietly
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.how_box import HowBox
from ui.dialogs.promises.told_lines import LINES, open_draft, reach_text, record, too_many_letters
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.card import text_label

SIZE = QSize(940, 520)


class Tell(Dialog):
    """These lines, and what else their customers are due to be told. The selected ones are told.

    A letter or a draft only prepares: nothing is recorded before "Tick as told". Where an order (by id) is confirmed,
    its confirmation is the letter, and only its lines are told.
    """

    def __init__(
        self,
        context: Context,
        *,
        line_ids: Collection[int],
        confirms: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Tell the customer") if confirms is None else _("Confirm the order")
        super().__init__(context, title, parent, size=SIZE)
        self._lines = set(line_ids)
        self._confirms = confirms
        self._build_head()
        self.table = TableView(TableModel(LINES), "tell", None)
        self.table.setAccessibleName(_("Lines to be told"))
        self.body.addWidget(self.table, 1)
        selected = _("The selected lines are told. Looking, printing and drafting record nothing.")
        every = _("They are told of every line. Looking, printing and drafting record nothing.")
        self.body.addWidget(text_label(selected if confirms is None else every, "muted"))
        self._build_ways()
        self.button(_("Close"), self.reject)
        letter = _("Letter…") if confirms is None else _("Confirmation…")
        self.letter_button = self.button(letter, self.preview, key="Ctrl+P")
        self.draft_button = self.button(_("Draft e-mail…"), self.draft, key="Ctrl+M")
        self.tick_button = self.primary_button(_("Tick as told"), self.tick)
        self._read(self._with_due())
        self.table.selectionModel().selectionChanged.connect(lambda *_selection: self._show_selection())
        self.context.feed.changed.connect(self._follow)
        self.table.setFocus()

    def _build_head(self) -> None:
        self.whom = text_label("", "title")
        self.reach = text_label("", "muted")
        self.body.addWidget(self.whom)
        self.body.addWidget(self.reach)

    def _build_ways(self) -> None:
        self.how = HowBox(TOLD, _("How they were told"))
        self.told_on = QLineEdit(placeholderText=formats.date_text(self.context.desk.today))
        self.told_on.setAccessibleName(_("Told on"))
        self.told_on.setMaximumWidth(130)
        self.asks = QCheckBox(_("They are asked to choose: wait, part, substitute or cancel"))
        self.asks.setAccessibleName(self.asks.text())
        line = QHBoxLayout()
        for label, field in ((_("Told by"), self.how), (_("on"), self.told_on)):
            name = QLabel(label)
            name.setBuddy(field)
            line.addWidget(name)
            line.addWidget(field)
        line.addSpacing(12)
        line.addWidget(self.asks, 1)
        self.asks.setVisible(self._confirms is None)
        self.body.addLayout(line)
        self.how.currentIndexChanged.connect(lambda: self._show_selection())

    # what is told

    def _with_due(self) -> list[QueueRow]:
        """The lines named, with whatever else their customers are due to be told."""
        desk = self.context.desk
        named = views.queue.of_lines(desk, self._lines)
        customers = {row.customer_id for row in named} if self._confirms is None else set()
        due = views.queue.to_tell(desk) if customers else []
        return [*named, *(row for row in due if row.customer_id in customers and row.id not in self._lines)]

    def _read(self, rows: list[QueueRow]) -> None:
        names = list(dict.fromkeys(row.customer for row in rows))
        many = ngettext("{count} customer", "{count} customers", len(names)).format(count=formats.quantity(len(names)))
        self.whom.setText(names[0] if len(names) == 1 else many)
        customers = {row.customer_id for row in rows}
        self.customer = catalogue.customer(self.context.desk, customers.pop()) if len(customers) == 1 else None
        self.reach.setText(reach_text(self.customer) if self.customer is not None else "")
        self.table.show_column(0, len(names) > 1)
        first = not self.table.rows.all_rows()
        self.table.rows.set_rows(rows)
        if first:
            self.table.selectAll()
            self.asks.setChecked(any(row.state in BROKEN for row in rows))
            way = How.EMAIL if self.customer is not None and self.customer.email else How.PHONE
            self.how.propose(way)
        self._show_selection()

    def _show_selection(self) -> None:
        chosen = self._chosen()
        text = ngettext("{count} line", "{count} lines", len(chosen)).format(count=formats.quantity(len(chosen)))
        self.summary.setText(text if chosen else "")
        self.asks.setEnabled(self.how.currentData() != How.ELSEWHERE)
        for button in (self.letter_button, self.tick_button):
            button.setEnabled(bool(chosen))
        self.draft_button.setEnabled(bool(chosen) and self.customer is not None)

    def _follow(self, _change: Change) -> None:
        """Show how the lines stand now; those that wait no more leave."""
        ids = [row.id for row in self.table.rows.all_rows()]
        rows = quietly(lambda: views.queue.of_lines(self.context.desk, ids))
        if rows is not None:
            self._read(rows)

    def _chosen(self) -> list[int]:
        rows = self.table.selected_rows() if self._confirms is None else self.table.rows.all_rows()
        return [row.id for row in rows]

    def lacking(self) -> str:
        return _("Select the lines that they are told of.")

    # the ways

    def preview(self) -> None:
        too_many = too_many_letters(len({row.customer_id for row in self.table.selected_rows()}))
        self.say(too_many, (), "bad")
        if too_many:
            return
        letter = papers.table.NOTICES.of(self._chosen())
        shown = letter if self._confirms is None else papers.table.CONFIRMATION.of(self._confirms)
        self.how.follow(self.context.open_paper(shown, self))

    def draft(self) -> None:
        if self.customer is None:
            return
        self.say("")
        became = open_draft(self.context, self, self.customer, self._chosen(), self._confirms)
        if became is not None:
            self.how.propose(How.EMAIL)
            self.say(" ".join((became, _("Tick it as told once it is sent."))))

    def tick(self) -> None:
        told = self.attempt(self._tick, {_("Told on"): self.told_on})
        if told is not None:
            self.accept()
            self.context.say(formats.told_lines_text(len(told.lines), told.customers))

    def _tick(self, consent: Consent) -> ToldLines:
        text = self.told_on.text().strip()
        day = formats.read_date(text, self.context.desk.today, _("Told on")) if text else None
        how, asks = self.how.how, self.asks.isChecked()
        return record(self.context, self._chosen(), how, day, asks, self._confirms)
