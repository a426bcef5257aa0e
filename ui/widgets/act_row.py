"""One row of acts: the primary act and as many as fit, the rest in a menu behind "More ▾"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.words import _
from ui.look.theme import look
from ui.widgets.button import Button, push_button

GAP = 6


@dataclass(frozen=True, slots=True)
class OfferedAct:
    """Something that can be done now: `name` as the menus call it, its words, and the doing."""

    name: str
    text: str
    run: Callable[[], Any]
    primary: bool = False


class ActRow(QWidget):
    """Buttons in one row, however narrow it is: the primary act stands first, what does not fit is in the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._acts: list[OfferedAct] = []
        self._buttons: list[QPushButton] = []
        self.more = Button(_("More ▾"), self)
        self.more.setAccessibleName(_("More acts"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        look(self.more, "menu")
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.more)
        self._row.addStretch(1)

    def show_acts(self, acts: Sequence[OfferedAct]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._acts = sorted(acts, key=lambda act: not act.primary)
        self._buttons = [act_button(act, "primary" if act.primary else "") for act in self._acts]
        for at, button in enumerate(self._buttons):
            self._row.insertWidget(at, button)
        self._fit()

    def button(self, text: str) -> QPushButton | None:
        """The act with these words, where it stands in the row."""
        return next((button for button in self._buttons if button.text() == text and not button.isHidden()), None)

    def sizeHint(self) -> QSize:
        height = max(button.sizeHint().height() for button in (self.more, *self._buttons))
        return QSize(self.more.sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_row"):
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        """Show what fits the width; at least the first act always does."""
        widths = [_width(button) for button in self._buttons]
        fitting = len(widths)
        if sum(widths) + GAP * (fitting - 1) > self.width():
            room = self.width() - _width(self.more)
            fitting = sum(sum(widths[: at + 1]) + GAP * (at + 1) <= room for at in range(fitting))
            fitting = max(1, fitting)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < fitting)
        self.more.setVisible(fitting < len(widths))
        self.menu.clear()
        for act in self._acts[fitting:]:
            self.menu.addAction(act.text).triggered.connect(lambda _checked=False, run=act.run: run())


def act_button(act: OfferedAct, style: str) -> QPushButton:
    """A button that does `act`, dressed in a style of the style sheet."""
    button = push_button(act.text, act.run, style)
    button.setAccessibleName(act.text)
    return button


def _width(button: QPushButton) -> int:
    button.ensurePolished()
    return button.sizeHint().width()
