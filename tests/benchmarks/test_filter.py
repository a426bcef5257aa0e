"""A queue of 100,000 lines under the fingers: filtering, sorting, scrolling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.data.store.database import db
from tests.limits import within
from ui.tables.column import Column
from ui.tables.model import TableModel
from ui.tables.view import TableView

LINES = 100_000
MOST_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    order: str
    customer: str
    sku: str
    waiting: Decimal
    promise: date | None


COLUMNS = (
    Column("Order", lambda row: row.order, lambda row: row.order),
    Column("Customer", lambda row: row.customer, lambda row: row.customer, tone=lambda row: "muted"),
    Column("Waiting", lambda row: row.waiting, lambda row: str(row.waiting), "right"),
    Column("Promise", lambda row: row.promise, lambda row: str(row.promise or ""), tone=lambda row: "confirmed"),
)


@cache
def lines() -> list[Line]:
    """100,000 lines of 10,000 items."""
    start = date(2026, 5, 12)
    return [
        Line(
            at,
            f"SO-{at:06d}",
            f"Customer {at % 977} & Sons",
            f"ITM-{at // 10:05d}",
            Decimal(at % 37 + 1),
            start + timedelta(at % 90) if at % 3 else None,
        )
        for at in range(LINES)
    ]


@pytest.fixture
def queue(qtbot) -> TableView:
    """A list of all the lines in sections, on screen."""
    model = TableModel(
        COLUMNS, search=lambda row: f"{row.order} {row.customer} {row.sku}", section=lambda row: f"Item {row.sku}"
    )
    view = TableView(model, "queue")
    qtbot.addWidget(view)
    view.resize(900, 600)
    model.set_rows(lines())
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_keystroke_in_the_filter_takes_at_most_a_tenth_of_a_second(qtbot, queue):
    box = QLineEdit()
    qtbot.addWidget(box)
    box.textChanged.connect(queue.rows.set_filter)
    queue.select(50_000)
    times = []
    for key in "9 & sons 7":
        start = perf_counter()
        qtbot.keyClicks(box, key)
        QApplication.processEvents()
        queue.viewport().repaint()
        times.append(perf_counter() - start)
    assert 0 < len(queue.rows.shown_rows()) < LINES
    within("filtering 100,000 rows, a keystroke", median(times), MOST_SECONDS, "s")


def test_scrolling_through_it_runs_no_sql(qtbot, queue, desk):
    asked: list[str] = []
    db.connection().set_trace_callback(asked.append)
    try:
        bar = queue.verticalScrollBar()
        for part in range(20):
            bar.setValue(bar.maximum() * part // 19)
            queue.viewport().repaint()
    finally:
        db.connection().set_trace_callback(None)
    assert bar.value() == bar.maximum() > 0
    assert asked == []


def test_sorting_it_takes_less_than_a_second(queue):
    start = perf_counter()
    queue.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    within("sorting 100,000 rows", perf_counter() - start, 1, "s")
    promises = [row.promise for row in queue.rows.shown_rows()]
    assert promises[0] == date(2026, 5, 12) + timedelta(89)
