"""The stockroom's day: whatever clocks, zones and stated days do, nobody gets ahead, nobody is shut out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app import formats, views
from app.acts import reversing
from app.data import acts, count_schedule, queueing
from app.data.store.bulk import rows
from app.data.store.database import db
from app.desk import Clock, Desk, upkeep
from app.desk.clock import zone_of_pc
from app.desk.looking import look
from app.domain.asked_lines import Asked
from app.domain.changes import Topic
from app.domain.errors import ClockAsked, Refused
from app.domain.orders import IfNothing
from app.domain.overrides import CLOCK_WRONG
from app.domain.settings import StockroomSettings
from app.domain.tellings import How
from app.goods import receiving, shipping, stock
from app.ordering import accepting
from app.promising import telling
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.clocks import SetClock
from tests.stores import new_desk

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)  # a Monday
FAR = datetime(2036, 5, 3, 9, tzinfo=UTC)


@pytest.fixture
def shop(store: Path) -> Iterator[Desk]:
    """A stockroom in Vienna with one item and two customers, on a Monday at noon."""
    with closing(
        new_desk(store, clock=SetClock(NOON), person="Kim", settings=StockroomSettings(time_zone="Europe/Vienna"))
    ) as desk:
        an_item(desk, "BOLT", 5)
        a_customer(desk, "Smith")
        a_customer(desk, "Jones")
        yield desk


def queue(desk: Desk) -> list[str]:
    """Who waits, in queue order."""
    return [row.customer for row in views.queue.rows(desk)]


def ready(desk: Desk) -> list[Decimal]:
    return [outlook.ready for outlook in look(desk, [1])[1]]


def asked(desk: Desk) -> ClockAsked:
    with pytest.raises(ClockAsked) as found, desk.change("receive"):
        pass
    return found.value


# the zone


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_a_new_store_has_the_zone_of_the_pc_that_made_it(
    store: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    Desk.create(store).close()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    with closing(Desk.open(store)) as desk:
        assert desk.settings.time_zone == zone


def test_an_old_store_gets_its_zone_by_the_first_act(shop: Desk, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db.execute_sql("DELETE FROM setting WHERE key = 'time_zone'")
    shop.close()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    with closing(Desk.open(store, clock=SetClock(NOON))) as desk:
        assert desk.settings.time_zone == ""
        assert rows("SELECT 1 FROM setting WHERE key = 'time_zone'") == []
        with desk.change("receive"):
            pass
        assert desk.settings.time_zone == "Asia/Tokyo"
    with closing(Desk.open(store)) as desk:
        assert desk.settings.time_zone == "Asia/Tokyo"


def test_a_pc_without_a_named_zone_has_one_as_far_from_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Middle/Earth")
    assert zone_of_pc().startswith("Etc/GMT")


def test_the_younger_order_never_ships_the_elders_goods(store: Path) -> None:
    """Accepted late at night in Auckland, then from New York, where it is still the day before."""
    with closing(
        new_desk(store, clock=SetClock(NOON), settings=StockroomSettings(time_zone="Pacific/Auckland"))
    ) as desk:
        an_item(desk, "BOLT", 5)
        a_customer(desk, "Elder")
        a_customer(desk, "Younger")
        an_order(desk, 1, (1, 5))
        assert desk.today == date(2026, 12, 1)
        desk.save_settings(StockroomSettings(time_zone="America/New_York"))
        desk.clock = SetClock(NOON + timedelta(minutes=5))
        assert desk.today == date(2026, 11, 30)
        an_order(desk, 2, (1, 5))
        assert queue(desk) == ["Elder", "Younger"]
        assert ready(desk) == [5, 0]
        assert [row.age for row in views.queue.rows(desk)] == [0, 0]
        assert all(outlook.reserved_from is None for outlook in look(desk, [1])[1])
        shipping.ship_ready(desk)
        assert queue(desk) == ["Younger"]


def test_an_unknown_zone_lets_nobody_ahead(shop: Desk, store: Path) -> None:
    shop.clock = SetClock(datetime(2026, 11, 30, 23, 30, tzinfo=UTC))  # tomorrow in Vienna
    an_order(shop, 1, (1, 5))
    db.execute_sql("UPDATE setting SET value = 'Mars/Olympus' WHERE key = 'time_zone'")
    shop.close()
    with closing(Desk.open(store, clock=SetClock(datetime(2026, 11, 30, 23, 40, tzinfo=UTC)))) as desk:
        an_order(desk, 2, (1, 5))
        assert queue(desk) == ["Smith", "Jones"]
        assert ready(desk) == [5, 0]


# small steps


def test_a_clock_up_to_an_hour_behind_asks_nobody(shop: Desk) -> None:
    late = datetime(2026, 11, 30, 23, 20, tzinfo=UTC)  # 0:20 in Vienna
    shop.clock = SetClock(late)
    an_order(shop, 1, (1, 5))
    shop.clock = SetClock(late - timedelta(minutes=40))  # 23:40 there, at another desk
    assert shop.today == date(2026, 12, 1)
    order = an_order(shop, 2, (1, 5))
    act = acts.by_id(order.act)
    assert (act.at, act.on_day) == (late + timedelta(microseconds=1), date(2026, 12, 1))
    assert queue(shop) == ["Smith", "Jones"]
    assert upkeep.verify(shop) == []


def test_two_desks_whose_clocks_differ_by_forty_minutes(shop: Desk) -> None:
    fast, slow = SetClock(NOON + timedelta(minutes=40)), SetClock(NOON)
    for minute in range(5):
        for clock in (fast, slow):
            clock.moment += timedelta(minutes=minute)
            shop.clock = clock
            an_order(shop, 1, (1, 1))
    stamps = [act.at for act in acts.since(0)]
    assert stamps == sorted(set(stamps))
    assert upkeep.verify(shop) == []


def test_the_hour_that_comes_twice(shop: Desk) -> None:
    """In Vienna summer time ends on 31 October 2027 at 1:00 UTC."""
    for minutes in (-30, -1, 1, 31):
        shop.clock = SetClock(datetime(2027, 10, 31, 1, tzinfo=UTC) + timedelta(minutes=minutes), sure=True)
        an_order(shop, 1, (1, 1))
    assert {act.on_day for act in acts.since(4)} == {date(2027, 10, 31)}
    assert upkeep.verify(shop) == []


# the question


def test_more_than_an_hour_behind_is_asked(shop: Desk) -> None:
    shop.clock = SetClock(NOON - timedelta(hours=1, minutes=1))
    assert asked(shop).id == "clock.behind"
    assert shop.clock.asked() is not None
    assert queue(shop) == []  # reading is free
    shop.clock = SetClock(NOON - timedelta(minutes=59))
    assert shop.clock.asked() is None


def test_a_last_act_long_ago_is_asked_and_then_taken(shop: Desk, in_britain: None) -> None:
    shop.clock = SetClock(NOON + timedelta(days=92))
    assert shop.clock.asked() is None
    shop.clock = SetClock(FAR)
    text = formats.sentence(asked(shop))
    assert text == "The last act was recorded on 30 November 2026; this PC says 3 May 2036. Which is right?"
    shop.clock.sure = True
    an_order(shop, 1, (1, 1))
    assert [act.verb for act in acts.latest(1)] == ["accept"]
    assert shop.clock.asked() is None


def test_a_stated_day_ahead_is_never_asked(shop: Desk) -> None:
    shop.clock = Clock(date(2036, 5, 3))
    an_order(shop, 1, (1, 1))


def test_a_stated_day_before_the_last_reads_freely_and_needs_consent_to_write(shop: Desk) -> None:
    an_order(shop, 1, (1, 5))
    shop.clock = Clock(date(2026, 11, 25))
    assert queue(shop) == ["Smith"]
    assert asked(shop).id == "clock.stated"
    shop.clock.sure = True
    an_order(shop, 2, (1, 5))
    assert acts.latest(1)[0].on_day == date(2026, 11, 25)
    assert queue(shop) == ["Smith", "Jones"]
    assert ready(shop) == [5, 0]
    assert upkeep.verify(shop) == []


def test_the_last_act_is_right_and_work_goes_on_by_a_day_that_is_said(shop: Desk) -> None:
    shop.clock = SetClock(datetime(2020, 1, 1, tzinfo=UTC))  # its battery is empty
    with pytest.raises(Refused, match=r"clock\.before_last"):
        shop.state_day(date(2026, 11, 29))
    shop.state_day(date(2026, 12, 2))
    an_order(shop, 1, (1, 1))
    act, before = acts.latest(2)
    assert (act.on_day, act.at) == (date(2026, 12, 2), before.at + timedelta(microseconds=1))


# going back


def test_one_act_under_a_clock_far_ahead_does_not_close_the_stockroom(shop: Desk) -> None:
    an_order(shop, 1, (1, 3))
    shop.clock = SetClock(FAR, sure=True)
    for customer in (2, 1):
        an_order(shop, customer, (1, 3))
    po = a_purchase_order(shop, a_supplier(shop), (1, 3))
    first = acts.latest(1)[0].id - 4
    shop.clock = SetClock(NOON + timedelta(hours=2))
    assert asked(shop).behind
    shop.clock.sure = True
    an_order(shop, 2, (1, 1))
    back, act = reversed(acts.latest(2))
    assert (back.verb, act.verb) == ("go_back", "accept")
    assert (back.at, back.on_day) == (NOON + timedelta(hours=2), date(2026, 11, 30))
    assert rows("SELECT act_id, first_id, last_id FROM clock_correction") == [(back.id, first, back.id - 1)]
    assert queue(shop) == ["Smith", "Jones", "Smith", "Jones"]
    assert ready(shop) == [3, 2, 0, 0]
    assert {row.accepted_on for row in views.queue.rows(shop)} == {date(2026, 11, 30)}
    assert rows("SELECT sent_on FROM purchase_order WHERE id = ?", (po,)) == [("2026-11-30",)]
    overrides = queueing.overrides([back.id])
    assert [(each.line, each.kind, each.reason) for each in overrides] == [
        (line, "go_back", CLOCK_WRONG) for line in (2, 3)
    ]
    assert shop.clock.asked() is None
    assert upkeep.verify(shop) == []


def test_a_going_back_that_was_wrong_itself_is_named_by_the_next(shop: Desk) -> None:
    shop.clock = SetClock(FAR, sure=True)
    an_order(shop, 1, (1, 3))
    shop.clock = SetClock(FAR - timedelta(days=900), sure=True)
    an_order(shop, 2, (1, 3))
    shop.clock = SetClock(NOON + timedelta(days=1), sure=True)
    an_order(shop, 1, (1, 3))
    wrong = [act.id for act in acts.since(0) if act.at.year > 2026]
    *_, (first, last) = rows("SELECT first_id, last_id FROM clock_correction ORDER BY id")
    assert (first, last) == (wrong[0], wrong[-1])
    assert rows("SELECT place_on FROM order_line ORDER BY id") == [("2026-12-01",)] * 3
    assert upkeep.verify(shop) == []


def test_a_refused_act_leaves_no_going_back(shop: Desk) -> None:
    shop.clock = SetClock(FAR, sure=True)
    an_order(shop, 1, (1, 3))
    shop.clock = SetClock(NOON, sure=True)
    before = acts.last()
    with pytest.raises(Refused), shop.change("accept"):
        raise Refused("order.empty")
    assert acts.last() == before == shop.clock.last
    assert asked_or_sure(shop)


def asked_or_sure(desk: Desk) -> bool:
    """Whether what was said of the clock still counts for the next act."""
    return desk.clock.asked() is not None and desk.clock.sure


def test_a_going_back_is_not_taken_back(shop: Desk) -> None:
    shop.clock = SetClock(FAR, sure=True)
    an_order(shop, 1, (1, 3))
    shop.clock = SetClock(NOON, sure=True)
    an_order(shop, 1, (1, 3))
    with pytest.raises(Refused, match=r"reverse\.clock"):
        reversing.reverse(shop, acts.latest(2)[1].id)


def test_another_desk_hears_of_a_going_back(shop: Desk, store: Path) -> None:
    an_order(shop, 1, (1, 3))
    assert shop.board.items()
    shop.clock = SetClock(FAR, sure=True)
    an_order(shop, 2, (1, 3))
    shop.clock = SetClock(NOON, sure=True)
    an_order(shop, 1, (1, 3))
    board, fresh = shop.board.items(), look(shop, None)
    assert {item: shop.board.outlooks(item) for item in board if shop.board.outlooks(item)} == {
        item: found for item, found in fresh.items() if found
    }


def test_what_a_wrong_day_did_to_lead_times_is_not_in_the_record(shop: Desk) -> None:
    acme = a_supplier(shop)
    po = a_purchase_order(shop, acme, (1, 3))
    shop.clock = SetClock(FAR, sure=True)
    receiving.receive(shop, po)
    assert views.suppliers.detail(shop, acme).row.record.deliveries == 1
    shop.clock = SetClock(NOON, sure=True)
    an_order(shop, 1, (1, 3))
    assert views.suppliers.detail(shop, acme).row.record.deliveries == 0


def test_what_left_on_a_wrong_day_counts_for_a_year_from_the_day_of_the_correction(shop: Desk) -> None:
    shop.clock = SetClock(FAR, sure=True)
    lost = stock.issue(shop, 1, Decimal(2))
    stock.issue(shop, 1, Decimal(1))
    shop.clock = SetClock(NOON, sure=True)
    an_order(shop, 1, (1, 3))
    day = NOON.date()
    assert count_schedule.issued(day - timedelta(1)) == {1: Decimal(3)}
    assert count_schedule.issued(day) == {}
    reversing.reverse(shop, lost)
    assert count_schedule.issued(day - timedelta(1)) == {1: Decimal(1)}
    assert count_schedule.issued(day) == {}


def test_stamps_are_said_in_the_stockrooms_time(shop: Desk, in_britain: None) -> None:
    shop.clock = SetClock(NOON - timedelta(hours=2))
    formats.set_zone(shop.clock.zone)
    text = formats.sentence(asked(shop))
    assert text == "The last act was recorded on 30 November, 13:00; this PC says 30 November, 11:00. Which is right?"


def test_another_desk_that_states_a_later_day_is_heard_in_every_queue(shop: Desk) -> None:
    """What was reserved from a day that the queues have reached now is reserved no more, also of other items."""
    nut = an_item(shop, "NUT", 5)
    shop.save_settings(replace(shop.settings, reserve_days=2))
    accepting.accept(shop, 1, [Asked(nut, Decimal(2), shop.today + timedelta(6), IfNothing.WAIT)])
    assert shop.board.outlooks(nut)[0].reserved_from is not None
    accepted = an_order(shop, 2, (1, 1))
    db.execute_sql("UPDATE order_line SET place_on = '2026-12-20' WHERE order_id = ?", (accepted.order_id,))
    with shop.change("other") as act:
        act.touch(Topic.ORDERS, items=[1])
    assert shop.board.outlooks(nut)[0].reserved_from is None
    assert shop.board.outlooks(nut) == look(shop, [nut])[nut]


def test_who_was_accepted_before_the_day_went_back_can_be_told(shop: Desk) -> None:
    shop.clock = SetClock(datetime(2026, 11, 30, 23, 30, tzinfo=UTC))  # tomorrow in Vienna
    accepted = an_order(shop, 1, (1, 5))
    shop.save_settings(replace(shop.settings, time_zone="America/New_York"))
    assert shop.today == date(2026, 11, 30)
    telling.tell(shop, [line.line.id for line in accepted.lines], How.PHONE)
    assert rows("SELECT told_on FROM telling") == [("2026-12-01",)]
