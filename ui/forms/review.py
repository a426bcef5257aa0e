"""The review of a count: the worst difference first, what each line needs, whom posting takes from and gives to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app import catalogue, counting, formats, papers, views
from app.counting.opening import open_one
from app.domain.changes import Change, Topic
from app.domain.counts import CountState, LineState
from app.domain.errors import Consent
from app.domain.matching import ZERO
from app.promising import effects
from app.views.count_reviews import Review, ReviewRow
from app.words import _, ngettext
from ui import dialogs, forms
from ui.acts import undo, with_effects
from ui.attempt import Actions, quietly
from ui.context import Context
from ui.forms.form import Form
from ui.forms.review_acts import acts_of
from ui.forms.review_codes import ReviewCodes
from ui.forms.review_columns import COLUMNS, worst_first
from ui.forms.review_detail import write_line
from ui.look.theme import set_tone
from ui.tables.model import TableModel
from ui.tables.view import TableView
from ui.widgets import sounds
from ui.widgets.card import text_label
from ui.widgets.chips import Chip, Chips
from ui.widgets.detail import Detail
from ui.widgets.empty_state import EmptyState

DETAIL_WIDTH, DETAIL_SHARE = 440, 0.36
_FOLLOWED = Topic.TALLIES | Topic.COUNTS | Topic.STOCK | Topic.ORDERS | Topic.ITEMS | Topic.SETTINGS


class ReviewForm(Form):
    """Lines on the left, what one needs on the right. Posting is one act, and its reversal another."""

    help_page = "counting"

    def __init__(self, context: Context, *, count_id: int) -> None:
        count = open_one(count_id)
        super().__init__(context, _("Review {number}").format(number=count.number), formats.count_title(count))
        self.count = count
        self.found: Review
        self._stale = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button(_("Print"), lambda: context.open_paper(papers.table.VARIANCE_REPORT.of(count.id)), "Ctrl+P")
        self.button(_("Count on"), lambda: context.open_form(forms.TallyForm, count_id=count.id), "F3")
        self.button(_("Post"), self.post, "F9", primary=True)
        self.needs = text_label("", "name")
        self.promises = text_label("", "")
        self.codes = ReviewCodes(context, count.id)
        needed = QHBoxLayout()
        needed.addWidget(self.needs, 1)
        needed.addWidget(self.codes)
        self.body.addLayout(needed)
        self.body.addWidget(self.promises)
        self.table = TableView(TableModel(COLUMNS, key=lambda row: row.line, place=worst_first), "review", None)
        self.table.setAccessibleName(_("Lines of the count"))
        self.table.set_empty(
            None, EmptyState(_("No line is like that"), "", _("Show all"), lambda: self.chip_row.choose(""))
        )
        self.chip_row = Chips(self._chips())
        self.panel = Detail(_("Line"))
        self.splitter = self._lay_out()
        self.body.addWidget(self.splitter, 1)
        self.chip_row.chosen.connect(self._sift)
        self.table.current.connect(lambda _row: QTimer.singleShot(0, self, self._show_line))
        self.table.selectionModel().selectionChanged.connect(lambda *_: QTimer.singleShot(0, self, self._show_line))
        self.read()
        self.table.select_first()
        self.setFocusProxy(self.table)

    def _chips(self) -> tuple[Chip, ...]:
        return (
            Chip("all", _("All")),
            Chip("needs", _("To settle"), lambda row: not row.reviewed.settled),
            Chip("differs", _("Differs"), lambda row: bool(row.reviewed.variance)),
            Chip("uncounted", _("Not counted"), lambda row: row.state is LineState.UNCOUNTED),
            Chip("settled", _("Settled"), lambda row: row.reviewed.settled),
        )

    def _lay_out(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.chip_row)
        column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=12)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        return splitter

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        detail = min(DETAIL_WIDTH, int(self.width() * DETAIL_SHARE))
        self.splitter.setSizes([self.width() - detail, detail])

    # what it shows

    def read(self) -> None:
        """Read the review anew; a person stays on the line they stand on."""
        self._stale = False
        found = quietly(lambda: views.count_reviews.review(self.context.desk, self.count.id))
        if found is None:
            return
        if found.count.state is not CountState.OPEN:
            self.leave()
            return
        self.found = found
        self.table.rows.set_rows(sorted(found.rows, key=worst_first))
        self.chip_row.count(found.rows)
        self._say_needs(found)
        self._show_line()

    def _say_needs(self, found: Review) -> None:
        currency = self.context.desk.settings.currency
        open_lines = sum(not row.reviewed.settled for row in found.rows)
        need = ngettext("{count} line needs you", "{count} lines need you", open_lines)
        parts = [need.format(count=formats.quantity(open_lines)) if open_lines else _("Everything is settled")]
        self.codes.show_codes(found)
        parts.append(formats.codes_text(len({code.code for code in found.parked})))
        values = [row.reviewed.value or ZERO for row in found.rows]
        short, over = sum((v for v in values if v < 0), ZERO), sum((v for v in values if v > 0), ZERO)
        if short or over:
            text = _("differences come to {sum}: {over} more, {short} less")
            sums = (formats.money(value, currency) for value in (found.value, over, -short))
            parts.append(text.format(**dict(zip(("sum", "over", "short"), sums, strict=True))))
        self.needs.setText(" · ".join(part for part in parts if part))
        set_tone(self.needs, "ready" if found.ready else "hoped")
        self._say_promises(found)

    def _say_promises(self, found: Review) -> None:
        """Whom posting would take from and give to, before anybody posts."""
        said, broken = [], found.posting.broken
        if broken:
            said.append(_("Posting takes from, the youngest first: {who}.").format(who=formats.broken_text(broken)))
        gains = [f"{each.item.sku}: {formats.served_text(each)}" for each in found.posting.served if each.serves]
        if gains:
            said.append(_("A plus serves at once {who}.").format(who="; ".join(gains)))
        self.promises.setText(" ".join(said))
        set_tone(self.promises, "bad" if broken else "good")
        self.promises.setVisible(bool(said))

    def _sift(self) -> None:
        chip = self.chip_row.current()
        self.table.rows.set_filter("", chip.keep if chip is not None else None)
        self.table.select_first()

    def _show_line(self) -> None:
        row: ReviewRow | None = self.table.current_row()
        if row is None:
            self.panel.blank(_("Select a line to see what it needs and what may explain its difference."))
            return
        line = row.line
        write_line(
            self.panel,
            row,
            self.context.desk.settings.currency,
            lambda movement, counted: self._answer(line, movement, counted),
        )
        self.panel.acts(
            acts_of(
                self.context.desk,
                self.count.id,
                row,
                self.table.selected_rows(),
                self._do,
                count_it=lambda: self._count_it(row),
                approve=lambda: self.context.open(dialogs.counting.ApproveCount, reviewed=row.reviewed),
            )
        )

    # what is done

    def _do(self, said: str, act: Callable[[Consent], Any]) -> None:
        """Do an act of the review and say what it was, with the way back."""
        done = self.attempt(act)
        if done is not None:
            self.context.say(said, [undo(self.context, done)])

    def _answer(self, line: int, movement: int, counted: bool) -> None:
        said = _("It was counted already.") if counted else _("It was not counted.")
        self._do(said, lambda consent: counting.answer(self.context.desk, line, movement, counted))

    def _count_it(self, row: ReviewRow) -> None:
        """Back to the counting form, with this item's quantity to be keyed."""
        self.context.open_form(forms.TallyForm, count_id=self.count.id, item_id=row.reviewed.item.id)

    def post(self) -> None:
        context, desk = self.context, self.context.desk
        before = effects.standings(desk)
        done = self.attempt(lambda consent: counting.post(desk, self.count.id, consent))
        if done is None:
            return
        posting, count_id = done.posting, self.count.id
        text = formats.posted_text(posting.number, posting)
        paper = (_("Print the differences"), lambda: context.open_paper(papers.table.VARIANCE_REPORT.of(count_id)))
        lines = [one.line for each in posting.served for one in each.serves if one.line]
        ship = [(_("Ship…"), lambda: context.open(dialogs.goods.Ship, line_ids=lines))] if lines else []
        context.open_page("counts", count_id)
        with_effects(context, text, before, [undo(context, done.act), *ship, paper])

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        self.context.say(text, actions, tone)

    def take_scan(self, text: str) -> None:
        """Stand on the line of what was scanned."""
        hit = catalogue.meaning(self.context.desk, text).hit
        wanted = hit.id if hit is not None and hit.kind == "item" else None
        row = next((row for row in self.found.rows if row.reviewed.item.id == wanted), None)
        if row is None or not self.table.select(row.line):
            sounds.play("bad")
            self.say(_("That is not on this count."), (), "bad")
        else:
            sounds.play("good")

    def follow(self, change: Change) -> None:
        if change.topics & _FOLLOWED and not self._stale:
            self._stale = True
            QTimer.singleShot(0, self, self.read)
