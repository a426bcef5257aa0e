"""From the scanner's last key to the row on screen, durable, with 10,000 items and a count of 500 lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from peewee import SqliteDatabase
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from app import catalogue, counting
from app.data import items
from app.data.store.database import SETTINGS
from app.desk import Clock, Desk
from tests.benchmarks.test_tally import FRAME, LINES, ean
from tests.large_store import TODAY, make_large_store
from tests.limits import told, within
from tests.ratios import seconds
from tests.stores import copied
from ui import forms
from ui.forms.tally import TallyForm
from ui.scanning.router import ScanRouter
from ui.settings import Settings
from ui.window.main_window import MainWindow

BINS, SCANS, WARM = 20, 60, 5
PATIENCE = 60_000


class Painted(QObject):
    """Notes that a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def window(qtbot: QtBot, in_britain: None, store: Path, count: int, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(str(tmp_path / "window.ini"))
    settings.put("tab", "purchase_orders")  # the queue of 100,000 lines takes a while, and is no part of this
    opened = MainWindow(settings)
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    with qtbot.waitExposed(opened):
        opened.show()
    desk = Desk.open(store, clock=Clock(TODAY), person="Kim")
    desk.board.items()
    opened.attach(desk)
    qtbot.waitUntil(lambda: opened.tabs.pages["purchase_orders"].model.rowCount() > 0, timeout=PATIENCE)
    yield opened
    opened.close()


def counted(path: Path) -> int:
    """Make a count of so many items, each with a barcode and counted once, over twenty bins. Returns its id."""
    copied(make_large_store, path)
    with closing(Desk.open(path, clock=Clock(TODAY), person="Kim")) as desk:
        chosen = [item.id for item in items.all_items()[:: len(items.all_items()) // LINES][:LINES]]
        with desk.change("add_barcode"):
            for number, item in enumerate(chosen):
                catalogue.add_barcode(desk, item, ean(number), Decimal(1 + number % 3))
            for number in range(BINS):
                items.bin_id(f"A-{number:02d}")
        count = counting.open_count(desk, chosen).id
        for number in range(LINES):
            counting.scan(desk, count, ean(number), f"A-{number * BINS // LINES:02d}")
        return count


@pytest.fixture
def count(store: Path) -> int:
    return copied(counted, store)


def test_a_scan_is_kept_and_drawn_within_a_frame_and_a_commit(window: MainWindow, count: int, tmp_path: Path) -> None:
    assert window.ctx is not None
    form = window.ctx.open_form(forms.TallyForm, count_id=count)
    assert isinstance(form, TallyForm)
    assert form.inner.table.rows.rowCount() == LINES
    router = ScanRouter(form)
    drawn = Painted()
    form.inner.table.viewport().installEventFilter(drawn)
    bare = SqliteDatabase(tmp_path / "bare.db", pragmas=SETTINGS)
    bare.execute_sql("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT)")

    def commit() -> None:
        with bare.atomic("IMMEDIATE"):
            bare.execute_sql("INSERT INTO kept (text) VALUES ('one row')")

    def scan(code: str) -> None:
        before = drawn.times
        router.take(code)
        while drawn.times == before:
            QCoreApplication.processEvents()

    for number in range(WARM):
        scan(ean(number))
    shares, over = [], []
    for number in range(SCANS):
        code = ean(number * 37 % LINES)
        took = seconds(lambda code=code: scan(code))  # type: ignore[misc]
        plain = median(seconds(commit) for _ in range(3))
        shares.append(took / (FRAME + plain))
        over.append((took - plain) / FRAME)
        top = form.inner.table.rows.row(0)
        assert form.tallied is not None
        assert top.at == form.tallied.act
    bare.close()
    told("one scan drawn, beyond its commit", median(over), "frames")
    within("one scan drawn / (a frame + a bare commit)", median(shares), 1)
