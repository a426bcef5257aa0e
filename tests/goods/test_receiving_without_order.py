"""Goods that no purchase order speaks of."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app import formats
from app.acts import reversing
from app.data import items, movements
from app.desk import Desk
from app.domain.errors import NotFound, Refused
from app.domain.movements import Kind
from app.goods import receiving
from tests.builders import a_customer, a_supplier, an_item, an_order
from tests.conftest import TODAY


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk)


def test_they_serve_the_queue_at_once(desk: Desk, washer: int) -> None:
    line = an_order(desk, a_customer(desk), (washer, 3)).lines[0].line.id
    expected = ["of these 5: 3 to Smith (SO-0001), 2 to shelf"]
    assert [formats.served_text(one) for one in receiving.preview_without_order(desk, {washer: Decimal(5)})] == expected
    done = receiving.receive_without_order(
        desk, {washer: Decimal(5)}, "a sample", supplier_id=a_supplier(desk), happened_on=TODAY - timedelta(2)
    )
    assert [formats.served_text(one) for one in done.served] == expected
    ready = desk.board.line(line)
    assert ready is not None
    assert ready.ready == 3
    [kept] = movements.ledger(washer)
    assert (kept.kind, kept.reason, kept.happened_on) == (Kind.RECEIPT, "a sample", date(2026, 5, 10))


def test_it_is_taken_back_as_far_as_it_is_here(desk: Desk, washer: int) -> None:
    done = receiving.receive_without_order(desk, {washer: Decimal(5)}, "a sample")
    assert reversing.reverse(desk, done.act).verb == "receive_without_order"
    assert items.on_hand([washer])[washer] == 0


@pytest.mark.parametrize(
    ("quantity", "reason", "problem"),
    [
        ("0", "a sample", "receive.nothing_came"),
        ("5", " ", "receive.no_reason"),
        ("2.5", "a sample", "quantity.too_fine"),
        ("-5", "a sample", "quantity.not_positive"),
        ("1e9", "a sample", "quantity.absurd"),
    ],
)
def test_what_it_refuses(desk: Desk, washer: int, quantity: str, reason: str, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        receiving.receive_without_order(desk, {washer: Decimal(quantity)}, reason)
    assert refused.value.id == problem
    assert "{" not in formats.sentence(refused.value)
    assert items.on_hand([washer]) == {}


def test_what_is_not_known_or_not_yet_is_refused(desk: Desk, washer: int) -> None:
    five = {washer: Decimal(5)}
    with pytest.raises(NotFound):
        receiving.receive_without_order(desk, {99: Decimal(5)}, "a sample")
    with pytest.raises(NotFound):
        receiving.receive_without_order(desk, five, "a sample", supplier_id=99)
    with pytest.raises(Refused) as refused:
        receiving.receive_without_order(desk, five, "a sample", happened_on=TODAY + timedelta(1))
    assert refused.value.id == "receive.future"
    assert items.on_hand([washer]) == {}
