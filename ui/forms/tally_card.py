"""The large card of the counting form: the last scan, or, in its place, the step that a person is keying."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.words import _
from ui.look.theme import look, restyle, set_tone
from ui.widgets import sounds
from ui.widgets.button import push_button
from ui.widgets.detail import Elided
from ui.widgets.last_scan import LastScan

LINE_WIDTH = 260
Take = Callable[[str], Any]


class KeyedStep(QFrame):
    """One line to key, in large type. Enter takes it, Esc leaves things as they were (`left`)."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "scan")
        self.title = Elided("")
        look(self.title, "large")
        self.prompt = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        look(self.prompt, "quiet")
        self.wrong = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        look(self.wrong, "name")
        self.line = QLineEdit(alignment=Qt.AlignmentFlag.AlignRight)
        look(self.line, "count")
        self.line.setFixedWidth(LINE_WIDTH)
        self.line.returnPressed.connect(self.take)
        self.line.textEdited.connect(lambda _text: self.forgive())
        self.yes = push_button(_("Yes, go on"), self._agree)
        self.ok = push_button(_("Take it"), self.take, "primary")
        self.back = push_button(_("Back"), self.left.emit)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.prompt)
        words.addStretch(1)
        words.addWidget(self.wrong)
        buttons = QHBoxLayout()
        for button in (self.yes, self.back, self.ok):
            buttons.addWidget(button)
        right = QVBoxLayout()
        right.addWidget(self.line)
        right.addStretch(1)
        right.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(22, 12, 18, 12)
        whole.setSpacing(18)
        whole.addLayout(words, 1)
        whole.addLayout(right)
        self._take: Take = lambda _text: None
        self._agreed: Callable[[], Any] = lambda: None

    def ask(self, title: str, prompt: str, name: str, take: Take, text: str = "") -> None:
        """Ask for a line called `name`; `take` gets what is keyed."""
        self._take = take
        self.title.show_text(title)
        self.prompt.setText(prompt)
        self.line.setAccessibleName(name)
        self.line.setText(text)
        self.line.selectAll()
        self.forgive()

    def take(self) -> None:
        if self.line.text().strip():
            self._take(self.line.text().strip())

    def refuse(self, text: str) -> None:
        """Say why what was keyed cannot be taken; it stays there to be put right."""
        self._say(text, "bad")
        self.line.selectAll()

    def question(self, text: str, agreed: Callable[[], Any]) -> None:
        """Ask whether what was keyed is meant."""
        self._agreed = agreed
        self._say(text, "warn")
        self.yes.show()

    def forgive(self) -> None:
        self.wrong.clear()
        self.yes.hide()
        restyle(self, "tone", "")

    def _say(self, text: str, name: str) -> None:
        self.yes.hide()
        self.wrong.setText(text)
        set_tone(self.wrong, name)
        restyle(self, "tone", name)
        sounds.play("bad")

    def _agree(self) -> None:
        self._agreed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TallyCard(QStackedWidget):
    """The last scan; or a step that is keyed. `closed` says that a step was left, however."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.last = LastScan()
        look(self.last.detail, "quiet")
        self.step = KeyedStep()
        self.step.left.connect(self.close_step)
        self.addWidget(self.last)
        self.addWidget(self.step)

    @property
    def keying(self) -> bool:
        """Whether a step is being keyed."""
        return self.currentWidget() is self.step

    def ask(self, title: str, prompt: str, name: str, take: Take, text: str = "") -> None:
        """Open the step with the keyboard in its line."""
        self.step.ask(title, prompt, name, take, text)
        self.setCurrentWidget(self.step)
        self.step.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_step(self) -> None:
        if self.keying:
            self.setCurrentWidget(self.last)
            self.closed.emit()
