"""Whether an X server kept the pace of a scanner, and how a program under test learns that all keys have come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from tests.desktop.keyboard import SCANNER_MS
from ui.scanning.bursts import Key, Taught

QUIET_MS = 300  # without a key: nothing is under way any more
LOOKS = 20  # in that time


def paces(asked: Sequence[int], stamps: Sequence[int]) -> list[int]:
    """The times between keys that were to come at a scanner's pace, by their own stamps."""
    gaps = [after - before for before, after in pairwise(stamps)]
    return [gap for wanted, gap in zip(asked[1:], gaps, strict=True) if wanted == SCANNER_MS]


def kept(asked: Sequence[int], *times: Sequence[int]) -> bool:
    """Whether all keys came that were sent, none of a scan later than any scanner would send it: by their stamps,
    and by when they came here, since a busy X server hands over late what it stamped in time.
    """
    return all(len(asked) == len(own) and max(paces(asked, own), default=0) <= Taught().gap for own in times)


def first_in_time(codes: Sequence[str], asked: Sequence[int], *times: Sequence[int]) -> int:
    """How many of the scans came at a scanner's pace before the first that did not. `codes` are all that was typed."""
    at = 0
    for number, code in enumerate(codes):
        end = at + len(code) + 1
        if len(asked) < end or not kept(asked[at:end], *(own[at:end] for own in times)):
            return number
        at = end
    return len(codes)


def end_file(report: Path) -> Path:
    """The file by which a test says that it has typed everything."""
    return report.with_suffix(".end")


class Presses(QObject):
    """The stamps of what is typed, modifiers left out; calls `done` once all that the test types is here.

    Where nothing but scans is typed, it calls `done` soon after one that did not come at a scanner's pace: what comes
    after it tells nothing.
    """

    def __init__(self, report: Path, done: Callable[[], object], *, only_scans: bool = False) -> None:
        super().__init__()
        self._only_scans, self._within = only_scans, False
        self.late = False  # a key within a scan was
        self.stamps: list[int] = []
        self.arrived: list[int] = []  # when they came here, in ms
        self._end, self._done = end_file(report), done
        self._quiet = 0
        self._timer = QTimer(self, interval=QUIET_MS // LOOKS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def came(self, key: Key) -> None:
        self._quiet = 0
        if key.press and not key.modifier:
            self.stamps.append(key.stamp)
            self.arrived.append(int(monotonic() * 1000))
            if self._only_scans and self._within and not self.late and self._lag() > Taught().gap:
                self.late = True
                QTimer.singleShot(QUIET_MS, self._end_now)
            self._within = key.text not in ("\r", "\n")

    def _lag(self) -> int:
        return max(self.stamps[-1] - self.stamps[-2], self.arrived[-1] - self.arrived[-2])

    def _end_now(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._done()

    def _look(self) -> None:
        self._quiet = self._quiet + 1 if self._end.exists() else 0
        if self._quiet > LOOKS:
            self._end_now()
