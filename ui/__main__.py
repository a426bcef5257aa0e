"""The command `backorder-desk`: the window on one store."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from app.words import _, install
from ui.attempt import install_excepthook
from ui.look import theme
from ui.settings import Settings
from ui.starting.logbook import keep_log
from ui.starting.single import raise_first
from ui.starting.store_choice import Stockroom
from ui.window.main_window import MainWindow

DEMO = "demo.desk"
LOG_MS = 500  # the rows come first
STARTED_MS = 2000
WARM_MS = 1500


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window and stay until it is closed. Returns the exit code."""
    asked = read_arguments(sys.argv[1:] if arguments is None else arguments)
    gc.disable()  # what a start makes stays; looking through it again and again costs a twentieth of the start
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    speak(app)
    app.setApplicationName("backorder-desk")
    app.setDesktopFileName("backorder-desk")
    store = asked.store or default_store(asked.demo)
    if raise_first(store):
        return 0
    install_excepthook()
    settings = Settings(str(asked.settings) if asked.settings else None)
    theme.apply(app, settings.get("look", "system"))
    window = MainWindow(settings)
    window.started.connect(lambda: QTimer.singleShot(LOG_MS, keep_log))
    window.completed.connect(lambda: QTimer.singleShot(WARM_MS, warm_scanning))
    Stockroom(window, store, person=asked.person, stated=asked.today, demo=asked.demo)
    QTimer.singleShot(STARTED_MS, window, gc.enable)
    window.show()
    return app.exec()


def warm_scanning() -> None:
    """Load what the first scan needs while nobody waits for it, beside the window."""
    from app.catalogue.scanning import warm

    Thread(target=warm, daemon=True).start()


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="backorder-desk", description=_("Keeps a small stockroom's promises."))
    parser.add_argument("store", nargs="?", type=Path, help=_("the stockroom's file; without it, your own"))
    parser.add_argument("--demo", action="store_true", help=_("where there is no stockroom yet, show the demo"))
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help=_("work as if it were this day"))
    parser.add_argument("--as", dest="person", default="", metavar="NAME", help=_("who is at the desk"))
    parser.add_argument("--settings", type=Path, metavar="FILE", help=_("an ini file for window and columns"))
    return parser.parse_args(arguments)


def speak(app: QApplication) -> None:
    """Speak the person's language, where it is spoken here; Qt's own buttons with it."""
    language = install()
    if language != "en":
        translator = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(QLocale(language), "qtbase", "_", folder):
            app.installTranslator(translator)


def default_store(demo: bool = False) -> Path:
    """The file of a person's own stockroom on this PC; with `demo` the demo's beside it, until there is one."""
    from app.paths import default_store as own

    path = own()
    return path.with_name(DEMO) if demo and not path.exists() else path


if __name__ == "__main__":
    sys.exit(main())
