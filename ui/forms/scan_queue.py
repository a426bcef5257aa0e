"""Scans that wait their turn: while the store is busy none is dropped, and none overtakes another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

AGAIN_MS = 300


class ScanQueue(QObject):
    """Hands each text to `take`, which answers False where it cannot be taken just now: it is handed over again."""

    def __init__(self, take: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._waiting: deque[str] = deque()
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.go_on)

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, text: str) -> None:
        self._waiting.append(text)
        if not self._again.isActive():
            self.go_on()

    def go_on(self) -> None:
        """Take what waits, as far as that is possible."""
        while self._waiting:
            if not self._take(self._waiting[0]):
                self._again.start()
                return
            self._waiting.popleft()
