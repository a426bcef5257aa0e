"""One line of a new order: the item, how many, and what the customer would get, shown before anything is accepted."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app import formats
from app.domain.asked_lines import Asked, Instead, LinePreview
from app.domain.items import Item
from app.domain.matching import ZERO, Footing
from app.domain.orders import IfNothing
from app.domain.substitutes import SubstituteOffer
from app.words import _
from ui.attempt import tried
from ui.dialogs.frame.dialog import quiet_button
from ui.look.theme import FOOTING_TONE, look, mark_wrong, set_tone
from ui.widgets.detail import Elided

QUANTITY_WIDTH = 84


class QuantityEdit(QLineEdit):
    """A quantity; Enter goes back to where the next item is scanned."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            event.accept()
            self.entered.emit()
            return
        super().keyPressEvent(event)


class LineForm(QFrame):
    """Emits `changed` when quantity or choice change, `removed`, and `entered` when the line is done with.

    A substitute that is taken goes out for so many of the line, which stays what is asked for.
    """

    changed = Signal()
    removed = Signal()
    entered = Signal()

    def __init__(self, item: Item, quantity: Decimal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.choice: IfNothing | None = None
        self.taken: tuple[SubstituteOffer, Decimal] | None = None  # a substitute, and for how many of the line
        self.to_decide = False  # whether it must be decided before the order is accepted
        self.last = quantity  # the quantity that Enter, or a scan, left there
        self._buttons: list[QPushButton] = []
        self._labels: list[QLabel] = []
        look(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 12, 12)
        self._column.setSpacing(4)
        name = Elided(f"{item.name}  ·  {item.sku}")
        look(name, "name")
        self.quantity = QuantityEdit(formats.quantity(quantity))
        self.quantity.setFixedWidth(QUANTITY_WIDTH)
        self.quantity.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quantity.setAccessibleName(_("Quantity of {item}").format(item=item.name))
        self.quantity.textChanged.connect(lambda: self.changed.emit())
        self.quantity.entered.connect(self.entered)
        unit = QLabel(item.unit)
        look(unit, "muted")
        self._remove = remove = quiet_button("×", self.removed.emit, hint=_("Take this line out"))
        remove.setAccessibleName(_("Take out {item}").format(item=item.name))
        remove.setFixedWidth(34)
        look(remove, "link")
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(self.quantity)
        head.addWidget(unit)
        head.addWidget(remove)
        self._column.addLayout(head)
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        self._column.addLayout(self._said)
        self._offer = QHBoxLayout()
        self._offer.setSpacing(6)
        self._column.addLayout(self._offer)

    def add(self, quantity: Decimal) -> None:
        """So many more, as when the item is scanned again."""
        asked = self.asked()
        if asked is not None:
            self.last = asked.quantity + quantity
            self.quantity.setText(formats.quantity(self.last))

    def asked(self) -> Asked | None:
        """What is asked for; None while the quantity cannot be read (it is marked then, and says why)."""
        text, decimals = self.quantity.text(), self.item.decimals
        quantity, wrong = tried(lambda: formats.read_quantity(text, decimals, _("The quantity")))
        mark_wrong(self.quantity, bool(wrong))
        if quantity is None:
            self.show_refusal(wrong)
            return None
        instead = None
        if self.taken is not None:
            offer, makes = self.taken
            most = min(makes, quantity // 1)  # of a line that became smaller
            instead = Instead(offer.item.id, most) if most else None
        return Asked(self.item.id, quantity, if_nothing=self.choice, instead=instead)

    def show_outcome(self, line: LinePreview) -> None:
        """Show what the line would get, what fits instead of what would wait, and the choices where nothing is behind
        part of it.
        """
        texts = [self._taken_text(line)] if line.given is not None else []
        for footing, text in formats.outcome(line.outlook):
            if footing is Footing.NONE:
                continue
            texts.append((FOOTING_TONE[footing], f"{formats.SHAPE[footing]}  {text}"))
        if line.refused:
            texts.append(("overdue", _discontinued(line)))
        elif line.nothing_behind:
            texts.append(("overdue", f"{formats.SHAPE[Footing.NONE]}  {_behind(line)}"))
        if line.asked.rest:
            place = formats.ahead_text(line.ahead_lines, line.outlook.ahead, self.item.unit)
            texts.append(("muted", place))
        texts += [("muted", formats.fits_text(fit.offer)) for fit in line.fits]
        if self.choice is not None and line.nothing_behind and not line.refused:
            texts.append(("muted", _chosen(self.choice, line)))
        self.to_decide = line.refused or (bool(line.nothing_behind) and self.choice is None)
        self._say(texts)
        self._offer_choices(line)

    def show_refusal(self, sentence: str) -> None:
        self._say([("overdue", sentence)])
        self._offer_choices(None)

    def said(self) -> list[str]:
        """The sentences now shown."""
        return [label.text() for label in self._labels]

    def take(self, offer: SubstituteOffer | None, makes: Decimal = ZERO) -> None:
        """A substitute goes out for so many of the line; None: none does any more."""
        self.taken = None if offer is None else (offer, makes)
        self.changed.emit()
        self.entered.emit()

    def _taken_text(self, line: LinePreview) -> tuple[str, str]:
        assert line.given is not None
        assert line.asked.instead is not None
        assert self.taken is not None
        shape = formats.SHAPE[line.given.footing]
        offer, _makes = self.taken
        text = formats.instead_text(offer, line.given.line.waiting, line.asked.instead.quantity)
        return FOOTING_TONE[line.given.footing], f"{shape}  {text}"

    def choose(self, choice: IfNothing | None) -> None:
        self.choice = choice
        self.changed.emit()
        self.entered.emit()

    def _say(self, texts: list[tuple[str, str]]) -> None:
        _clear(self._said)
        self._labels = []
        for tone, text in texts:
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_tone(label, tone)
            if tone != "muted":
                look(label, "strong")
            self._said.addWidget(label)
            self._labels.append(label)

    def _offer_choices(self, line: LinePreview | None) -> None:
        _clear(self._offer)
        self._buttons = []
        if line is None:
            return
        decided = self.choice is not None and line.nothing_behind and not line.refused
        if decided:
            self._add(_("Decide again"), lambda: self.choose(None), "link")
        else:
            if line.nothing_behind and line.source is not None and not line.refused:
                text = _("Order it from {supplier}").format(supplier=_short(line.supplier_name))
                button = self._add(text, lambda: self.choose(IfNothing.ORDER), "primary")
                button.setToolTip(
                    _("Puts it on a draft purchase order to {supplier}").format(supplier=line.supplier_name)
                )
            for offer, makes in line.fits if self.taken is None else ():
                button = self._add(
                    _("Take {item}").format(item=_short(offer.item.sku)), partial(self.take, offer, makes), ""
                )
                button.setToolTip(_("Instead of {quantity} of this").format(quantity=formats.quantity(makes)))
            if line.nothing_behind and not line.refused:
                self._add(_("Wait without a date"), lambda: self.choose(IfNothing.WAIT), "")
            if line.nothing_behind or line.refused:
                self._add(_("Remove"), self.removed.emit, "")
        if self.taken is not None:
            self._add(_("Nothing instead"), lambda: self.take(None), "link")
        self._offer.addStretch(1)

    def _add(self, text: str, act: object, style: str) -> QPushButton:
        button = quiet_button(text, act)  # type: ignore[arg-type]
        if style:
            look(button, style)
        self._offer.addWidget(button)
        self._buttons.append(button)
        return button

    def focus_choice(self) -> None:
        """Put the keyboard on the first choice, where there is one to make."""
        for button in self._buttons[:1]:
            button.setFocus()

    def stops(self) -> list[QWidget]:
        """Where Tab stops in this line, in reading order."""
        return [self.quantity, self._remove, *self._buttons]

    def button(self, text: str) -> QPushButton:
        """The choice with these words, which must be offered."""
        return next(button for button in self._buttons if button.text() == text)

    def choices(self) -> list[str]:
        """The texts of the choices now offered."""
        return [button.text() for button in self._buttons]


def _discontinued(line: LinePreview) -> str:
    text = _("Discontinued: it takes no new backorders, and {free} are free. Take at most those, or another item.")
    return text.format(free=formats.quantity(line.outlook.ready))


def _behind(line: LinePreview) -> str:
    if line.nothing_behind == line.asked.rest == line.asked.quantity:
        return _("Nothing inbound: this would be a promise with nothing behind it.")
    text = _("{quantity} with nothing inbound: this would be a promise with nothing behind it.")
    return text.format(quantity=formats.quantity(line.nothing_behind))


def _chosen(choice: IfNothing, line: LinePreview) -> str:
    if choice is IfNothing.ORDER:
        return _("It is ordered from {supplier} as the order is accepted.").format(supplier=line.supplier_name)
    return _("It waits without a date.")


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23].rstrip()}…"


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    while layout.count():
        taken = layout.takeAt(0)
        widget = taken.widget() if taken is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
