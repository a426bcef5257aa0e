"""The line above a dialog's foot that says what is wrong, or what to know."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.words import _
from ui.attempt import Actions
from ui.look.theme import look, set_tone
from ui.widgets.button import push_button


class Message(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 8, 12, 8)
        self._line.addWidget(self.label, 1)
        self._buttons: list[QPushButton] = []
        self.setAccessibleName(_("Message"))
        self.hide()

    def show_text(self, text: str, actions: Actions = (), tone: str = "") -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        self.label.setText(text)
        set_tone(self.label, tone)
        self.setAccessibleDescription(text)
        for words, run in actions:
            button = push_button(words, run)
            self._line.addWidget(button)
            self._buttons.append(button)
        self.setVisible(bool(text))

    @property
    def buttons(self) -> list[QPushButton]:
        """What can be done about it."""
        return list(self._buttons)

    def text(self) -> str:
        return self.label.text()
