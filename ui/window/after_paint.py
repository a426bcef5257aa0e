"""Doing something once a widget has been painted: what a person sees comes first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

NOT_PAINTED_MS = 400  # what is covered or minimised is not painted


class AfterPaint(QObject):
    """Calls `then` once, right after the next paint of `widget`, or a moment later where none comes."""

    def __init__(self, widget: QWidget, then: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._widget, self._then = widget, then
        widget.installEventFilter(self)
        QTimer.singleShot(NOT_PAINTED_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)  # this paint comes first
        return False

    def _go(self) -> None:
        then, self._then = self._then, lambda: None
        then()
        self.deleteLater()
