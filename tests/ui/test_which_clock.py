"""The window asks which is right, the clock of this PC or the last act, and either answer leads on."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.data import acts
from app.desk import Clock, Desk
from tests.builders import a_customer, an_item, an_order
from tests.clocks import SetClock
from tests.keys import CONTROL, ENTER, typed
from ui.context import Context
from ui.dialogs.store.which_clock import WhichClock
from ui.settings import Settings
from ui.window.main_window import MainWindow

FAR = datetime(2036, 5, 3, 9, tzinfo=UTC)
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def wrong(ctx: Context, desk: Desk) -> Context:
    """A clock that was ten years ahead is right again."""
    an_item(desk, "BOLT")
    a_customer(desk)
    desk.clock = SetClock(FAR, sure=True)
    an_order(desk, 1, (1, 3))
    desk.clock = SetClock(NOON)
    return ctx


def asking(ctx: Context) -> WhichClock:
    asked = ctx.desk.clock.asked()
    assert asked is not None
    made = WhichClock(ctx, asked=asked)
    made.show()
    if folder := os.environ.get("CLOCK_PICTURES"):
        made.grab().save(str(Path(folder) / f"{asked.id}.png"))
    return made


def add(ctx: Context) -> object:
    return ctx.attempt(lambda _consent: an_order(ctx.desk, 1, (1, 1)))


def test_an_act_asks_and_goes_on_where_this_pc_is_right(wrong: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WhichClock, "exec", lambda dialog: (dialog.trust(), dialog.result())[1])
    assert add(wrong) is not None
    assert [act.verb for act in acts.latest(2)] == ["accept", "go_back"]
    assert wrong.desk.today == date(2026, 11, 30)


def test_an_act_that_is_not_answered_has_not_happened(
    wrong: Context, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WhichClock, "exec", lambda dialog: (dialog.reject(), dialog.result())[1])
    before = acts.last()
    assert add(wrong) is None
    assert acts.last() == before
    assert "this PC says 30 November 2026. Which is right?" in window.banner.text()


def test_where_the_last_act_is_right_a_day_is_said(wrong: Context) -> None:
    dialog = asking(wrong)
    assert dialog.day.text() == "3 May 2036"
    dialog.day.setText("2 May 2036")
    dialog.state()
    assert "is before the day of the last act" in dialog.message.text()
    dialog.day.setText("5 May 2036")
    dialog.state()
    assert dialog.result() == WhichClock.DialogCode.Accepted
    assert add(wrong) is not None
    assert acts.latest(1)[0].on_day == wrong.desk.today == date(2036, 5, 5)


def test_who_types_a_day_means_it_whatever_key_is_the_main_act(qtbot: QtBot, wrong: Context) -> None:
    dialog = asking(wrong)
    qtbot.waitUntil(dialog.isActiveWindow)
    typed(qtbot, dialog.day, "5 May 2036", enter=False)
    qtbot.keyClick(dialog, ENTER, CONTROL)
    assert dialog.result() == WhichClock.DialogCode.Accepted
    assert wrong.desk.today == date(2036, 5, 5)
    assert [act.verb for act in acts.latest(2)] == ["accept", "add_customer"], "no clock was put right"


def test_it_is_asked_as_the_window_opens(qtbot: QtBot, in_britain: None, desk: Desk, tmp_path: Path) -> None:
    an_item(desk)
    desk.clock = SetClock(FAR)
    window = MainWindow(Settings(str(tmp_path / "window.ini")))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.completed):
        window.attach(desk)
    assert "this PC says 3 May 2036. Which is right?" in window.banner.text()
    assert window.banner.action("Answer…") is not None
    window.detach()


def test_a_stated_day_in_the_past_is_confirmed_once(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = ctx.desk
    an_item(desk, "BOLT")
    a_customer(desk)
    desk.clock = Clock(date(2026, 5, 4))
    dialog = asking(ctx)
    dialog.trust()
    assert add(ctx) is not None
    assert desk.clock.asked() is None
