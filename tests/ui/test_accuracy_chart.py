"""The picture of record accuracy: said in words too, drawn at any size, and told at the mouse."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from ui.look.theme import tone
from ui.widgets.accuracy_chart import AccuracyChart, Mark

MARKS = [Mark(date(2026, 1, 5), 20, 19), Mark(date(2026, 2, 2), 40, 30), Mark(date(2026, 5, 11), 10, 10)]


@pytest.fixture
def chart(qtbot: QtBot, in_britain: None) -> AccuracyChart:
    made = AccuracyChart()
    qtbot.addWidget(made)
    made.show_marks([*MARKS, Mark(date(2026, 5, 12), 0, 0)])
    return made


def drawn(chart: AccuracyChart) -> list[QPoint]:
    """Where the line and its marks were painted."""
    picture, accent = chart.grab().toImage(), tone("accent")
    return [
        QPoint(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if QColor(picture.pixel(x, y)) == accent
    ]


def test_it_says_day_by_day_what_it_shows(chart: AccuracyChart) -> None:
    assert chart.accessibleDescription().splitlines() == [
        "5 January: 95 % of 20 lines",
        "2 February: 75 % of 40 lines",
        "11 May: 100 % of 10 lines",
    ]


@pytest.mark.parametrize("size", [QSize(220, 100), QSize(440, 130), QSize(900, 300)])
def test_the_worst_day_stands_lowest_and_nothing_is_cut(chart: AccuracyChart, size: QSize) -> None:
    chart.resize(size)
    points = drawn(chart)
    lowest = max(points, key=lambda point: point.y())
    first, last = (end(points, key=lambda point: point.x()) for end in (min, max))
    assert first.x() < lowest.x() < last.x()
    assert last.y() < first.y() < lowest.y()
    assert chart.rect().adjusted(1, 1, -1, -1).contains(last)


def test_one_day_alone_and_none_are_drawn_too(chart: AccuracyChart) -> None:
    chart.show_marks(MARKS[:1])
    assert drawn(chart)
    chart.show_marks([])
    assert not drawn(chart)
    assert not QToolTip.text()
