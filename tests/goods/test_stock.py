"""Stock: opened once, issued from what is free, corrected with a reason, never below zero."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import formats, views
from app.desk import Desk
from app.domain.errors import Refused
from app.goods import stock
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal


def test_an_item_is_opened_once(desk: Desk) -> None:
    washer = an_item(desk)
    stock.opening(desk, washer, D(5))
    assert desk.board.standing(washer).on_hand == 5
    with pytest.raises(Refused, match=r"stock\.opened"):
        stock.opening(desk, washer, D(5))


def test_an_issue_takes_free_stock_only(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    an_order(desk, a_customer(desk), (washer, 7))
    with pytest.raises(Refused) as refused:
        stock.issue(desk, washer, D(4), "workshop")
    assert refused.value.id == "stock.issue_beyond_free"
    assert "Only 3 of the 10 pcs" in formats.sentence(refused.value)
    stock.issue(desk, washer, D(3), "workshop")
    assert desk.board.standing(washer) == (7, 7, 0, 0, 0)
    assert views.queue.rows(desk)[0].ready == 7
    [issue, _] = views.items.detail(desk, washer).ledger
    assert (issue.movement.kind, issue.movement.quantity, issue.movement.reason) == ("issue", -3, "workshop")
    assert (issue.movement.person, issue.movement.happened_on, issue.balance) == ("Kim", TODAY, 7)


def test_more_than_is_on_hand_says_what_to_do_first(desk: Desk) -> None:
    washer = an_item(desk, on_hand=2)
    a_purchase_order(desk, a_supplier(desk), (washer, 100))
    with pytest.raises(Refused) as refused:
        stock.issue(desk, washer, D(3), "workshop")
    assert "Book the missing receipt or correct the record first" in formats.sentence(refused.value)
    assert desk.board.standing(washer).on_hand == 2


def test_a_correction_posts_the_difference_with_its_reason(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    an_order(desk, a_customer(desk), (washer, 5))
    stock.correct(desk, washer, D(3), "two were rusty")
    assert desk.board.standing(washer).on_hand == 3
    assert views.queue.rows(desk)[0].ready == 3
    stock.correct(desk, washer, D(0), "all gone")
    stock.correct(desk, washer, D(4), "found")
    ledger = [
        (row.movement.kind, row.movement.quantity, row.balance) for row in views.items.detail(desk, washer).ledger
    ]
    assert ledger == [("count", 4, 4), ("count", -3, 0), ("count", -2, 3), ("opening", 5, 5)]
    assert views.items.rows(desk)[0].last_counted == TODAY


def test_a_correction_needs_a_reason_and_a_difference(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    with pytest.raises(Refused, match=r"stock\.no_reason"):
        stock.correct(desk, washer, D(4), "  ")
    with pytest.raises(Refused, match=r"stock\.as_recorded"):
        stock.correct(desk, washer, D(5), "counted")


@pytest.mark.parametrize("quantity", ["1e12", "-1", "NaN", "0.5"])
def test_absurd_quantities_are_refused(desk: Desk, quantity: str) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT")
    with pytest.raises(Refused, match=r"quantity\."):
        stock.correct(desk, washer, D(quantity), "why not")
    with pytest.raises(Refused, match=r"quantity\."):
        stock.issue(desk, washer, D(quantity), "why not")
    with pytest.raises(Refused, match=r"quantity\."):
        stock.opening(desk, bolt, D(quantity))
