"""More joins at the back, less keeps its place, a tiny rest is closed with the customer's word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import formats, views
from app.acts import reversing
from app.desk import Desk, upkeep
from app.domain.errors import NeedsConsent, Refused
from app.goods import shipping
from app.ordering import amending
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal


def queue(desk: Desk) -> list[tuple[str, str, Decimal]]:
    """(order, customer, waiting) along the queue."""
    return [(row.order, row.customer, row.waiting) for row in views.queue.rows(desk)]


def two_waiting(desk: Desk) -> int:
    """Smith has 2 of 5 shipped, Jones waits for 4; returns Smith's line."""
    washer = an_item(desk, on_hand=2)
    a_purchase_order(desk, a_supplier(desk), (washer, 20), confirmed_on=TODAY)
    for name, quantity in (("Smith", 5), ("Jones", 4)):
        an_order(desk, a_customer(desk, name), (washer, quantity))
    shipping.ship_ready(desk)
    return views.queue.rows(desk)[0].id


def test_more_is_a_new_line_at_the_back_of_the_same_order(desk: Desk) -> None:
    line = two_waiting(desk)
    done = amending.amend(desk, line, D(8), "bigger job")
    assert (done.difference, done.customer) == (3, "Smith")
    after = [("SO-0001", "Smith", 3), ("SO-0002", "Jones", 4), ("SO-0001", "Smith", 3)]
    assert queue(desk) == after
    assert [entry.kind for entry in views.queue.detail(desk, line).history][-1] == "amended"
    reversing.reverse(desk, done.act)
    assert queue(desk) == after[:2]
    assert upkeep.verify(desk) == []


def test_less_is_cancelled_in_place_down_to_what_was_shipped(desk: Desk) -> None:
    line = two_waiting(desk)
    done = amending.amend(desk, line, D(3))
    assert (done.difference, done.new_line) == (-2, None)
    assert queue(desk) == [("SO-0001", "Smith", 1), ("SO-0002", "Jones", 4)]
    with pytest.raises(Refused, match=r"amend\.same"):
        amending.amend(desk, line, D(3))
    with pytest.raises(Refused, match=r"amend\.below_shipped") as refused:
        amending.amend(desk, line, D(1))
    assert "2 pcs of M8-WASHER on SO-0001 have been shipped" in formats.sentence(refused.value)
    reversing.reverse(desk, done.act)
    assert queue(desk)[0] == ("SO-0001", "Smith", 3)


def test_more_with_nothing_behind_it_is_asked(desk: Desk) -> None:
    nut = an_item(desk, "NUT", on_hand=1)
    [line] = an_order(desk, a_customer(desk), (nut, 1)).lines
    with pytest.raises(NeedsConsent, match=r"order\.nothing_behind") as asked:
        amending.amend(desk, line.line.id, D(4))
    assert len(queue(desk)) == 1
    amending.amend(desk, line.line.id, D(4), "", frozenset({asked.value.question}))
    assert [waiting for _, _, waiting in queue(desk)] == [1, 3]


def test_a_tiny_rest_is_closed_with_the_customers_word(desk: Desk) -> None:
    washer = an_item(desk, on_hand=99)
    [line] = an_order(desk, a_customer(desk), (washer, 100)).lines
    with pytest.raises(Refused, match=r"close_rest\.not_tiny"):
        amending.close_rest(desk, line.line.id, "fine, said Mr Smith")
    shipping.ship_ready(desk)
    with pytest.raises(Refused, match=r"close_rest\.no_word"):
        amending.close_rest(desk, line.line.id, " ")
    done = amending.close_rest(desk, line.line.id, "fine, said Mr Smith")
    assert queue(desk) == []
    with pytest.raises(Refused, match=r"line\.done"):
        amending.close_rest(desk, line.line.id, "twice")
    reversing.reverse(desk, done.act)
    assert queue(desk) == [("SO-0001", "Smith", 1)]
    assert upkeep.verify(desk) == []
