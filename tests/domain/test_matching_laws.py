"""The laws of matching (each one a property over random queues and supplies)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import Footing, Line, Place, Served, Supply, match, supply_order
from app.domain.promises import Outlook, outlooks
from app.domain.reserving import kept_back

TODAY = date(2026, 5, 12)
NO_DATE = (Footing.UNDATED, Footing.PLANNED)

quantities = st.integers(1, 60_000).map(lambda thousandths: Decimal(thousandths) / 1000)
days = st.integers(0, 30).map(lambda n: TODAY + timedelta(days=n))


@st.composite
def queues(draw: st.DrawFn, least: int = 0) -> list[Line]:
    places = draw(st.lists(st.tuples(days, st.integers(0, 3)), min_size=least, max_size=8))
    return [Line(number, Place(on, number, sub), draw(quantities)) for number, (on, sub) in enumerate(places, start=1)]


def row(key: int, quantity: Decimal, footing: Footing, on: date) -> Supply:
    ready = None if footing in NO_DATE else TODAY if footing in (Footing.IN_STOCK, Footing.OVERDUE) else on
    return Supply(key, quantity, footing, ready, "" if footing is Footing.IN_STOCK else f"PO-{key % 3}", key)


@st.composite
def stores(draw: st.DrawFn) -> list[Supply]:
    footings = st.sampled_from([footing for footing in Footing if footing is not Footing.NONE])
    kinds = draw(st.lists(st.tuples(footings, days), max_size=8))
    return [row(key, draw(quantities), footing, on) for key, (footing, on) in enumerate(kinds, start=1)]


def shares_by_line(served: list[Served]) -> dict[int, list[tuple[int, Decimal]]]:
    return {entry.line.id: [(share.supply.row, share.quantity) for share in entry.shares] for entry in served}


@dataclass(order=True)
class Lateness:
    """When the last piece comes: today, a date, or worse than any date."""

    step: int
    on: date


def lateness(entry: Served) -> Lateness:
    if entry.short:
        return Lateness(9, date.max)
    return max(Lateness(0 if s.supply.ready else int(s.supply.footing), s.supply.ready or TODAY) for s in entry.shares)


def by_id(served: list[Served]) -> dict[int, Served]:
    return {entry.line.id: entry for entry in served}


@given(queues(), stores())
def test_what_a_line_waits_for_is_shared_out_or_short(lines: list[Line], supplies: list[Supply]) -> None:
    served = match(lines, supplies)
    assert sorted(entry.line.id for entry in served) == sorted(line.id for line in lines)
    for entry in served:
        assert sum(share.quantity for share in entry.shares) + entry.short == entry.line.waiting
        assert all(share.quantity > 0 and share.line == entry.line.id for share in entry.shares)


@given(queues(), stores())
def test_a_supply_gives_no_more_than_it_has_and_nobody_is_short_beside_a_surplus(
    lines: list[Line], supplies: list[Supply]
) -> None:
    served = match(lines, supplies)
    given_out: dict[int, Decimal] = defaultdict(Decimal)
    for entry in served:
        for share in entry.shares:
            given_out[share.supply.row] += share.quantity
    surplus = {supply.row: supply.quantity - given_out[supply.row] for supply in supplies}
    assert all(left >= 0 for left in surplus.values())
    if any(entry.short for entry in served):
        assert not any(surplus.values())


@given(queues(least=1), stores())
def test_a_later_line_changes_no_earlier_line(lines: list[Line], supplies: list[Supply]) -> None:
    last = max(lines, key=lambda line: line.place)
    without = shares_by_line(match([line for line in lines if line != last], supplies))
    everyone = shares_by_line(match(lines, supplies))
    del everyone[last.id]
    assert everyone == without


@given(queues(), stores(), quantities, days, st.sampled_from([Footing.IN_STOCK, Footing.CONFIRMED, Footing.UNDATED]))
def test_more_supply_makes_nobody_later(
    lines: list[Line], supplies: list[Supply], quantity: Decimal, on: date, footing: Footing
) -> None:
    before = by_id(match(lines, supplies))
    after = by_id(match(lines, [*supplies, row(99, quantity, footing, on)]))
    assert all(lateness(after[line]) <= lateness(before[line]) for line in before)


@given(queues(), stores(), st.data())
def test_an_earlier_date_makes_nobody_later(lines: list[Line], supplies: list[Supply], data: st.DataObject) -> None:
    dated = [s for s in supplies if s.footing in (Footing.CONFIRMED, Footing.UNCONFIRMED)]
    if not dated:
        return
    moved = data.draw(st.sampled_from(dated))
    earlier = data.draw(st.dates(TODAY, moved.ready))
    before = by_id(match(lines, supplies))
    after = by_id(match(lines, [s if s is not moved else s._replace(ready=earlier) for s in supplies]))
    assert all(lateness(after[line]) <= lateness(before[line]) for line in before)


@given(queues(least=1), stores(), st.data())
def test_taking_a_line_out_makes_nobody_later(lines: list[Line], supplies: list[Supply], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(lines))
    before = by_id(match(lines, supplies))
    after = by_id(match([line for line in lines if line != gone], supplies))
    assert all(lateness(after[line]) <= lateness(before[line]) for line in after)


@given(queues(), stores())
def test_ready_dates_never_fall_along_the_queue(lines: list[Line], supplies: list[Supply]) -> None:
    late = [lateness(entry) for entry in match(lines, supplies)]
    assert late == sorted(late)


@given(queues(), stores(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(lines: list[Line], supplies: list[Supply], random) -> None:
    mixed_lines, mixed_supplies = list(lines), list(supplies)
    random.shuffle(mixed_lines)
    random.shuffle(mixed_supplies)
    assert match(mixed_lines, mixed_supplies) == match(lines, supplies)


@given(queues(), stores())
def test_supplies_are_drawn_in_their_order(lines: list[Line], supplies: list[Supply]) -> None:
    drawn = [supply_order(share.supply) for entry in match(lines, supplies) for share in entry.shares]
    assert drawn == sorted(drawn)


@given(queues(), stores())
def test_both_readings_agree_with_the_matcher(lines: list[Line], supplies: list[Supply]) -> None:
    ahead = Decimal(0)
    for position, line in enumerate(outlooks(lines, supplies), start=1):
        assert (line.position, line.ahead) == (position, ahead)
        ahead += line.line.waiting
        assert sum(share.quantity for share in line.shares) + line.short == line.line.waiting
        if line.promise is not None:
            assert not line.short
            assert line.footing in (Footing.IN_STOCK, Footing.CONFIRMED)
            assert {s.supply.footing for s in line.shares} <= {Footing.IN_STOCK, Footing.CONFIRMED}
            assert line.promise >= TODAY
            assert line.hoped is not None
            assert line.hoped <= line.promise
        else:
            assert line.footing > Footing.CONFIRMED
            assert line.footing >= max(own_footings(line))
        assert line.hoped is None or line.hoped >= TODAY


@given(queues(), stores())
def test_hopes_never_fall_along_the_queue(lines: list[Line], supplies: list[Supply]) -> None:
    hopes = [line.hoped for line in outlooks(lines, supplies) if line.hoped is not None]
    assert hopes == sorted(hopes)


@given(queues(), stores())
def test_without_a_promise_a_line_hopes_where_it_and_all_ahead_without_one_rest_on_dated_goods(
    lines: list[Line], supplies: list[Supply]
) -> None:
    hoping = True
    for line in outlooks(lines, supplies):
        if line.promise is None:
            hoping = hoping and max(own_footings(line)) <= Footing.UNCONFIRMED
            assert (line.hoped is not None) == hoping


@given(queues(), stores())
def test_a_hope_is_the_day_of_the_last_goods_hoped_for(lines: list[Line], supplies: list[Supply]) -> None:
    """As long as nothing is overdue, nobody's hope rests on that of another."""
    supplies = [supply for supply in supplies if supply.footing is not Footing.OVERDUE]
    for line, hoping in zip(outlooks(lines, supplies), match(lines, supplies), strict=True):
        if line.hoped is not None:
            assert line.hoped == hoping.shares[-1].supply.ready


