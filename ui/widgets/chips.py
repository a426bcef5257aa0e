"""A row of filters, one of them chosen, each with how many rows it lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app import formats
from ui.look.theme import look
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter called `name` with its text; `keep` says which rows it lets through, None lets all. A `seldom` one is
    only there while it lets something through, or is chosen.
    """

    name: str
    text: str
    keep: Callable[[Any], bool] | None = None
    seldom: bool = False


class Chips(QWidget):
    """Emits `chosen` when a person picks another filter. Arrow keys move along, Space picks."""

    chosen = Signal()

    def __init__(self, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = tuple(chips)
        self._group = QButtonGroup(self)
        self._buttons: list[QPushButton] = []
        flow = FlowLayout(self)
        for i, chip in enumerate(self._chips):
            button = Button(chip.text)
            button.setCheckable(True)
            look(button, "chip")
            self._group.addButton(button, i)
            self._buttons.append(button)
            flow.addWidget(button)
        if self._buttons:
            self._buttons[0].setChecked(True)
        self._group.idClicked.connect(lambda _id: self.chosen.emit())

    def current(self) -> Chip | None:
        i = self._group.checkedId()
        return self._chips[i] if i >= 0 else None

    def choose(self, name: str) -> None:
        """Choose the filter called `name`; the first one where there is none of that name."""
        for i, chip in enumerate(self._chips):
            if chip.name == name or (i == 0 and name not in {other.name for other in self._chips}):
                if not self._buttons[i].isChecked():
                    self._buttons[i].setChecked(True)
                    self.chosen.emit()
                return

    def count(self, rows: Iterable[Any]) -> None:
        """Write behind every filter how many of `rows` it lets through."""
        rows = list(rows)
        for chip, button in zip(self._chips, self._buttons, strict=True):
            number = len(rows) if chip.keep is None else sum(map(bool, map(chip.keep, rows)))
            shown = formats.quantity(number)
            button.setText(f"{chip.text} {shown}")
            button.setAccessibleName(f"{chip.text}: {shown}")
            if chip.seldom:
                button.setVisible(bool(number) or button.isChecked())
