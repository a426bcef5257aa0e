"""What the supplier confirmed: arrow to a row, type the date, Enter. Each row is booked as it is entered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app import formats, purchasing, views
from app.domain.errors import Consent
from app.domain.purchase_orders import AnswerPart
from app.domain.supplier_answers import rest_of
from app.promising import effects
from app.words import _, ngettext
from ui import dialogs
from ui.acts import with_effects
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.buying.confirm_rows import COST, DATE, QUANTITY, ConfirmRows, open_entries, rest_box, rest_said
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.look.theme import look
from ui.widgets.card import text_label

SIZE = QSize(960, 600)


class Confirm(Dialog):
    """Rows that are still open. A row that is split is booked when the dates of all its parts are in, and it is said
    what becomes of what they leave.
    """

    def __init__(self, context: Context, *, po_id: int, parent: QWidget | None = None) -> None:
        self.po_id = po_id
        detail = views.purchases.detail(context.desk, po_id)
        self.number = detail.po.number
        title = _("Confirm {number}, {supplier}").format(number=detail.po.number, supplier=detail.supplier.name)
        super().__init__(context, title, parent, size=SIZE)
        self._booked = 0
        self._asked_rest: int | None = None  # the place of a row that waits for it
        self._promised = effects.standings(context.desk)
        self._opinion, self._currency = detail.opinion, detail.currency
        self._build_all()
        self.grid = ConfirmRows(detail.currency)
        self.grid.typed.connect(self._typed)
        self.grid.entered.connect(self._enter)
        self.grid.opened.connect(self._enter)
        self.grid.currentCellChanged.connect(lambda *_cells: self._tell_row())
        self.body.addWidget(self.grid, 1)
        self.told = text_label("", "muted")
        self.body.addWidget(self.told)
        self._build_tools()
        self.button(_("Done"), self.reject)
        self._load()
        self.grid.go(0, DATE)

    def _build_all(self) -> None:
        self.all_on = QLineEdit(placeholderText=_("20 May, +7, or: no date"))
        self.all_on.setAccessibleName(_("Everything for"))
        self.all_on.setFixedWidth(200)  # its hint is to be read whole
        self.all_on.returnPressed.connect(self.confirm_everything)
        label = QLabel(_("Everything for"))
        label.setBuddy(self.all_on)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.all_on)
        line.addWidget(quiet_button(_("Confirm everything"), self.confirm_everything))
        line.addStretch(1)
        line.addWidget(quiet_button(_("Paste their mail…"), self.paste, key="Ctrl+Shift+V"))
        self.body.addLayout(line)

    def _build_tools(self) -> None:
        hint = QLabel(_("Type a date; Enter books the row at once: 20 May, 20.5., +7. “no date” where there is none."))
        look(hint, "muted")
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.rest = rest_box(_("Where fewer are confirmed, the rest"))
        self.rest.activated.connect(lambda _at: self._rest_said())
        label = QLabel(_("Where fewer are confirmed, the rest:"))
        label.setBuddy(self.rest)
        self.why = QLineEdit(placeholderText=_("kept with the dates"))
        self.why.setAccessibleName(_("Why"))
        why = QLabel(_("Why"))
        why.setBuddy(self.why)
        line = QHBoxLayout()
        line.addWidget(quiet_button(_("Split row"), self.split, key="Ctrl+D"))
        line.addWidget(quiet_button(_("No date"), self.no_date, key="Ctrl+N"))
        line.addSpacing(12)
        line.addWidget(label)
        line.addWidget(self.rest)
        line.addSpacing(12)
        line.addWidget(why)
        line.addWidget(self.why, 1)
        self.body.addLayout(line)

    def _load(self, kept: Mapping[int, str] | None = None) -> None:
        detail = views.purchases.detail(self.context.desk, self.po_id)
        self.grid.show_entries(open_entries(detail), kept or {})
        self._tell_row()
        text = ngettext("{count} row booked", "{count} rows booked", self._booked)
        self.summary.setText(text.format(count=formats.quantity(self._booked)) if self._booked else "")

    # one row

    def _typed(self, place: int, column: int, text: str) -> None:
        """What was typed stands there until Enter books it."""
        if column == DATE:
            self.grid.show_stand(place)
        elif column == QUANTITY:
            self.grid.take_quantity(place, text)

    def _enter(self, place: int) -> None:
        if self.grid.text(place, DATE):
            self.book(place)

    def book(self, place: int) -> None:
        """Confirm the row that stands on line `place`, once all of its parts have a date."""
        row = self.grid.entries[place].row
        own = self.grid.parts_of(place)
        missing = [at for at in own if not self.grid.text(at, DATE)]
        if missing:
            self.say(_("Give the other part a date too, then the row is booked."))
            self.grid.go(missing[0], DATE)
            return
        parts, wrong = tried(lambda: [self._part(at) for at in own])
        cost, wrong_cost = tried(lambda: self._cost(own[0]))
        if parts is None or wrong_cost:
            wrong = wrong or wrong_cost
            self.grid.fault(place, COST if wrong_cost else DATE, wrong)
            self.say(wrong, (), "bad")
            self._stay(place)
            return
        rest, left = rest_said(self.rest), rest_of([row], parts)
        if left and rest is None:
            self._lacks_rest(place, left)
            return
        kept = self.grid.unbooked(row.id)
        desk = self.context.desk

        def act(consent: Consent) -> bool:
            purchasing.confirm(desk, row.id, parts, rest=rest, cost=cost, note=self._note(), consent=consent)
            return True

        if self.attempt(act):
            self._booked += 1
            self.rest.setCurrentIndex(0)
            self._load(kept)
            self.grid.go(min(own[-1] + 1, self.grid.rowCount() - 1), DATE)
        else:
            self._stay(place)

    def _lacks_rest(self, place: int, left: Decimal) -> None:
        """What becomes of the rest is said before a row is booked, and for that row alone."""
        self._asked_rest = place
        text = _("Say what becomes of the other {rest}: still coming, without a date, or not coming.")
        self.say(text.format(rest=formats.quantity(left)))
        QTimer.singleShot(0, self, self.rest.setFocus)

    def _rest_said(self) -> None:
        place, self._asked_rest = self._asked_rest, None
        if place is not None and rest_said(self.rest) is not None:
            self.book(place)

    def _stay(self, place: int) -> None:
        """What was not taken is stood on again, once Enter has gone on from it."""
        QTimer.singleShot(0, self, lambda: self.grid.go(place, DATE))

    def _part(self, place: int) -> AnswerPart:
        return AnswerPart(self.grid.quantity(place), self._day(self.grid.text(place, DATE)))

    def _cost(self, place: int) -> Decimal | None:
        """What they say that one costs, where that is another cost."""
        text = self.grid.text(place, COST)
        return formats.read_money(text, _("The cost")) if text != self.grid.cost_text(place) else None

    def _day(self, text: str) -> date | None:
        return formats.read_date_or_none(text, self.context.desk.today, _("The date"))

    def _note(self) -> str:
        return self.why.text().strip()

    def _tell_row(self) -> None:
        """Under the grid: the dates that the current row has had, and what we make of the one that stands."""
        place = self.grid.currentRow()
        if not 0 <= place < len(self.grid.entries):
            self.told.setText(formats.opinion_text(self._opinion))
            return
        found = self.grid.entries[place].found
        had = formats.dates_text(found.row.requested_on, found.dates, self._currency)
        says, desk = found.row.confirmed_on, self.context.desk
        still_to_come = says if says is not None and says >= desk.today else None
        second = formats.second_opinion(self._opinion, still_to_come, desk.calendar)
        self.told.setText(f"{had[:1].upper()}{had[1:]}. {second}".strip())

    # tools

    def split(self) -> None:
        """Add a second part to the current row; each part has its quantity and date."""
        place = self.grid.currentRow()
        if not 0 <= place < len(self.grid.entries):
            return
        self.grid.split(place)
        self.say(_("Say how many come on each date."))
        self.grid.go(place, QUANTITY)

    def no_date(self) -> None:
        place = self.grid.currentRow()
        if 0 <= place < len(self.grid.entries):
            self.grid.put(place, DATE, _("no date"))
            self.book(place)

    def paste(self) -> None:
        """Read the supplier's mail; what it confirms is booked there, after a look."""
        kept = self.grid.unbooked()
        dialog = self.context.open(dialogs.buying.PasteAnswer, po_id=self.po_id, parent=self)
        if dialog is not None:
            dialog.booked.connect(lambda count: self._pasted(count, kept))

    def _pasted(self, count: int, kept: Mapping[int, str]) -> None:
        self._booked += count
        self._load(kept)
        unsaid = (at for at, entry in enumerate(self.grid.entries) if not entry.row.confirmed)
        self.grid.go(next(unsaid, 0), DATE)

    def confirm_everything(self) -> None:
        desk = self.context.desk

        def act(consent: Consent) -> None:
            on = self._day(self.all_on.text().strip())
            purchasing.confirm_all(desk, self.po_id, on, note=self._note(), consent=consent)

        self.attempt(act, {_("The date"): self.all_on}, done=lambda _nothing: self._confirmed())

    def _confirmed(self) -> None:
        self._booked += len({entry.row.id for entry in self.grid.entries})
        self._load()

    def unsaved(self) -> str:
        if self.grid.unbooked():
            return _("A typed date is not booked yet.")
        return _("What was typed is not booked yet.") if self.grid.differs() else ""

    def reject(self) -> None:
        before = self.isVisible()
        super().reject()
        if before and not self.isVisible() and self._booked:
            text = ngettext("{count} row booked", "{count} rows booked", self._booked)
            booked = text.format(count=formats.quantity(self._booked))
            said = _("{number} confirmed: {booked}.").format(number=self.number, booked=booked)
            receive = (_("Receive…"), lambda: self.context.open(dialogs.goods.Receive, po_id=self.po_id))
            with_effects(self.context, said, self._promised, [receive])
