"""What is to be counted when."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.classes import AbcClass, classes
from app.domain.count_schedule import DueFor, History, due, in_order, sheets
from app.domain.items import Item

D = Decimal
TODAY = date(2026, 5, 12)
INTERVALS = {AbcClass.A: 30, AbcClass.B: 90, AbcClass.C: 365}
WASHER = Item(1, "WASHER", "Washer", bin="A-01")


def test_the_few_that_make_up_most_of_the_value_are_class_a() -> None:
    issued = {1: D(700), 2: D(120), 3: D(100), 4: D(40), 5: D(30), 6: D(10), 7: D(0)}
    assert "".join(classes(issued)[item].value for item in range(1, 8)) == "AABBCCC"


def test_where_nothing_was_issued_everything_is_class_c() -> None:
    assert classes({1: D(0), 2: D(0)}) == {1: AbcClass.C, 2: AbcClass.C}


@given(st.dictionaries(st.integers(1, 50), st.integers(0, 10_000).map(D), max_size=30))
def test_more_value_is_never_a_lower_class(issued: dict[int, Decimal]) -> None:
    found = classes(issued)
    assert found.keys() == issued.keys()
    ranked = sorted(issued, key=lambda item: -issued[item])
    for higher, lower in pairwise(ranked):
        if issued[higher] > issued[lower]:
            assert found[higher] <= found[lower]
    top = [item for item, abc in found.items() if abc is AbcClass.A]
    assert sum(issued[item] for item in top) * 100 >= sum(issued.values()) * 80 or not any(issued.values())


@pytest.mark.parametrize(
    ("abc", "ago", "reasons"),
    [
        (AbcClass.A, 29, None),
        (AbcClass.A, 30, (DueFor.INTERVAL,)),
        (AbcClass.B, 89, None),
        (AbcClass.B, 90, (DueFor.INTERVAL,)),
        (AbcClass.C, 364, None),
        (AbcClass.C, 365, (DueFor.INTERVAL,)),
    ],
)
def test_each_class_has_its_interval(abc: AbcClass, ago: int, reasons: tuple[DueFor, ...] | None) -> None:
    found = due(WASHER, abc, History(TODAY - timedelta(ago)), INTERVALS, TODAY, False)
    assert (found.reasons if found else None) == reasons


def test_what_makes_a_record_doubtful_comes_before_its_time() -> None:
    yesterday, month = TODAY - timedelta(1), TODAY - timedelta(20)
    doubted = due(WASHER, AbcClass.C, History(yesterday, doubt="the shelf is empty"), INTERVALS, TODAY, False)
    assert doubted
    assert (doubted.reasons, doubted.doubt, doubted.first) == ((DueFor.DOUBTED,), "the shelf is empty", True)
    short = due(WASHER, AbcClass.C, History(yesterday, short_pick=True), INTERVALS, TODAY, True)
    assert short
    assert short.reasons == (DueFor.SHORT_PICK,), "it was counted yesterday, so a broken promise says nothing new"
    broken = due(WASHER, AbcClass.C, History(month), INTERVALS, TODAY, True)
    assert broken
    assert broken.reasons == (DueFor.BROKEN,)
    assert due(WASHER, AbcClass.C, History(None), INTERVALS, TODAY, True) is None, "it never had stock"


def test_the_most_pressing_come_first_and_each_sheet_is_walked_bin_by_bin() -> None:
    year = TODAY - timedelta(400)
    found = []
    for number, (abc, bin, short) in enumerate(
        [(AbcClass.C, "A-01", False), (AbcClass.A, "C-03", False), (AbcClass.C, "B-02", True), (AbcClass.A, "", False)]
    ):
        item = Item(number, f"ITEM-{number}", "Item", bin=bin)
        each = due(item, abc, History(year, short_pick=short), INTERVALS, TODAY, False)
        assert each
        found.append(each)
    ordered = in_order(found)
    assert [each.item.id for each in ordered] == [2, 1, 3, 0]
    assert [[each.item.id for each in sheet] for sheet in sheets(ordered, 3)] == [[2, 1, 3], [0]]
