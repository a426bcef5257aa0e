"""What just happened, with Undo and the next steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.words import _
from ui.look.theme import look, set_tone
from ui.widgets.button import push_button

Actions = Sequence[tuple[str, Callable[[], Any]]]


class Banner(QFrame):
    """One sentence and its buttons; stays until the next one or until it is closed. Esc in it closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "banner")
        self.setAccessibleName(_("What just happened"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 5, 6, 5)
        self._line.setSpacing(6)
        self.label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line.addWidget(self.label, 1)
        self.buttons: list[QPushButton] = []
        self._close = push_button("✕", self.clear)
        self._close.setAccessibleName(_("Close this message"))
        self._close.setToolTip(_("Close this message"))
        look(self._close, "link")
        self._line.addWidget(self._close)
        self.hide()

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Show `text` with buttons (words, function) in place of whatever was said before."""
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.label.setText(text)
        set_tone(self.label, tone)
        self.setAccessibleDescription(text)
        for words, run in actions:
            button = push_button(words, partial(self._run, run))
            self._line.insertWidget(self._line.indexOf(self._close), button)
            self.buttons.append(button)
        self.setVisible(bool(text))

    def clear(self) -> None:
        self.say("")
        self.closed.emit()

    def text(self) -> str:
        return self.label.text()

    def action(self, words: str) -> QPushButton | None:
        """The button with these words, where it stands there now."""
        return next((button for button in self.buttons if button.text() == words), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _run(self, run: Callable[[], Any]) -> None:
        """Do what a button offers; it is offered once."""
        said = self.label.text()
        run()
        if self.label.text() == said:
            self.clear()
