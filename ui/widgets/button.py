"""A button and what pressing it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from ui.look.theme import look


def push_button(text: str, act: Callable[[], object], style: str = "", *, hint: str = "") -> QPushButton:
    """A button that Enter elsewhere does not press, dressed in a style of the style sheet. A key of its own stands
    after a tab in `text`, as in a menu, and is shown with its words.
    """
    words, _tab, key = text.partition("\t")
    button = QPushButton(f"{words}  {key}".rstrip(), autoDefault=False)
    if key:
        button.setAccessibleName(words)
        button.setShortcut(QKeySequence(key))
    if style:
        look(button, style)
    if hint:
        button.setToolTip(hint)
    button.clicked.connect(lambda _checked=False: act())
    return button
