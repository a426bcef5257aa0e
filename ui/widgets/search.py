"""A line that finds something while it is typed or scanned into, with what it found listed under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.folding import same as same_name
from app.domain.items import ONE

SHOWN = 8
ROW_HEIGHT = 30
LEAST_WIDTH = 380
EDGE = 8  # pixels that stay free at the right of the window


class Choice(NamedTuple):
    """Something found: what it is, its name, what tells it from its neighbours, and how many a scan of it means."""

    key: object
    title: str
    detail: str = ""
    quantity: Decimal = ONE


class Search(QLineEdit):
    """Typing lists what fits, the arrows choose, Enter picks. `take_meant` picks what a scanned code means.

    `picked` carries a Choice; `missed` the text for which nothing was found. Enter never leaves the line. With `keeps`
    the picked title stays in the line and is let go of by the next key (`let_go`).
    """

    picked = Signal(object)
    chosen = Signal(str, object)  # of several things that a scanned code may mean, a person has picked this one
    missed = Signal(str)
    let_go = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[Choice]],
        *,
        name: str,
        placeholder: str,
        keeps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._keeps = keeps
        self._found: Sequence[Choice] = ()
        self._scanned = ""  # a code that several things carry, while they are listed
        self._list: QListWidget | None = None
        self.choice: Choice | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._edited)

    def take(self, choice: Choice | None) -> None:
        """Show `choice` as picked, without telling of it."""
        self.choice = choice
        self.setText(choice.title if choice is not None else "")
        self.setToolTip(choice.title if choice is not None else "")
        self.setCursorPosition(0)

    def take_meant(self, code: str, meant: Sequence[Choice]) -> None:
        """A code was scanned that means `meant`: one thing is picked, several are listed to choose from."""
        if len(meant) == 1:
            self._pick(meant[0])
            return
        self.choice = None
        self.setText("")
        self._found = meant
        self._show()
        if meant:
            self._scanned = code
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offered(self) -> list[str]:
        """The titles now listed."""
        shown = self._list is not None and self._list.isVisible()
        return [choice.title for choice in self._found] if shown else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        listed = self._list is not None and self._list.isVisible()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            event.accept()
            self._enter()
        elif listed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list is not None:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and (listed or (self.text() and not self._keeps)):
            event.accept()
            self._hide()
            if not self._keeps:
                self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving a line that keeps what is picked takes what was typed in full."""
        words = self.text().strip()
        if self._keeps and self.choice is None and words:
            same = [found for found in self._find(words) if same_name(found.title, words)]
            if len(same) == 1:
                self._pick(same[0])
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize):
            self._hide()
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        if self.choice is not None:
            self.choice = None
            self.let_go.emit()
        words = text.strip()
        self._scanned = ""
        self._found = self._find(words) if words else ()
        self._show()

    def _enter(self) -> None:
        words = self.text().strip()
        chosen = self._list.currentRow() if self._list is not None and self._list.isVisible() else -1
        if (not words and chosen < 0) or self.choice is not None:
            return
        if chosen < 0:
            self._found = self._find(words)
            chosen = 0
        if chosen < len(self._found):
            self._pick(self._found[chosen])
        else:
            self._hide()
            self.selectAll()
            self.missed.emit(words)

    def _pick(self, choice: Choice) -> None:
        self._hide()
        if self._keeps:
            self.take(choice)
        else:
            self.clear()
        if self._scanned:
            code, self._scanned = self._scanned, ""
            self.chosen.emit(code, choice)
        self.picked.emit(choice)

    def _show(self) -> None:
        if not self._found:
            self._hide()
            return
        panel = self._panel()
        panel.clear()
        for choice in self._found:
            detail = choice.detail if choice.key is not None else ""  # an offer to add says the name itself
            entry = QListWidgetItem(f"{choice.title}   {detail}".rstrip(), panel)
            entry.setToolTip(entry.text())
            entry.setSizeHint(QSize(0, ROW_HEIGHT))
        panel.setCurrentRow(0)
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        height = min(SHOWN, len(self._found)) * ROW_HEIGHT + 2 * panel.frameWidth()
        width = max(self.width(), min(LEAST_WIDTH, self.window().width()))
        over = corner.x() + width > self.window().width() - EDGE
        left = max(0, corner.x() + self.width() - width) if over else corner.x()
        panel.setGeometry(left, corner.y(), width, height)
        panel.show()
        panel.raise_()

    def _panel(self) -> QListWidget:
        if self._list is None:
            panel = QListWidget(self.window())
            panel.setAccessibleName(self.accessibleName())
            panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            panel.setFrameShape(QFrame.Shape.StyledPanel)
            panel.setAutoFillBackground(True)
            panel.setTextElideMode(Qt.TextElideMode.ElideRight)
            panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            panel.setUniformItemSizes(True)
            panel.itemClicked.connect(lambda entry: self._pick(self._found[panel.row(entry)]))
            self.installEventFilter(self)
            self.window().installEventFilter(self)
            self._list = panel
        return self._list

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()
