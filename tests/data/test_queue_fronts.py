"""The front of a queue is read in order, and only as far as a quantity goes."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from app.data import queues
from app.desk import Desk
from app.queueing import holding, moving
from tests.builders import a_customer, an_item, an_order


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk)


def front(desk: Desk, item: int, quantity: int) -> list[int]:
    return [int(line.waiting) for line in queues.queue_fronts({item: Decimal(quantity)}, desk.today)[item]]


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [(0, []), (1, [4]), (4, [4]), (5, [4, 3]), (8, [4, 3, 9]), (16, [4, 3, 9]), (99, [4, 3, 9])],
)
def test_it_goes_as_far_as_the_quantity(desk: Desk, washer: int, quantity: int, expected: list[int]) -> None:
    customer = a_customer(desk)
    for asked in (4, 3, 9):
        an_order(desk, customer, (washer, asked))
    assert front(desk, washer, quantity) == expected


def test_an_item_nobody_waits_for_has_none(desk: Desk, washer: int) -> None:
    bolt = an_item(desk, "BOLT")
    an_order(desk, a_customer(desk), (bolt, 5))
    assert queues.queue_fronts({washer: Decimal(5), bolt: Decimal(5)}, desk.today)[washer] == []


def test_what_is_passed_on_or_reserved_from_later_is_not_in_it(desk: Desk, washer: int) -> None:
    customer = a_customer(desk)
    passed = an_order(desk, customer, (washer, 4))
    an_order(desk, customer, (washer, 3))
    holding.hold(desk, passed.lines[0].line.id, pass_on=True)
    assert front(desk, washer, 9) == [3]
    assert queues.queue_fronts({washer: Decimal(9)}, desk.today - timedelta(days=1)) == {washer: []}


def test_moving_up_moves_the_front(desk: Desk, washer: int) -> None:
    customer = a_customer(desk)
    first = an_order(desk, customer, (washer, 4)).lines[0].line.id
    last = an_order(desk, customer, (washer, 9)).lines[0].line.id
    moving.move_up(desk, last, first, "stands still")
    assert front(desk, washer, 9) == [9]
