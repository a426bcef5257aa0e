"""What is due to be counted at a desk, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app import counting, formats, views
from app.acts import reversing
from app.desk import Clock, Desk
from app.desk.schedule import Schedule
from app.domain.changes import Change, Topic
from app.domain.classes import AbcClass
from app.domain.count_schedule import DueFor
from app.domain.counts import CountWhy
from app.domain.errors import Refused
from app.goods import shipping, stock
from app.promising import telling
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal


def due(desk: Desk) -> list[tuple[str, tuple[DueFor, ...]]]:
    return [(each.item.sku, each.reasons) for each in counting.due(desk)]


def later(desk: Desk, days: int) -> None:
    desk.clock = Clock(desk.today + timedelta(days))


def test_classes_go_by_what_was_issued_in_a_year_at_cost(desk: Desk) -> None:
    for sku, quantity, cost in (("PUMP", 8, 100), ("SEAL", 12, 10), ("WASHER", 30, 1), ("SPARE", 0, 900)):
        item = an_item(desk, sku, 100, unit_cost=D(cost))
        if quantity:
            stock.issue(desk, item, D(quantity))
    undone = stock.issue(desk, 4, D(90))
    reversing.reverse(desk, undone)
    later(desk, 365)
    assert {each.item.sku: each.abc for each in counting.due(desk)} == dict.fromkeys(
        ("PUMP", "SEAL", "WASHER", "SPARE"), AbcClass.C
    ), "what was issued a year ago does not count any more"
    later(desk, -1)
    assert {each.item.sku: each.abc.value for each in counting.due(desk)} == {"PUMP": "A", "SEAL": "B"}
    assert formats.due_text(counting.due(desk)[0], desk.today) == "Due for 334 days, class A"
    assert views.today.summary(desk).to_count == 2
    desk.save_settings(replace(desk.settings, count_b_days=365))
    assert [each.item.sku for each in counting.due(desk)] == ["PUMP"]


def test_a_short_pick_and_a_doubt_come_first_until_the_item_is_counted(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT", 5)
    assert due(desk) == []
    [line] = an_order(desk, a_customer(desk), (washer, 5)).lines
    picked = shipping.short_pick(desk, line.line.id, D(3))
    assert due(desk) == [("WASHER", (DueFor.SHORT_PICK,))]
    doubted = counting.doubt(desk, bolt, "the shelf has more than that")
    assert due(desk) == [("BOLT", (DueFor.DOUBTED,)), ("WASHER", (DueFor.SHORT_PICK,))]
    assert formats.due_text(counting.due(desk)[0], desk.today) == (
        "Record doubted: the shelf has more than that; by its class C only in 365 days"
    )
    reversing.reverse(desk, doubted)
    reversing.reverse(desk, picked.act)
    assert due(desk) == []
    counting.doubt(desk, bolt, "the shelf has more than that")
    opened = counting.open_due(desk)
    assert (opened.items, due(desk)) == (1, []), "it is being counted"
    counting.key(desk, opened.id, bolt, D(5))
    posted = counting.post(desk, opened.id)
    assert due(desk) == []
    reversing.reverse(desk, posted.act)
    counting.cancel(desk, opened.id)
    assert due(desk) == [("BOLT", (DueFor.DOUBTED,))]


def test_a_broken_promise_asks_for_a_count(desk: Desk) -> None:
    washer, acme = an_item(desk, on_hand=5), a_supplier(desk)
    customer = a_customer(desk)
    a_purchase_order(desk, acme, (washer, 8), confirmed_on=TODAY + timedelta(20))
    an_order(desk, customer, (washer, 5))
    later(desk, 8)
    telling.tell(desk, [row.id for row in views.queue.rows(desk)], "phone")
    stock.correct(desk, washer, D(1), "four fell down")
    assert due(desk) == [], "it was counted just now"
    later(desk, 8)
    assert due(desk) == [("M8-WASHER", (DueFor.BROKEN,))]


def test_sheets_have_the_size_that_is_set(desk: Desk) -> None:
    for number in range(7):
        an_item(desk, f"ITEM-{number}", 1, bin=f"B-{number % 2}")
    with pytest.raises(Refused, match=r"count\.nothing_due"):
        counting.open_due(desk)
    later(desk, 366)
    desk.save_settings(replace(desk.settings, count_sheet=3))
    assert [len(sheet) for sheet in counting.sheets(desk)] == [3, 3, 1]
    opened = counting.open_due(desk)
    sheet = views.counts.sheet(desk, opened.id)
    assert [(bin, [row.item.sku for row in rows]) for bin, rows in sheet.bins] == [
        ("B-0", ["ITEM-0", "ITEM-2"]),
        ("B-1", ["ITEM-1"]),
    ]
    assert {row.book for _, rows in sheet.bins for row in rows} == {None}, "blind"
    assert [len(sheet) for sheet in counting.sheets(desk)] == [3, 1]
    assert counting.open_due(desk, 2).items == 2
    by_bin = counting.open_bin(desk, "b-1")
    assert (views.counts.rows(desk, [by_bin.id])[0].count.why, by_bin.items) == (CountWhy.BIN, 1), "the others are busy"


def test_a_sheet_that_is_not_blind_has_the_book(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    desk.save_settings(replace(desk.settings, count_blind=False))
    opened = counting.open_count(desk, [washer])
    [(_, (row,))] = views.counts.sheet(desk, opened.id).bins
    assert row.book == 5


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("count_a_days", 0, "settings.count_days"),
        ("count_sheet", 0, "settings.count_sheet"),
        ("count_a_percent", D(-1), "settings.tolerance_share"),
        ("count_c_percent", D(101), "settings.tolerance_share"),
        ("count_value", D("NaN"), "settings.tolerance"),
    ],
)
def test_settings_that_make_no_sense_are_refused(desk: Desk, field: str, value: object, why: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.save_settings(replace(desk.settings, **{field: value}))  # type: ignore[arg-type]
    assert refused.value.id == why
    assert formats.sentence(refused.value)


def test_read_in_steps_it_is_the_same_whatever_happens_meanwhile(desk: Desk) -> None:
    made = [an_item(desk, f"ITEM-{at:03d}", 10, unit_cost=D(1)) for at in range(250)]
    later(desk, 400)
    steps = Schedule(desk, lambda: desk.board)
    first, second = steps.fill(), steps.fill()
    next(first)
    assert not steps.ready
    counting.open_count(desk, made[:1])
    steps.take(Change(Topic.COUNTS, frozenset(made[:1])))
    next(second)
    assert sum(1 for _ in first) > 3
    assert steps.ready
    assert list(second) == [], "who shares the steps is done with them"
    assert [each.item.sku for each in steps.due()] == [each.item.sku for each in counting.due(desk)]
    assert len(steps.due()) == 249


def test_what_is_read_in_steps_is_read_again_once_it_is_of_no_use(desk: Desk) -> None:
    for at in range(150):
        an_item(desk, f"ITEM-{at:03d}", 10)
    steps = Schedule(desk, lambda: desk.board)
    going = steps.fill()
    next(going)
    later(desk, 400)
    steps.take(Change(Topic.SETTINGS))
    for _ in going:
        pass
    assert steps.count() == 150
    assert not list(steps.fill())
