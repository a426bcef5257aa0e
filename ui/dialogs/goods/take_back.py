"""A customer brings goods back: sound ones serve the queue at once, damaged ones do not become stock."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app import catalogue, formats
from app.domain.errors import Consent
from app.domain.matching import ZERO
from app.domain.meanings import Found
from app.domain.promise_states import ComparedPromise
from app.domain.shipments import Back, OutLine, TakenBack
from app.goods import returns
from app.promising import effects
from app.words import _
from ui.acts import undo, with_effects
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.frame.dialog import Dialog
from ui.dialogs.frame.entries import Entries
from ui.dialogs.frame.grid import Grid, GridColumn
from ui.widgets import sounds
from ui.widgets.card import text_label
from ui.widgets.search import Choice, Search

SIZE = QSize(820, 480)
ITEM, OUT, SOUND, DAMAGED = range(4)
_ORDERS: tuple[Found, ...] = ("order",)
NAMED = 3  # orders that the banner names


class TakeBack(Dialog):
    """An order by its number, what of it is at the customer, and how much of that came back."""

    def __init__(self, context: Context, *, order: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, _("Take goods back"), parent, size=SIZE)
        self.lines: list[OutLine] = []
        self.order = Search(self._find, name=_("Order"), placeholder=_("Scan or type the order's number"), keeps=True)
        self.order.picked.connect(lambda choice: self.show_order(choice.title))
        self.order.missed.connect(lambda text: self.say(_("There is no order {order}.").format(order=text), (), "bad"))
        self.body.addWidget(self.order)
        self.customer = text_label("", "muted")
        self.body.addWidget(self.customer)
        self.grid = Grid(
            (
                GridColumn(_("Item")),
                GridColumn(_("At the customer"), 130, right=True),
                GridColumn(_("Sound"), 100, right=True, typed=True),
                GridColumn(_("Damaged"), 100, right=True, typed=True),
            ),
            _("What came back"),
        )
        self.grid.typed.connect(self._check)
        self.body.addWidget(self.grid, 1)
        self.entries = Entries(self.form())
        self.entries.line(_("Why"), placeholder=_("kept with the return"))
        self.entries.line(_("Came back on"), placeholder=formats.date_text(context.desk.today))
        self.cancel_button()
        self.book_button = self.primary_button(_("Take back"), self.book)
        self.book_button.setEnabled(False)
        self.order.setFocus()
        if order:
            self.order.take(Choice(order, order))
            self.show_order(order)

    def take_scan(self, text: str) -> None:
        found, _wrong = tried(lambda: catalogue.meaning(self.context.desk, text, _ORDERS))
        if found is None or found.hit is None:
            self.refuse_scan(_("That is not the code of an order. Scan the one on its packing slip."))
            return
        sounds.play("good")
        self.order.take(Choice(found.hit.title, found.hit.title))
        self.show_order(found.hit.title)

    def show_order(self, number: str) -> None:
        """List what of the order is at its customer."""
        found, wrong = tried(lambda: returns.lines_out(self.context.desk, number))
        customer, self.lines = found if found is not None else ("", [])
        self.customer.setText(customer)
        self.grid.fill(
            [
                [f"{line.item.sku}  {line.item.name}", formats.amount(line.out, line.item.unit), "", ""]
                for line in self.lines
            ]
        )
        nothing = _("Nothing of {order} is at the customer.").format(order=number)
        self.say(wrong or ("" if self.lines else nothing), (), "bad" if wrong else "")
        self._count()
        self.grid.go(0, SOUND)

    def unsaved(self) -> str:
        typed = any(self.grid.text(at, column) for at in range(len(self.lines)) for column in (SOUND, DAMAGED))
        return _("What came back is not booked yet.") if typed else ""

    def lacking(self) -> str:
        return _("Enter how much came back, sound or damaged.") if self.lines else _("Choose the order first.")

    def back(self) -> list[Back]:
        """What came back, line by line. Raises Unreadable."""
        read = [
            Back(line.line, self._quantity(at, SOUND), self._quantity(at, DAMAGED))
            for at, line in enumerate(self.lines)
        ]
        return [each for each in read if each.sound or each.damaged]

    def book(self) -> None:
        before = effects.standings(self.context.desk)
        done = self.attempt(self._book, self.entries.fields)
        if done is not None:
            self.lines.clear()
            self.accept()
            self._announce(done, before)

    def _book(self, consent: Consent) -> TakenBack:
        desk = self.context.desk
        day = self.entries.day(_("Came back on"), desk.today)
        return returns.take_back(desk, self.back(), self.entries.text(_("Why")), day)

    def _announce(self, done: TakenBack, before: Mapping[int, ComparedPromise]) -> None:
        texts = [f"{each.item.sku}: {formats.served_text(each, NAMED)}." for each in done.served[:NAMED]]
        if done.damaged:
            texts.append(_("{quantity} damaged, not stock.").format(quantity=formats.quantity(done.damaged)))
        said = _("Taken back from {customer}.").format(customer=self.customer.text())
        with_effects(self.context, " ".join([said, *texts]), before, [undo(self.context, done.act)])

    def _find(self, text: str) -> list[Choice]:
        hits, _wrong = tried(lambda: catalogue.find(self.context.desk, text, kinds=_ORDERS))
        return [Choice(hit.id, hit.title, hit.detail) for hit in hits or ()]

    def _check(self, place: int, column: int, text: str) -> None:
        _read, wrong = tried(lambda: self._quantity(place, column))
        self.grid.fault(place, column, wrong) if wrong else self.grid.put(place, column, text)
        self._count()

    def _quantity(self, place: int, column: int) -> Decimal:
        text = self.grid.text(place, column)
        name = _("The quantity")
        return formats.read_quantity(text, self.lines[place].item.decimals, name) if text else ZERO

    def _count(self) -> None:
        """Whom the sound goods would serve, said before they are booked."""
        back, wrong = tried(self.back)
        served, refused = tried(lambda: returns.preview(self.context.desk, back)) if back else ((), "")
        texts = [f"{each.item.sku}: {formats.served_text(each, NAMED)}" for each in (served or ())[:NAMED]]
        self.summary.setText(refused or "; ".join(texts))
        self.book_button.setEnabled(bool(back) and not wrong and not refused)
