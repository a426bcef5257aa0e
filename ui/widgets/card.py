"""A white card with rounded corners, and the lines of text that stand on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.look.theme import look, set_tone


class Card(QFrame):
    """A frame with a column of widgets in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.column.setSpacing(6)


def text_label(text: str = "", look_name: str = "", tone: str = "") -> QLabel:
    """A label that wraps, shows its text as it is (no markup) and can be selected and copied."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if look_name:
        look(label, look_name)
    if tone:
        set_tone(label, tone)
    return label
