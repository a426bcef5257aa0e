"""The shelf has fewer than the book says; and goods that come back from a customer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import formats, views
from app.acts import reversing
from app.desk import Desk, upkeep
from app.domain.errors import NotFound, Refused
from app.domain.shipments import Back
from app.goods import returns, shipping
from tests.builders import a_customer, an_item, an_order

D = Decimal


def queue(desk: Desk) -> list[tuple[str, Decimal, Decimal]]:
    return [(row.customer, row.waiting, row.ready) for row in views.queue.rows(desk)]


def ledger(desk: Desk, item: int) -> list[tuple[str, Decimal, str]]:
    return [
        (entry.movement.kind, entry.movement.quantity, entry.movement.reason)
        for entry in reversed(views.items.detail(desk, item).ledger)
    ]


def test_what_is_there_is_shipped_and_the_rest_is_a_bad_stock_record(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    [smith] = an_order(desk, a_customer(desk), (washer, 4)).lines
    an_order(desk, a_customer(desk, "Jones"), (washer, 4))
    before = queue(desk)
    picked = shipping.short_pick(desk, smith.line.id, D(3))
    assert picked.shipped is not None
    assert (picked.shipped.quantity, picked.shipped.waiting, picked.missing) == (3, 1, 2)
    assert [(line.customer, line.quantity) for line in picked.lost] == [("Jones", 1), ("Smith", 1)]
    assert ledger(desk, washer)[1:] == [("count", -2, "bad stock record"), ("shipment", -3, "")]
    assert queue(desk) == [("Smith", 1, 0), ("Jones", 4, 0)]
    reversing.reverse(desk, picked.act)
    assert queue(desk) == before
    assert upkeep.verify(desk) == []


def test_an_empty_shelf_ships_nothing(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    [smith] = an_order(desk, a_customer(desk), (washer, 4)).lines
    picked = shipping.short_pick(desk, smith.line.id, D(0))
    assert (picked.shipped, picked.missing) == (None, 5)
    assert queue(desk) == [("Smith", 4, 0)]
    assert upkeep.verify(desk) == []


def test_what_belongs_to_those_ahead_is_left_for_them(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    an_order(desk, a_customer(desk), (washer, 3))
    [jones] = an_order(desk, a_customer(desk, "Jones"), (washer, 2)).lines
    assert shipping.short_pick(desk, jones.line.id, D(3)).shipped is None
    assert queue(desk) == [("Smith", 3, 3), ("Jones", 2, 0)]


def test_an_order_that_ships_complete_waits_for_all_of_it(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT", 2)
    order = an_order(desk, a_customer(desk), (washer, 5), (bolt, 2), ship_complete=True)
    assert shipping.short_pick(desk, order.lines[0].line.id, D(3)).shipped is None
    assert [row.ready for row in views.queue.rows(desk)] == [0, 0]


def test_an_order_that_ships_complete_is_not_torn_by_a_short_pick(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 9), an_item(desk, "BOLT", 2)
    order = an_order(desk, a_customer(desk), (washer, 5), (bolt, 2), ship_complete=True)
    picked = shipping.short_pick(desk, order.lines[0].line.id, D(6))
    assert (picked.shipped, picked.missing) == (None, 3)
    assert [row.ready for row in views.queue.rows(desk)] == [2, 5], "it is still whole, and goes whole"
    shipping.ship_ready(desk)
    whole = an_order(desk, a_customer(desk, "Jones"), (an_item(desk, "NUT", 9), 5), ship_complete=True)
    alone = shipping.short_pick(desk, whole.lines[0].line.id, D(6))
    assert alone.shipped is not None
    assert alone.shipped.quantity == 5


@pytest.mark.parametrize(
    ("found", "why"),
    [("5", "short.not_short"), ("7", "short.not_short"), ("-1", "quantity.not_positive"), ("1.5", "quantity.too_fine")],
)
def test_a_pick_that_is_not_short_is_refused(desk: Desk, found: str, why: str) -> None:
    washer = an_item(desk, on_hand=5)
    [line] = an_order(desk, a_customer(desk), (washer, 4)).lines
    with pytest.raises(Refused) as refused:
        shipping.short_pick(desk, line.line.id, D(found))
    assert refused.value.id == why
    assert "…" not in formats.sentence(refused.value)
    shipping.ship_ready(desk)
    with pytest.raises(Refused, match=r"line\.done"):
        shipping.short_pick(desk, line.line.id, D(0))
    assert desk.board.standing(washer).on_hand == 1


def test_sound_goods_serve_the_queue_and_damaged_ones_do_not_become_stock(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    [smith] = an_order(desk, a_customer(desk), (washer, 5)).lines
    shipping.ship_ready(desk)
    an_order(desk, a_customer(desk, "Jones"), (washer, 2))
    done = returns.take_back(desk, [Back(smith.line.id, D(3), D(1))], "wrong size")
    assert formats.served_text(done.served[0]) == "of these 3: 2 to Jones (SO-0002), 1 to shelf"
    assert queue(desk) == [("Jones", 2, 2)], "the line that was shipped stays shipped"
    assert desk.board.standing(washer).on_hand == 3
    assert ledger(desk, washer)[2:] == [("customer_return", 4, "wrong size"), ("damage", -1, "wrong size")]
    customer, [out] = returns.lines_out(desk, "SO-0001")
    assert (customer, out.shipped, out.out) == ("Smith", 5, 1)
    assert upkeep.verify(desk) == []


def test_no_more_comes_back_than_went_out(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    [smith] = an_order(desk, a_customer(desk), (washer, 8)).lines
    with pytest.raises(Refused, match=r"return\.never_shipped"):
        returns.take_back(desk, [Back(smith.line.id, D(1))])
    shipping.ship(desk, [(smith.line.id, D(4))])
    returns.take_back(desk, [Back(smith.line.id, D(1))])
    for back in ([Back(smith.line.id, D(2), D(2))], [Back(smith.line.id, D(2)), Back(smith.line.id, D(0), D(2))]):
        with pytest.raises(Refused) as refused:
            returns.take_back(desk, back)
        assert "Only 3 pcs of M8-WASHER on SO-0001 are at Smith, not 4" in formats.sentence(refused.value)
    returns.take_back(desk, [Back(smith.line.id, D(0), D(3))])
    assert returns.lines_out(desk, "SO-0001") == ("Smith", [])
    assert desk.board.standing(washer).on_hand == 2
    assert upkeep.verify(desk) == []


def test_a_return_is_of_something_today_or_before(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"return\.nothing"):
        returns.take_back(desk, [Back(1, D(0))])
    with pytest.raises(Refused, match=r"return\.future"):
        returns.take_back(desk, [Back(1, D(1))], happened_on=date(2026, 5, 13))
    with pytest.raises(NotFound, match=r"line\.unknown"):
        returns.take_back(desk, [Back(17, D(1))])
    with pytest.raises(NotFound, match=r"order\.unknown"):
        returns.lines_out(desk, "SO-9999")
