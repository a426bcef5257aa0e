"""Lines wanted far ahead: from when they are reserved, and what that does to them and to nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import Footing, Line, Place, Supply
from app.domain.promises import Hold, Outlook, outlooks, with_holds
from app.domain.reserving import kept_back, reserve_from

TODAY = date(2026, 5, 12)
D = Decimal


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


@pytest.mark.parametrize(
    ("wanted", "horizon", "expected"),
    [
        (None, 30, None),
        (day(100), 0, None),
        (day(-1), 30, None),
        (day(0), 30, None),
        (day(30), 30, None),
        (day(31), 30, day(1)),
        (day(100), 30, day(70)),
    ],
)
def test_from_when_a_line_is_reserved(wanted: date | None, horizon: int, expected: date | None) -> None:
    assert reserve_from(wanted, horizon, TODAY) == expected


STOCK = Supply(0, D(3), Footing.IN_STOCK, TODAY)


def confirmed(quantity: int, offset: int) -> Supply:
    return Supply(1, D(quantity), Footing.CONFIRMED, day(offset), "PO-0001", 1, 1, day(offset))


def unconfirmed(quantity: int, offset: int) -> Supply:
    return Supply(2, D(quantity), Footing.UNCONFIRMED, day(offset), "PO-0002", 1, 1, day(offset))


@pytest.mark.parametrize(
    ("supplies", "hoped", "footing"),
    [
        ([STOCK], day(20), Footing.UNCONFIRMED),
        ([confirmed(3, 9)], day(20), Footing.UNCONFIRMED),
        ([confirmed(3, 40)], day(40), Footing.UNCONFIRMED),
        ([unconfirmed(3, 5), confirmed(3, 40)], day(20), Footing.UNCONFIRMED),
        ([confirmed(2, 9)], None, Footing.NONE),
        ([], None, Footing.NONE),
    ],
)
def test_before_its_day_it_only_hopes(supplies: list[Supply], hoped: date | None, footing: Footing) -> None:
    line = Line(1, Place(day(20), 1), D(3))
    [found] = kept_back(outlooks([line], supplies), supplies, TODAY)
    assert (found.promise, found.ready, found.reserved_from) == (None, 0, day(20))
    assert (found.hoped, found.footing) == (hoped, footing)
    assert sum(share.quantity for share in found.shares) + found.short == 3
    assert kept_back(outlooks([line], supplies), supplies, day(20)) == outlooks([line], supplies)


lines_of = st.lists(st.tuples(st.integers(-9, 30), st.integers(1, 9)), max_size=8).map(
    lambda made: [Line(n, Place(day(on), n), D(waiting)) for n, (on, waiting) in enumerate(made, 1)]
)
footings = st.sampled_from((Footing.CONFIRMED, Footing.UNCONFIRMED, Footing.UNDATED, Footing.PLANNED))


@st.composite
def some_supplies(draw: st.DrawFn) -> list[Supply]:
    found = [Supply(0, D(draw(st.integers(1, 20))), Footing.IN_STOCK, TODAY)] if draw(st.booleans()) else []
    for row in range(1, draw(st.integers(0, 4)) + 1):
        footing = draw(footings)
        ready = day(draw(st.integers(0, 40))) if footing <= Footing.UNCONFIRMED else None
        found.append(Supply(row, D(draw(st.integers(1, 20))), footing, ready, f"PO-{row:04d}", 1, 1, ready))
    return found


@given(lines_of, some_supplies(), st.dictionaries(st.integers(1, 8), st.sampled_from((Hold.HELD, Hold.PASSED))))
def test_nobody_else_notices_and_nothing_of_it_is_promised(
    lines: list[Line], supplies: list[Supply], holds: dict[int, Hold]
) -> None:
    plain = with_holds(lines, supplies, holds)
    found = kept_back(plain, supplies, TODAY)
    assert [outlook.line for outlook in found] == [outlook.line for outlook in plain]
    for was, now in zip(plain, found, strict=True):
        if was.line.place.on <= TODAY or was.hold is Hold.PASSED:
            assert now == was
        else:
            check_reserved(now)
    present = [line for line in lines if line.place.on <= TODAY]
    alone = {outlook.line.id: outlook for outlook in with_holds(present, supplies, holds)}
    for outlook in found:
        if outlook.line.id in alone and outlook.hold is not Hold.PASSED:
            assert outlook == alone[outlook.line.id]


def check_reserved(found: Outlook) -> None:
    assert found.promise is None
    assert found.ready == 0
    assert found.footing >= Footing.UNCONFIRMED
    assert found.hoped is None or found.hoped >= found.line.place.on
    assert sum((share.quantity for share in found.shares), D(0)) + found.short == found.line.waiting
