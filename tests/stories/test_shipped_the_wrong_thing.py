"""Two days of putting right what went to the wrong people: reversal, return, and what cannot be undone any more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import formats, views
from app.acts import recent, reversing
from app.desk import Clock, Desk, upkeep
from app.domain.errors import NeedsConsent, Refused
from app.domain.purchase_orders import State
from app.domain.shipments import Back
from app.goods import receiving, returns, shipping
from app.papers import goods
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.stores import new_desk

MONDAY, TUESDAY = date(2026, 5, 11), date(2026, 5, 12)


def queue(desk: Desk, sku: str) -> list[tuple[str, Decimal, Decimal]]:
    """(customer, waiting, ready) along the queue of one item."""
    return [(row.customer, row.waiting, row.ready) for row in views.queue.rows(desk) if row.sku == sku]


def test_shipped_the_wrong_thing(tmp_path: Path) -> None:
    # Monday: eight washers come for Smith (5) and Jones (3), and both orders go out in one act.
    store = tmp_path / "stockroom.desk"
    desk = new_desk(store, clock=Clock(MONDAY), person="Dana")
    washer = an_item(desk, "M8-WASHER", bin="A-01")
    po = a_purchase_order(desk, a_supplier(desk, "Acme"), (washer, 8))
    smith, jones, brown = (a_customer(desk, name) for name in ("Smith", "Jones", "Brown"))
    an_order(desk, smith, (washer, 5))
    an_order(desk, jones, (washer, 3))
    received = receiving.receive(desk, po)
    wrong = shipping.ship_ready(desk)
    assert queue(desk, "M8-WASHER") == []
    assert len(goods.packing_slip_sheet(desk, wrong.act).slips) == 2
    desk.close()

    # Tuesday: the parcels stand by the door with each other's labels. Meanwhile Brown has ordered four.
    desk = Desk.open(store, clock=Clock(TUESDAY), person="Lee")
    an_order(desk, brown, (washer, 4))

    # Lee finds the shipment among the recent acts and reverses it. Smith and Jones are before Brown, as they were.
    [shipment] = [row for row in recent.rows(desk) if row.verb == "ship"]
    assert (shipment.id, shipment.person, shipment.on_day, shipment.reversible) == (wrong.act, "Dana", MONDAY, True)
    reversing.reverse(desk, shipment.id, "labels swapped")
    assert queue(desk, "M8-WASHER") == [("Smith", 5, 5), ("Jones", 3, 3), ("Brown", 4, 0)]
    assert goods.packing_slip_sheet(desk, wrong.act).slips[0].notice == "Reversed: these goods came back"
    detail = views.purchases.detail(desk, po)
    assert (detail.po.state, detail.lines[0].rows[0].row.received) == (State.CLOSED, 8), "no purchase order is touched"

    # It is reversed once, and whoever presses Undo on a screen of yesterday is told so.
    with pytest.raises(Refused) as refused:
        reversing.reverse(desk, wrong.act)
    assert "already been reversed, on 12 May by Lee" in formats.sentence(refused.value)

    # The right parcels go. Jones brings one back at once: two sound, one bent. Brown is served by the sound ones.
    shipping.ship_ready(desk)
    customer, [line] = returns.lines_out(desk, "SO-0002")
    assert (customer, line.out) == ("Jones", 3)
    back = returns.take_back(desk, [Back(line.line, Decimal(2), Decimal(1))], "wrong size")
    assert formats.served_text(back.served[0]) == "of these 2: 2 to Brown (SO-0003), 0 to shelf"
    assert queue(desk, "M8-WASHER") == [("Brown", 4, 2)]

    # What came back cannot be brought back a second time by reversing the shipment.
    with pytest.raises(Refused) as refused:
        reversing.reverse(desk, reversing_of(desk, "ship"))
    assert "3 pcs of M8-WASHER on SO-0002 have come back from Jones already" in formats.sentence(refused.value)

    # The whole delivery was booked by mistake, says Acme: but of the eight only two are still here.
    with pytest.raises(NeedsConsent) as asked:
        reversing.reverse(desk, received.act)
    assert "only 2 are on hand: 6 were shipped, 3 to Jones (SO-0002), 5 to Smith (SO-0001)" in formats.sentence(
        asked.value
    )
    reversing.reverse(desk, received.act, consent=frozenset({asked.value.question}))
    detail = views.purchases.detail(desk, po)
    assert (detail.po.state, detail.lines[0].rows[0].row.open) == (State.SENT, 2)
    assert queue(desk, "M8-WASHER") == [("Brown", 4, 0)]
    assert views.items.rows(desk)[0].on_hand == 0
    assert upkeep.verify(desk) == []
    desk.close()


def reversing_of(desk: Desk, verb: str) -> int:
    """The latest act of a verb that has not been reversed."""
    return next(row.id for row in recent.rows(desk) if row.verb == verb and row.reversible)
