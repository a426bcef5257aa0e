"""A form that takes scans, started as a program of its own by test_scanner.py, which reads the report it leaves.

    python scan_form.py REPORT FOCUS [STALL_AFTER]

FOCUS is where the keyboard stands: "form", "spin", "line", "button" or "dialog". After STALL_AFTER scans the window
stands still for a second and a half. It ends once all keys have come (`tests.desktop.pace`).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QPushButton, QSpinBox, QVBoxLayout, QWidget

from tests.desktop.pace import Presses
from ui.scanning.field_shortcuts import FieldShortcuts
from ui.scanning.router import ScanRouter
from ui.scanning.scanner import Scanner

STALL_SECONDS = 1.5
SHORTCUTS = ("Ctrl+K", "Ctrl+F", "Ctrl+E", "Ctrl+U", "Ctrl+Shift+H", "Ctrl+2", "Ctrl+Alt+H", "Alt+H")


class Form(QMainWindow):
    """Takes scans while the keyboard stands in whatever must not get them."""

    def __init__(self, report: Path, focus: str, stall_after: int) -> None:
        super().__init__()
        self.setWindowTitle("Form")
        self.report, self.stall_after = report, stall_after
        self.scans: list[str] = []
        self.placed: list[str] = []
        self.presses = Presses(report, self.end, only_scans=stall_after > 0)
        self.clicks = 0
        self.fields = FieldShortcuts(self)
        self.acts: list[str] = []
        for keys in SHORTCUTS:
            act = QAction(keys, self, shortcut=QKeySequence(keys))
            act.triggered.connect(lambda _checked=False, keys=keys: self.acts.append(keys))
            self.addAction(act)
        middle = QWidget()
        column = QVBoxLayout(middle)
        self.spin, self.line, self.button = QSpinBox(maximum=10**9), QLineEdit(), QPushButton("Post")
        self.button.clicked.connect(self.clicked)
        for widget in (self.spin, self.line, self.button):
            column.addWidget(widget)
        self.setCentralWidget(middle)
        self.dialog: QDialog | None = None
        if focus == "dialog":
            self.dialog = Dialog(self)
        elif focus != "form":
            getattr(self, focus).setFocus()
        else:
            self.setFocus()

    def clicked(self) -> None:
        self.clicks += 1

    def take_scan(self, text: str) -> None:
        self.scans.append(text)
        if len(self.scans) == self.stall_after:
            time.sleep(STALL_SECONDS)

    def end(self) -> None:
        report = {
            "scans": self.scans,
            "placed": self.placed,
            "stamps": self.presses.stamps,
            "arrived": self.presses.arrived,
            "spin": self.spin.value(),
            "line": self.line.text(),
            "clicks": self.clicks,
            "acts": self.acts,
            "dialog": None if self.dialog is None else [self.dialog.isVisible(), self.dialog.line.text()],
            "typed": typing.texts,
        }
        self.report.write_text(json.dumps(report), encoding="utf-8")
        QApplication.exit()


class Dialog(QDialog):
    """Over the form: a line and the button that Enter presses. It hands scans on, as the counting form's dialogs do."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.setWindowTitle("Dialog")
        self.setModal(True)
        self.form = form
        self.line = QLineEdit()
        accept = QPushButton("OK", default=True)
        accept.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(accept)

    def take_scan(self, text: str) -> None:
        self.form.take_scan(text)


class Typing(QObject):
    """Sees the keys that reach any widget."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and watched is QApplication.focusWidget()
        ):
            self.texts += [event.text()] if event.text() else []
        return False


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    typing = Typing()
    app.installEventFilter(typing)
    form = Form(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    scanner = Scanner(parent=app)
    scanner.watched = True
    scanner.key_came.connect(form.presses.came)
    router = ScanRouter(form)
    scanner.scanned.connect(router.take)
    scanner.scanned.connect(lambda _typed, placed: form.placed.append(placed))
    form.show()
    if form.dialog is not None:
        form.dialog.show()
    app.exec()
