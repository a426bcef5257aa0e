"""The clock of this PC and the last act do not agree: which is right, and a way on for either."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import formats
from app.domain.errors import ClockAsked, Consent
from app.words import N_, _
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.look.theme import look
from ui.widgets.card import text_label

SIZE = QSize(560, 260)
RIGHT_BEHIND = N_(
    "If this PC is right, that is recorded first: orders of the days that were wrong keep their sequence and count from"
    " today."
)
LAST_RIGHT = N_(
    "If the last act is right, the clock of this PC is wrong: say what day it is. The stockroom goes by that day until"
    " it is opened again; set the clock of this PC before."
)


class WhichClock(Dialog):
    """Accepted once it is answered: the act that asked can then be done."""

    def __init__(self, context: Context, *, asked: ClockAsked, parent: QWidget | None = None) -> None:
        super().__init__(context, _("What day is it?"), parent, size=SIZE)
        last = asked.facts["last"]
        self.behind = asked.behind
        self.last = last.date() if isinstance(last, datetime) else last
        stated = context.desk.clock.stated is not None
        self.body.addWidget(text_label(formats.sentence(asked), "strong"))
        if asked.behind:
            self.body.addWidget(text_label(_(RIGHT_BEHIND), "muted"))
        if not stated:
            self.body.addWidget(text_label(_(LAST_RIGHT), "muted"))
        self.entries = Entries(self.form())
        assert isinstance(self.last, date)
        self.day = self.entries.line(_("Today is"), formats.date_full(self.last))
        self.day.textEdited.connect(lambda _text: self._typed())
        self.day.returnPressed.connect(self.state)
        self.body.addStretch(1)
        self.cancel_button()
        self.by_day = self.button(_("Go by this day"), self.state)
        shown = formats.date_full(context.desk.today)
        right = _("{day} is right").format(day=shown) if stated else _("This PC is right")
        self.trusts = self.primary_button(right, self.trust)
        self.day.setFocus()

    def _typed(self) -> None:
        """Who types a day means that day: the main act goes by it, and this PC is trusted by its button alone."""
        look(self.by_day, "primary")
        look(self.trusts, "")
        self.main = self.by_day

    def trust(self) -> None:
        """What this PC says (or what was stated) is meant; where it goes back by that, that is recorded now."""
        self.context.desk.clock.sure = True
        self.attempt(lambda _consent: self.context.desk.settle_clock(), done=lambda _nothing: self._trusted())

    def _trusted(self) -> None:
        self.accept()
        said = _("Today is {day}.").format(day=formats.date_full(self.context.desk.today))
        if self.behind:
            said += " " + _("Orders of the days that were wrong keep their sequence and count from today.")
        self.context.say(said)

    def state(self) -> None:
        """It is another day: the desk goes by that until it is opened again."""
        if self.attempt(self._state, self.entries.fields) is not None:
            self.context.feed.look()
            self.accept()

    def _state(self, consent: Consent) -> date:
        day = formats.read_date(self.entries.needed(_("Today is")), self.context.desk.today, _("Today is"))
        self.context.desk.state_day(day)
        return day
