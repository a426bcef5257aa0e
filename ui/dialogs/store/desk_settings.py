"""The stockroom's settings: letterhead, open days, currency, paper, patience."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from app import formats
from app.domain.errors import Consent
from app.domain.matching import ZERO
from app.domain.settings import StockroomSettings
from app.words import N_, _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries

SIZE = QSize(620, 540)
WEEKDAY_GAP = 14
EARLIER, HOPE = N_("Not told if earlier by (days)"), N_("Not told if hope later by (days)")
UNCOLLECTED, UNANSWERED = N_("Not collected after (days)"), N_("No answer after (days)")
RESERVE, HELD = N_("Reserved ahead by (days)"), N_("Held for whole orders (days)")
CHASE = N_("Chased after (days)")
CLASS_A, CLASS_B, CLASS_C = N_("Class A every (days)"), N_("Class B every (days)"), N_("Class C every (days)")
SHEET, VALUE = N_("Items on a sheet at most"), N_("Small up to (money)")
SMALL_A, SMALL_B, SMALL_C = N_("Class A small up to (%)"), N_("Class B small up to (%)"), N_("Class C small up to (%)")


class DeskSettings(Dialog):
    """Kept in the store, so they are the same on every PC that opens it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Settings of the stockroom"), parent, size=SIZE)
        self.tabs = QTabWidget()
        self.body.addWidget(self.tabs, 1)
        shown = context.desk.settings
        self.letter = self._letterhead(shown)
        self.calendar = self._calendar(shown)
        self.patience = self._patience(shown)
        self.counting = self._counting(shown)
        self.cancel_button()
        self.primary_button(_("Save"), self.save)
        self.letter.fields[_("Stockroom")].setFocus()

    def _tab(self, title: str) -> QFormLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 14, 4, 4)
        form = QFormLayout()
        column.addLayout(form)
        column.addStretch(1)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.tabs.addTab(page, title)
        return form

    def _letterhead(self, shown: StockroomSettings) -> Entries:
        entries = Entries(self._tab(_("Letterhead and paper")))
        entries.line(_("Stockroom"), shown.name)
        entries.line(_("Company"), shown.company)
        entries.area(_("Address"), shown.address)
        entries.line(_("Phone"), shown.phone)
        entries.line(_("E-mail"), shown.email)
        entries.area(_("Terms"), shown.terms, hint=_("Stands at the foot of every purchase order."))
        entries.line(_("Currency"), shown.currency, hint=_("Three letters: EUR, GBP, USD."))
        papers: list[tuple[str, object]] = [
            (_("as the system's language has it"), ""),
            ("A4", "A4"),
            ("Letter", "Letter"),
        ]
        self.paper = entries.choice(_("Paper"), papers, shown.paper)
        return entries

    def _calendar(self, shown: StockroomSettings) -> Entries:
        form = self._tab(_("Open days"))
        entries = Entries(form)
        self.weekdays: list[QCheckBox] = []
        line = QHBoxLayout()
        line.setSpacing(WEEKDAY_GAP)
        for day, name in enumerate(formats.weekday_names()):
            box = QCheckBox(name)
            box.setAccessibleName(name)
            box.setChecked(day in shown.weekdays)
            line.addWidget(box)
            self.weekdays.append(box)
        line.addStretch(1)
        form.addRow(QLabel(_("Open on")), line)
        closed = "\n".join(day.isoformat() for day in sorted(shown.closed))
        entries.area(_("Closed on"), closed, placeholder=_("Single dates, one a line."))
        entries.line(
            _("Dock to shelf"),
            formats.quantity(shown.dock_days),
            hint=_("Open days between goods arriving and their being ready to ship."),
        )
        entries.line(_("Time zone"), shown.time_zone, placeholder=_("that of this PC"), hint=_("Like Europe/Vienna."))
        return entries

    def _patience(self, shown: StockroomSettings) -> Entries:
        entries = Entries(self._tab(_("Promises")))
        for title, days, hint in (
            (EARLIER, shown.earlier_days, _("A date that becomes earlier by so many days is not told again.")),
            (HOPE, shown.hope_days, _("A hoped date that becomes later by so many days is not told again.")),
            (UNCOLLECTED, shown.uncollected_days, _("Ready goods are listed so many days after the customer knows.")),
            (UNANSWERED, shown.unanswered_days, _("Who was asked to choose is listed after so many days.")),
            (HELD, shown.held_days, _("Stock that a whole order holds is listed after so many days.")),
            (CHASE, shown.chase_days, _("A supplier has so many days to answer before they are to be chased.")),
            (RESERVE, shown.reserve_days, _("What is wanted later is reserved from so many days before. 0: at once.")),
        ):
            entries.line(_(title), formats.quantity(days), hint=hint)
        self.pass_held = entries.flag(
            _("Lend held stock without a reason where nobody older is later for it"), shown.pass_held
        )
        return entries

    def _counting(self, shown: StockroomSettings) -> Entries:
        entries = Entries(self._tab(_("Counting")))
        every = _("A: the few items that make up 80 % of the value that goes out, B: the next 15 %, C: all others.")
        small = _(
            "A difference within both, so many % of the book and so much money, needs no recount and no approval."
        )
        for title, number, hint in (
            (CLASS_A, shown.count_a_days, every),
            (CLASS_B, shown.count_b_days, every),
            (CLASS_C, shown.count_c_days, every),
            (SHEET, shown.count_sheet, _("So many as one person finishes at one go.")),
            (SMALL_A, shown.count_a_percent, small),
            (SMALL_B, shown.count_b_percent, small),
            (SMALL_C, shown.count_c_percent, small),
        ):
            entries.line(_(title), formats.quantity(number), hint=hint)
        entries.line(_(VALUE), formats.figure(shown.count_value, shown.currency), hint=small)
        self.blind = entries.flag(_("Whoever counts sees no book figures"), shown.count_blind)
        return entries

    def save(self) -> None:
        fields = {**self.letter.fields, **self.calendar.fields, **self.patience.fields, **self.counting.fields}
        self.attempt(self._save, fields, done=lambda _nothing: self.accept())

    def _save(self, consent: Consent) -> None:
        self.context.desk.save_settings(self._read())

    def _read(self) -> StockroomSettings:
        letter, calendar, today = self.letter, self.calendar, self.context.desk.today
        closed = frozenset(self._closed_days(today))
        return replace(
            self.context.desk.settings,
            name=letter.needed(_("Stockroom")),
            company=letter.text(_("Company")),
            address=letter.text(_("Address")),
            phone=letter.text(_("Phone")),
            email=letter.text(_("E-mail")),
            terms=letter.text(_("Terms")),
            currency=letter.needed(_("Currency")).upper(),
            paper=str(self.paper.currentData()),
            weekdays=frozenset(day for day, box in enumerate(self.weekdays) if box.isChecked()),
            closed=closed,
            dock_days=calendar.whole(_("Dock to shelf")) or 0,
            time_zone=calendar.text(_("Time zone")),
            earlier_days=self.patience.whole(_(EARLIER)) or 0,
            hope_days=self.patience.whole(_(HOPE)) or 0,
            uncollected_days=self.patience.whole(_(UNCOLLECTED)) or 0,
            unanswered_days=self.patience.whole(_(UNANSWERED)) or 0,
            held_days=self.patience.whole(_(HELD)) or 0,
            pass_held=self.pass_held.isChecked(),
            chase_days=self.patience.whole(_(CHASE)) or 0,
            reserve_days=self.patience.whole(_(RESERVE)) or 0,
            count_a_days=self.counting.whole(_(CLASS_A)) or 0,
            count_b_days=self.counting.whole(_(CLASS_B)) or 0,
            count_c_days=self.counting.whole(_(CLASS_C)) or 0,
            count_sheet=self.counting.whole(_(SHEET)) or 0,
            count_a_percent=self.counting.quantity(_(SMALL_A)) or ZERO,
            count_b_percent=self.counting.quantity(_(SMALL_B)) or ZERO,
            count_c_percent=self.counting.quantity(_(SMALL_C)) or ZERO,
            count_value=self.counting.money(_(VALUE)) or ZERO,
            count_blind=self.blind.isChecked(),
        )

    def _closed_days(self, today: date) -> list[date]:
        lines = self.calendar.text(_("Closed on")).splitlines()
        return [formats.read_date(line, today, _("Closed on")) for line in lines if line.strip()]
