"""What an empty list says: what belongs here, and the first act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look.theme import look
from ui.widgets.button import push_button

MIDDLE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """A title, a sentence, and buttons: one act, or more in `further` as (text, function)."""

    def __init__(
        self,
        title: str,
        text: str = "",
        act: str = "",
        run: Callable[[], Any] | None = None,
        further: tuple[tuple[str, Callable[[], Any]], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        head = QLabel(title, alignment=MIDDLE, wordWrap=True)
        look(head, "title")
        column.addWidget(head)
        if text:
            body = QLabel(text, alignment=MIDDLE, wordWrap=True)
            look(body, "muted")
            column.addWidget(body)
        self.buttons: list[QPushButton] = []
        acts = ((act, run), *further) if act and run else further
        for i, (words, function) in enumerate(acts):
            button = push_button(words, function, "primary" if i == 0 and act else "plain")
            column.addWidget(button, 0, MIDDLE)
            self.buttons.append(button)
        column.addStretch(3)
