"""The frame of every dialog: a body, a message, and a foot with one primary act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import Consent
from app.domain.scans import legible
from app.words import _
from ui.attempt import Actions, attempt
from ui.context import Context
from ui.dialogs.frame.entries import Entries
from ui.dialogs.frame.message import Message
from ui.dialogs.frame.room import room_on_screen, scroll_body, tab_between
from ui.look.theme import look
from ui.widgets import sounds
from ui.widgets.button import push_button

T = TypeVar("T")
MOST = QSize(1000, 640)
ARMED_MS = 8000  # so long a second Esc closes
_PRIMARY_KEYS = (QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter"))


class Dialog(QDialog):
    """Stands over its window without stopping the program (`open`), and is not closed by accident.

    Enter does nothing by itself: the primary act is Ctrl+Return or its button. Where `unsaved` answers with a sentence,
    the first Esc only says it, the second one closes. A scan types nothing: a dialog that has a use for one overrides
    `take_scan`.
    """

    def __init__(self, context: Context, title: str, parent: QWidget | None, *, size: QSize = QSize(560, 400)) -> None:
        super().__init__(parent if parent is not None else context.window)
        self.context = context
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._most = MOST.boundedTo(room_on_screen(self))
        self.setMaximumSize(self._most)
        self.setMinimumWidth(360)
        self.resize(size.boundedTo(self._most))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.message = Message()
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addWidget(self.summary, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(20, 18, 20, 16)
        self._whole.setSpacing(12)
        self._whole.addLayout(self.body, 1)
        self._whole.addWidget(self.message)
        self._whole.addLayout(self.foot)
        self._warned = ""
        self._scrolls = False
        self.main: QPushButton | None = None  # what Ctrl+Return presses
        self._first: QPushButton | None = None  # in the foot

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _fits(self) -> bool:
        """Whether the screen has room for all of it."""
        least = self._whole.minimumSize()
        height = self._whole.minimumHeightForWidth(min(self.width(), self._most.width()))
        return least.width() <= self._most.width() and max(least.height(), height) <= self._most.height()

    def _make_room(self) -> None:
        """Be tall enough for text that wraps: a size hint does not know how many lines it takes. Where the screen has
        no room for all of it the body scrolls, and the foot stays in sight.
        """
        if not self._scrolls and not self._fits():
            self._scrolls = True
            scroll_body(self, self._whole, self.body)
            self.resize(self._most)
        needed = self._whole.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), min(needed, self._most.height()))

    def unsaved(self) -> str:
        """What would be lost by closing now, as a sentence; empty where nothing would."""
        entries = getattr(self, "entries", None)
        typed = isinstance(entries, Entries) and entries.touched
        return _("What was typed here is not saved.") if typed else ""

    def lacking(self) -> str:
        """What the primary act still waits for, as a sentence; said where its keys are pressed too early."""
        return ""

    def take_scan(self, text: str) -> None:
        """Do what a scanned code means here."""
        self.refuse_scan(_("Nothing here takes a scan: “{code}” was left out.").format(code=legible(text)))

    def refuse_scan(self, sentence: str, actions: Actions = ()) -> None:
        """Say, and let hear, that a scan did nothing, and why; with what can be done about it."""
        self.say(sentence, actions, "bad")
        sounds.play("bad")

    def say_besides(self, text: str, actions: Actions) -> bool:
        """Show a sentence where nothing else is said; whether it is shown."""
        free = not self.message.isVisibleTo(self)
        if free:
            self.say(text, actions)
        return free

    def say(self, text: str, actions: Actions = (), tone: str = "") -> None:
        """Show a sentence above the foot, with what can be done about it; an empty one takes it away."""
        self.message.show_text(text, actions, tone)
        tab_between(self.message.buttons, self._first)
        if text and self.isVisible():
            self._make_room()

    def attempt(
        self,
        act: Callable[[Consent], T],
        fields: Mapping[str, QWidget] | None = None,
        done: Callable[[T], object] | None = None,
    ) -> T | None:
        """Try an act; what is wrong with it is said in this dialog, at its field where it has one."""
        self.say("")
        return attempt(self, act, fields=fields, done=done)

    def button(self, text: str, act: Callable[[], object], *, key: str = "", hint: str = "") -> QPushButton:
        """A quiet button at the end of the foot."""
        button = quiet_button(text, act, key=key, hint=hint)
        self.foot.addWidget(button)
        self._first = self._first or button
        return button

    def cancel_button(self, text: str = "") -> QPushButton:
        return self.button(text or _("Cancel"), self.reject)

    def primary_button(self, text: str, act: Callable[[], object]) -> QPushButton:
        """The one primary act, also on Ctrl+Return."""
        button = quiet_button(text, act, hint=_("{act} (Ctrl+Return)").format(act=text))
        look(button, "primary")
        self.foot.addWidget(button)
        self._first = self._first or button
        keys = QAction(text, self)
        keys.setShortcuts(_PRIMARY_KEYS)
        keys.triggered.connect(lambda: self._press_main())
        self.addAction(keys)
        self.main = button
        return button

    def _press_main(self) -> None:
        if self.main is not None:
            self.main.click() if self.main.isEnabled() else self.say(self.lacking())

    def form(self) -> QFormLayout:
        """A new form at the end of the body."""
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.body.addLayout(form)
        return form

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        loss = self.unsaved()
        if loss and self._warned != loss:
            self._warned = loss
            QTimer.singleShot(ARMED_MS, self, self._disarm)
            self.say(_("{loss} Press Esc or Cancel once more to drop it.").format(loss=loss))
            return
        super().reject()

    def _disarm(self) -> None:
        """Whoever went on after the first Esc is warned anew."""
        if self._warned and self._warned in self.message.text():
            self.say("")
        self._warned = ""


def quiet_button(text: str, act: Callable[[], object], *, key: str = "", hint: str = "") -> QPushButton:
    """A button that Enter elsewhere in the dialog does not press."""
    button = push_button(text, act, hint=hint)
    button.setAccessibleName(text)
    if key:
        button.setShortcut(QKeySequence(key))
        button.setToolTip(hint or f"{text} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
    return button
