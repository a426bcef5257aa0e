"""What past deliveries say of a supplier."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import Calendar
from app.domain.supplier_record import Delivery, Opinion, Record, Spread, days_late, opinion, record

FRIDAY, MONDAY, TUESDAY = date(2026, 5, 8), date(2026, 5, 11), date(2026, 5, 12)
SATURDAY, SUNDAY = date(2026, 5, 9), date(2026, 5, 10)
WEEK = Calendar()
HOLIDAY = Calendar(closed=frozenset({MONDAY, SUNDAY}))


def came(promised: date | None, arrived: date, sent: date = date(2026, 4, 1)) -> Delivery:
    return Delivery(1, 1, "PO-0001", sent, promised, arrived)


def late_by(days: int, on: int = 0) -> Delivery:
    """So many working days late; the dates are those of week `on`."""
    promised = MONDAY + timedelta(weeks=on)
    return came(promised, WEEK.add_open_days(promised, days))


@pytest.mark.parametrize(
    ("promised", "arrived", "calendar", "days"),
    [
        (FRIDAY, FRIDAY, WEEK, 0),
        (FRIDAY, MONDAY, WEEK, 1),
        (FRIDAY, TUESDAY, WEEK, 2),
        (FRIDAY, MONDAY, HOLIDAY, 1),  # taken in on a closed day: ready on Tuesday
        (FRIDAY, TUESDAY, HOLIDAY, 1),
        (SATURDAY, MONDAY, WEEK, 0),  # promised for a closed day: the next open one is in time
        (FRIDAY, SATURDAY, WEEK, 1),
        (TUESDAY, FRIDAY, WEEK, -2),
        (None, FRIDAY, WEEK, None),
        (date(2026, 1, 1), date(2026, 12, 31), Calendar(weekdays=frozenset(range(7))), 364),
    ],
)
def test_how_late_a_delivery_was(promised: date | None, arrived: date, calendar: Calendar, days: int | None) -> None:
    assert days_late(came(promised, arrived), calendar) == days


@pytest.mark.parametrize(
    ("deliveries", "expected"),
    [
        ([], Record(0, 0, 0, None, None)),
        ([came(None, TUESDAY, MONDAY)], Record(1, 0, 0, None, Spread(1, 1, 1))),
        ([came(MONDAY, TUESDAY, TUESDAY + timedelta(1))], Record(1, 1, 0, Spread(1, 1, 1), Spread(0, 0, 0))),
        (
            [came(MONDAY, TUESDAY, FRIDAY), came(TUESDAY, MONDAY, FRIDAY), came(None, TUESDAY, SATURDAY)],
            Record(3, 2, 1, Spread(-1, 1, 1), Spread(3, 3, 4)),
        ),
    ],
)
def test_the_record(deliveries: list[Delivery], expected: Record) -> None:
    assert record(deliveries, WEEK) == expected


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        ([], None),
        ([3, 3, 3, 3], None),  # four are too few
        ([0, 0, 0, 0, 0], Opinion(5, 0, 0)),
        ([0, 0, 4, 4, 9], Opinion(5, 3, 4)),
        ([0, 0, 0, 0, 4, 4, 4, 5, 6, 9], Opinion(10, 6, 4)),
        ([9, 9, 0, 0, 0, 0, 4, 4, 4, 5, 6, 9], Opinion(10, 6, 4)),  # only the last ten
    ],
)
def test_the_second_opinion(late: list[int], expected: Opinion | None) -> None:
    deliveries = [late_by(days, week) for week, days in zip(range(0, 100, 3), late, strict=False)]
    assert opinion(deliveries, WEEK) == expected
    assert opinion(reversed(deliveries), WEEK) == expected


def test_deliveries_without_a_date_make_no_opinion() -> None:
    assert opinion([came(None, TUESDAY)] * 9 + [late_by(2)] * 4, WEEK) is None
    assert opinion([came(None, TUESDAY)] * 9 + [late_by(2)] * 5, WEEK) == Opinion(5, 5, 2)


@pytest.mark.parametrize(
    ("median", "says", "ours"),
    [(4, TUESDAY, date(2026, 5, 18)), (0, TUESDAY, TUESDAY), (-3, TUESDAY, TUESDAY), (1, SATURDAY, TUESDAY)],
)
def test_our_date_is_never_before_theirs(median: int, says: date, ours: date) -> None:
    assert Opinion(10, 6, median).ours(says, WEEK) == ours


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CLOSED = st.frozensets(DAYS, max_size=9)
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)


@given(WEEKDAYS, CLOSED, DAYS, DAYS)
def test_open_days_are_those_that_one_would_count(
    weekdays: frozenset[int], closed: frozenset[date], start: date, end: date
) -> None:
    calendar = Calendar(weekdays, closed)
    first, last = min(start, end), max(start, end)
    counted = sum(calendar.is_open(first + timedelta(n)) for n in range(1, (last - first).days + 1))
    assert calendar.open_days(start, end) == (counted if start <= end else -counted)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=12))
def test_a_record_adds_up(made: list[tuple[date, date]]) -> None:
    found = record([came(promised, arrived) for promised, arrived in made], WEEK)
    assert found.deliveries == found.dated == len(made)
    if found.late is not None:
        assert found.late.fewest <= found.late.median <= found.late.most
        assert (found.on_time == found.dated) == (found.late.most <= 0)
        assert (found.on_time == 0) == (found.late.fewest > 0)
