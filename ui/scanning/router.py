"""Where a scan goes: to whatever is in front and takes scans, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.domain.meanings import Reading
from ui.attempt import Actions
from ui.widgets import sounds


@runtime_checkable
class TakesScans(Protocol):
    """A dialog, form or field that does something with a scanned text. It also says what: `LastScan`, or its message.

    While a scan is taken the next ones wait, so it may ask a question. A form that many scans come into should not: a
    question that stands in front of its window drops the keys of a scan that is under way.
    """

    def take_scan(self, text: str) -> object: ...


@runtime_checkable
class SaysMore(Protocol):
    """A dialog that can say something about a scan besides what it made of it."""

    def say_besides(self, text: str, actions: Actions) -> bool: ...


class ScanRouter(QObject):
    """Gives each scan to the innermost thing around the keyboard's place that takes scans, in the window in front.

    Where nothing there does, it goes to `otherwise`; but not past a dialog that has to be answered first. `read` says
    what was scanned, from what was typed and what a US keyboard types with the same keys.
    """

    taken = Signal(object)  # a Reading, after it was taken

    def __init__(
        self, otherwise: TakesScans, parent: QObject | None = None, read: Callable[[str, str], Reading] | None = None
    ) -> None:
        super().__init__(parent)
        self._otherwise = otherwise
        self._read = read or (lambda typed, _placed: Reading(typed))
        self._waiting: deque[tuple[str, str]] = deque()
        self._busy = False

    def take(self, typed: str, placed: str = "") -> None:
        """Hand on a scan, after those that came before it."""
        self._waiting.append((typed, placed))
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._hand_on(self._read(*self._waiting.popleft()))
        finally:
            self._busy = False

    def _hand_on(self, reading: Reading) -> None:
        taker = self.taker()
        if taker is None:
            sounds.play("bad")
        else:
            taker.take_scan(reading.text)
            self.taken.emit(reading)

    def taker(self) -> TakesScans | None:
        """What takes a scan now; None where a dialog is in front that has no use for one."""
        modal = QApplication.activeModalWidget()
        front = modal or QApplication.activeWindow()
        place = (front.focusWidget() or front) if front is not None else None
        while place is not None:
            if isinstance(place, TakesScans):
                return place
            place = place.parentWidget() if place is not front else None
        return self._otherwise if modal is None else None
