"""Fixtures of tests that act as a person at the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import formats
from app.desk import Desk
from ui.context import Context
from ui.settings import Settings
from ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    """The main window on the test's stockroom, shown, with numbers and dates as in Britain."""
    formats.set_locale("en_GB")
    formats.set_today(desk.today)
    opened = MainWindow(Settings(str(tmp_path / "window.ini")))
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.attach(desk)
    yield opened
    formats.set_today(None)
    formats.set_locale(None)


@pytest.fixture
def ctx(window: MainWindow) -> Context:
    """What the window's pages and dialogs are given."""
    assert window.ctx is not None
    return window.ctx
