"""The receipt came in the middle: what is booked around a count never makes a difference that is not there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from app import counting, formats, views
from app.desk import Clock, upkeep
from app.domain.counts import LineState
from app.goods import receiving, shipping, stock
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.stores import new_desk

TUESDAY = date(2026, 5, 12)
D = Decimal


def test_the_receipt_came_in_the_middle(tmp_path: Path) -> None:
    # Ten bearings, five bolts, ten nuts on the shelves. Twenty bearings and six nuts are on their way.
    desk = new_desk(tmp_path / "stockroom.desk", clock=Clock(date(2026, 5, 4)), person="Dana")
    acme = a_supplier(desk, "Acme")
    bearing = an_item(desk, "BEARING", 10, bin="A-01", unit_cost=D(8))
    bolt = an_item(desk, "BOLT", 5, bin="A-01", unit_cost=D(3))
    nut = an_item(desk, "NUT", 10, bin="A-01", unit_cost=D(3))
    bearings = a_purchase_order(desk, acme, (bearing, 20), confirmed_on=TUESDAY)
    nuts = a_purchase_order(desk, acme, (nut, 6), confirmed_on=TUESDAY)
    an_order(desk, a_customer(desk, "Smith"), (bolt, 2))
    desk.clock = Clock(TUESDAY)

    # Dana has counted four of the bearings when the delivery comes in, and is booked. Then she goes on.
    count = counting.open_count(desk, [bearing, bolt, nut]).id
    counting.begin_bin(desk, count, "A-01")
    counting.key(desk, count, bearing, D(4), "A-01")
    counting.key(desk, count, bolt, D(5), "A-01")
    receiving.receive(desk, bearings)
    counting.key(desk, count, bearing, D(26), "A-01")

    # The nuts came yesterday; they lie in the bin and are counted, but Lee will book them only later.
    counting.key(desk, count, nut, D(16), "A-01")
    counting.finish_bin(desk, count, "A-01")

    # Two bolts go to Smith after they were counted, and Lee books the nuts, for the day on which they came.
    shipping.ship_ready(desk, item_id=bolt)
    desk.person = "Lee"
    receiving.receive(desk, nuts, happened_on=date(2026, 5, 11))

    # The bolts agree: what left after the scan is no difference. The bearings moved while they were counted.
    found = {row.reviewed.item.sku: row for row in views.count_reviews.review(desk, count).rows}
    assert {sku: row.state for sku, row in found.items()} == {
        "BEARING": LineState.MOVED,
        "BOLT": LineState.AGREES,
        "NUT": LineState.ASKED,
    }
    [between] = found["BEARING"].between
    assert formats.count_move_text(between.move, between.behind, "pcs") == "+20 pcs, Received on 12 May, PO-0001, Dana"
    assert found["BEARING"].at_the_door == 20, "received and not marked as put away"

    # Were the nuts counted already? They were: then nothing is wrong with them.
    [asked] = found["NUT"].asked
    assert formats.count_move_text(asked.move, asked.behind, "pcs") == "+6 pcs, Received on 11 May, PO-0002, Lee"
    counting.answer(desk, found["NUT"].line, asked.move.id, True)

    # Lee counts the bearings again in one go: thirty, as the book says.
    counting.recount(desk, [found["BEARING"].line])
    counting.begin_bin(desk, count, "A-01")
    counting.key(desk, count, bearing, D(30), "A-01")
    counting.finish_bin(desk, count, "A-01")
    stock.issue(desk, bearing, D(1))
    posted = counting.post(desk, count)
    assert formats.counted_text(posted.posting) == "3 lines counted, 0 differ"
    assert {row.sku: row.on_hand for row in views.items.rows(desk)} == {"BEARING": 29, "BOLT": 3, "NUT": 16}
    assert upkeep.verify(desk) == []
    desk.close()
