"""The window stands before its store: first start, opening in steps, trouble, another stockroom."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import Clock
from app.goods import shipping
from tests.builders import a_customer, an_item, an_order
from tests.documents import papers
from tests.stores import new_desk
from ui import dialogs
from ui.settings import Settings
from ui.starting.single import raise_first
from ui.starting.store_choice import Stockroom
from ui.widgets.empty_state import EmptyState
from ui.window.main_window import MainWindow

TODAY = date(2026, 5, 12)
LONG_MS = 30_000


@pytest.fixture
def window(qtbot, tmp_path: Path) -> MainWindow:
    made = MainWindow(Settings(str(tmp_path / "window.ini")))
    qtbot.addWidget(made)
    return made


def a_store(path: Path, sku: str = "M8-WASHER") -> Path:
    desk = new_desk(path, clock=Clock(TODAY), person="Kim")
    an_item(desk, sku)
    desk.close()
    return path


def shown(window: MainWindow) -> set[str]:
    window.open_page("items")
    return {row.sku for row in window.page.model.all_rows()}


def test_the_window_is_painted_before_the_store_is_opened(qtbot, window, store):
    stockroom = Stockroom(window, a_store(store), stated=TODAY)
    painted = []
    window.started.connect(lambda: painted.append(window.ctx))
    with qtbot.waitSignal(window.completed):
        window.show()
    assert painted == [None]
    assert shown(window) == {"M8-WASHER"}
    assert window.ctx.desk.today == TODAY
    assert raise_first(store), "a second start is answered"
    window.close()
    stockroom.deleteLater()


def test_without_a_store_it_asks_what_to_start_with(qtbot, window, store):
    Stockroom(window, store, alone=False)
    window.show()
    qtbot.waitUntil(lambda: window.stack.currentIndex() == 2)
    welcome = window.stack.currentWidget()
    assert type(welcome).__name__ == "Welcome"
    assert not window.actions_by_name["new_order"].isEnabled()
    with qtbot.waitSignal(window.completed):
        welcome.empty.emit()
    assert store.exists()
    assert shown(window) == set()
    window.close()


def test_the_demo_stockroom_is_made_beside_the_window(qtbot, window, store):
    Stockroom(window, store, alone=False)
    window.show()
    qtbot.waitUntil(lambda: window.stack.currentIndex() == 2)
    with qtbot.waitSignal(window.completed, timeout=LONG_MS):
        window.stack.currentWidget().demo.emit()
    assert len(shown(window)) > 50
    window.close()


def test_importing_first_starts_empty_and_opens_the_import(qtbot, window, store):
    Stockroom(window, store, alone=False)
    window.show()
    qtbot.waitUntil(lambda: window.stack.currentIndex() == 2)
    window.stack.currentWidget().import_file.emit()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    QApplication.activeModalWidget().close()
    window.close()


def test_a_busy_store_is_said_in_words_and_tried_again(qtbot, window, store):
    locked = sqlite3.connect(a_store(store), isolation_level=None)
    locked.execute("BEGIN EXCLUSIVE")
    Stockroom(window, store, stated=TODAY, alone=False)
    window.show()
    qtbot.waitUntil(lambda: window.stack.currentIndex() == 2)
    trouble = window.stack.currentWidget()
    assert isinstance(trouble, EmptyState)
    assert "busy" in trouble.accessibleDescription()
    locked.close()
    with qtbot.waitSignal(window.completed):
        qtbot.mouseClick(trouble.buttons[0], Qt.MouseButton.LeftButton)
    assert shown(window) == {"M8-WASHER"}
    window.close()


@pytest.mark.parametrize("content", [b"", b"order,customer\n", bytes(range(256)) * 10])
def test_a_file_that_is_no_store_is_refused_and_left_alone(qtbot, window, store, content):
    store.write_bytes(content)
    Stockroom(window, store, alone=False)
    window.show()
    qtbot.waitUntil(lambda: window.stack.currentIndex() == 2)
    assert store.name in window.stack.currentWidget().accessibleDescription()
    assert store.read_bytes() == content
    window.close()


def test_another_stockroom_takes_the_place_of_the_first(qtbot, window, store, tmp_path):
    other = a_store(tmp_path / "other.desk", "OTHER-1")
    a_store(store)
    Stockroom(window, store, stated=TODAY)
    with qtbot.waitSignal(window.completed):
        window.show()
    with qtbot.waitSignal(window.completed):
        window.store_chosen.emit(str(other))
    assert shown(window) == {"OTHER-1"}
    assert not raise_first(store)
    assert raise_first(other)
    window.close()


def test_a_time_zone_that_this_pc_does_not_know_is_said(qtbot, window, store):
    db = sqlite3.connect(a_store(store))
    with db:
        db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('time_zone', 'Mars/Olympus')")
    db.close()
    Stockroom(window, store, stated=TODAY)
    with qtbot.waitSignal(window.completed):
        window.show()
    assert "Mars/Olympus" in window.banner.text()
    window.detach()


def test_the_window_keeps_the_papers_that_leave(qtbot, window, store):
    Stockroom(window, a_store(store), stated=TODAY)
    with qtbot.waitSignal(window.completed):
        window.show()
    desk = window.ctx.desk
    order = an_order(desk, a_customer(desk), (an_item(desk, "A", 2), 1)).order_id
    shipping.ship_ready(desk)
    dialog = window.ctx.open(dialogs.papers.KeptPapers, order=order)
    assert [kept.title for kept in dialog.table.rows.all_rows()] == ["Packing slip SO-0001"]
    dialog.copy_button.click()
    [copy] = [each for each in dialog.findChildren(dialogs.papers.PreviewPaper) if each.isVisible()]
    assert papers.solid("Copy of 12 May 2026") in papers.solid(papers.pages(copy.paper.content)[0])
    copy.reject()
    dialog.reject()
    window.close()
