"""How an item stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.items import Item, Standing, Status, status

QUANTITIES = st.integers(0, 10_000).map(lambda whole: Decimal(whole) / 1000)


def passing(sums: tuple[Decimal, Decimal, Decimal, Decimal, Decimal]) -> Standing:
    """A standing of which so much, at most all that waits, is passed on."""
    return Standing(*sums[:4], min(sums[1], sums[4]))


STANDINGS = st.tuples(QUANTITIES, QUANTITIES, QUANTITIES, QUANTITIES, QUANTITIES).map(passing)


def standing(on_hand: int, waiting: int = 0, on_order: int = 0, drafts: int = 0) -> Standing:
    return Standing(Decimal(on_hand), Decimal(waiting), Decimal(on_order), Decimal(drafts))


@pytest.mark.parametrize(
    ("sums", "reorder_point", "expected"),
    [
        (standing(0), None, Status.OUT_OF_STOCK),
        (standing(0), 5, Status.OUT_OF_STOCK),
        (standing(5, waiting=5), None, Status.OUT_OF_STOCK),  # all of it is held by the queue
        (standing(0, drafts=9), None, Status.OUT_OF_STOCK),  # a draft is not inbound yet
        (standing(0, on_order=9), None, Status.BACKORDERED),
        (standing(3, waiting=8, on_order=9), None, Status.BACKORDERED),
        (standing(5), 5, Status.LOW),
        (standing(6), 5, Status.IN_STOCK),
        (standing(5, on_order=1), 5, Status.IN_STOCK),  # available counts what is coming
        (standing(5, drafts=1), 5, Status.IN_STOCK),
        (standing(9, waiting=4), 5, Status.LOW),
        (standing(1), None, Status.IN_STOCK),
        (standing(0), 0, Status.OUT_OF_STOCK),
    ],
)
def test_the_first_word_that_fits_is_taken(sums: Standing, reorder_point: int | None, expected: Status) -> None:
    point = None if reorder_point is None else Decimal(reorder_point)
    assert status(Item(1, "A", "a", reorder_point=point), sums) is expected


def test_discontinued_goes_before_everything() -> None:
    assert status(Item(1, "A", "a", discontinued=True), standing(100)) is Status.DISCONTINUED


def test_available_may_be_negative_and_free_may_not() -> None:
    sums = standing(3, waiting=10, on_order=2, drafts=1)
    assert (sums.free, sums.available) == (0, -4)


@given(STANDINGS)
def test_free_is_what_the_queue_leaves_of_stock(sums: Standing) -> None:
    held = min(sums.waiting - sums.passed, sums.on_hand)
    assert sums.free + held == sums.on_hand
    assert sums.available == sums.free + sums.on_order + sums.drafts - (sums.waiting - held)


@given(STANDINGS, st.none() | QUANTITIES)
def test_nothing_free_is_never_called_in_stock(sums: Standing, point: Decimal | None) -> None:
    word = status(Item(1, "A", "a", reorder_point=point), sums)
    assert (word in (Status.OUT_OF_STOCK, Status.BACKORDERED)) == (sums.free == 0)
