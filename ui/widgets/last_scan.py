"""The last scan in large type: what it was, what became of it, in words, colour and sound. Read from two metres."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.words import _
from ui.look.theme import look, restyle, set_tone
from ui.widgets import sounds
from ui.widgets.button import push_button
from ui.widgets.detail import Elided

Actions = Sequence[tuple[str, Callable[[], Any]]]
SHAPE = {"good": "●", "warn": "▲", "bad": "■", "": ""}


class LastScan(QFrame):
    """`good` and `bad` sound; `warn` (something is to be chosen) sounds as bad does, since it needs a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "scan")
        self.setAccessibleName(_("Last scan"))
        self.title = Elided("")
        look(self.title, "large")
        self.detail = Elided("")
        look(self.detail, "muted")
        self.state = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        look(self.state, "name")
        self.added = QLabel(alignment=Qt.AlignmentFlag.AlignRight, textFormat=Qt.TextFormat.PlainText)
        look(self.added, "title")
        self.total = QLabel(alignment=Qt.AlignmentFlag.AlignRight, textFormat=Qt.TextFormat.PlainText)
        look(self.total, "count")
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.title, self.detail):
            words.addWidget(label)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.state, 1)
        words.addStretch(1)
        words.addLayout(self._foot)
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addWidget(self.added)
        figures.addWidget(self.total, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 12, 18, 12)
        line.setSpacing(18)
        line.addLayout(words, 1)
        line.addLayout(figures)
        self.buttons: list[QPushButton] = []
        self.tone = ""

    def good(
        self,
        title: str,
        state: str = "",
        *,
        detail: str = "",
        added: str = "",
        total: str = "",
        actions: Actions = (),
    ) -> None:
        """The scan did what was wanted: `state` says what ("counted"), `added` and `total` how many."""
        self._show("good", title, state, detail, added, total, actions)
        sounds.play("good")

    def warn(self, title: str, state: str, *, detail: str = "", actions: Actions = ()) -> None:
        """The scan waits for a person: `state` says for what."""
        self._show("warn", title, state, detail, "", "", actions)
        sounds.play("bad")

    def bad(self, title: str, state: str, *, detail: str = "", actions: Actions = ()) -> None:
        """The scan did nothing: `state` says why and what to do next."""
        self._show("bad", title, state, detail, "", "", actions)
        sounds.play("bad")

    def note(self, title: str, state: str = "", *, detail: str = "") -> None:
        """Something to know, without colour or sound: what is waited for, or that a scan was undone."""
        self._show("", title, state, detail, "", "", ())

    def _show(self, tone: str, title: str, state: str, detail: str, added: str, total: str, actions: Actions) -> None:
        self.tone = tone
        restyle(self, "tone", tone)
        self.title.show_text(title)
        self.detail.show_text(detail)
        self.detail.setVisible(bool(detail))
        self.state.setText(f"{SHAPE[tone]} {state}".strip() if state else "")
        set_tone(self.state, tone)
        self.state.setVisible(bool(state or actions))
        self.added.setText(added)
        set_tone(self.added, tone)
        self.added.setVisible(bool(added))
        self.total.setText(total)
        self.total.setVisible(bool(total))
        self._offer(actions)
        self.setAccessibleDescription(". ".join(part for part in (title, added, total, state, detail) if part))
        self.show()

    def _offer(self, actions: Actions) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        for words, run in actions:
            button = push_button(words, run)
            self._foot.addWidget(button)
            self.buttons.append(button)
