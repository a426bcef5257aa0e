"""The program with the counting form open, started by test_count_form.py, which reads the store and a report.

    python count_program.py STORE REPORT FOCUS STALL_AFTER

FOCUS is where the keyboard stands: "search", "button" or "dialog" (about a code that nobody knows). After STALL_AFTER
scans the window stands still for a second and a half. It ends once all keys have come (`tests.desktop.pace`).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from app.desk import Desk
from tests.desktop.pace import QUIET_MS, Presses
from tests.desktop.scan_form import STALL_SECONDS
from ui import forms
from ui.dialogs.counting.attach_code import AttachCode
from ui.forms.tally import TallyForm
from ui.look import theme
from ui.settings import Settings
from ui.window.main_window import MainWindow

UNKNOWN = "7610200339089"


class Counting:
    """The window with its form, and what came over the keyboard."""

    def __init__(self, store: Path, report: Path, focus: str, stall_after: int) -> None:
        self.report, self.stall_after = report, stall_after
        self.window = MainWindow(Settings(str(report) + ".ini"))
        self.window.show()
        self.window.attach(Desk.open(store, person="Kim"))
        assert self.window.ctx is not None
        form = self.window.ctx.open_form(forms.TallyForm, count_id=1)
        assert isinstance(form, TallyForm)
        self.form = form
        self.presses = Presses(report, self.end, only_scans=True)
        self.ended = False
        self.scans = 0
        self.pressed: list[str] = []
        for button in form.findChildren(QPushButton):
            button.clicked.connect(lambda _checked=False, name=button.accessibleName(): self.pressed.append(name))
        self.taken = form.take_scan
        self.dialog: AttachCode | None = None
        if focus == "dialog":
            form.take_scan(UNKNOWN)
            form.codes.settle_last()
            [self.dialog] = self.window.findChildren(AttachCode)
        else:
            (form.findChildren(QPushButton)[0] if focus == "button" else form.inner.search).setFocus()
        form.take_scan = self.take_scan  # type: ignore[method-assign]
        scanner = self.window.scans.scanner
        scanner.watched = True
        scanner.key_came.connect(self.presses.came)

    def take_scan(self, text: str) -> None:
        if self.ended:
            return
        self.scans += 1
        if self.scans == self.stall_after:
            time.sleep(STALL_SECONDS)
        self.taken(text)

    def end(self) -> None:
        self.ended = True
        if self.presses.late and self.form.scans:  # those that came in time are kept first
            QTimer.singleShot(QUIET_MS, self.end)
            return
        report = {
            "stamps": self.presses.stamps,
            "arrived": self.presses.arrived,
            "typed": self.form.inner.search.text(),
            "pressed": self.pressed,
            "in_front": self.window.stack.form is self.form,
            "shown": self.form.inner.table.rows.rowCount(),
            "waiting": len(self.form.scans),
            "dialog": None if self.dialog is None else [self.dialog.isVisible(), self.dialog.search.text()],
        }
        self.report.write_text(json.dumps(report), encoding="utf-8")
        if self.dialog is not None:
            self.dialog.close()
        self.window.close()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light")
    program = Counting(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    app.exec()
