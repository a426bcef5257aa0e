"""One line of what to order: how many, from whom, for when, and the sum behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import formats
from app.desk import Desk
from app.domain.drafts import Proposal
from app.purchasing import Extent
from app.words import _
from ui.attempt import tried
from ui.dialogs.frame.dialog import quiet_button
from ui.dialogs.frame.entries import label_of
from ui.dialogs.orders.order_line import QuantityEdit
from ui.look.theme import look, mark_wrong, set_tone
from ui.widgets.card import text_label

WIDTH = 300
BELOW = 99  # a row that no sum reaches
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SuggestLine(QFrame):
    """Emits `edited` with the line as it was and as it is, `left` when a person is done with it, and `add_source` with
    the item that nobody offers, or that another source is wanted for.
    """

    edited = Signal(object, object)
    left = Signal()
    add_source = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.extent: Extent = "refill"
        self.shown: Proposal | None = None
        look(self, "card")
        self.setAccessibleName(_("The line"))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        self.sku = QLabel()
        look(self.sku, "muted")
        self.name = text_label("", "name")
        column.addWidget(self.sku)
        column.addWidget(self.name)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.quantity = self._field(_("Quantity"), _("In units, or “3 packs”, “3 packs of 12”, “3 × 12”."))
        self.wanted = self._field(_("Wanted on"), _("A day, or +7 for in a week."))
        self.wanted.setPlaceholderText(_("20 May, +7"))
        self.source = QComboBox()
        self.source.setAccessibleName(_("From"))
        self.source.setMinimumContentsLength(10)
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.source.activated.connect(self._move)
        for label, field in ((_("Quantity"), self.quantity), (_("From"), self.source), (_("Wanted on"), self.wanted)):
            form.addRow(label_of(label, field), field)
        column.addLayout(form)
        self.wrong = text_label("", tone="bad")
        self.wrong.hide()
        column.addWidget(self.wrong)
        head = QLabel(_("Why this quantity"))
        look(head, "head")
        column.addWidget(head)
        self.why = QFrame()
        look(self.why, "clear")
        self._grid = QGridLayout(self.why)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(BELOW, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setAccessibleName(_("Why this quantity"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.why)
        column.addWidget(scroll, 1)
        add = quiet_button(_("Add a source…"), self._add)
        look(add, "link")
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _field(self, label: str, hint: str) -> QuantityEdit:
        field = QuantityEdit()
        field.setAccessibleName(label)
        field.setToolTip(hint)
        field.entered.connect(self._enter)
        field.editingFinished.connect(self.take)
        return field

    def _enter(self) -> None:
        if self.take():
            self.left.emit()

    def show_line(self, line: Proposal | None) -> None:
        """Show a line; None is none, and the fields rest."""
        self.shown = line
        self.setVisible(line is not None)
        if line is None:
            return
        item, offers = line.suggestion.item, line.suggestion.offers
        self.sku.setText(item.sku)
        self.name.setText(item.name)
        self.name.setToolTip(item.name)
        self.quantity.setText(formats.quantity(line.quantity))
        self.wanted.setText(formats.date_text(line.requested_on))
        self.source.clear()
        for offer in offers:
            currency = offer.supplier.currency or self._desk.settings.currency
            terms = formats.source_text(offer.source, currency)
            self.source.addItem(" · ".join(text for text in (offer.supplier.name, terms) if text))
            self.source.setItemData(self.source.count() - 1, self.source.itemText(self.source.count() - 1), 3)
        if line.offer is not None:
            self.source.setCurrentIndex(offers.index(line.offer))
        for field in (self.quantity, self.wanted, self.source):
            field.setEnabled(line.offer is not None)
        self._say("")
        self._explain(line)

    def type_quantity(self, digit: str) -> None:
        """Begin another quantity with the digit that was pressed in the list."""
        if self.shown is not None and self.quantity.isEnabled():
            self.quantity.setFocus()
            self.quantity.setText(digit)

    def take(self) -> bool:
        """Take what was typed; False where it cannot be, which is said."""
        line = self.shown
        if line is None or line.offer is None:
            return True
        item, size = line.suggestion.item, line.offer.source.pack_size
        for field, read in (
            (self.quantity, lambda: formats.read_packs(self.quantity.text(), item.decimals, _("Quantity"), size)),
            (self.wanted, self._read_day),
        ):
            found, wrong = tried(read)
            if wrong:
                self._say(wrong, field)
                return False
            line = line.asking(found) if isinstance(found, Decimal) else line._replace(requested_on=found)
        self._say("")
        if line != self.shown:
            before, self.shown = self.shown, line
            self.quantity.setText(formats.quantity(line.quantity))
            self._explain(line)
            self.edited.emit(before, line)
        return True

    def _read_day(self) -> date | None:
        text = self.wanted.text().strip()
        return formats.read_date(text, self._desk.today, _("Wanted on")) if text else None

    def _move(self, index: int) -> None:
        line = self.shown
        if line is not None and line.suggestion.offers[index] is not line.offer:
            moved = line.moved_to(line.suggestion.offers[index])
            self.edited.emit(line, moved)

    def _add(self) -> None:
        if self.shown is not None:
            self.add_source.emit(self.shown.suggestion.item.id)

    def _say(self, text: str, field: QLineEdit | None = None) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
        for each in (self.quantity, self.wanted):
            mark_wrong(each, each is field)

    def _explain(self, line: Proposal) -> None:
        for label in self.why.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        portion = line.portion._replace(quantity=line.quantity)
        lines = formats.sum_lines(
            line.suggestion.advice,
            line.suggestion.item,
            portion,
            refill=self.extent == "refill",
            edited=line.edited,
        )
        for row, one in enumerate(lines):
            for column, text in enumerate((one.text, one.figure)):
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setAlignment(RIGHT if column else Qt.AlignmentFlag.AlignLeft)
                look(label, "strong" if one.result else "plain")
                set_tone(label, "" if one.result else "muted")
                self._grid.addWidget(label, row, column)
