"""Opening the store after the window stands, in steps that leave the window alive; and making a new store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.words import _
from ui.attempt import attempt
from ui.steps import Steps
from ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from app.desk import Desk

BUSY_MS = 250


class Opening(QObject):
    """Opens the store at `path` for `window`: exactly one of `opened`, `missing` and `failed` comes in the end."""

    stepped = Signal(int)  # thousandths of the whole
    opened = Signal(object)
    missing = Signal()
    failed = Signal(str)

    def __init__(self, window: QWidget, path: Path, *, person: str = "", stated: date | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._person = person
        self._stated = stated
        self._desk: Desk | None = None
        self._steps = Steps(self, take=self._take)

    def start(self) -> None:
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._path.exists():
            self._steps.run(
                self._open(),
                lambda: self.opened.emit(self._desk),
                each=self.stepped.emit,
                stopped=lambda: None,  # `failed` has said it
            )
        else:
            self.missing.emit()

    def _open(self) -> Iterator[int]:
        from app import papers
        from app.desk import Clock, Desk

        self._desk = Desk.open(self._path, clock=Clock(self._stated), person=self._person, busy_ms=BUSY_MS)
        self._desk.keep = lambda *leaving: papers.kept.keep(*leaving)  # which reads nothing before a paper leaves
        yield 1
        yield from self._desk.board.fill()

    def _take(self, step: Callable[[], Any]) -> Any:
        return attempt(self._window, lambda _consent: step(), refused=self.failed.emit)


def create_empty(window: QWidget, path: Path) -> bool:
    """Make a new, empty store at `path`. False where that did not happen; it has been said then."""
    from app.desk import Desk

    def act(_consent: object) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        Desk.create(path).close()
        return path

    return attempt(window, act) is not None


def create_demo(tasks: Tasks) -> Task:
    """Make the demo stockroom in the child process; the task is to be listened to, then started."""
    return tasks.run(["demo"])


def waiting_text(path: Path, thousandths: int) -> str:
    """What the window says while the store opens; the share done once it takes a while."""
    if thousandths < 2:
        return _("Opening {name}…").format(name=path.name)
    return _("Opening {name}… {percent} %").format(name=path.name, percent=thousandths // 10)
