"""A button and what pressing it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from ui.look.theme import look

_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Button(QPushButton):
    """Pressed by Space, and by Enter where it has the focus; never by Enter elsewhere."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _WITH and self.hasFocus():
            event.accept()
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def push_button(text: str, act: Callable[[], object], style: str = "", *, hint: str = "") -> QPushButton:
    """A button that Enter elsewhere does not press, dressed in a style of the style sheet. A key of its own stands
    after a tab in `text`, as in a menu, and is shown with its words.
    """
    words, _tab, key = text.partition("\t")
    button = Button(f"{words}  {key}".rstrip())
    if key:
        button.setAccessibleName(words)
        button.setShortcut(QKeySequence(key))
    if style:
        look(button, style)
    if hint:
        button.setToolTip(hint)
    button.clicked.connect(lambda _checked=False: act())
    return button
