"""Taking an act back: everything is as it was, once, and never below what is on hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import formats, views
from app.acts import recent, reversing
from app.data import acts, receipts
from app.desk import Clock, Desk, upkeep
from app.domain.errors import NeedsConsent, NotFound, Refused
from app.domain.purchase_orders import State
from app.domain.shipments import Back
from app.goods import putting_away, receiving, returns, shipping, stock
from app.ordering import cancelling
from app.views.receipts import last_receipt, receipt
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order

D = Decimal


def queue(desk: Desk) -> list[tuple[str, Decimal, Decimal]]:
    """(customer, waiting, ready) along the queue."""
    return [(row.customer, row.waiting, row.ready) for row in views.queue.rows(desk)]


def on_hand(desk: Desk, item: int) -> Decimal:
    return desk.board.standing(item).on_hand


def test_a_reversed_shipment_reopens_the_line_in_its_old_place(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    [first] = an_order(desk, a_customer(desk), (washer, 4)).lines
    an_order(desk, a_customer(desk, "Jones"), (washer, 8))
    before = queue(desk)
    shipped = shipping.ship(desk, [(first.line.id, D(4))])
    assert queue(desk) == [("Jones", 8, 6)]
    done = reversing.reverse(desk, shipped.act, "wrong parcel")
    assert queue(desk) == before == [("Smith", 4, 4), ("Jones", 8, 6)]
    assert on_hand(desk, washer) == 10
    newest = views.items.detail(desk, washer).ledger[0].movement
    assert (newest.kind, newest.quantity, newest.reason) == ("reversal", 4, "wrong parcel")
    assert acts.by_id(done.act).reverses == shipped.act
    assert upkeep.verify(desk) == []


def test_a_shipment_of_many_lines_comes_back_whole(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT", 2)
    an_order(desk, a_customer(desk), (washer, 4), (bolt, 1))
    an_order(desk, a_customer(desk, "Jones"), (washer, 4), (bolt, 4), ship_complete=False)
    before = queue(desk)
    shipped = shipping.ship_ready(desk)
    assert len(shipped.lines) == 4
    reversing.reverse(desk, shipped.act)
    assert queue(desk) == before
    assert upkeep.verify(desk) == []


def test_nothing_is_reversed_twice_and_a_reversal_stays(desk: Desk) -> None:
    washer = an_item(desk, on_hand=10)
    act = stock.issue(desk, washer, D(2))
    assert reversing.reversible(desk, act)
    undone = reversing.reverse(desk, act)
    assert not reversing.reversible(desk, act)
    assert not reversing.reversible(desk, undone.act)
    with pytest.raises(Refused) as refused:
        reversing.reverse(desk, act)
    assert "already been reversed, on 12 May by Kim" in formats.sentence(refused.value)
    with pytest.raises(Refused, match=r"reverse\.of_reversal"):
        reversing.reverse(desk, undone.act)
    with pytest.raises(NotFound, match=r"act\.unknown"):
        reversing.reverse(desk, 4711)
    assert on_hand(desk, washer) == 10


def test_what_is_withdrawn_by_a_new_act_is_not_undone(desk: Desk) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    a_purchase_order(desk, acme, (washer, 5))
    sent = acts.latest(1)[0]
    assert sent.verb == "send"
    with pytest.raises(Refused, match=r"reverse\.not_this"):
        reversing.reverse(desk, sent.id)


def test_a_reversed_receipt_is_on_its_way_again(desk: Desk) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    an_order(desk, a_customer(desk), (washer, 4))
    po = a_purchase_order(desk, acme, (washer, 10), confirmed_on=date(2026, 5, 20))
    before = views.queue.rows(desk)
    received = receiving.receive(desk, po)
    assert received.closed
    reversing.reverse(desk, received.act)
    detail = views.purchases.detail(desk, po)
    assert detail.po.state is State.SENT
    [row] = detail.lines[0].rows
    assert (row.row.received, row.row.open, row.row.confirmed_on) == (0, 10, date(2026, 5, 20))
    assert views.queue.rows(desk) == before
    assert on_hand(desk, washer) == 0
    receiving.receive(desk, po)
    assert upkeep.verify(desk) == []


def test_the_part_of_a_receipt_that_was_shipped_is_refused_by_name(desk: Desk) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    for name, quantity in (("Smith", 5), ("Jones", 3)):
        an_order(desk, a_customer(desk, name), (washer, quantity))
    po = a_purchase_order(desk, acme, (washer, 8))
    received = receiving.receive(desk, po)
    jones = views.queue.rows(desk)[1].id
    first = shipping.ship(desk, [(jones, D(3))])
    with pytest.raises(NeedsConsent) as asked:
        reversing.reverse(desk, received.act)
    said = formats.sentence(asked.value)
    assert "only 5 are on hand: 3 were shipped, 3 to Jones (SO-0002), and stay received" in said
    shipping.ship_ready(desk)
    with pytest.raises(Refused) as refused:
        reversing.reverse(desk, received.act, consent=frozenset({asked.value.question}))
    assert "the latest 5 to Smith (SO-0001), 3 to Jones (SO-0002)" in formats.sentence(refused.value)
    assert on_hand(desk, washer) == 0
    reversing.reverse(desk, shipping_act(desk))
    reversing.reverse(desk, received.act, consent=frozenset({asked.value.question}))
    [row] = views.purchases.detail(desk, po).lines[0].rows
    assert (row.row.received, on_hand(desk, washer)) == (3, 0)
    with pytest.raises(Refused, match=r"reverse\.went_out"):
        reversing.reverse(desk, received.act)
    reversing.reverse(desk, first.act)
    assert upkeep.verify(desk) == []


def test_the_rest_of_a_receipt_is_taken_back_once_it_is_here_again(desk: Desk) -> None:
    """A receipt of 8 of which 6 had shipped: 2 now, 6 after they are back; right in every list in between."""
    bearing = an_item(desk, bin="A-01")
    acme = a_supplier(desk)
    an_order(desk, a_customer(desk), (bearing, 6))
    po = a_purchase_order(desk, acme, (bearing, 8), confirmed_on=date(2026, 5, 12))
    received = receiving.receive(desk, po)
    shipped = shipping.ship_ready(desk)
    with pytest.raises(NeedsConsent) as asked:
        reversing.reverse(desk, received.act)
    part = reversing.reverse(desk, received.act, consent=frozenset({asked.value.question}))
    assert part.in_part
    assert "Reverse it again once the rest is back" in formats.undone_text(part)
    assert state(desk, po) == (State.SENT, 6, 2)
    row = next(row for row in recent.rows(desk) if row.id == received.act)
    assert (row.reversible, row.reversed_by, row.received) == (True, None, True)
    assert formats.reversed_mark(row) == "reversed in part"
    slip = receipt(desk, received.act)
    assert (slip.stands, [(each.quantity, each.gone) for each in slip.items]) == (True, [(6, 6)])
    assert last_receipt(desk) == reversing.last_receipt(desk, po) == received.act

    second = receiving.receive(desk, po)  # the two come after all
    assert [each.arrived_on for each in receipts.deliveries()] == [desk.today]
    reversing.reverse(desk, second.act)
    reversing.reverse(desk, shipped.act)
    [standing] = putting_away.waiting(desk)
    assert (standing.act, [quantity for _, quantity in standing.goods]) == (received.act, [6])
    rest = reversing.reverse(desk, received.act)
    assert not rest.in_part
    assert state(desk, po) == (State.SENT, 0, 8)
    assert (on_hand(desk, bearing), putting_away.waiting(desk), receipts.deliveries()) == (0, [], [])
    assert reversing.last_receipt(desk, po) is None
    with pytest.raises(Refused, match=r"reverse\.already"):
        reversing.reverse(desk, received.act)
    assert upkeep.verify(desk) == []


def state(desk: Desk, po: int) -> tuple[State, Decimal, Decimal]:
    """The state of an order of one row, and what of that was received and is open."""
    detail = views.purchases.detail(desk, po)
    [row] = detail.lines[0].rows
    return detail.po.state, row.row.received, row.row.open


def shipping_act(desk: Desk) -> int:
    """The last shipment that still stands."""
    assert acts.latest(1)[0].verb == "ship"
    return reversing.last_act(desk)


def test_issue_correction_and_opening_are_taken_back(desk: Desk) -> None:
    washer = an_item(desk)
    opening = stock.opening(desk, washer, D(5))
    issue = stock.issue(desk, washer, D(2), "workshop")
    more = stock.correct(desk, washer, D(9), "a box behind the shelf")
    fewer = stock.correct(desk, washer, D(8), "one was broken")
    for act, then in ((fewer, 9), (more, 3), (issue, 5), (opening, 0)):
        assert reversing.last_act(desk) == act
        reversing.reverse(desk, act)
        assert on_hand(desk, washer) == then
    with pytest.raises(NotFound, match=r"reverse\.none"):
        reversing.last_act(desk)
    stock.opening(desk, washer, D(4))
    assert upkeep.verify(desk) == []


def test_an_act_whose_goods_have_left_says_where_they_went(desk: Desk) -> None:
    washer = an_item(desk)
    opening = stock.opening(desk, washer, D(5))
    shipping.ship(desk, [(an_order(desk, a_customer(desk), (washer, 3)).lines[0].line.id, D(3))])
    with pytest.raises(Refused) as refused:
        reversing.reverse(desk, opening)
    assert "only 2 are on hand" in formats.sentence(refused.value)
    assert "3 to Smith (SO-0001)" in formats.sentence(refused.value)
    bolt = an_item(desk, "BOLT")
    opened = stock.opening(desk, bolt, D(5))
    stock.issue(desk, bolt, D(5))
    with pytest.raises(Refused, match=r"reverse\.not_there"):
        reversing.reverse(desk, opened)
    assert on_hand(desk, washer) == 2


def test_a_cancelled_quantity_waits_again_in_its_place(desk: Desk) -> None:
    washer = an_item(desk, on_hand=6)
    [first] = an_order(desk, a_customer(desk), (washer, 5)).lines
    an_order(desk, a_customer(desk, "Jones"), (washer, 5))
    before = queue(desk)
    cancelled = cancelling.cancel_line(desk, first.line.id, D(5), "changed their mind")
    assert queue(desk) == [("Jones", 5, 5)]
    reversing.reverse(desk, cancelled.act)
    assert queue(desk) == before
    kinds = [entry.kind for entry in views.queue.detail(desk, first.line.id).history]
    assert kinds == ["accepted", "cancelled", "restored"]
    assert upkeep.verify(desk) == []


def test_an_order_accepted_by_mistake_is_taken_back(desk: Desk) -> None:
    washer, acme = an_item(desk, on_hand=2), a_supplier(desk)
    a_source(desk, washer, acme)
    a_purchase_order(desk, acme, (washer, 5))
    order = an_order(desk, a_customer(desk), (washer, 4))
    partly = cancelling.cancel_line(desk, order.lines[0].line.id, D(1))
    done = reversing.reverse(desk, order.act)
    assert queue(desk) == []
    assert done.unneeded == (("PO-0001", D(1)),)
    with pytest.raises(Refused, match=r"reverse\.order_gone"):
        reversing.reverse(desk, partly.act)
    assert upkeep.verify(desk) == []


def test_an_order_of_which_something_was_shipped_is_not_taken_back(desk: Desk) -> None:
    washer = an_item(desk, on_hand=2)
    order = an_order(desk, a_customer(desk), (washer, 4))
    shipped = shipping.ship_ready(desk)
    with pytest.raises(Refused) as refused:
        reversing.reverse(desk, order.act)
    assert "2 pcs of M8-WASHER have been shipped to Smith (SO-0001)" in formats.sentence(refused.value)
    reversing.reverse(desk, shipped.act)
    reversing.reverse(desk, order.act)
    assert queue(desk) == []


def test_an_order_wholly_cancelled_has_nothing_to_take_back(desk: Desk) -> None:
    order = an_order(desk, a_customer(desk), (an_item(desk), 4))
    cancelling.cancel_line(desk, order.lines[0].line.id, D(4))
    with pytest.raises(Refused, match=r"reverse\.nothing_waits"):
        reversing.reverse(desk, order.act)


def test_what_came_back_as_a_return_does_not_come_back_twice(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    order = an_order(desk, a_customer(desk), (washer, 5))
    shipped = shipping.ship_ready(desk)
    returned = returns.take_back(desk, [Back(order.lines[0].line.id, D(1), D(1))])
    with pytest.raises(Refused, match=r"reverse\.returned"):
        reversing.reverse(desk, shipped.act)
    reversing.reverse(desk, returned.act)
    assert on_hand(desk, washer) == 0
    reversing.reverse(desk, shipped.act)
    assert (on_hand(desk, washer), queue(desk)) == (5, [("Smith", 5, 5)])
    assert upkeep.verify(desk) == []


def test_yesterdays_shipment_is_reversed_today(desk: Desk) -> None:
    washer = an_item(desk, on_hand=5)
    an_order(desk, a_customer(desk), (washer, 5))
    shipped = shipping.ship_ready(desk)
    desk.clock = Clock(date(2026, 5, 13))
    reversing.reverse(desk, shipped.act)
    newest = views.items.detail(desk, washer).ledger[0].movement
    assert newest.happened_on == date(2026, 5, 13)
    assert queue(desk) == [("Smith", 5, 5)]
