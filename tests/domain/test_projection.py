"""The projected stock: on hand less the whole queue today, a step up at every supply."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.matching import Footing, Line, Place, Supply
from app.domain.projection import project, surplus

TODAY = date(2026, 5, 12)
MAY_20, JUNE_2 = date(2026, 5, 20), date(2026, 6, 2)


def line(number: int, waiting: int) -> Line:
    return Line(number, Place(TODAY, number), Decimal(waiting))


def stock(quantity: int) -> Supply:
    return Supply(0, Decimal(quantity), Footing.IN_STOCK, TODAY)


def test_it_starts_below_zero_and_climbs_in_the_order_of_arrival() -> None:
    lines = [line(1, 6), line(2, 5), line(3, 4)]
    supplies = [
        Supply(9, Decimal(3), Footing.PLANNED, None, "PO-0021"),
        Supply(8, Decimal(2), Footing.UNCONFIRMED, JUNE_2, "PO-0018"),
        Supply(7, Decimal(8), Footing.CONFIRMED, MAY_20, "PO-0017"),
        stock(4),
    ]
    projection = project(lines, supplies, {1: "SO-0001", 2: "SO-0002", 3: "SO-0003"})
    assert projection.start == -11
    assert [(step.on, step.quantity, step.level, step.po) for step in projection.steps] == [
        (MAY_20, 8, -3, "PO-0017"),
        (JUNE_2, 2, -1, "PO-0018"),
        (None, 3, 2, "PO-0021"),
    ]
    assert [step.serves for step in projection.steps] == [
        ("SO-0001", "SO-0002", "SO-0003"),
        ("SO-0003",),
        ("SO-0003",),
    ]
    assert projection.end == 2


def test_an_order_is_named_once_however_many_of_its_lines_are_served() -> None:
    supplies = [Supply(7, Decimal(8), Footing.CONFIRMED, MAY_20, "PO-0017")]
    [step] = project([line(1, 2), line(2, 2)], supplies, {1: "SO-0001", 2: "SO-0001"}).steps
    assert step.serves == ("SO-0001",)


def test_an_overdue_supply_arrives_today_and_never_in_the_past() -> None:
    overdue = Supply(7, Decimal(8), Footing.OVERDUE, TODAY, "PO-0015", due=date(2026, 5, 3))
    assert project([], [overdue], {}).steps[0].on == TODAY


def test_what_is_reserved_from_a_later_day_waits_from_that_day_on() -> None:
    reserved = Line(2, Place(MAY_20, 2), Decimal(5))
    supplies = [
        stock(4),
        Supply(8, Decimal(2), Footing.CONFIRMED, JUNE_2, "PO-0018"),
        Supply(9, Decimal(3), Footing.PLANNED, None, "PO-0021"),
    ]
    projection = project([line(1, 3), reserved], supplies, {1: "SO-0001", 2: "SO-0002"}, TODAY)
    assert projection.start == 1
    assert [(step.on, step.quantity, step.level, step.serves) for step in projection.steps] == [
        (MAY_20, -5, -4, ("SO-0002",)),
        (JUNE_2, 2, -2, ("SO-0002",)),
        (None, 3, 1, ("SO-0002",)),
    ]


def test_without_supplies_there_is_only_today() -> None:
    projection = project([line(1, 2)], [stock(5)], {1: "SO-0001"})
    assert projection.steps == ()
    assert projection.start == projection.end == 3


QUANTITIES = st.lists(st.integers(1, 9), max_size=6)


@given(QUANTITIES, QUANTITIES)
def test_what_serves_nobody_is_supply_less_what_waits_but_never_less_than_nothing(
    waiting: list[int], arriving: list[int]
) -> None:
    lines = [line(number, quantity) for number, quantity in enumerate(waiting, 1)]
    supplies = [
        Supply(row, Decimal(quantity), Footing.CONFIRMED, MAY_20, "PO-1", row) for row, quantity in enumerate(arriving)
    ]
    left = surplus(lines, supplies)
    assert sum(left.values()) == max(0, sum(arriving) - sum(waiting))
    assert all(quantity > 0 for quantity in left.values())
    assert project(lines, supplies, {line.id: "SO-1" for line in lines}).end == sum(arriving) - sum(waiting)
