"""What has become of a promise: the table row by row, and what holds for any promise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import Footing
from app.domain.promise_states import BROKEN, ComparedPromise, Damping, Now, PromiseState, Told, compare

TODAY = date(2026, 5, 12)
LAST_WEEK = date(2026, 5, 5)
DAMPING = Damping(earlier_days=3, hope_days=3)
IN_STOCK, CONFIRMED, UNCONFIRMED = Footing.IN_STOCK, Footing.CONFIRMED, Footing.UNCONFIRMED
UNDATED, OVERDUE, PLANNED, NONE = Footing.UNDATED, Footing.OVERDUE, Footing.PLANNED, Footing.NONE


def may(day: int) -> date:
    return date(2026, 5, day)


def told(promised_on: date | None, footing: Footing | None = CONFIRMED, hoped_on: date | None = None) -> Told:
    return Told(promised_on, LAST_WEEK, "phone", footing, hoped_on)


def a_date(promise: date, footing: Footing = CONFIRMED, ready: bool = False) -> Now:
    return Now(promise, promise, footing, ready, footing is not IN_STOCK)


def no_date(footing: Footing, hoped: date | None = None) -> Now:
    return Now(None, hoped, footing, False, footing is not NONE)


READY_NOW = a_date(TODAY, IN_STOCK, ready=True)
GOING_OUT = READY_NOW._replace(going_out=True)
SHORT_BY_SOME = no_date(NONE)._replace(inbound=True)

TABLE = [
    # nothing was told
    ("nothing, a date", None, a_date(may(20)), PromiseState.UNTOLD, 0, True),
    ("nothing, no date", None, no_date(NONE), PromiseState.UNTOLD, 0, True),
    ("nothing, ready", None, READY_NOW, PromiseState.UNTOLD, 0, True),
    # no date was told, and there is none
    ("no date, still none", told(None, NONE), no_date(NONE), PromiseState.KEPT, 0, False),
    ("no date, now on order", told(None, NONE), no_date(UNDATED), PromiseState.KEPT, 0, False),
    ("no date, now hoped for", told(None, UNDATED), no_date(UNCONFIRMED, may(20)), PromiseState.KEPT, 0, False),
    ("told before an import", told(None, None), no_date(NONE), PromiseState.KEPT, 0, False),
    ("hope as it was", told(None, UNCONFIRMED, may(20)), no_date(UNCONFIRMED, may(20)), PromiseState.KEPT, 0, False),
    ("hope 3 days later", told(None, UNCONFIRMED, may(20)), no_date(UNCONFIRMED, may(23)), PromiseState.KEPT, 3, False),
    (
        "hope 4 days later",
        told(None, UNCONFIRMED, may(20)),
        no_date(UNCONFIRMED, may(24)),
        PromiseState.HOPE_SLIPPED,
        4,
        True,
    ),
    ("hope earlier", told(None, UNCONFIRMED, may(20)), no_date(UNCONFIRMED, may(14)), PromiseState.KEPT, -6, False),
    ("hope gone", told(None, UNCONFIRMED, may(20)), no_date(UNDATED), PromiseState.HOPE_SLIPPED, 0, True),
    ("hope overdue", told(None, UNCONFIRMED, may(11)), no_date(OVERDUE), PromiseState.HOPE_SLIPPED, 0, True),
    ("hope gone, a draft now", told(None, UNCONFIRMED, may(20)), no_date(PLANNED), PromiseState.HOPE_SLIPPED, 0, True),
    ("hope gone, some inbound", told(None, UNCONFIRMED, may(20)), SHORT_BY_SOME, PromiseState.HOPE_SLIPPED, 0, True),
    ("told of a hope that is gone", told(None, OVERDUE), no_date(OVERDUE), PromiseState.KEPT, 0, False),
    ("inbound then, nothing now", told(None, UNCONFIRMED, may(20)), no_date(NONE), PromiseState.COVER_LOST, 0, True),
    ("undated then, nothing now", told(None, UNDATED), no_date(NONE), PromiseState.COVER_LOST, 0, True),
    ("overdue then, a draft now", told(None, OVERDUE), no_date(PLANNED), PromiseState.KEPT, 0, False),
    ("a draft then, nothing now", told(None, PLANNED), no_date(NONE), PromiseState.COVER_LOST, 0, True),
    ("undated then, some inbound now", told(None, UNDATED), SHORT_BY_SOME, PromiseState.KEPT, 0, False),
    # no date was told, and there is one
    ("no date, now a date", told(None, UNCONFIRMED, may(20)), a_date(may(20)), PromiseState.EARLIER, 0, True),
    ("no date, now a late date", told(None, UNCONFIRMED, may(20)), a_date(may(31)), PromiseState.EARLIER, 0, True),
    ("no date, now ready", told(None, NONE), READY_NOW, PromiseState.READY, 0, True),
    ("no date, now ready and sent", told(None, NONE), GOING_OUT, PromiseState.READY, 0, False),
    # a date was told
    ("a date, now none", told(may(20)), no_date(UNCONFIRMED, may(20)), PromiseState.COVER_LOST, 0, True),
    ("a past date, now none", told(may(8)), no_date(OVERDUE), PromiseState.COVER_LOST, 0, True),
    ("the same date", told(may(20)), a_date(may(20)), PromiseState.KEPT, 0, False),
    ("a day later", told(may(20)), a_date(may(21)), PromiseState.SLIPPED, 1, True),
    ("weeks later", told(may(20)), a_date(date(2026, 6, 2)), PromiseState.SLIPPED, 13, True),
    ("3 days earlier", told(may(20)), a_date(may(17)), PromiseState.KEPT, -3, False),
    ("4 days earlier", told(may(20)), a_date(may(16)), PromiseState.EARLIER, -4, True),
    ("ready sooner than told", told(may(14)), READY_NOW, PromiseState.READY, 0, True),
    ("ready much sooner", told(may(20)), READY_NOW, PromiseState.READY, 0, True),
    ("ready on the day", told(may(12)), READY_NOW, PromiseState.READY, 0, True),
    ("a past date, now ready", told(may(8)), READY_NOW, PromiseState.READY, 0, True),
    ("ready and sent, in good time", told(may(14)), GOING_OUT, PromiseState.READY, 0, False),
    (
        "told that it is held, now ready",
        told(may(8), IN_STOCK)._replace(held=True),
        READY_NOW,
        PromiseState.READY,
        0,
        True,
    ),
    ("here sooner than told, held", told(may(20)), a_date(TODAY, IN_STOCK), PromiseState.EARLIER, -8, True),
    ("called in today", told(TODAY, IN_STOCK), READY_NOW, PromiseState.KEPT, 0, False),
    ("called in already", told(may(8), IN_STOCK), READY_NOW, PromiseState.READY, 0, False),
    ("a past date, due today", told(may(8)), a_date(may(12)), PromiseState.SLIPPED, 4, True),
    ("a past date, some held back", told(may(8)), a_date(may(12), IN_STOCK), PromiseState.SLIPPED, 4, True),
    ("told that it is here and held", told(may(8), IN_STOCK), a_date(may(12), IN_STOCK), PromiseState.KEPT, 0, False),
    ("said to be ready, then gone", told(may(8), IN_STOCK), no_date(NONE), PromiseState.COVER_LOST, 0, True),
]


@pytest.mark.parametrize(("last", "now", "state", "days", "due"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE])
def test_the_table(last: Told | None, now: Now, state: PromiseState, days: int, due: bool) -> None:
    assert compare(last, now, DAMPING) == (state, days, due)


def test_every_state_has_a_row() -> None:
    assert {row[3] for row in TABLE} == set(PromiseState)


def test_no_damping_at_all() -> None:
    none = Damping(0, 0)
    assert compare(told(may(20)), a_date(may(19)), none) == (PromiseState.EARLIER, -1, True)
    hope = told(None, UNCONFIRMED, may(20))
    assert compare(hope, no_date(UNCONFIRMED, may(21)), none) == (PromiseState.HOPE_SLIPPED, 1, True)


days = st.integers(-40, 60).map(lambda number: TODAY + timedelta(number))
coming = st.integers(0, 60).map(lambda number: TODAY + timedelta(number))
tellings = st.one_of(
    st.none(),
    st.builds(told, days, st.sampled_from([IN_STOCK, CONFIRMED, None])),
    st.builds(told, st.none(), st.sampled_from([UNCONFIRMED, UNDATED, OVERDUE, PLANNED, NONE, None]), st.none() | days),
)
standings = st.one_of(
    st.builds(a_date, coming),
    st.just(READY_NOW),
    st.builds(no_date, st.just(UNCONFIRMED), coming),
    st.builds(no_date, st.sampled_from([UNDATED, OVERDUE, PLANNED, NONE])),
)
dampings = st.builds(Damping, st.integers(0, 30), st.integers(0, 30))


@given(tellings, standings, dampings)
def test_nobody_is_left_alone_with_a_promise_that_is_broken(last: Told | None, now: Now, damping: Damping) -> None:
    found = compare(last, now, damping)
    if last is not None and last.promised_on is not None:
        called_in = now.ready or now.footing is last.footing is IN_STOCK
        later = now.promise is None or now.promise > last.promised_on
        assert (found.state in BROKEN) == (later and not called_in)
    if found.state in BROKEN or found.state is PromiseState.UNTOLD:
        assert found.due
    if found.state is PromiseState.KEPT:
        assert not found.due


@given(standings, dampings)
def test_whoever_has_just_been_told_is_not_due_again(now: Now, damping: Damping) -> None:
    just_told = Told(now.promise, TODAY, "phone", now.footing, now.hoped if now.promise is None else None)
    assert compare(just_told, now, damping) == ComparedPromise(PromiseState.KEPT, 0, False)


@given(days, coming, coming, dampings)
def test_a_later_promise_is_never_better_news(promised: date, one: date, other: date, damping: Damping) -> None:
    sooner, later = sorted((one, other))
    first = compare(told(promised), a_date(sooner), damping)
    second = compare(told(promised), a_date(later), damping)
    rank = [PromiseState.EARLIER, PromiseState.KEPT, PromiseState.SLIPPED]
    assert rank.index(first.state) <= rank.index(second.state)
    assert second.days - first.days == (later - sooner).days


@given(tellings, standings, dampings)
def test_more_damping_never_makes_a_slip_of_a_date_go_away(last: Told | None, now: Now, damping: Damping) -> None:
    plain = compare(last, now, Damping(0, 0))
    damped = compare(last, now, damping)
    if plain.state not in (PromiseState.EARLIER, PromiseState.HOPE_SLIPPED):
        assert damped == plain
    elif last is not None and last.promised_on is None and now.promise is not None:
        assert damped.state is PromiseState.EARLIER, "a first date is never damped"
