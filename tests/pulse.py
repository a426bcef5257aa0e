"""How long a window's event loop was away: the longest time between two turns of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QObject, QTimer

BEAT_MS = 2


class Pulse(QObject):
    """Beats while the event loop turns. Within `beside` it notes the longest time between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self.longest: dict[str, float] = {}
        self._act = ""
        self._last = perf_counter()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @contextlib.contextmanager
    def beside(self, act: str) -> Iterator[None]:
        """Note the longest stall of what is done within as that of `act`, in seconds."""
        self.longest[act], self._act, self._last = 0.0, act, perf_counter()
        yield
        QCoreApplication.processEvents()
        self._beat()
        self._act = ""

    def _beat(self) -> None:
        now = perf_counter()
        if self._act:
            self.longest[self._act] = max(self.longest[self._act], now - self._last)
        self._last = now

    def __str__(self) -> str:
        return ", ".join(f"{act} {stall * 1000:.0f} ms" for act, stall in self.longest.items())
