"""Moving up: whoever is put before somebody gains, nobody else does, and the laws of matching hold."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import ZERO, Footing, Line, Place, Supply
from app.domain.overrides import Later, moved, moved_back, places_before
from app.domain.promises import Hold, outlooks, with_holds

TODAY = date(2026, 5, 12)
QUANTITIES = st.integers(1, 9).map(Decimal)
SUPPLIES = st.lists(st.tuples(QUANTITIES, st.integers(0, 20)), max_size=5).map(
    lambda rows: [
        Supply(at + 1, quantity, Footing.CONFIRMED, TODAY + timedelta(days=days), "PO-0001", 1, at)
        for at, (quantity, days) in enumerate(rows)
    ]
)


@st.composite
def queues(draw: st.DrawFn) -> list[Line]:
    """Lines with places as overrides leave them: few days and numbers, many subs."""
    places = draw(st.lists(st.tuples(st.integers(1, 4), st.integers(-3, 0)), min_size=2, max_size=9, unique=True))
    return [Line(id, Place(TODAY, number, sub), draw(QUANTITIES)) for id, (number, sub) in enumerate(sorted(places), 1)]


@given(queues(), SUPPLIES, st.data())
def test_only_the_moved_line_gains(lines: list[Line], supplies: list[Supply], data: st.DataObject) -> None:
    target, mover = sorted(data.draw(st.lists(st.sampled_from(range(len(lines))), min_size=2, max_size=2, unique=True)))
    at, line = lines[target], lines[mover]
    group = {one.id: one.place.sub for one in lines if one.place.number == at.place.number}
    places = places_before(at.place, [line.id], group)
    after = moved(lines, places)
    assert len({one.place for one in after}) == len(after)
    order = [one.id for one in sorted(after, key=lambda one: one.place)]
    expected = [one.id for one in lines if one is not line]
    expected.insert(target, line.id)
    assert order == expected
    was = {outlook.line.id: outlook for outlook in outlooks(lines, supplies)}
    now = {outlook.line.id: outlook for outlook in outlooks(after, supplies)}
    for id, outlook in now.items():
        assert sum((share.quantity for share in outlook.shares), outlook.short) == outlook.line.waiting
        if id != line.id:
            assert outlook.ahead >= was[id].ahead
            assert outlook.promise is None or (was[id].promise or date.max) <= outlook.promise
        if id in order[:target]:
            assert outlook.shares == was[id].shares
    assert now[line.id].ahead <= was[line.id].ahead
    back = moved_back(was.values(), now)
    assert line.id not in {later.line for later in back}
    assert [later.days is None for later in back] == sorted((later.days is None for later in back), reverse=True)


@given(queues(), SUPPLIES, st.data())
def test_a_hold_keeps_shares_and_passing_on_makes_nobody_later(
    lines: list[Line], supplies: list[Supply], data: st.DataObject
) -> None:
    held = data.draw(st.sampled_from(lines)).id
    supplies = [*supplies, Supply(0, Decimal(5), Footing.IN_STOCK, TODAY)]
    was = outlooks(lines, supplies)
    for plain, now in zip(was, with_holds(lines, supplies, {held: Hold.HELD}), strict=True):
        assert now == (plain._replace(ready=ZERO, hold=Hold.HELD) if plain.line.id == held else plain)
    passed = with_holds(lines, supplies, {held: Hold.PASSED})
    assert passed[-1].line.id == held
    assert (passed[-1].shares, passed[-1].short) == ((), passed[-1].line.waiting)
    assert not moved_back([outlook for outlook in was if outlook.line.id != held], {one.line.id: one for one in passed})


def test_losing_a_date_is_the_worst() -> None:
    soon = TODAY + timedelta(days=3)
    assert (Later(1, TODAY, soon).days, Later(1, TODAY, None).days) == (3, None)


def test_several_lines_keep_their_order() -> None:
    target = Place(TODAY, 7)
    assert places_before(target, [4, 5], {1: 0, 2: -1, 3: -2}) == {
        2: Place(TODAY, 7, -3),
        3: Place(TODAY, 7, -4),
        4: Place(TODAY, 7, -2),
        5: Place(TODAY, 7, -1),
    }