@given(queues(), stores(), quantities, days, st.sampled_from([Footing.IN_STOCK, Footing.CONFIRMED]))
def test_more_firm_supply_makes_no_promise_later(
    lines: list[Line], supplies: list[Supply], quantity: Decimal, on: date, footing: Footing
) -> None:
    before, after = outlooks(lines, supplies), outlooks(lines, [*supplies, row(99, quantity, footing, on)])
    for was, now in zip(before, after, strict=True):
        assert was.promise is None or (now.promise is not None and now.promise <= was.promise)


@given(queues(), stores(), days)
def test_before_its_day_a_reserved_line_hopes_no_better_than_those_ahead(
    lines: list[Line], supplies: list[Supply], today: date
) -> None:
    kept = kept_back(outlooks(lines, supplies), supplies, today)
    hopes = [line.hoped for line in kept if line.hoped is not None]
    assert hopes == sorted(hopes)
    dark = [line for line in kept if line.promise is None and line.hoped is None]
    assert not dark or dark == list(kept[-len(dark) :]), "behind a line without any date nobody has one"
    for line in kept:
        if line.reserved_from is not None:
            assert line.promise is None
            assert not line.ready
            assert line.hoped is None or line.hoped >= line.reserved_from


def own_footings(line: Outlook) -> list[Footing]:
    return [share.supply.footing for share in line.shares] + ([Footing.NONE] if line.short else [])
