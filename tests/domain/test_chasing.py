"""Which rows a supplier is chased for, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import Calendar
from app.domain.chasing import AskedRow, ChaseWhy, Harm, chase, harm, rank

TODAY = date(2026, 5, 12)  # a Tuesday
PATIENCE = 3


def ago(days: int | None) -> date | None:
    return None if days is None else TODAY - timedelta(days)


def asked(
    due: int | None, confirmed: bool, sent: int, answered: int | None = None, chased: int | None = None, row: int = 1
) -> AskedRow:
    """Days are so many before today, a due date in days to come is negative."""
    sent_on = TODAY - timedelta(sent)
    return AskedRow(row, 1, "PO-0001", 1, row, Decimal(5), ago(due), confirmed, sent_on, ago(answered), ago(chased))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (asked(1, True, 20, 20), (ChaseWhy.OVERDUE, 1)),
        (asked(0, True, 20, 20), None),
        (asked(-5, True, 20, 20), None),
        (asked(2, True, 20, 20), (ChaseWhy.OVERDUE, 2)),  # a Sunday: ready on Monday, but said is the Sunday
        (asked(1, False, 1), (ChaseWhy.OVERDUE, 1)),  # what is past is late, however lately it was sent
        (asked(-5, False, 2), None),
        (asked(-5, False, 3), (ChaseWhy.UNCONFIRMED, 3)),
        (asked(None, False, 9), (ChaseWhy.UNCONFIRMED, 9)),
        (asked(None, True, 20, 2), None),
        (asked(None, True, 20, 4), (ChaseWhy.UNDATED, 4)),
        (asked(None, True, 20), (ChaseWhy.UNDATED, 20)),  # imported as confirmed without a date
    ],
)
def test_why_a_row_is_chased(row: AskedRow, why: tuple[ChaseWhy, int] | None) -> None:
    found = chase(row, TODAY, Calendar(), PATIENCE)
    assert (found and (found.why, found.days)) == why


@pytest.mark.parametrize(("chased", "again"), [(None, False), (0, True), (2, True), (3, False), (9, False)])
def test_after_a_chase_the_supplier_is_given_time(chased: int | None, again: bool) -> None:
    found = chase(asked(5, True, 20, 20, chased), TODAY, Calendar(), PATIENCE)
    assert found is not None
    assert found.again is again


def test_dock_days_make_nothing_late_before_it_could_be_ready() -> None:
    slow = Calendar(dock_days=2)
    assert chase(asked(1, True, 20, 20), TODAY, slow, PATIENCE) is None
    assert chase(asked(4, True, 20, 20), TODAY, slow, PATIENCE) is None
    assert chase(asked(5, True, 20, 20), TODAY, slow, PATIENCE) is not None


def test_the_last_contact_is_whatever_was_last() -> None:
    assert asked(None, False, 9).last_contact == ago(9)
    assert asked(None, True, 9, 4).last_contact == ago(4)
    assert asked(None, True, 9, 4, 1).last_contact == ago(1)


def test_harm_is_weighed_from_customers_down() -> None:
    late = [
        chase(asked(days, True, 30, 30, row=row), TODAY, Calendar(), 3) for row, days in enumerate((4, 4, 11, 11, 12))
    ]
    found = [each for each in late if each is not None]
    assert len(found) == 5
    waits = [(0, 0), (1, 3), (1, 3), (1, 30), (2, 1)]
    harms = [harm(each, *wait, TODAY) for each, wait in zip(found, waits, strict=True)]
    ranked = sorted(zip(found, harms, strict=True), key=lambda pair: rank(*pair))
    assert [each.asked.row for each, _ in ranked] == [4, 3, 2, 1, 0]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.integers(0, 9), st.integers(1, 9)), max_size=8))
def test_ranking_does_not_go_by_the_order_of_the_input(made: list[tuple[bool, int, int, int]]) -> None:
    found = []
    for row, (chased, customers, wait, late) in enumerate(made):
        each = chase(asked(late + 3, True, 30, 30, 1 if chased else None, row), TODAY, Calendar(), PATIENCE)
        assert each is not None
        found.append((each, Harm(customers, wait, each.days, 0)))
    key = sorted(found, key=lambda pair: rank(*pair))
    backwards = list(reversed(found))
    assert sorted(backwards, key=lambda pair: rank(*pair)) == key
    assert [each.again for each, _ in key] == sorted(each.again for each, _ in key)
