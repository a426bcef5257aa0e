"""The supplier's mail is pasted: what it confirms is proposed, checked by a person, and booked as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app import formats, views
from app.domain.errors import Consent, Refused
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.purchase_orders import AnswerPart
from app.exchange.supplier_mail import Understood, read_mail, wanted_of
from app.purchasing.by_item import confirm_items
from app.words import _, ngettext
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.buying.confirm_rows import rest_box, rest_said
from ui.dialogs.frame.dialog import Dialog, quiet_button
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.look.theme import look
from ui.widgets.card import text_label

SIZE = QSize(960, 620)
TEXT_HEIGHT, LOST_HEIGHT = 130, 84
ITEM, OPEN, QUANTITY, DATE, COST, TEXT = range(6)


class AnswerLine(NamedTuple):
    """One line of the grid: an item, and the line of the mail that it comes from."""

    item: Item
    text: str


class PasteAnswer(Dialog):
    """Quantities, dates and costs can be amended before they are booked; nothing is booked while it is read. A cost is
    empty where it stays as it is.
    """

    booked = Signal(int)  # how many lines of the mail

    def __init__(self, context: Context, *, po_id: int, parent: QWidget | None = None) -> None:
        self.po_id = po_id
        detail = views.purchases.detail(context.desk, po_id)
        title = _("What {supplier} wrote about {number}").format(supplier=detail.supplier.name, number=detail.po.number)
        super().__init__(context, title, parent, size=SIZE)
        self.currency = detail.currency
        self.items = {line.item.id: line.item for line in detail.lines}
        self.wanted = wanted_of(po_id)
        self.still_open = {each.item: each.open for each in self.wanted}
        self.proposals: list[AnswerLine] = []
        self._build_text()
        self._build_grid()
        self._build_rest()
        self.cancel_button()
        self.book_button = self.primary_button(_("Confirm these"), self.book)
        self.read()
        self.text.setFocus()

    def _build_text(self) -> None:
        self.body.addWidget(
            text_label(
                _("Paste the supplier's text: a part number, a quantity and a date to a line, in any order."), "muted"
            )
        )
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("The supplier's text"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(TEXT_HEIGHT)
        self.text.textChanged.connect(self.read)
        self.body.addWidget(self.text)

    def _build_grid(self) -> None:
        self.grid = Grid(
            (
                GridColumn(_("Item")),
                GridColumn(_("Open"), 70, right=True),
                GridColumn(_("Quantity"), 90, right=True, typed=True),
                GridColumn(_("Confirmed for"), 130, typed=True),
                GridColumn(_("New cost"), 90, right=True, typed=True),
                GridColumn(_("Their line"), 330),
            ),
            _("What would be confirmed"),
        )
        self.grid.typed.connect(lambda _row, _column, _text: self._check())
        self.body.addWidget(self.grid, 1)
        self.lost_head = text_label("", "")
        self.body.addWidget(self.lost_head)
        self.lost = QPlainTextEdit()
        self.lost.setReadOnly(True)
        self.lost.setAccessibleName(_("Not understood"))
        self.lost.setTabChangesFocus(True)
        self.lost.setFixedHeight(LOST_HEIGHT)
        look(self.lost, "muted")
        self.body.addWidget(self.lost)

    def _build_rest(self) -> None:
        self.rest = rest_box(_("What they leave of an item"))
        self.rest.activated.connect(lambda _at: self._check())
        label = QLabel(_("What they leave of an item"))
        label.setBuddy(self.rest)
        self.note = QLineEdit(placeholderText=_("Kept with every date, like: their mail of today"))
        self.note.setAccessibleName(_("Why"))
        why = QLabel(_("Why"))
        why.setBuddy(self.note)
        line = QHBoxLayout()
        line.addWidget(quiet_button(_("Leave out"), self.leave_out, key="Ctrl+D"))
        for widget in (label, self.rest, why):
            line.addWidget(widget)
        line.addWidget(self.note, 1)
        self.body.addLayout(line)

    # reading

    def read(self) -> None:
        """Propose what the text says, and show what of it says nothing."""
        found = read_mail(self.text.toPlainText(), self.wanted, self.context.desk.today, self.currency)
        self.proposals = [AnswerLine(self.items[each.item], each.text) for each in found.understood]
        self.grid.fill([self._texts(each) for each in found.understood])
        self._show_lost(found.not_understood)
        self._check()

    def _texts(self, each: Understood) -> list[str]:
        item = self.items[each.item]
        return [
            f"{item.sku}  {item.name}",
            formats.quantity(self.still_open[each.item]),
            formats.quantity(each.quantity),
            formats.date_text(each.on) or _("no date"),
            formats.figure(each.cost, self.currency),
            each.text,
        ]

    def _show_lost(self, lines: Sequence[str]) -> None:
        text = ngettext("{count} line not understood:", "{count} lines not understood:", len(lines))
        self.lost_head.setText(text.format(count=formats.quantity(len(lines))))
        self.lost.setPlainText("\n".join(lines))
        for widget in (self.lost_head, self.lost):
            widget.setVisible(bool(lines))

    def _check(self) -> None:
        """Mark what cannot be read, and say how much would be confirmed."""
        faults = []
        for place in range(len(self.proposals)):
            for column, read in ((QUANTITY, self._quantity), (DATE, self._date), (COST, self._cost)):
                _value, wrong = tried(partial(read, place))
                if wrong:
                    self.grid.fault(place, column, wrong)
                    faults.append(wrong)
                else:
                    self.grid.put(place, column, self.grid.text(place, column))
        left = {} if faults else self._left()
        unsaid = bool(left) and rest_said(self.rest) is None
        self.say(faults[0] if faults else self._left_text(left) if unsaid else "", (), "bad" if faults else "")
        text = ngettext("{count} line would be confirmed", "{count} lines would be confirmed", len(self.proposals))
        self.summary.setText(text.format(count=formats.quantity(len(self.proposals))) if self.proposals else "")
        self.book_button.setEnabled(bool(self.proposals) and not faults and not unsaid)

    def _left(self) -> dict[str, Decimal]:
        """What the answer leaves of its items, by SKU."""
        return {
            self.items[item].sku: left
            for item, parts in self._said().items()
            if (left := self.still_open[item] - sum(part.quantity for part in parts)) > ZERO
        }

    def _left_text(self, left: Mapping[str, Decimal]) -> str:
        of = _("{quantity} of {sku}")
        listed = ", ".join(of.format(quantity=formats.quantity(quantity), sku=sku) for sku, quantity in left.items())
        return _("They leave {listed}. Say above what becomes of it.").format(listed=listed)

    def _said(self) -> dict[int, list[AnswerPart]]:
        said: dict[int, list[AnswerPart]] = {}
        for place, each in enumerate(self.proposals):
            said.setdefault(each.item.id, []).append(AnswerPart(self._quantity(place), self._date(place)))
        return said

    def _quantity(self, place: int) -> Decimal:
        item = self.proposals[place].item
        return formats.read_quantity(self.grid.text(place, QUANTITY), item.decimals, _("The quantity"))

    def _date(self, place: int) -> date | None:
        return formats.read_date_or_none(self.grid.text(place, DATE), self.context.desk.today, _("The date"))

    def _cost(self, place: int) -> Decimal | None:
        """What a line says that one costs now; None: nothing. Refused where a line above says otherwise of the item."""
        cost, item = self._read_cost(place), self.proposals[place].item
        above = (self._read_cost(other) for other in range(place) if self.proposals[other].item.id == item.id)
        if cost is not None and any(other not in (None, cost) for other in above):
            raise Refused("confirm.two_costs", sku=item.sku)
        return cost

    def _read_cost(self, place: int) -> Decimal | None:
        text = self.grid.text(place, COST)
        return formats.read_money(text, _("The cost")) if text.strip() else None

    def _costs(self) -> dict[int, Decimal | None]:
        """What one of each item costs now, where they say it."""
        costs = [(each.item.id, self._cost(place)) for place, each in enumerate(self.proposals)]
        return {item: cost for item, cost in costs if cost is not None}

    # booking

    def lacking(self) -> str:
        return _("Nothing is understood yet, something cannot be read, or it is not said what becomes of the rest.")

    def unsaved(self) -> str:
        return _("What they wrote is not confirmed yet.") if self.proposals else ""

    def leave_out(self) -> None:
        """Take the line that is stood on out of what would be confirmed; it stands among the others then."""
        place = self.grid.currentRow()
        if 0 <= place < len(self.proposals):
            left = self.proposals.pop(place)
            self.grid.removeRow(place)
            kept = [line for line in self.lost.toPlainText().splitlines() if line]
            if all(each.text != left.text for each in self.proposals) and left.text not in kept:
                kept.append(left.text)
            self._show_lost(kept)
            self._check()

    def book(self) -> None:
        count = len(self.proposals)
        if self.attempt(self._book):
            self.booked.emit(count)
            self.text.clear()
            self.accept()

    def _book(self, consent: Consent) -> bool:
        rest, note = rest_said(self.rest), self.note.text().strip()
        said, costs = self._said(), self._costs()
        confirm_items(self.context.desk, self.po_id, said, costs=costs, rest=rest, note=note, consent=consent)
        return True
