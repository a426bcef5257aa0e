"""Shipping: within a line's own share of stock, whole orders where they were promised whole."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app import formats, views
from app.desk import Desk, upkeep
from app.domain.errors import NotFound, Refused
from app.goods import shipping, stock
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal


def on_hand(desk: Desk, item: int) -> Decimal:
    return desk.board.standing(item).on_hand


def test_a_line_ships_in_parts_within_its_share(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    [line] = an_order(desk, a_customer(desk), (washer, 12)).lines
    shipped = shipping.ship(desk, [(line.line.id, D(4))])
    assert [(part.order, part.customer, part.sku, part.quantity, part.waiting) for part in shipped.lines] == [
        ("SO-0001", "Smith", "M8-WASHER", 4, 8)
    ]
    [row] = views.queue.rows(desk)
    assert (row.waiting, row.ready, row.ordered, row.position) == (8, 6, 12, 1)
    assert on_hand(desk, washer) == 6
    shipping.ship(desk, [(line.line.id, D(2)), (line.line.id, D(4))])
    assert views.queue.rows(desk)[0].waiting == 2
    movements = [entry.movement for entry in views.items.detail(desk, washer).ledger]
    assert [(one.kind, one.quantity, one.document) for one in movements] == [
        ("shipment", -6, "SO-0001"),
        ("shipment", -4, "SO-0001"),
        ("opening", 10, ""),
    ]


def test_a_line_that_is_served_waits_no_more(desk: Desk) -> None:
    washer = an_item(desk, on_hand=3)
    [line] = an_order(desk, a_customer(desk), (washer, 3)).lines
    shipping.ship(desk, [(line.line.id, D(3))])
    assert views.queue.rows(desk) == []
    with pytest.raises(Refused, match=r"ship\.nothing_waiting"):
        shipping.ship(desk, [(line.line.id, D(1))])


def test_more_than_its_share_is_refused(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    [first] = an_order(desk, a_customer(desk), (washer, 7)).lines
    [second] = an_order(desk, a_customer(desk, "Jones"), (washer, 9)).lines
    [third] = an_order(desk, a_customer(desk, "Brown"), (washer, 1)).lines
    for line, quantity, why in (
        (second, 4, "ship.beyond_share"),
        (third, 1, "ship.not_ready"),
        (first, 8, "ship.beyond_waiting"),
    ):
        with pytest.raises(Refused) as refused:
            shipping.ship(desk, [(first.line.id, D(1)), (line.line.id, D(quantity))])
        assert refused.value.id == why
        assert "…" not in formats.sentence(refused.value)
    assert on_hand(desk, washer) == 10, "nothing is half done"
    shipping.ship(desk, [(second.line.id, D(3))])
    assert [row.ready for row in views.queue.rows(desk)] == [7, 0, 0]


def test_an_order_that_ships_complete_goes_when_all_of_it_is_ready(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT", 2)
    order = an_order(desk, a_customer(desk), (washer, 5), (bolt, 3), ship_complete=True)
    washers, bolts = (line.line.id for line in order.lines)
    with pytest.raises(Refused, match=r"ship\.order_incomplete"):
        shipping.ship(desk, [(washers, D(1))])
    with pytest.raises(Refused, match=r"ship\.nothing_ready_of"):
        shipping.ship_ready(desk, order.number)
    assert desk.board.standing(washer).free == 0, "it holds its stock meanwhile"
    stock.correct(desk, bolt, D(3), "one more in the drawer")
    assert [row.ready for row in views.queue.rows(desk)] == [3, 5]
    shipped = shipping.ship_ready(desk, order.number)
    assert {(part.line, part.quantity) for part in shipped.lines} == {(washers, 5), (bolts, 3)}
    assert views.queue.rows(desk) == []


def test_everything_ready_ships_in_one_act(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT", 2)
    one = an_order(desk, a_customer(desk), (washer, 4), (bolt, 1))
    two = an_order(desk, a_customer(desk, "Jones"), (washer, 4), (bolt, 4))
    assert len(shipping.ship_ready(desk, item_id=bolt).lines) == 2
    assert len(shipping.ship_ready(desk, two.number).lines) == 1
    shipped = shipping.ship_ready(desk)
    assert [(part.order, part.quantity) for part in shipped.lines] == [(one.number, 4)]
    with pytest.raises(Refused, match=r"ship\.nothing_ready\b"):
        shipping.ship_ready(desk)
    assert [(row.sku, row.waiting) for row in views.queue.rows(desk)] == [("BOLT", 3), ("WASHER", 3)]
    assert upkeep.verify(desk) == []


def test_shipping_moves_nobody_back(desk: Desk) -> None:
    washer, acme = an_item(desk, on_hand=5), a_supplier(desk)
    a_purchase_order(desk, acme, (washer, 9), confirmed_on=date(2026, 5, 20))
    first = an_order(desk, a_customer(desk), (washer, 4)).lines[0].line.id
    for name in ("Jones", "Brown"):
        an_order(desk, a_customer(desk, name), (washer, 4))
    before = {row.id: row.promise for row in views.queue.rows(desk)}
    shipping.ship(desk, [(first, D(2))])
    assert {row.id: row.promise for row in views.queue.rows(desk)} == before


@pytest.mark.parametrize("quantity", ["1e12", "0", "-1", "NaN", "0.5"])
def test_absurd_quantities_are_refused(desk: Desk, quantity: str) -> None:
    [line] = an_order(desk, a_customer(desk), (an_item(desk, on_hand=5), 3)).lines
    with pytest.raises(Refused, match=r"quantity\."):
        shipping.ship(desk, [(line.line.id, D(quantity))])


def test_it_went_out_today_or_before(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    [line] = an_order(desk, a_customer(desk), (washer, 3)).lines
    with pytest.raises(Refused, match=r"ship\.future"):
        shipping.ship(desk, [(line.line.id, D(1))], TODAY + timedelta(1))
    shipping.ship(desk, [(line.line.id, D(1))], TODAY - timedelta(1))
    assert views.items.detail(desk, washer).ledger[0].movement.happened_on == TODAY - timedelta(1)


def test_nothing_picked_and_unknown_lines_are_said(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"ship\.nothing_picked"):
        shipping.ship(desk, [])
    with pytest.raises(NotFound, match=r"line\.unknown"):
        shipping.ship(desk, [(17, D(1))])
    with pytest.raises(NotFound, match=r"order\.unknown"):
        shipping.ship_ready(desk, "SO-9999")


def test_an_order_that_ships_complete_is_never_torn(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 9), an_item(desk, "BOLT", 9)
    order = an_order(desk, a_customer(desk), (washer, 5), (bolt, 3), ship_complete=True)
    other = an_order(desk, a_customer(desk, "Jones"), (washer, 1)).lines[0].line.id
    washers, bolts = (line.line.id for line in order.lines)
    for picks in ([(washers, D(5))], [(washers, D(5)), (bolts, D(2))], [(other, D(1)), (bolts, D(3))]):
        with pytest.raises(Refused, match=r"ship\.order_torn") as refused:
            shipping.ship(desk, picks)
        assert "SO-0001 of Smith ships complete" in formats.sentence(refused.value)
    assert [part.line for part in shipping.ship_ready(desk, item_id=washer).lines] == [other]
    with pytest.raises(Refused, match=r"ship\.nothing_ready"):
        shipping.ship_ready(desk, order.number, item_id=washer)
    shipped = shipping.ship(desk, [(washers, D(5)), (bolts, D(3))])
    assert [part.waiting for part in shipped.lines] == [0, 0]
