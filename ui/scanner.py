"""Keys that nobody in the window wants: a scan, or somebody typing at nothing in particular."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_OTHER = ~(
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
)


def loose_text(event: QKeyEvent) -> str:
    """The text of a key that came with no text field in focus, for the find box; "" for every other key."""
    text = event.text()
    return text if text and text.isprintable() and not event.modifiers() & _OTHER else ""
