"""Long work in a child process: the headless program, its progress line by line, and a way to stop it."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

STOP_MS = 3000
POLITENESS = 10  # beside the window, as `nice` counts: a repaint comes first


class Task(QObject):
    """One run of the headless program.

    `progressed(done, total)` comes as it goes on; `finished(answer)` with the object that its standard
    output holds; `failed(text)` with what it said where it refused; `cancelled()` after `cancel`. A terminated run has
    rolled its transaction back.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setReadChannel(QProcess.ProcessChannel.StandardError)
        self._program, *self._arguments = command
        self._said: list[str] = []
        self._answers: list[Any] = []
        self._stopping = False
        self.answer: Any = None  # what it said for machines where it failed
        self._process.started.connect(self._step_back)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fault)

    def start(self) -> None:
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        environment.insert("PYTHONUNBUFFERED", "1")
        self._process.setProcessEnvironment(environment)
        self._process.start(self._program, self._arguments)

    def cancel(self) -> None:
        """Stop it; what it had done is rolled back."""
        self._stopping = True
        self._process.terminate()

    def close(self) -> None:
        """Stop it now and wait until it is gone."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self.cancel()
            if not self._process.waitForFinished(STOP_MS):
                self._process.kill()
                self._process.waitForFinished(STOP_MS)

    def _step_back(self) -> None:
        """Leave the processor to the window where both want it and the system can arrange that."""
        if hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.processId(), POLITENESS)

    def _hear(self) -> None:
        while self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()).decode("utf-8", "replace").strip())

    def _take(self, line: str) -> None:
        """A line of standard error: progress as {"progress": n, "of": n}, or words."""
        progress = _object(line)
        if isinstance(progress, dict) and "progress" in progress and "of" in progress:
            self.progressed.emit(int(progress["progress"]), int(progress["of"]))
        elif line:
            self._said.append(line)

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        rest = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        for line in rest.splitlines():
            self._take(line.strip())
        out = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace").strip()
        if self._stopping:
            self.cancelled.emit()
        elif code == 0 and status == QProcess.ExitStatus.NormalExit:
            self.finished.emit(_object(out))
        else:
            self.answer = _object(out)
            self.failed.emit("\n".join(self._said) or out)
        self.ended.emit()

    def _fault(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(self._process.errorString())
            self.ended.emit()


class Tasks(QObject):
    """Starts runs of the headless program on one store, on the day of the window."""

    def __init__(
        self, store: str, parent: QObject | None = None, today: Callable[[], date | None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._running: list[Task] = []

    def run(self, arguments: Sequence[str], *, person: str = "") -> Task:
        """A run of `backorder --store ... --json <arguments>`, to be started with `start` once listened to."""
        who = ["--as", person] if person else []
        today = self._today()
        day = ["--today", today.isoformat()] if today is not None else []
        task = Task([sys.executable, "-m", "app", "--store", self._store, *day, *who, "--json", *arguments], self)
        self._running.append(task)
        task.ended.connect(lambda: self._forget(task))
        return task

    def close(self) -> None:
        """Stop whatever still runs."""
        for task in list(self._running):
            task.close()

    def _forget(self, task: Task) -> None:
        if task in self._running:
            self._running.remove(task)
            task.deleteLater()


def _object(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
