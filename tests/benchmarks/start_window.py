"""Run as a process of its own by `test_start`: starts a window, tells when it was first painted and when rows stood.

    python start_window.py bare              an empty PySide6 window with three tabs
    python start_window.py desk STORE INI    the program's window on a store

Prints "painted" and "rows", each with the milliseconds that the process has worked since it began, and last the names
of heavy modules that were imported before the first paint. Worked, not waited: nothing in a start waits, and what else
the machine does is then left out.
"""

from __future__ import annotations

import sys
from time import process_time

HEAVY = ("babel", "reportlab", "click", "biip", "pypdfium2", "peewee")
FIRST = 1000  # a priority before everything that waits


def tell(what: str) -> None:
    print(what, process_time() * 1000, flush=True)


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget

    class Empty(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, finish)

    def finish() -> None:
        tell("painted")
        app.quit()

    app = QApplication([])
    window = Empty()
    tabs = QTabWidget()
    for name in ("one", "two", "three"):
        tabs.addTab(QWidget(), name)
    window.setCentralWidget(tabs)
    window.resize(1366, 768)
    window.show()
    app.exec()


def desk() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from ui import __main__ as program
    from ui.window.main_window import MainWindow

    class Watch(QObject):
        """Tells when the list has been painted with rows in it."""

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:  # what is posted now comes once this has been dealt with
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), FIRST)
            return False

        def customEvent(self, event):
            page = self.window.page
            if page is not None and page.model.rowCount():
                tell("rows")
                page.table.viewport().removeEventFilter(self)
                QCoreApplication.quit()

        def painted(self) -> None:
            tell("painted")
            self.early = [name for name in HEAVY if name in sys.modules]

        def filled(self) -> None:
            self.window.page.table.viewport().installEventFilter(self)

    class Watched(MainWindow):
        def __init__(self, settings) -> None:
            super().__init__(settings)
            watch.window = self
            self.started.connect(watch.painted)
            self.filled.connect(watch.filled)

    app = QApplication([])
    watch = Watch()
    program.MainWindow = Watched
    program.main([sys.argv[2], "--settings", sys.argv[3], "--today", "2016-05-31"])
    watch.window.close()
    print("early", *watch.early)
    del app


if __name__ == "__main__":
    {"bare": bare, "desk": desk}[sys.argv[1]]()
