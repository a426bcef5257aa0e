"""The row of acts under a detail: never more than one line, and what does not fit is in its menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.act_row import ActRow, OfferedAct
from ui.widgets.detail import Detail

WORDS = ("Order it…", "Tell…", "Ship…", "Hold…", "Move up…", "Cancel a quantity…")


def a_row(qtbot: QtBot, width: int) -> tuple[ActRow, list[str]]:
    """A shown row of six acts, "Ship…" the primary one, and what has been done with it."""
    done: list[str] = []
    row = ActRow()
    qtbot.addWidget(row)
    row.show_acts(
        [OfferedAct(text, text, lambda text=text: done.append(text), primary=text == "Ship…") for text in WORDS]
    )
    row.resize(width, 40)
    with qtbot.waitExposed(row):
        row.show()
    return row, done


def standing(row: ActRow) -> list[str]:
    return [text for text in WORDS if row.button(text) is not None]


def in_menu(row: ActRow) -> list[str]:
    return [action.text() for action in row.menu.actions()]


def test_where_there_is_room_every_act_stands_in_the_row(qtbot: QtBot) -> None:
    row, _done = a_row(qtbot, 2000)
    assert standing(row) == list(WORDS)
    assert row.more.isHidden()
    assert in_menu(row) == []


def test_what_does_not_fit_is_in_the_menu_and_the_primary_act_never_is(qtbot: QtBot) -> None:
    row, _done = a_row(qtbot, 330)
    for width in (330, 200, 40, 500):
        row.resize(width, 40)
        shown = standing(row)
        assert "Ship…" in shown
        assert sorted([*shown, *in_menu(row)]) == sorted(WORDS), "every act stands in exactly one place"
        assert row.more.isVisible()
        buttons = [button for text in shown if (button := row.button(text)) is not None]
        assert len({button.y() for button in [*buttons, row.more]}) == 1
        if width > 200:
            assert row.more.geometry().right() < width
            assert all(one.geometry().right() < row.more.x() for one in buttons)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_from_the_keyboard_and_does_the_act(qtbot: QtBot) -> None:
    row, done = a_row(qtbot, 240)
    [first, *_rest] = in_menu(row)
    assert row.more.focusPolicy() & Qt.FocusPolicy.TabFocus

    row.more.setFocus()
    qtbot.keyClick(row.more, Qt.Key.Key_Space)
    qtbot.waitUntil(row.menu.isVisible)
    while row.menu.activeAction() is not row.menu.actions()[0]:
        qtbot.keyClick(row.menu, Qt.Key.Key_Down)
    qtbot.keyClick(row.menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == [first])


def test_a_detail_stays_as_narrow_as_it_may_be(qtbot: QtBot) -> None:
    panel = Detail("Line")
    qtbot.addWidget(panel)
    panel.begin("SO-0118", "12 × washer")
    panel.acts([OfferedAct(text, text, lambda: None) for text in WORDS])
    panel.resize(300, 400)
    panel.show()
    assert panel.width() == 300, "the acts do not widen it"
    assert panel.more().isVisible()
    panel.acts([OfferedAct("one", "One act", lambda: None)])
    assert not panel.more().isVisible()
