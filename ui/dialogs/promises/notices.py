"""The notice tray: who is to be told, who was asked and has not answered, and what is ready and was not collected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from app import formats, papers
from app.domain.changes import Change
from app.domain.tellings import TOLD, How, ToldLines
from app.formats.notices import states_sum
from app.promising import tray
from app.promising.tray import Notice, Unanswered, Uncollected
from app.views.queue import QueueRow
from app.words import N_, _, ngettext
from ui import dialogs
from ui.attempt import quietly
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.frame.how_box import HowBox
from ui.dialogs.promises.told_lines import LINES, open_draft, reach_text, record, too_many_letters
from ui.look.theme import look
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets.empty_state import EmptyState

SIZE = QSize(980, 620)
LINES_HEIGHT = 150


def _states(notice: Notice) -> str:
    return states_sum(line.state for line in notice.lines)


def _whom(notice: Notice) -> str:
    if notice.customer is not None:
        return notice.customer.name
    count = len(notice.customers)
    text = ngettext("{count} customer behind {po}, overdue", "{count} customers behind {po}, overdue", count)
    return text.format(count=formats.quantity(count), po=notice.behind)


NOTICES: tuple[Column[Notice], ...] = (
    Column.text(N_("Customer"), lambda row: _whom(row), long=True, width=250, key="customer"),
    Column.figure(N_("Lines"), lambda row: len(row.lines), width=60),
    Column.text(N_("What"), _states, long=True, tone=lambda row: "bad" if row.asks else None, width=250, key="what"),
    Column(
        N_("Notice"),
        lambda row: row.first,
        lambda row: _("first") if row.first else _("later"),
        tone=lambda row: "muted",
        width=70,
        key="first",
    ),
    Column.text(
        N_("Reached by"),
        lambda row: reach_text(row.customer) if row.customer else _("each by their own way"),
        long=True,
        tone=lambda row: "muted",
        width=280,
        key="reach",
    ),
)


def _line_columns(days: str) -> tuple[Column[Any], ...]:
    """Lines with the days that they have been in this list for; `days` is the head of that column."""

    def of(row: Unanswered | Uncollected) -> str:
        return f"{row.row.order}  {row.row.customer}"

    return (
        Column(N_("For"), lambda row: row.row.customer, of, hint=of, width=300, key="for"),
        Column.text(N_("Item"), lambda row: row.row.name, width=260, key="item"),
        Column.figure(N_("Waiting"), lambda row: row.row.waiting, width=80),
        Column.figure(N_("Ready"), lambda row: row.row.ready, width=80),
        Column(days, lambda row: row.days, lambda row: formats.days(row.days), "right", width=110, key="days"),
    )


class Notices(Dialog):
    """Three lists. The selected customers of the first are told together; Enter opens what is stood on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Notices to customers"), parent, size=SIZE)
        self.lists = QTabWidget()
        self.body.addWidget(self.lists, 1)
        self.to_tell = TableView(TableModel(NOTICES, key=lambda row: row.key), "notices", None)
        self.lines: TableView = TableView(TableModel(LINES), "notice_lines", None)
        self.unanswered = TableView(
            TableModel(_line_columns(N_("Asked for")), key=lambda row: row.row.id), "unanswered", None
        )
        self.uncollected = TableView(
            TableModel(_line_columns(N_("Told for")), key=lambda row: row.row.id), "uncollected", None
        )
        self._build_to_tell()
        self._build_unanswered()
        self._build_uncollected()
        self.button(_("Close"), self.reject)
        self.tick_button = self.primary_button(_("Tick as told"), self.tick)
        self._listen()
        self.read()
        self.to_tell.setFocus()

    def _build_to_tell(self) -> None:
        self.how = HowBox(TOLD, _("How they were told"))
        name = QLabel(_("Told by"))
        name.setBuddy(self.how)
        self.letter_button = quiet_button(_("Letters…"), self.preview, key="Ctrl+P")
        self.draft_button = quiet_button(_("Draft e-mail…"), self.draft, key="Ctrl+M")
        self.open_button = quiet_button(_("Choose the lines…"), self.open_tell)
        acts = (quiet_button(_("All of them"), self.select_all), self.letter_button, self.draft_button)
        column = self._page(self.to_tell, _("Who is to be told"), (*acts, self.open_button, name, self.how))
        self.lines.setAccessibleName(_("What they are to be told"))
        self.lines.setFixedHeight(LINES_HEIGHT)
        column.addWidget(self.lines)
        nobody = EmptyState(_("Nobody is to be told"), _("Every customer knows how their lines stand."))
        self.to_tell.set_empty(nobody)

    def _build_unanswered(self) -> None:
        acts = (quiet_button(_("Record the answer…"), self.answer), quiet_button(_("Show it"), self.show_line))
        self._page(self.unanswered, _("Asked, no answer yet"), acts)
        text = _("Nobody who was asked to choose has left it unanswered for {days}.")
        days = formats.days(self.context.desk.settings.unanswered_days)
        self.unanswered.set_empty(EmptyState(_("No answer is missing"), text.format(days=days)))

    def _build_uncollected(self) -> None:
        acts = (
            quiet_button(_("Tell them again…"), self.tell_again),
            quiet_button(_("Ship…"), self.ship),
            quiet_button(_("Show it"), self.show_line),
        )
        self._page(self.uncollected, _("Ready, not collected"), acts)
        text = _("Nothing has stood ready for {days} since its customer was told.")
        days = formats.days(self.context.desk.settings.uncollected_days)
        self.uncollected.set_empty(EmptyState(_("Nothing was left behind"), text.format(days=days)))

    def _page(self, table: TableView, title: str, acts: Sequence[QWidget]) -> QVBoxLayout:
        table.setAccessibleName(title)
        line = QHBoxLayout()
        for widget in acts:
            line.addWidget(widget)
        line.addStretch(1)
        page = QWidget()
        look(page, "clear")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 10, 0, 0)
        column.addLayout(line)
        column.addWidget(table, 1)
        self.lists.addTab(page, title)
        return column

    def _listen(self) -> None:
        self.lists.currentChanged.connect(lambda _at: self._show_selection())
        self.to_tell.selectionModel().selectionChanged.connect(lambda *_selection: self._show_selection())
        self.to_tell.opened.connect(lambda _row: self.open_tell())
        self.unanswered.opened.connect(lambda _row: self.answer())
        self.uncollected.opened.connect(lambda _row: self.tell_again())
        self.context.feed.changed.connect(self._follow)

    # reading

    def read(self) -> None:
        desk = self.context.desk
        self._fill(0, self.to_tell, _("Customers to tell"), tray.tray(desk))
        self._fill(1, self.unanswered, _("Asked, no answer"), tray.unanswered(desk))
        self._fill(2, self.uncollected, _("Ready, not collected"), tray.ready_not_collected(desk))
        self._show_selection()

    def _fill(self, place: int, table: TableView, title: str, rows: Sequence[Any]) -> None:
        table.rows.set_rows(rows)
        table.select_first()
        self.lists.setTabText(place, f"{title} {formats.quantity(len(rows))}")

    def _follow(self, _change: Change) -> None:
        quietly(self.read)

    def chosen(self) -> list[Notice]:
        return self.to_tell.selected_rows()

    def _chosen_lines(self) -> list[QueueRow]:
        return [line for notice in self.chosen() for line in notice.lines]

    def _show_selection(self) -> None:
        chosen = self.chosen()
        telling = self.lists.currentIndex() == 0
        self.lines.rows.set_rows(chosen[0].lines if len(chosen) == 1 else ())
        self.lines.setVisible(len(chosen) == 1)
        count = len({customer.id for notice in chosen for customer in notice.customers})
        text = ngettext("{count} customer selected", "{count} customers selected", count)
        self.summary.setText(text.format(count=formats.quantity(count)) if telling and chosen else "")
        self.tick_button.setVisible(telling)
        for button in (self.letter_button, self.open_button, self.tick_button):
            button.setEnabled(bool(chosen) and telling)
        self.draft_button.setEnabled(len(chosen) == 1 and chosen[0].customer is not None)

    # telling

    def select_all(self) -> None:
        self.to_tell.selectAll()
        self.to_tell.setFocus()

    def preview(self) -> None:
        too_many = too_many_letters(sum(len(notice.customers) for notice in self.chosen()))
        self.say(too_many, (), "bad")
        if too_many:
            return
        letters = papers.table.NOTICES.of([line.id for line in self._chosen_lines()])
        self.how.follow(self.context.open_paper(letters, self))

    def draft(self) -> None:
        chosen = self.chosen()
        if len(chosen) != 1 or chosen[0].customer is None:
            return
        self.say("")
        became = open_draft(self.context, self, chosen[0].customer, [line.id for line in chosen[0].lines])
        if became is not None:
            self.how.propose(How.EMAIL)
            self.say(" ".join((became, _("Tick it as told once it is sent."))))

    def open_tell(self) -> None:
        lines = [line.id for line in self._chosen_lines()]
        if lines:
            self.context.open(dialogs.promises.Tell, line_ids=lines, parent=self)

    def lacking(self) -> str:
        return _("Select the customers who were told.")

    def tick(self) -> None:
        how, notices = self.how.how, self.chosen()
        asked = [line.id for notice in notices if notice.asks for line in notice.lines]
        others = [line.id for notice in notices if not notice.asks for line in notice.lines]
        told = self.attempt(lambda consent: self._tick(how, asked, others))
        if told:
            lines, customers = sum(len(each.lines) for each in told), sum(each.customers for each in told)
            said = formats.told_lines_text(lines, customers)
            self.say(said)
            self.context.say(said)

    def _tick(self, how: How, asked: Sequence[int], others: Sequence[int]) -> list[ToldLines]:
        """Those whose promise broke are asked to choose, the others are not."""
        return [
            record(self.context, lines, how, asks=asks) for lines, asks in ((asked, True), (others, False)) if lines
        ]

    # the other lists

    def answer(self) -> None:
        self._with_current(lambda row: self.context.open(dialogs.promises.Answer, line_id=row.id, parent=self))

    def tell_again(self) -> None:
        self._with_current(lambda row: self.context.open(dialogs.promises.Tell, line_ids=[row.id], parent=self))

    def ship(self) -> None:
        self._with_current(lambda row: self.context.open(dialogs.goods.Ship, line_ids=[row.id]))

    def show_line(self) -> None:
        def go(row: QueueRow) -> None:
            self.accept()
            self.context.open_page("queue", row.id)

        self._with_current(go)

    def _with_current(self, act: Callable[[QueueRow], object]) -> None:
        table = (self.to_tell, self.unanswered, self.uncollected)[self.lists.currentIndex()]
        found = table.current_row()
        if isinstance(found, Unanswered | Uncollected):
            act(found.row)
