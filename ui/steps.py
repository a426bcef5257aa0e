"""Work that is done in steps between the events of a window, so that it never stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer

from ui.attempt import quietly

STRETCH = 0.03  # seconds between two looks at the window's events, where a person waits for the end
SHORT = 0.02  # where nobody does
AGAIN_MS = 2000  # after trouble with the store
_END: Final = object()
Take = Callable[[Callable[[], Any]], Any]


class _Run(NamedTuple):
    steps: Iterator[Any]
    done: Callable[[], object]
    each: Callable[[Any], object]
    stopped: Callable[[], object] | None


class Steps(QObject):
    """Goes through one iterator at a time; another one takes its place.

    Each step is taken by `take`, which gives None where it could not be; `stretch` is how long it works in one go.
    """

    def __init__(self, parent: QObject | None = None, *, take: Take = quietly, stretch: float = STRETCH) -> None:
        super().__init__(parent)
        self._take, self._stretch = take, stretch
        self._run: _Run | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def run(
        self,
        steps: Iterator[Any],
        done: Callable[[], object],
        *,
        each: Callable[[Any], object] = lambda _step: None,
        stopped: Callable[[], object] | None = None,
        at_once: bool = False,
    ) -> None:
        """Go through `steps`, handing what they yield to `each`, then call `done`; the first ones now where `at_once`.

        Where a step could not be taken, it goes on a while later; or ends with `stopped`, where that is given.
        """
        self._run = _Run(steps, done, each, stopped)
        if at_once:
            self._go_on()
        else:
            self._timer.start(0)

    def stop(self) -> None:
        self._run = None
        self._timer.stop()

    def _go_on(self) -> None:
        run, until = self._run, perf_counter() + self._stretch
        while run is not None and self._run is run:
            step = self._take(lambda: (next(run.steps, _END),))
            if step is None and run.stopped is None:
                self._timer.start(AGAIN_MS)
                return
            ended = run.stopped if step is None else run.done if step[0] is _END else None
            if ended is not None:
                self.stop()
                ended()
                return
            run.each(step[0])
            if perf_counter() > until:
                self._timer.start(0)
                return
