"""Work that is done in steps between the events of a window, so that it never stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from ui.attempt import quietly

STEP_SECONDS = 0.02
AGAIN_MS = 2000  # after trouble with the store
_END: Final = object()


class IdleSteps(QObject):
    """Goes through one iterator at a time; another one takes its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[Any] | None = None
        self._done: Callable[[], object] = lambda: None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def run(self, steps: Iterator[Any], done: Callable[[], object]) -> None:
        """Go through `steps`, then call `done`. Where the store has trouble it goes on a while later."""
        self._steps, self._done = steps, done
        self._timer.start(0)

    def stop(self) -> None:
        self._steps = None
        self._timer.stop()

    def _go_on(self) -> None:
        steps, until = self._steps, perf_counter() + STEP_SECONDS
        while steps is not None and perf_counter() < until:
            step = quietly(lambda: (next(steps, _END),))
            if step is None:
                self._timer.start(AGAIN_MS)
                return
            if step[0] is _END:
                self._steps = None
                self._done()
                return
        if steps is not None:
            self._timer.start(0)
