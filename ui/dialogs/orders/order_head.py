"""The head of a new order: whose it is, whether it ships complete, and when they want it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app import catalogue, formats
from app.domain.errors import Unreadable
from app.words import _, ngettext
from ui.attempt import tried
from ui.context import Context
from ui.dialogs.catalogue.person_edit import CustomerEdit
from ui.dialogs.frame.searches import customer_choices
from ui.look.theme import look, mark_wrong
from ui.widgets.search import Choice, Search

ADDRESS_HEIGHT = 46  # two lines of it


class OrderHead(QWidget):
    """`changed` where the outcome of the order may be another now, `chosen` where the customer has been picked."""

    changed = Signal()
    chosen = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.customer_id: int | None = None
        self._build_fields()
        self.others = QLabel()
        look(self.others, "muted")
        self.others.setWordWrap(True)
        self.others.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head, besides = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(head)
        rows.addLayout(besides)
        _add(head, _("Customer"), self.customer, 2)
        _add(head, _("Ships"), self.ships)
        _add(head, _("Goods are"), self.collected)
        _add(head, _("Wanted on"), self.wanted)
        head.addWidget(self.reserve)
        head.addStretch(1)
        _add(besides, _("Their reference"), self.reference)
        _add(besides, _("Deliver to"), self.address, 2)
        besides.addWidget(self.others, 1)

    def _build_fields(self) -> None:
        desk = self.context.desk
        self.customer = Search(
            lambda text: customer_choices(desk, text), name=_("Customer"), placeholder=_("Type a name"), keeps=True
        )
        self.customer.setMaximumWidth(300)
        self.customer.setMinimumWidth(200)
        self.customer.picked.connect(self._pick)
        self.customer.let_go.connect(self._let_go)
        self.ships = QComboBox()
        self.ships.addItem(_("as it comes"), False)
        self.ships.addItem(_("complete"), True)
        self.ships.setAccessibleName(_("Ships"))
        self.ships.currentIndexChanged.connect(lambda: self.changed.emit())
        self.collected = QComboBox()
        self.collected.addItem(_("sent"), False)
        self.collected.addItem(_("collected"), True)
        self.collected.setCurrentIndex(1)
        self.collected.setAccessibleName(_("Goods are"))
        self.collected.setToolTip(_("Who collects is told as soon as it is ready."))
        self.wanted = QLineEdit(placeholderText=_("any day"))
        self.wanted.setAccessibleName(_("Wanted on"))
        if desk.settings.reserve_days:
            hint = _("When the customer wants it: 20 May, 20.5., +7. Far ahead, it is reserved only some days before.")
        else:
            hint = _("When the customer wants it: 20 May, 20.5., +7. It changes no place in the queue.")
        self.wanted.setToolTip(hint)
        self.wanted.setFixedWidth(104)
        self.wanted.textChanged.connect(lambda: self.changed.emit())
        self.reserve = QCheckBox(_("Reserve now"))
        self.reserve.setAccessibleName(_("Reserve now"))
        self.reserve.setToolTip(_("Goods wanted far ahead are otherwise reserved only some days before."))
        self.reserve.setVisible(bool(desk.settings.reserve_days))
        self.reserve.toggled.connect(lambda: self.changed.emit())

        self.reference = QLineEdit(placeholderText=_("none"))
        self.reference.setAccessibleName(_("Their reference"))
        self.reference.setToolTip(_("What the customer calls this order: it stands on every paper of it."))
        self.reference.setFixedWidth(160)
        self.address = QPlainTextEdit(placeholderText=_("their own address"))
        self.address.setAccessibleName(_("Deliver to"))
        self.address.setToolTip(_("Where this order goes, if not to the customer's own address."))
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(ADDRESS_HEIGHT)

    def take(self, customer_id: int) -> None:
        """It is this customer's order; it ships as they prefer."""
        customer = catalogue.customer(self.context.desk, customer_id)
        self.customer_id = customer.id
        self.customer.take(Choice(customer.id, customer.name))
        self.ships.setCurrentIndex(int(customer.ship_complete))
        self.collected.setCurrentIndex(int(customer.collects))
        self.changed.emit()

    def complete(self) -> bool:
        """Whether the order ships complete."""
        return bool(self.ships.currentData())

    def collects(self) -> bool:
        """Whether the customer collects it."""
        return bool(self.collected.currentData())

    def wanted_on(self) -> date | None:
        """The date wanted; None where none is typed, or it cannot be read (it is marked then)."""
        found, wrong = tried(self._read_wanted)
        mark_wrong(self.wanted, bool(wrong))
        return found

    def whose(self) -> int:
        """The customer's id. Raises Unreadable where it is nobody's order yet, or the date wanted cannot be read."""
        self._read_wanted()
        if self.customer_id is None:
            raise Unreadable("pick.customer", field=_("Customer"), text=self.customer.text())
        return self.customer_id

    def fields(self) -> dict[str, QWidget]:
        return {_("Customer"): self.customer, _("Wanted on"): self.wanted}

    def show_others(self, count: int) -> None:
        """Say how many lines of the customer's are waiting besides."""
        text = ngettext("{count} other line of theirs is waiting", "{count} other lines of theirs are waiting", count)
        self.others.setText(text.format(count=formats.quantity(count)) if count else "")

    def _read_wanted(self) -> date | None:
        text = self.wanted.text().strip()
        return formats.read_date(text, self.context.desk.today, _("Wanted on")) if text else None

    def _pick(self, choice: Choice) -> None:
        if isinstance(choice.key, int):
            self._take_chosen(choice.key)
            return
        self.customer.take(None)
        self.customer.setText(choice.detail)
        new = CustomerEdit(self.context, self.window(), name=choice.detail)
        new.saved.connect(self._take_chosen)
        new.open()

    def _take_chosen(self, customer_id: int) -> None:
        self.take(customer_id)
        self.chosen.emit()

    def _let_go(self) -> None:
        self.customer_id = None
        self.changed.emit()


def _add(row: QHBoxLayout, label: str, field: QWidget, share: int = 0) -> None:
    """A field with its label before it."""
    name = QLabel(label)
    name.setBuddy(field)
    look(name, "muted")
    row.addWidget(name)
    row.addWidget(field, share)
    row.addSpacing(10)
