"""A large delivery: 200 lines of a purchase order that serve 2,000 waiting lines, booked, durable and shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import formats
from app.data import purchases
from app.data.store.database import SETTINGS
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.orders import IfNothing
from app.domain.receipts import Received
from app.goods import receiving
from app.ordering.accepting import accept
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item
from tests.conftest import TODAY
from tests.limits import within
from tests.ratios import seconds
from tests.stores import copied, new_desk
from ui.settings import Settings
from ui.window.main_window import MainWindow

LINES, QUEUE, CUSTOMERS, ROUNDS = 200, 10, 40, 9
MOST = {"purchase_orders": 10, "queue": 15}  # in the queue all 2,000 of its rows are exchanged besides
DAY, STAMP = TODAY.isoformat(), "2026-05-12T08:00:00.000000Z"


def make(path: Path) -> None:
    """Make 200 items, for each of which ten lines wait, two to be served by one order of 20 apiece."""
    with closing(new_desk(path, clock=Clock(TODAY), person="Kim")) as desk, desk.change("made"):
        items = [an_item(desk, f"ITM-{at:03d}") for at in range(LINES)]
        customers = [a_customer(desk, f"Customer {at:02d}") for at in range(CUSTOMERS)]
        for at in range(QUEUE):
            for start in range(0, LINES, 5):
                asked = [Asked(item, Decimal(2), None, IfNothing.WAIT) for item in items[start : start + 5]]
                accept(desk, customers[(at + start) % CUSTOMERS], asked)
        a_purchase_order(desk, a_supplier(desk), *((item, 2 * QUEUE) for item in items), confirmed_on=TODAY)


@contextmanager
def shown(qtbot: QtBot, store: Path, page: str) -> Iterator[Desk]:
    """The window on a store, with a page in front that shows its rows."""
    window = MainWindow(Settings(str(store.with_suffix(".ini"))))
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    desk = Desk.open(store, clock=Clock(TODAY), person="Kim")
    with qtbot.waitSignal(window.completed, timeout=60_000):
        window.attach(desk)
    window.open_page(page)
    front, rows = window.page, LINES * QUEUE if page == "queue" else 1
    assert front is not None
    qtbot.waitUntil(lambda: len(front.model.all_rows()) == rows, timeout=60_000)
    qtbot.wait(50)  # its detail
    yield desk
    window.close()
    window.deleteLater()
    formats.set_today(None)


def written(path: Path, po: int) -> float:
    """The same rows with plain sqlite3 in one transaction, into a copy of the store."""
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        for name, value in SETTINGS:
            plain.execute(f"PRAGMA {name} = {value}")
        rows = plain.execute(
            "SELECT l.item_id, r.quantity, r.id FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id"
            " WHERE l.po_id = ?",
            (po,),
        ).fetchall()

        def write() -> None:
            plain.execute("BEGIN IMMEDIATE")
            act = plain.execute(
                "INSERT INTO act (verb, on_day, at, person_id, topics, items, orders)"
                " VALUES ('receive', ?, ?, 1, 0, '', '')",
                (DAY, STAMP),
            ).lastrowid
            plain.execute("INSERT INTO receipt (act_id) VALUES (?)", (act,))
            plain.executemany(
                "INSERT INTO movement (item_id, quantity, kind, happened_on, act_id, reason, row_id)"
                " VALUES (?, ?, 'receipt', ?, ?, '', ?)",
                [(item, quantity, DAY, act, row) for item, quantity, row in rows],
            )
            plain.execute("UPDATE purchase_order SET state = 'closed' WHERE id = ?", (po,))
            plain.execute("COMMIT")

        return seconds(write)


@pytest.mark.parametrize("page", list(MOST))
def test_it_costs_at_most_ten_times_writing_its_rows(qtbot: QtBot, tmp_path: Path, page: str) -> None:
    pairs = []
    for at in range(ROUNDS):
        store, plain_store = tmp_path / f"{at}.desk", tmp_path / f"plain-{at}.desk"
        copied(make, store)
        copied(make, plain_store)
        with shown(qtbot, store, page) as desk:
            [po] = [order.id for order in purchases.orders()]
            found: list[Received] = []

            def receive(desk: Desk = desk, po: int = po, found: list[Received] = found) -> None:
                found.append(receiving.receive(desk, po))
                QApplication.processEvents()

            took = seconds(receive)
        plain = written(plain_store, po)
        pairs.append(took / plain)
        assert sum(len(each.serves) for each in found[0].served) == LINES * QUEUE
    ratio = sorted(pairs)[ROUNDS // 4]  # what else the machine does only ever adds
    within(f"200 lines that serve 2,000, shown on {page} / plain sqlite3", ratio, MOST[page])
