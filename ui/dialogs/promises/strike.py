"""An entry of the promise book is wrong: what was really told takes its place, or nothing was told at all."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats, views
from app.domain.errors import Consent, Refused
from app.domain.tellings import TOLD, Correction, How, Telling
from app.promising import telling
from app.words import _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.widgets.card import text_label

SIZE = QSize(560, 380)
A_DATE, NO_DATE, NOTHING = "date", "no date", "nothing"


class Strike(Dialog):
    """The entry as it stands, and a form of what was really told, filled in with the entry."""

    def __init__(self, context: Context, *, line_id: int, telling_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Put the promise book right"), parent, size=SIZE)
        detail = views.queue.detail(context.desk, line_id)
        row = detail.row
        self.telling = next(told for told in detail.tellings if told.id == telling_id)
        self.body.addWidget(text_label(f"{row.order} · {row.customer}", "muted"))
        self.body.addWidget(text_label(formats.telling_text(self.telling), "strong"))
        self._build_form()
        self.outcome = text_label("", "muted")
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.cancel_button()
        self.primary_button(_("Strike"), self.save)
        self.what.currentIndexChanged.connect(lambda: self._show_what())
        self._show_what()
        self.what.setFocus()

    def _build_form(self) -> None:
        told = self.telling
        self.entries = Entries(self.form())
        choices: list[tuple[str, object]] = [
            (_("A date"), A_DATE),
            (_("No date"), NO_DATE),
            (_("Nothing: take it back"), NOTHING),
        ]
        chosen = NO_DATE if told.promised_on is None else A_DATE
        self.what = self.entries.choice(_("They were told"), choices, chosen)
        self.promised = self.entries.line(_("Date"), _written(told.promised_on))
        self.hoped = self.entries.line(_("Hoped for"), _written(told.hoped_on), placeholder=_("if a day was named"))
        ways: list[tuple[str, object]] = [(formats.how_words(how), how) for how in TOLD]
        self.how = self.entries.choice(_("How"), ways, told.how)
        self.told_on = self.entries.line(_("Told on"), _written(told.told_on))

    def _show_what(self) -> None:
        what = self.what.currentData()
        self.promised.setEnabled(what == A_DATE)
        self.hoped.setEnabled(what == NO_DATE)
        self.how.setEnabled(what != NOTHING)
        self.told_on.setEnabled(what != NOTHING)
        self.outcome.setText(
            _("What was told before it counts again. Both entries stay readable.")
            if what == NOTHING
            else _("The new entry counts in its place. Both stay readable.")
        )

    def save(self) -> None:
        if self.attempt(self._strike, self.entries.fields):
            self.accept()
            if self.what.currentData() == NOTHING:
                self.context.say(_("The entry is struck. What was told before it counts again."))
            else:
                self.context.say(_("The promise book is put right. The new entry counts in place of the struck one."))

    def _strike(self, consent: Consent) -> int:
        corrected = None if self.what.currentData() == NOTHING else self._correction()
        if corrected == _as_told(self.telling):
            raise Refused("telling.same")
        return telling.strike(self.context.desk, self.telling.id, corrected)

    def _correction(self) -> Correction:
        """What the form says. Raises Unreadable."""
        today = self.context.desk.today
        what = self.what.currentData()
        promised = hoped = None
        if what == A_DATE:
            promised = formats.read_date(self.entries.text(_("Date")), today, _("Date"))
        else:
            hoped = self.entries.day(_("Hoped for"), today)
        told_on = formats.read_date(self.entries.text(_("Told on")), today, _("Told on"))
        return Correction(promised, told_on, How(self.how.currentData()), hoped)


def _as_told(told: Telling) -> Correction:
    return Correction(told.promised_on, told.told_on, told.how, told.hoped_on)


def _written(day: date | None) -> str:
    """With its year, so that it is read as the same day again."""
    return "" if day is None else formats.date_full(day)
