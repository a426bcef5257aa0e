"""The small pieces: chips, banner, empty state, the picture of projected stock."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.matching import Footing
from app.domain.projection import LevelStep, Projection
from tests.keys import ENTER
from ui.look import theme
from ui.widgets.banner import Banner
from ui.widgets.button import push_button
from ui.widgets.chips import Chip, Chips
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_head import ListHead
from ui.widgets.projection_chart import ProjectionChart
from ui.widgets.projection_scale import arrivals, lanes, ticks
from ui.window.today_bar import PARTS, TodayBar

TODAY = date(2026, 5, 12)
LEFT = Qt.MouseButton.LeftButton


def a_step(on, quantity, level, footing=Footing.CONFIRMED, po="PO-0017", serves=("SO-0104",)) -> LevelStep:
    return LevelStep(on, Decimal(quantity), Decimal(level), footing, po, tuple(serves))


TWO = Projection(
    Decimal(-76),
    (
        a_step(date(2026, 5, 20), 60, -16),
        a_step(date(2026, 6, 2), 80, 64, Footing.UNCONFIRMED, "PO-0018", ("SO-0121", "SO-0133")),
    ),
)


def test_chips_count_their_rows_and_tell_which_is_chosen(qtbot):
    chips = Chips((Chip("all", "All"), Chip("ready", "Ready", lambda row: row > 2)))
    qtbot.addWidget(chips)
    chips.count([1, 2, 3])
    first, second = chips.findChildren(QPushButton)
    assert (first.text(), second.text()) == ("All 3", "Ready 1")
    with qtbot.waitSignal(chips.chosen):
        qtbot.mouseClick(second, LEFT)
    assert chips.current().name == "ready"
    chips.choose("nothing of that name")
    assert chips.current().name == "all"


def test_the_banner_offers_its_buttons_once(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    done = []
    banner.say("3 shipped.", [("Undo", lambda: done.append("undo")), ("Print slip", lambda: done.append("slip"))])
    assert banner.isVisibleTo(None)
    assert banner.text() == "3 shipped."
    qtbot.mouseClick(banner.action("Undo"), LEFT)
    assert done == ["undo"]
    assert banner.action("Undo") is None
    assert not banner.isVisible()


def test_what_a_button_says_stays_in_the_banner(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.say("3 shipped.", [("Undo", lambda: banner.say("Taken back."))])
    qtbot.mouseClick(banner.action("Undo"), LEFT)
    assert banner.text() == "Taken back."


def test_esc_closes_the_banner(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.say("Nothing is called X.", [("Look again", lambda: None)])
    with qtbot.waitSignal(banner.closed):
        qtbot.keyClick(banner.action("Look again"), Qt.Key.Key_Escape)
    assert banner.text() == ""


def test_an_empty_state_offers_the_first_act(qtbot):
    done = []
    empty = EmptyState("Nobody is waiting", "Orders stand here.", "New order", lambda: done.append(1))
    qtbot.addWidget(empty)
    qtbot.mouseClick(empty.buttons[0], LEFT)
    assert done == [1]


def test_the_today_line_counts_and_leads_somewhere(qtbot):
    class Today:
        ready_lines, to_tell, to_chase, arriving, to_order, drafts, to_count = 4, 3, 0, 1, 5, 0, 0

    bar = TodayBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_today(Today)
    assert bar.buttons["ready"].accessibleName() == "4 ready to ship"
    assert bar.buttons["to_tell"].accessibleName() == "3 to tell"
    assert bar.buttons["to_chase"].isVisible(), "nothing to chase is worth knowing"
    assert not bar.buttons["drafts"].isVisible()
    with qtbot.waitSignal(bar.asked) as asked:
        qtbot.mouseClick(bar.buttons["ready"], LEFT)
    assert (asked.args[0].page, asked.args[0].chip) == ("queue", "ready")
    assert {part.page for part in PARTS} <= {"items", "queue", "purchase_orders", "counts"}


def test_filters_take_a_line_of_their_own_where_it_is_narrow(qtbot):
    chips = Chips([Chip(str(at), f"A filter {at}") for at in range(6)])
    rest = QPushButton("New order")
    head = ListHead(chips, (rest,))
    qtbot.addWidget(head)
    head.resize(1200, 80)
    head.show()
    assert chips.geometry().bottom() >= rest.mapTo(head, QPoint(0, 0)).y()
    head.resize(330, 160)
    qtbot.waitUntil(lambda: rest.mapTo(head, QPoint(0, 0)).y() > chips.geometry().bottom())


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [
        (-76, 64, [-100, -50, 0, 50, 100]),
        (0, 14, [0, 5, 10, 15]),
        (0, 0, [0, 1]),
        (-3, 1200, [-500, 0, 500, 1000, 1500]),
    ],
)
def test_the_marks_of_the_scale_are_round_and_span_everything(lowest, highest, expected):
    assert ticks(Decimal(lowest), Decimal(highest), 4) == expected


def test_arrivals_stand_along_the_calendar_and_undated_ones_behind():
    projection = Projection(
        Decimal(-40),
        (
            a_step(TODAY, 10, -30, Footing.OVERDUE),
            a_step(date(2026, 5, 20), 5, -25),
            a_step(date(2026, 5, 20), 5, -20),
            a_step(None, 30, 10, Footing.UNDATED),
        ),
    )
    found = arrivals(projection, TODAY, 0, 1000)
    assert [arrival.quantity for arrival in found] == [10, 10, 30], "one day and footing is one arrival"
    places = [arrival.x for arrival in found]
    assert places[0] == 0
    assert places == sorted(places)
    assert places[2] > 700
    assert [(arrival.before, arrival.after) for arrival in found] == [(-40, -30), (-30, -20), (-20, 10)]


def test_labels_never_cover_each_other():
    spans = [(0.0, 50.0), (10.0, 60.0), (55.0, 90.0), (20.0, 70.0), (30.0, 80.0)]
    placed = lanes(spans)
    taken = [(lane, span) for lane, span in zip(placed, spans, strict=True) if lane is not None]
    assert len(taken) >= 3
    for lane, (begin, end) in taken:
        others = [span for other, span in taken if other == lane and span != (begin, end)]
        assert all(end <= other_begin or other_end <= begin for other_begin, other_end in others)


@pytest.fixture(params=["light", "dark"])
def chart(request, qtbot, qapp):
    theme.apply(qapp, request.param)
    made = ProjectionChart()
    qtbot.addWidget(made)
    made.resize(440, 230)
    made.show_projection(TWO, TODAY)
    yield made
    theme.apply(qapp, "system")


def colours(image: QImage) -> dict[str, int]:
    counted: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = QColor(image.pixel(x, y)).name()
            counted[name] = counted.get(name, 0) + 1
    return counted


def test_the_picture_draws_each_arrival_in_its_footing_and_is_told_in_words(chart):
    painted = colours(chart.grab().toImage())
    assert painted[theme.tone("confirmed").name()] > 200
    assert painted[theme.tone("hoped").name()] > 60, "dashed, and thick where the queue is served"
    assert theme.tone("overdue").name() not in painted
    told = chart.accessibleDescription().splitlines()
    assert told[0] == "Today −76."
    assert "+60 (PO-0017, Confirmed) brings it to −16, serves SO-0104" in told[1]
    assert "serves SO-0121, SO-0133" in told[2]


def test_a_picture_of_nothing_and_a_small_one_are_drawn_too(chart):
    chart.show_projection(None, TODAY)
    assert chart.accessibleDescription() == ""
    assert theme.tone("confirmed").name() not in colours(chart.grab().toImage())
    chart.show_projection(Projection(Decimal("0.5"), ()), TODAY)
    chart.resize(220, 120)
    assert colours(chart.grab().toImage())[theme.tone("accent").name()] > 50


def test_a_picture_wider_than_its_labels_keeps_them_inside(qtbot, qapp):
    steps = tuple(a_step(date(2026, 5, 13 + at), 5, -70 + 5 * at, po=f"PO-{at:04d}") for at in range(12))
    made = ProjectionChart()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_projection(Projection(Decimal(-75), steps), TODAY)
    assert isinstance(made, QWidget)
    assert not made.grab().isNull()


def test_enter_presses_the_button_that_has_the_focus_and_no_other(qtbot: QtBot) -> None:
    pressed: list[str] = []
    window = QWidget()
    column = QVBoxLayout(window)
    field = QLineEdit()
    column.addWidget(field)
    buttons = [push_button(name, lambda name=name: pressed.append(name)) for name in ("one", "two")]
    for button in buttons:
        column.addWidget(button)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, ENTER)
    assert pressed == []
    buttons[1].setFocus()
    qtbot.waitUntil(buttons[1].hasFocus)
    qtbot.keyClick(buttons[1], ENTER)
    qtbot.keyClick(buttons[0], ENTER)
    assert pressed == ["two"]
