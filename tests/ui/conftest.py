"""Fixtures of tests that act as a person at the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk import Desk, files
from ui.context import Context
from ui.look import theme
from ui.settings import Settings
from ui.window.main_window import MainWindow

SCREEN = QSize(1366, 768)


@pytest.fixture(scope="session", autouse=True)
def in_our_look(qapp: QApplication) -> None:
    """The look is always on, as in the program: sizes must not hang on which test ran before."""
    theme.apply(qapp, "system")


@pytest.fixture
def window(qtbot: QtBot, in_britain: None, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The main window on the test's stockroom, shown."""
    monkeypatch.setattr(files, "drafts_directory", lambda: tmp_path / "drafts")
    monkeypatch.setattr("ui.dialogs.frame.dialog.room_on_screen", lambda _window: SCREEN)  # not the offscreen one
    opened = MainWindow(Settings(str(tmp_path / "window.ini")))
    qtbot.addWidget(opened)
    opened.resize(SCREEN)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.attach(desk)
    return opened


@pytest.fixture
def ctx(window: MainWindow) -> Context:
    """What the window's pages and dialogs are given."""
    assert window.ctx is not None
    return window.ctx
