"""Supply that nobody needs any more."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.items import Item, Source, Standing
from app.domain.matching import Footing, Supply
from app.domain.surplus import surplus

D = Decimal


def supplies(on_hand: int, *inbound: int) -> list[Supply]:
    stock = [Supply(0, D(on_hand), Footing.IN_STOCK, None)] if on_hand else []
    return stock + [
        Supply(row, D(number), Footing.UNDATED, None, "PO-1", row, 1) for row, number in enumerate(inbound, 1)
    ]


@pytest.mark.parametrize(
    ("level", "waiting", "on_hand", "inbound", "pack", "minimum", "found"),
    [
        (50, 0, 60, [20], 1, 0, {1: 20}),  # nobody waits and stock is above the level
        (50, 0, 40, [20], 1, 0, {1: 10}),
        (50, 30, 60, [20], 1, 0, {}),  # the queue takes of the stock what the level then lacks
        (None, 0, 0, [20], 1, 0, {1: 20}),  # without a level what serves nobody is not needed
        (None, 15, 0, [10, 10], 1, 0, {2: 5}),  # the last to be drawn on is what is too much
        (50, 0, 40, [12], 12, 0, {}),  # more than needed by a broken pack only
        (50, 0, 40, [24], 12, 0, {1: 12}),
        (50, 0, 40, [100], 1, 100, {}),  # less than the minimum cannot be ordered
        (50, 0, 50, [100], 1, 100, {1: 100}),
    ],
)
def test_what_is_left_over(
    level: int | None,
    waiting: int,
    on_hand: int,
    inbound: list[int],
    pack: int,
    minimum: int,
    found: dict[int, int],
) -> None:
    item = Item(1, "A", "a", order_up_to=None if level is None else D(level))
    source = Source(1, 1, 1, pack_size=D(pack), minimum=D(minimum))
    standing = Standing(D(on_hand), D(waiting), D(sum(inbound)), D(0))
    assert surplus(item, standing, supplies(on_hand, *inbound), lambda _supply: source) == found


def test_a_discontinued_item_is_not_refilled() -> None:
    item = Item(1, "A", "a", order_up_to=D(50), discontinued=True)
    assert surplus(item, Standing(D(0), D(5), D(20), D(0)), supplies(0, 20), lambda _supply: None) == {1: 15}


WHOLE = st.integers(0, 200)


@given(WHOLE, WHOLE, WHOLE, st.lists(st.integers(1, 100), max_size=5))
def test_without_what_is_left_over_queue_and_level_are_still_met(
    level: int, waiting: int, on_hand: int, inbound: list[int]
) -> None:
    item = Item(1, "A", "a", order_up_to=D(level))
    standing = Standing(D(on_hand), D(waiting), D(sum(inbound)), D(0))
    found = surplus(item, standing, supplies(on_hand, *inbound), lambda _supply: None)
    left = on_hand + sum(inbound) - sum(found.values())
    assert all(0 < extra <= inbound[row - 1] for row, extra in found.items())
    assert left >= min(on_hand + sum(inbound), waiting + level)
    assert sum(found.values()) == max(0, min(sum(inbound), on_hand + sum(inbound) - waiting - level))
