"""The frame of every form that fills the window: a head with its acts, a body, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Change
from app.domain.errors import Consent
from ui.attempt import Actions, attempt
from ui.context import Context
from ui.look.theme import look
from ui.widgets.button import push_button
from ui.widgets.detail import Elided

T = TypeVar("T")
MARGIN = 18


class Form(QWidget):
    """Emits `left` when a person leaves it. `help_page` is what F1 shows over it.

    Subclasses fill `body`, write `say`, and may follow the change feed in `follow`.
    """

    left = Signal()
    help_page = "index"

    def __init__(self, context: Context, title: str, about: str) -> None:
        super().__init__(context.window)
        self.context = context
        self.setAccessibleName(title)
        self.title = QLabel(title, textFormat=Qt.TextFormat.PlainText)
        look(self.title, "title")
        self.about = Elided(about)
        look(self.about, "muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addSpacing(8)
        self.head.addWidget(self.about, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN, 10, MARGIN, 8)
        self.body.setSpacing(10)
        self.body.addLayout(self.head)
        context.feed.changed.connect(self.follow)

    def button(self, text: str, act: Callable[[], Any], key: str = "", *, primary: bool = False) -> QPushButton:
        """A button at the end of the head, with its key in its words."""
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button = push_button(f"{text}  {shown}".rstrip(), act, "primary" if primary else "")
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if key:
            button.setShortcut(QKeySequence(key))
        self.head.addWidget(button)
        return button

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Say what was wrong, or what just happened."""
        raise NotImplementedError

    def follow(self, change: Change) -> None:
        """Follow what an act touched, this one's or another's."""

    def person_changed(self) -> None:
        """Somebody else is at the desk from now on."""

    def attempt(self, act: Callable[[Consent], T], done: Callable[[T], object] | None = None) -> T | None:
        """Do an act for a person; what is wrong with it is said in this form."""
        return attempt(self, act, done=done)

    def leave(self) -> None:
        """Go back to the tabs."""
        self.left.emit()

    def end(self) -> None:
        """It is being dropped: it follows nothing any more."""
        self.context.feed.changed.disconnect(self.follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
