"""A count against the book as of its scans: laws for any movements around any scans."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.classes import AbcClass
from app.domain.counts import (
    Compared,
    LineState,
    Move,
    Step,
    checked_tally,
    compare,
    line_state,
    record_held,
    same_people,
    so_many,
)
from app.domain.errors import Refused
from app.domain.items import Item
from app.domain.settings import StockroomSettings

D = Decimal
TODAY = date(2026, 5, 12)
WASHER = Item(1, "WASHER", "Washer")
MOVE = Move(1, 1, D(1), TODAY)

acts = st.integers(1, 60)
quantities = st.integers(-9, 9).filter(bool).map(D)
happenings = st.dictionaries(acts, quantities, max_size=12)  # act -> what it moved
seen = st.dictionaries(acts, st.integers(0, 9).map(D), min_size=1, max_size=5)  # act -> what was tallied by it


def moves_of(happened: dict[int, Decimal], on: date = TODAY) -> list[Move]:
    return [Move(act, act, quantity, on) for act, quantity in happened.items()]


def steps_of(tallied: dict[int, Decimal]) -> list[Step]:
    return [Step(act, TODAY, "Kim", "", quantity) for act, quantity in tallied.items()]


def apart(happened: dict[int, Decimal], tallied: dict[int, Decimal]) -> dict[int, Decimal]:
    """A scan and a movement are different acts."""
    return {act: quantity for act, quantity in happened.items() if act not in tallied}


@given(happenings, seen)
def test_what_moved_before_the_first_or_after_the_last_scan_is_never_variance(
    happened: dict[int, Decimal], tallied: dict[int, Decimal]
) -> None:
    happened = apart(happened, tallied)
    first, last = min(tallied), max(tallied)
    before = sum((quantity for act, quantity in happened.items() if act < first), D(0))
    found = compare(steps_of(tallied), moves_of(happened))
    assert found.variance == sum(tallied.values()) - before
    shelf = {**tallied, first: tallied[first] + before - sum(tallied.values())}
    assert compare(steps_of(shelf), moves_of(happened)).variance == 0, "the book was right when it was counted"
    later = {act: quantity for act, quantity in happened.items() if act < last}
    assert compare(steps_of(tallied), moves_of(later)).variance == found.variance


@given(happenings, seen)
def test_any_movement_between_the_scans_marks_the_line_as_moved(
    happened: dict[int, Decimal], tallied: dict[int, Decimal]
) -> None:
    happened = apart(happened, tallied)
    between = {act for act in happened if min(tallied) < act < max(tallied)}
    found = compare(steps_of(tallied), moves_of(happened))
    assert {move.act for move in found.between} == between
    assert (line_state(found) is LineState.MOVED) == bool(between)


@given(happenings, seen, st.randoms())
def test_neither_the_order_of_rows_nor_where_the_book_is_cut_matters(
    happened: dict[int, Decimal], tallied: dict[int, Decimal], random: Random
) -> None:
    happened = apart(happened, tallied)
    moves, steps = moves_of(happened), steps_of(tallied)
    found = compare(steps, moves)
    mixed = list(steps)
    random.shuffle(mixed)
    assert compare(mixed, moves).variance == found.variance
    first = min(tallied)
    earlier = sum((move.quantity for move in moves if move.act < first), D(0))
    assert compare(steps, [move for move in moves if move.act > first], {}, earlier) == found


@given(seen, quantities)
def test_a_mistake_and_its_reversal_after_the_scans_are_nothing(tallied: dict[int, Decimal], moved: Decimal) -> None:
    plain = compare(steps_of(tallied), [])
    wrong = Move(100, 100, moved, TODAY - timedelta(3), corrects=True)
    back = Move(101, 101, -moved, TODAY, corrects=True, reverses=100, of_act=100)
    assert compare(steps_of(tallied), [wrong, back]) == plain
    assert compare(steps_of(tallied), [wrong]).corrected == (wrong,)


@given(seen, st.integers(2, 9))
def test_what_was_taken_back_in_parts_is_nothing_once_all_of_it_was(tallied: dict[int, Decimal], moved: int) -> None:
    came = Move(100, 100, D(moved), TODAY - timedelta(3))
    part = Move(101, 101, D(-1), TODAY, reverses=100, of_act=100)
    rest = Move(102, 102, D(1 - moved), TODAY, reverses=100, of_act=100)
    assert compare(steps_of(tallied), [came, part, rest]) == compare(steps_of(tallied), [])
    assert set(compare(steps_of(tallied), [came, part]).asked) >= {came}


@given(seen, quantities, st.booleans())
def test_what_happened_before_but_was_booked_later_is_asked_and_the_answer_decides(
    tallied: dict[int, Decimal], moved: Decimal, counted: bool
) -> None:
    late = Move(100, 100, moved, TODAY - timedelta(1))
    asked = compare(steps_of(tallied), [late])
    assert asked.asked == (late,)
    assert line_state(asked) is LineState.ASKED
    answered = compare(steps_of(tallied), [late], {100: counted})
    assert answered.asked == ()
    assert answered.variance == asked.variance - (moved if counted else 0)


@pytest.mark.parametrize(
    ("counted", "happened_on", "of_act", "asked"),
    [
        (5, TODAY, None, False),
        (4, TODAY, None, True),
        (4, TODAY + timedelta(1), None, False),
        (5, TODAY - timedelta(1), None, True),
        (5, TODAY + timedelta(9), 2, True),
        (5, TODAY + timedelta(9), 12, False),
    ],
)
def test_what_may_be_counted_already(counted: int, happened_on: date, of_act: int | None, asked: bool) -> None:
    """Of the same day only what may explain a difference; a reversal of something older always."""
    opening = Move(1, 1, D(5), TODAY - timedelta(30))
    later = Move(20, 20, D(-1), happened_on, reverses=None if of_act is None else 7, of_act=of_act)
    found = compare([Step(10, TODAY, "Kim", "A-01", D(counted))], [opening, later])
    assert bool(found.asked) == asked
    assert found.later == (() if asked else (later,))


@pytest.mark.parametrize(
    ("abc", "variance", "book", "cost", "small"),
    [
        ("C", "0", "0", None, True),
        ("C", "-2", "40", None, True),  # 5 %
        ("C", "-38", "40", "0.02", False),  # cheap, and nearly all of it is missing
        ("C", "3", "40", None, False),
        ("C", "2", "40", "5", True),
        ("C", "2", "40", "5.01", False),  # few, and dear
        ("B", "2", "40", None, False),
        ("B", "-3", "100", None, True),
        ("A", "-3", "100", None, False),
        ("A", "1", "100", None, True),
        ("C", "1", "0", "0.01", False),  # the book says none
    ],
)
def test_a_difference_is_over_when_its_quantity_or_its_value_is(
    abc: str, variance: str, book: str, cost: str | None, small: bool
) -> None:
    tolerance = StockroomSettings().tolerance
    assert tolerance.small(D(variance), D(book), AbcClass(abc), None if cost is None else D(cost)) is small


AGREES, SHORT = Compared(D(5), D(5)), Compared(D(5), D(3))


@pytest.mark.parametrize(
    ("state", "compared", "more"),
    [
        (LineState.UNCOUNTED, None, {}),
        (LineState.LEFT_OUT, None, {"left_out": True}),
        (LineState.LEFT_OUT, SHORT, {"left_out": True}),
        (LineState.COUNTING, AGREES, {"bins_open": True}),
        (LineState.AGREES, AGREES, {}),
        (LineState.WITHIN, SHORT, {"small": True}),
        (LineState.RECOUNT, SHORT, {}),
        (LineState.TO_APPROVE, SHORT, {"round": 2}),
        (LineState.APPROVED, SHORT, {"round": 2, "approved": D(-2)}),
        (LineState.TO_APPROVE, SHORT, {"round": 2, "approved": D(-1)}),
    ],
)
def test_what_a_line_needs_next(state: LineState, compared: Compared | None, more: dict[str, object]) -> None:
    assert line_state(compared, **more) is state  # type: ignore[arg-type]


def test_quantities_that_no_shelf_holds() -> None:
    for quantity in ("-3", "NaN", "1e9", "0.5"):
        with pytest.raises(Refused):
            checked_tally(WASHER, D(quantity))
    assert checked_tally(WASHER, D(0)) == 0
    assert so_many(WASHER, D(9_999)) is None
    asked = so_many(WASHER, D(10_000))
    assert asked is not None
    assert asked.question.fact("quantity") == 10_000


def test_who_counted_twice() -> None:
    assert same_people([("Kim",), ("Lee",)]) == frozenset()
    assert same_people([("Kim", "Lee"), ("Pat",), ("Lee", "Kai")]) == {"Lee"}
    assert same_people([("Kim",)]) == frozenset()


@pytest.mark.parametrize(
    ("rounds", "held"),
    [
        ([Compared(D(5), D(5))], True),
        ([Compared(D(40), D(38))], True),  # within tolerance
        ([Compared(D(5), D(3))], False),
        ([Compared(D(5), D(3)), Compared(D(5), D(5))], False),  # a recount does not make the record right
        ([Compared(D(5), D(5)), Compared(D(5), D(3))], False),
        ([Compared(D(5), D(3), between=(MOVE,)), Compared(D(5), D(5))], True),  # stock moved: it said nothing
        ([Compared(D(5), D(3), asked=(MOVE,)), Compared(D(5), D(3))], False),
    ],
)
def test_a_record_held_where_no_round_found_it_wrong(rounds: list[Compared], held: bool) -> None:
    assert record_held(rounds, StockroomSettings().tolerance, AbcClass.C, None) is held
