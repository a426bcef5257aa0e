"""One act is one transaction, one record and one announcement; two programs at one store notice each other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.data import acts, settings
from app.desk import Desk, upkeep
from app.domain.changes import Change, Topic
from app.domain.errors import Refused, StoreTrouble
from app.domain.settings import StockroomSettings
from app.formats import sentence
from tests.clocks import SetClock
from tests.data.rows import a_movement, an_item, value


@pytest.fixture
def heard(desk: Desk) -> Iterator[list[Change]]:
    changes: list[Change] = []
    stop = desk.listen(changes.append)
    yield changes
    stop()


def other_process(store: Path, *steps: str) -> None:
    """Run steps at the same store, with `desk` open there, in a process of their own."""
    script = "\n".join(
        [
            "from datetime import date",
            "from app.desk import Clock, Desk",
            "from app.domain.changes import Topic",
            "from app.domain.settings import StockroomSettings",
            f"desk = Desk.open({str(store)!r}, clock=Clock(date(2026, 5, 12)), person='Alex')",
            *steps,
        ]
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2], timeout=60)


def test_an_act_is_recorded_and_announced_once(desk: Desk, heard: list[Change]) -> None:
    with desk.change("receive", topics=Topic.STOCK) as act:
        act.touch(items=[7, 3])
        act.touch(Topic.PURCHASES, items=[7], orders=[5])
        assert heard == []
    assert heard == [Change(Topic.STOCK | Topic.PURCHASES, frozenset({3, 7}), frozenset({5}))]
    (recorded,) = acts.since(0)
    assert recorded[:3] == (act.id, "receive", date(2026, 5, 12))
    assert recorded.person == "Kim"
    assert recorded.change == heard[0]
    assert abs(datetime.now(UTC) - recorded.at) < timedelta(minutes=5)


def test_an_act_within_an_act_joins_it(desk: Desk, heard: list[Change]) -> None:
    with desk.change("order", topics=Topic.ORDERS) as outer, desk.change("draft", topics=Topic.PURCHASES) as inner:
        inner.touch(items=[1])
        assert inner is outer
    assert len(heard) == len(acts.since(0)) == 1
    assert heard[0].topics == Topic.ORDERS | Topic.PURCHASES


def half_an_act(desk: Desk, error: BaseException) -> None:
    with desk.change("receive"):
        an_item("LOST")
        raise error


@pytest.mark.parametrize("error", [Refused("quantity.absurd"), KeyError("bug"), KeyboardInterrupt()])
def test_an_act_that_fails_leaves_nothing(desk: Desk, heard: list[Change], error: BaseException) -> None:
    with pytest.raises(type(error)):
        half_an_act(desk, error)
    assert value("SELECT count(*) FROM item") == 0
    assert desk.people() == []
    assert acts.since(0) == heard == []
    with desk.change("receive"):
        an_item()
    assert desk.people() == ["Kim"]
    assert len(heard) == 1


def test_an_inner_act_that_fails_can_be_survived(desk: Desk) -> None:
    with desk.change("outer"):
        an_item("KEPT")
        with pytest.raises(Refused):
            half_an_act(desk, Refused("quantity.absurd"))
    assert value("SELECT group_concat(sku) FROM item") == "KEPT"


def test_what_the_last_act_touched_is_sealed(desk: Desk) -> None:
    with desk.change("nothing at all"):
        pass
    assert value("SELECT items FROM act") == "[]"


def test_listeners_can_stop(desk: Desk) -> None:
    heard: list[Change] = []
    stop = desk.listen(heard.append)
    stop()
    with desk.change("receive"):
        pass
    assert heard == []


def test_who_is_at_the_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "storekeeper")
    for person in ("Kim", "Åsa", "Kim", ""):
        desk.person = person
        with desk.change("receive"):
            pass
    assert [act.person for act in acts.since(0)] == ["Kim", "Åsa", "Kim", "storekeeper"]
    assert desk.people() == ["Kim", "storekeeper", "Åsa"]


def test_today_is_the_stockrooms(desk: Desk) -> None:
    desk.clock = SetClock(datetime(2026, 5, 12, 23, 30, tzinfo=UTC))
    desk.save_settings(StockroomSettings(time_zone="Pacific/Auckland"))
    assert desk.today == date(2026, 5, 13)
    desk.save_settings(StockroomSettings(time_zone="America/New_York"))
    assert desk.today == date(2026, 5, 12)
    assert desk.clock.zone == ZoneInfo("America/New_York")


def test_a_time_zone_that_this_pc_does_not_know_is_refused_or_said(desk: Desk, store: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.desk"
    for attempt in (
        lambda: Desk.create(elsewhere, settings=StockroomSettings(time_zone="Mars/Olympus")),
        lambda: desk.save_settings(StockroomSettings(time_zone="Mars/Olympus")),
    ):
        with pytest.raises(Refused, match=r"settings\.time_zone"):
            attempt()
    assert not elsewhere.exists()
    assert desk.problems == upkeep.verify(desk) == []
    settings.save(StockroomSettings(time_zone="Mars/Olympus"))  # by a PC that knows it
    desk.close()
    again = Desk.open(store)
    assert [problem.id for problem in upkeep.verify(again)] == ["desk.time_zone"]
    assert "time zone Mars/Olympus" in sentence(again.problems[0])


def test_a_stated_day_stays(desk: Desk) -> None:
    desk.save_settings(StockroomSettings(time_zone="Pacific/Auckland"))
    assert desk.today == date(2026, 5, 12)


def test_two_programs_notice_each_other(desk: Desk, store: Path, heard: list[Change]) -> None:
    assert desk.poll() is None
    other_process(
        store,
        "with desk.change('receive', topics=Topic.STOCK) as act: act.touch(items=[4])",
        "with desk.change('ship', topics=Topic.ORDERS) as act: act.touch(items=[5], orders=[6])",
    )
    theirs = Change(Topic.STOCK | Topic.ORDERS, frozenset({4, 5}), frozenset({6}))
    assert desk.poll() == theirs
    assert heard == [theirs]
    assert desk.poll() is None
    assert [act.person for act in acts.since(0)] == ["Alex", "Alex"]


def test_own_acts_are_not_heard_twice(desk: Desk, store: Path, heard: list[Change]) -> None:
    other_process(store, "with desk.change('receive') as act: act.touch(items=[4])")
    with desk.change("mine") as act:
        act.touch(items=[9])
    other_process(store, "with desk.change('receive') as act: act.touch(items=[5])")
    polled = desk.poll()
    assert polled is not None
    assert polled.items == {4, 5}
    assert [change.items for change in heard] == [{9}, {4, 5}]
    with desk.change("mine") as act:
        act.touch(items=[9])
    assert desk.poll() is None


def test_settings_are_shared(desk: Desk, store: Path) -> None:
    other_process(store, "desk.save_settings(StockroomSettings(name='Annex', dock_days=2))")
    assert desk.settings.name == "Main stockroom"
    desk.poll()
    assert desk.settings.name == "Annex"
    assert desk.calendar.dock_days == 2


def test_starting_pulls_in_little() -> None:
    """The window pays for what this imports before it can be seen."""
    heavy = {"babel", "reportlab", "click", "biip", "playhouse", "app.desk.board", "app.formats"}
    script = f"import sys, app.desk; print(*({heavy!r} & sys.modules.keys()))"
    found = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60)
    assert found.stdout.split() == []


def test_the_board_is_in_step_before_anybody_hears(desk: Desk) -> None:
    board = desk.board
    seen: list[tuple[Change, bool]] = []
    desk.listen(lambda change: seen.append((change, desk.board is board)))
    item = an_item()
    assert board.standing(item).on_hand == 0
    with desk.change("opening", topics=Topic.STOCK) as act:
        a_movement(item, act.id, 5000)
        act.touch(items=[item])
    assert board.standing(item).on_hand == 5
    assert seen == [(Change(Topic.STOCK, frozenset({item})), True)]


def test_a_board_that_cannot_read_undoes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The act has happened all the same, and everything is to be read again."""

    def busy(self: object, change: Change) -> Change:
        raise StoreTrouble("store.busy")

    board = desk.board
    monkeypatch.setattr(type(board), "take", busy)
    heard: list[Change] = []
    desk.listen(heard.append)
    with desk.change("opening"):
        an_item()
    assert heard == [Change(Topic.ALL)]
    assert desk.board is not board
    assert value("SELECT count(*) FROM item") == 1
