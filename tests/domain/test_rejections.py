"""What rejecting leaves of a schedule row, and what taking that back gives again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.purchase_orders import Row
from app.domain.rejections import Rejection, rejected, restored

JUNE_1, JUNE_9 = date(2026, 6, 1), date(2026, 6, 9)
ROW = Row(7, 3, 1, Decimal(10), Decimal(0), Decimal(0), JUNE_1, JUNE_9, True)
amounts, few = st.integers(0, 30).map(Decimal), st.integers(1, 30).map(Decimal)


def kept(row: Row, quantity: Decimal, short: bool = False) -> Rejection:
    return Rejection(1, row.id, quantity, short, row.requested_on, row.confirmed_on, row.confirmed)


def test_a_part_of_it_gets_a_row_of_its_own_without_a_date() -> None:
    whole, again = rejected(ROW, Decimal(4), False, 2)
    assert (whole.open, whole.due) == (6, JUNE_9)
    assert (again.id, again.line, again.position, again.open, again.due, again.confirmed) == (0, 3, 3, 4, None, False)


def test_all_of_it_loses_its_date() -> None:
    [row] = rejected(ROW, Decimal(10), False, 1)
    assert (row.id, row.open, row.due, row.confirmed) == (7, 10, None, False)


def test_what_has_no_date_stays_as_it_is() -> None:
    undated = replace(ROW, requested_on=None, confirmed_on=None, confirmed=False)
    assert rejected(undated, Decimal(4), False, 1) == [undated]


def test_without_replacement_it_is_closed_short() -> None:
    [row] = rejected(ROW, Decimal(4), True, 1)
    assert (row.short, row.open, row.due) == (4, 6, JUNE_9)


def test_a_date_that_came_since_is_kept() -> None:
    [row] = rejected(ROW, Decimal(10), False, 1)
    since = replace(row, confirmed_on=date(2026, 7, 1), confirmed=True)
    assert restored(since, kept(ROW, Decimal(10))) == (since, False)
    assert restored(row, kept(ROW, Decimal(10))) == (ROW, False)


def test_the_part_that_was_split_off_joins_its_row_again() -> None:
    whole, again = rejected(ROW, Decimal(4), False, 2)
    assert restored(whole, kept(ROW, Decimal(4)), again, joins=True) == (ROW, True)
    moved = replace(whole, confirmed_on=date(2026, 7, 1))
    assert restored(moved, kept(ROW, Decimal(4)), again, joins=True)[0].due == JUNE_9, "each by its own date"


@given(still_open=few, received=amounts, short=amounts, share=st.integers(1, 100), no_replacement=st.booleans())
def test_nothing_is_lost_and_taking_it_back_gives_it_again(
    still_open: Decimal, received: Decimal, short: Decimal, share: int, no_replacement: bool
) -> None:
    row = replace(ROW, quantity=still_open + received + short, received=received, short=short)
    part = max(Decimal(1), still_open * share // 100)
    rows = rejected(row, part, no_replacement, 1)
    assert all(each.quantity > 0 and each.short <= each.quantity for each in rows)
    assert sum(each.quantity for each in rows) == row.quantity
    assert sum(each.received for each in rows) == received
    assert sum(each.open for each in rows) == row.open - (part if no_replacement else 0)
    first, *split_off = rows
    after, joined = restored(first, kept(row, part, no_replacement), *split_off, joins=bool(split_off))
    back = [after] if joined or not split_off else [first, after]
    assert sum(each.open for each in back) == row.open
    assert {each.due for each in back if each.open} == {JUNE_9}
