"""What was received stands at the door until it is put away."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from app.acts import reversing
from app.data import purchases
from app.desk import Desk
from app.domain.errors import NeedsConsent, Refused
from app.goods import putting_away, receiving, shipping
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk, bin="A-01")


@pytest.fixture
def po(desk: Desk, washer: int) -> int:
    return a_purchase_order(desk, a_supplier(desk), (washer, 20))


def receive(desk: Desk, po: int, quantity: int) -> int:
    [line] = purchases.lines(po)
    return receiving.receive(desk, po, {line.id: Decimal(quantity)}).act


def standing(desk: Desk) -> list[tuple[str, str, int]]:
    return [
        (each.po, each.supplier, int(quantity)) for each in putting_away.waiting(desk) for _, quantity in each.goods
    ]


def test_receipts_wait_until_they_are_put_away(desk: Desk, washer: int, po: int) -> None:
    receive(desk, po, 4)
    receiving.receive_without_order(desk, {washer: Decimal(2)}, "a sample")
    receive(desk, po, 6)
    assert standing(desk) == [("PO-0001", "Acme", 6), ("", "", 2), ("PO-0001", "Acme", 4)]
    assert putting_away.by_item(desk) == {washer: Decimal(12)}
    putting_away.put_away(desk)
    assert standing(desk) == []
    assert putting_away.by_item(desk) == {}


def test_one_receipt_is_put_away_and_taken_out_again(desk: Desk, po: int) -> None:
    first, _ = receive(desk, po, 4), receive(desk, po, 6)
    done = putting_away.put_away(desk, [first])
    assert standing(desk) == [("PO-0001", "Acme", 6)]
    reversing.reverse(desk, done)
    assert standing(desk) == [("PO-0001", "Acme", 6), ("PO-0001", "Acme", 4)]


def test_what_is_not_here_any_more_does_not_wait(desk: Desk, washer: int, po: int) -> None:
    an_order(desk, a_customer(desk), (washer, 5))
    receive(desk, po, 4)
    second = receive(desk, po, 6)
    shipping.ship_ready(desk)
    assert standing(desk) == [("PO-0001", "Acme", 5)]
    with pytest.raises(NeedsConsent) as asked:
        reversing.reverse(desk, second)
    reversing.reverse(desk, second, consent=frozenset({asked.value.question}))
    assert standing(desk) == []


def test_after_a_week_it_is_taken_to_be_in_its_place(desk: Desk, po: int) -> None:
    receive(desk, po, 4)
    today = desk.today
    desk.clock.stated = today + timedelta(putting_away.DAYS)
    assert standing(desk) != []
    desk.clock.stated = today + timedelta(putting_away.DAYS + 1)
    assert standing(desk) == []
    assert putting_away.by_item(desk) == {}


def test_a_stockroom_without_bins_has_nothing_to_put_away(desk: Desk) -> None:
    item = an_item(desk)
    receiving.receive(desk, a_purchase_order(desk, a_supplier(desk), (item, 20)))
    assert standing(desk) == []
    assert putting_away.by_item(desk) == {}


def test_nothing_to_put_away_is_said(desk: Desk, po: int) -> None:
    act = receive(desk, po, 4)
    putting_away.put_away(desk, [act])
    for again in ([act], None):
        with pytest.raises(Refused) as refused:
            putting_away.put_away(desk, again)
        assert refused.value.id == "put_away.none"
