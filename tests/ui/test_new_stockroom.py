"""Starting a stockroom of one's own from the menu, beside the one that is open."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from app.desk import Desk
from ui.settings import Settings
from ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot, tmp_path):
    shown = MainWindow(Settings(str(tmp_path / "window.ini")))
    qtbot.addWidget(shown)
    return shown


def answer(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def test_a_new_stockroom_is_made_and_shown(qtbot, window, tmp_path, monkeypatch):
    path = tmp_path / "mine.desk"
    answer(monkeypatch, path)
    with qtbot.waitSignal(window.store_chosen, timeout=20_000) as chosen:
        window.actions_by_name["new_stockroom"].trigger()
    assert chosen.args == [str(path)]
    Desk.open(path).close()


def test_what_is_there_is_never_replaced(qtbot, window, tmp_path, monkeypatch):
    path = tmp_path / "mine.desk"
    path.write_text("a letter")
    answer(monkeypatch, path)
    with qtbot.assertNotEmitted(window.store_chosen):
        window.actions_by_name["new_stockroom"].trigger()
        qtbot.waitUntil(lambda: bool(window.banner.label.text()), timeout=20_000)
    assert path.read_text() == "a letter"
