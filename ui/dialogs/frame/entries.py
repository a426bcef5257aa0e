"""The typed lines of a form, read back by their labels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app import formats
from app.domain.errors import Unreadable

AREA_HEIGHT = 76
TOP_OF_AREA = 7


def label_of(text: str, field: QWidget) -> QLabel:
    """A label that stands level with its field, at the top of a tall one."""
    label = QLabel(text)
    label.setBuddy(field)
    if isinstance(field, QPlainTextEdit):
        label.setContentsMargins(0, TOP_OF_AREA, 0, 0)
    else:
        field.ensurePolished()
        label.setMinimumHeight(field.sizeHint().height())
    return label


class Entries:
    """Lines added to a form. A label is the field's name: sentences about what was typed call it by that.

    Reading raises Unreadable, so read inside the act that is attempted.
    """

    def __init__(self, form: QFormLayout) -> None:
        self._form = form
        self.touched = False  # whether a person has typed or chosen something
        self.fields: dict[str, QWidget] = {}

    def line(self, label: str, text: str = "", *, hint: str = "", placeholder: str = "") -> QLineEdit:
        edit = QLineEdit(text)
        edit.setPlaceholderText(placeholder)
        edit.setCursorPosition(0)
        edit.returnPressed.connect(lambda: self._go_on(edit))
        self.add(label, edit, hint)
        return edit

    def area(self, label: str, text: str = "", *, placeholder: str = "", hint: str = "") -> QPlainTextEdit:
        edit = QPlainTextEdit(text)
        edit.setPlaceholderText(placeholder)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(AREA_HEIGHT)
        self.add(label, edit, hint)
        return edit

    def flag(self, text: str, checked: bool = False, *, hint: str = "") -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(checked)
        box.setAccessibleName(text)
        box.setToolTip(hint)
        box.clicked.connect(lambda _checked=False: self._touch())
        self._form.addRow("", box)
        return box

    def choice(
        self, label: str, options: list[tuple[str, object]], chosen: object = None, *, hint: str = ""
    ) -> QComboBox:
        box = QComboBox()
        for text, value in options:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self.add(label, box, hint)
        return box

    def text(self, label: str) -> str:
        """What stands in a field, without the blanks around it."""
        field = self.fields[label]
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText().strip()
        assert isinstance(field, QLineEdit)
        return field.text().strip()

    def needed(self, label: str) -> str:
        """The text of a field that must not be empty. Raises Unreadable."""
        text = self.text(label)
        if not text:
            raise Unreadable("read.empty", field=label, text=text)
        return text

    def quantity(self, label: str, decimals: int = 3) -> Decimal | None:
        """The quantity typed, None where nothing was. Raises Unreadable."""
        return formats.read_quantity(self.text(label), decimals, label) if self.text(label) else None

    def needed_quantity(self, label: str, decimals: int = 3) -> Decimal:
        return formats.read_quantity(self.text(label), decimals, label)

    def whole(self, label: str) -> int | None:
        """The whole number typed, None where nothing was. Raises Unreadable."""
        number = self.quantity(label, 0)
        return int(number) if number is not None else None

    def money(self, label: str) -> Decimal | None:
        return formats.read_money(self.text(label), label) if self.text(label) else None

    def day(self, label: str, today: date) -> date | None:
        return formats.read_date(self.text(label), today, label) if self.text(label) else None

    def _go_on(self, field: QWidget) -> None:
        """Enter goes to the next field, so that a scan does too; from the last one it goes nowhere."""
        fields = list(self.fields.values())
        after = fields[fields.index(field) + 1 :]
        if after:
            after[0].setFocus()
            if isinstance(after[0], QLineEdit):
                after[0].selectAll()

    def add(self, label: str, field: QWidget, hint: str = "") -> None:
        """A row of a field made elsewhere."""
        field.setAccessibleName(label)
        field.setToolTip(hint)
        self._form.addRow(label_of(label, field), field)
        self.fields[label] = field
        if isinstance(field, QLineEdit):
            field.textEdited.connect(lambda _text: self._touch())
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(lambda: self._touch() if field.hasFocus() else None)
        elif isinstance(field, QComboBox):
            field.activated.connect(lambda _at: self._touch())

    def _touch(self) -> None:
        self.touched = True
