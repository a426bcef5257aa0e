"""Open days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import Calendar

FRIDAY, SATURDAY, SUNDAY, MONDAY, TUESDAY = (date(2026, 5, 15) + timedelta(days=n) for n in range(5))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
CALENDARS = st.builds(
    Calendar,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1)), max_size=20),
    st.integers(0, 5),
)


@pytest.mark.parametrize(
    ("arrival", "dock_days", "closed", "ready"),
    [
        (FRIDAY, 0, (), FRIDAY),
        (SATURDAY, 0, (), MONDAY),
        (SUNDAY, 0, (MONDAY,), TUESDAY),
        (FRIDAY, 1, (), MONDAY),
        (FRIDAY, 1, (MONDAY,), TUESDAY),
        (SATURDAY, 1, (), TUESDAY),  # the goods are put away from Monday on
    ],
)
def test_goods_are_ready_on_open_days_only(
    arrival: date, dock_days: int, closed: tuple[date, ...], ready: date
) -> None:
    assert Calendar(closed=frozenset(closed), dock_days=dock_days).ready_date(arrival) == ready


def test_a_week_of_open_days_ignores_no_day() -> None:
    assert Calendar(weekdays=frozenset(range(7)), dock_days=2).ready_date(FRIDAY) == SUNDAY


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({7}), frozenset({-1, 0})])
def test_a_calendar_needs_an_open_weekday(weekdays: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="weekday"):
        Calendar(weekdays=weekdays)


def test_dock_days_are_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        Calendar(dock_days=-1)


@given(CALENDARS, DAYS)
def test_a_ready_date_is_open_and_not_before_the_arrival(calendar: Calendar, arrival: date) -> None:
    ready = calendar.ready_date(arrival)
    assert ready >= arrival
    assert calendar.is_open(ready)


@given(CALENDARS, DAYS, st.integers(0, 40))
def test_a_later_arrival_is_never_ready_earlier(calendar: Calendar, arrival: date, days: int) -> None:
    assert calendar.ready_date(arrival) <= calendar.ready_date(arrival + timedelta(days=days))


@given(CALENDARS, DAYS)
def test_dock_days_count_open_days(calendar: Calendar, arrival: date) -> None:
    first, ready = calendar.next_open(arrival), calendar.ready_date(arrival)
    between = [first + timedelta(days=n) for n in range(1, (ready - first).days + 1)]
    assert sum(calendar.is_open(day) for day in between) == calendar.dock_days
