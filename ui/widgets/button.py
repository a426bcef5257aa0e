"""A button and what pressing it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from ui.look.theme import look


def push_button(text: str, act: Callable[[], object], style: str = "", *, hint: str = "") -> QPushButton:
    """A button that Enter elsewhere does not press, dressed in a style of the style sheet."""
    button = QPushButton(text, autoDefault=False)
    if style:
        look(button, style)
    if hint:
        button.setToolTip(hint)
    button.clicked.connect(lambda _checked=False: act())
    return button
