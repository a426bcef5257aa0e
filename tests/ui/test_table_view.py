"""The one list on screen, used as a person uses it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.settings import Settings
from ui.tables.column import Column
from ui.tables.delegate import PADDING
from ui.tables.memory import MARK
from ui.tables.model import TableModel
from ui.tables.view import TableView

DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    item: str = "washer"


COLUMNS = (
    Column("Name", lambda row: row.name, lambda row: row.name, key="name", width=200),
    Column("Number", lambda row: row.id, lambda row: str(row.id), "right", key="number", width=80),
    Column("Item", lambda row: row.item, lambda row: row.item, key="item", width=100),
)


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(str(tmp_path / "window.ini"))


def a_list(qtbot, settings=None, rows=40, section=None) -> TableView:
    view = TableView(TableModel(COLUMNS, section=section), "lines", settings)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.rows.set_rows([Line(at, f"Line {at}", f"item {at // 3}") for at in range(rows)])
    with qtbot.waitExposed(view):
        view.show()
    return view


def click(qtbot, view: TableView, id: int) -> None:
    rect = view.visualRect(view.rows.index_of(id))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_a_click_stands_on_a_row_and_enter_opens_it(qtbot):
    view = a_list(qtbot)
    with qtbot.waitSignal(view.current) as stood:
        click(qtbot, view, 3)
    assert stood.args[0].id == 3
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, ENTER)
    assert opened.args[0].id == 3


def test_the_arrows_step_over_heads(qtbot):
    view = a_list(qtbot, section=lambda row: row.item)
    view.select(2)
    qtbot.keyClick(view, DOWN)
    assert view.current_row().id == 3
    qtbot.keyClick(view, UP)
    assert view.current_row().id == 2


def test_the_first_row_is_stood_on_under_its_head(qtbot):
    view = a_list(qtbot, section=lambda row: row.item)
    view.select_first()
    assert view.current_row().id == 0


def test_selection_and_place_on_screen_stay_when_rows_change_around_them(qtbot):
    view = a_list(qtbot)
    view.select(20)
    y = view.visualRect(view.rows.index_of(20)).top()
    told = []
    view.current.connect(told.append)
    view.rows.replace({0, 1, 2}, [])
    assert view.current_row().id == 20
    assert [row.id for row in view.selected_rows()] == [20]
    assert view.visualRect(view.rows.index_of(20)).top() == y
    assert told[-1].id == 20, "the detail is told to follow"


def test_without_a_row_in_sight_the_top_of_the_list_stays(qtbot):
    view = a_list(qtbot)
    view.select(0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    top = view.rows.row(view.rowAt(2)).id
    view.rows.replace({1, 2}, [])
    assert view.rows.row(view.rowAt(2)).id == top


def test_when_the_row_goes_nobody_stands_anywhere(qtbot):
    view = a_list(qtbot)
    view.select(5)
    told = []
    view.current.connect(told.append)
    view.rows.replace({5}, [])
    assert told == [None]
    assert view.current_row() is None


def test_a_redrawn_row_tells_the_detail_once(qtbot):
    view = a_list(qtbot)
    view.select(5)
    told = []
    view.current.connect(told.append)
    view.rows.replace({5}, [Line(5, "changed")])
    assert [row.name for row in told] == ["changed"]
    view.rows.replace({9}, [Line(9, "other")])
    assert len(told) == 1


def test_selected_rows_are_copied_as_shown_in_the_order_of_the_columns(qtbot):
    view = a_list(qtbot)
    view.horizontalHeader().moveSection(1, 0)
    view.show_column(2, False)
    click(qtbot, view, 1)
    qtbot.keyClick(view, DOWN, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "1\tLine 1\n2\tLine 2"


def test_typed_letters_go_on_to_the_window(qtbot):
    heard = []

    class Window(QWidget):
        def keyPressEvent(self, event):
            heard.append(event.text())

    window = Window()
    qtbot.addWidget(window)
    view = a_list(qtbot)
    QVBoxLayout(window).addWidget(view)
    with qtbot.waitExposed(window):
        window.show()
    view.select(0)
    qtbot.keyClicks(view, "7x")
    assert heard == ["7", "x"]
    assert view.current_row().id == 0


def test_columns_are_remembered(qtbot, settings):
    view = a_list(qtbot, settings)
    header = view.horizontalHeader()
    header.moveSection(2, 0)
    header.resizeSection(2, 123)
    view.show_column(1, False)
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    again = a_list(qtbot, settings)
    header = again.horizontalHeader()
    assert header.visualIndex(2) == 0
    assert header.sectionSize(2) == 123
    assert header.isSectionHidden(1)
    assert again.rows.sorted_by == (0, Qt.SortOrder.DescendingOrder)
    assert again.rows.row(0).id == 9, "the rows come sorted"


def test_columns_share_the_width_until_a_person_sets_one(qtbot, settings):
    view = a_list(qtbot, settings)
    header = view.horizontalHeader()
    wide = header.sectionSize(0)
    view.resize(320, 300)
    assert header.sectionSize(0) < wide
    header.resizeSection(0, 90)
    view.resize(700, 300)
    assert header.sectionSize(0) == 90
    titles = [header.sectionSize(at) >= header.sectionSizeHint(at) - MARK for at in (1, 2)]
    assert all(titles), "no title is cut"


def test_a_third_click_on_a_head_brings_the_first_order_back(qtbot):
    view = a_list(qtbot, rows=3)
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        orders.append([row.id for row in view.rows.shown_rows()])
    assert sorted(orders[:2]) == [[0, 1, 2], [2, 1, 0]]
    assert orders[2] == [0, 1, 2]
    assert view.rows.sorted_by[0] == -1


def test_the_column_menu_hides_columns_but_never_the_last(qtbot):
    view = a_list(qtbot)
    for action in view.column_menu().actions()[:2]:
        action.trigger()
    header = view.horizontalHeader()
    assert [header.isSectionHidden(at) for at in range(3)] == [True, True, False]
    assert not view.column_menu().actions()[2].isEnabled()


def test_an_empty_list_says_what_belongs_there_and_what_the_filter_does(qtbot):
    nothing, filtered = QLabel("nobody waits"), QLabel("nothing fits")
    view = TableView(TableModel(COLUMNS), "lines")
    qtbot.addWidget(view)
    view.set_empty(nothing, filtered)
    view.show()
    assert not nothing.isVisible(), "nothing is claimed before the rows are known"
    view.rows.set_rows([])
    assert nothing.isVisible()
    view.rows.set_rows([Line(1, "Smith")])
    assert not nothing.isVisible()
    view.rows.set_filter("jones")
    assert filtered.isVisible()
    assert not nothing.isVisible()


def test_columns_have_room_for_their_texts_before_anything_is_left_over(qtbot):
    view = a_list(qtbot, rows=0)
    view.resize(760, 300)
    view.rows.set_rows([Line(1_234_567_890, "A washer of a name that needs its room"), Line(2, "Nut")])
    header, advance = view.horizontalHeader(), view.fontMetrics().horizontalAdvance
    room = [header.sectionSize(at) - 2 * PADDING for at in range(3)]
    row = view.rows.shown_rows()[0]
    assert all(room[at] >= advance(column.show(row)) for at, column in enumerate(COLUMNS))
    assert room[1] < advance("1234567890") + 20, "a figure takes no more than it needs"
    assert header.length() <= view.viewport().width()


def test_where_room_lacks_the_widest_words_give_way_not_the_figures(qtbot):
    view = a_list(qtbot, rows=0)
    view.resize(420, 300)
    view.rows.set_rows([Line(1_234_567_890, "A name " * 40)])
    header, advance = view.horizontalHeader(), view.fontMetrics().horizontalAdvance
    assert header.sectionSize(1) - 2 * PADDING >= advance("1234567890")
    assert header.length() <= view.viewport().width()


def test_columns_widen_for_longer_words_in_the_same_rows(qtbot):
    view = a_list(qtbot, rows=0)
    view.resize(420, 300)
    view.rows.set_rows([Line(1, "Nut", "sent"), Line(2, "A name " * 40, "sent")])
    header, advance = view.horizontalHeader(), view.fontMetrics().horizontalAdvance
    longer = "confirmed for 20 June"
    assert header.sectionSize(2) - 2 * PADDING < advance(longer)
    view.rows.replace([1], [Line(1, "Nut", longer)])
    qtbot.waitUntil(lambda: header.sectionSize(2) - 2 * PADDING >= advance(longer))


def test_the_row_that_is_gone_to_is_selected_while_ctrl_is_still_down(qtbot):
    view = a_list(qtbot)
    handle = view.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        assert QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        view.select(3)
        assert [row.id for row in view.selected_rows()] == [3]
    finally:
        QTest.keyRelease(handle, Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)


def test_shift_f10_asks_for_the_menu_of_the_row(qtbot):
    view = a_list(qtbot)
    view.select(2)
    with qtbot.waitSignal(view.customContextMenuRequested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert view.rows.row(view.rowAt(asked.args[0].y())).id == 2
