"""Ten were ordered and thirteen came: the three serve whoever waits longest, and it can all be undone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import catalogue, formats, views
from app.acts import reversing
from app.catalogue.meanings import meaning
from app.data import purchases
from app.desk import Clock, Desk, upkeep
from app.domain.errors import NeedsConsent
from app.domain.purchase_orders import State
from app.goods import putting_away, receiving, shipping
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.stores import new_desk

MONDAY, TUESDAY, TWENTIETH = date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 20)


def queue(desk: Desk) -> list[tuple[str, int, int]]:
    """(customer, waiting, ready) along the queue."""
    return [(row.customer, int(row.waiting), int(row.ready)) for row in views.queue.rows(desk)]


def test_three_too_many_in_the_box(tmp_path: Path) -> None:
    # Smith waits for eight bearings, Jones for four. Ten are on PO-0001, for today; ten more are due on the twentieth.
    desk = new_desk(tmp_path / "stockroom.desk", clock=Clock(MONDAY), person="Dana")
    bearing = an_item(desk, "BRG-6204", name="Bearing 6204", bin="C-02")
    catalogue.add_barcode(desk, bearing, "4006381333931")
    acme = a_supplier(desk, "Acme")
    po = a_purchase_order(desk, acme, (bearing, 10), confirmed_on=TUESDAY)
    later = a_purchase_order(desk, acme, (bearing, 10), confirmed_on=TWENTIETH)
    an_order(desk, a_customer(desk, "Smith"), (bearing, 8))
    an_order(desk, a_customer(desk, "Jones"), (bearing, 4))
    desk.clock = Clock(TUESDAY)

    # The box is at the door. Any scan leads to the order: the earliest due comes first of those that have the item.
    hit = meaning(desk, "4006381333931").hit
    assert hit is not None
    assert [row.number for row in views.arriving.rows(desk, hit.id)] == ["PO-0001", "PO-0002"]

    # There are thirteen in it. More than was ordered is asked about, and until that is answered nothing is booked.
    [line] = purchases.lines(po)
    with pytest.raises(NeedsConsent) as asked:
        receiving.receive(desk, po, {line.id: Decimal(13)})
    assert "only 10 are open on PO-0001: 3 too many" in formats.sentence(asked.value)
    assert queue(desk) == [("Smith", 8, 0), ("Jones", 4, 0)]

    # Dana keeps them. The three too many serve the queue before the shelf: Jones gets all four today.
    [shown] = receiving.preview(desk, po, {line.id: Decimal(13)})
    assert formats.served_text(shown) == "of these 13: 8 to Smith (SO-0001), 4 to Jones (SO-0002), 1 to shelf"
    consent = frozenset({asked.value.question})
    done = receiving.receive(desk, po, {line.id: Decimal(13)}, consent=consent)
    assert done.served == [shown]
    assert done.closed
    assert queue(desk) == [("Smith", 8, 8), ("Jones", 4, 4)]

    # The other order is untouched: its ten are surplus now, which nobody waits for.
    assert [int(row.open) for row in purchases.rows(later)] == [10]
    assert desk.board.standing(bearing).available == 11

    # What came stands at the door until it is put away into its bin.
    [standing] = putting_away.waiting(desk)
    assert (standing.po, [(item.bin, int(quantity)) for item, quantity in standing.goods]) == (
        "PO-0001",
        [("C-02", 13)],
    )
    putting_away.put_away(desk)
    assert putting_away.waiting(desk) == []

    # Smith's eight ship. Then Acme rings and wants the box back: only what is still here can be, and that is asked.
    shipping.ship_ready(desk, "SO-0001")
    with pytest.raises(NeedsConsent) as asked:
        reversing.reverse(desk, done.act)
    assert "8 were shipped, 8 to Smith (SO-0001)" in formats.sentence(asked.value)
    reversing.reverse(desk, done.act, "Acme wants them back", frozenset({asked.value.question}))

    # Eight stay received, the order is open again with two, and Jones waits for the twentieth as before.
    assert purchases.order(po).state is State.SENT
    assert [(int(row.received), int(row.open)) for row in purchases.rows(po)] == [(8, 2)]
    assert queue(desk) == [("Jones", 4, 0)]
    assert [row.promise for row in views.queue.rows(desk)] == [TWENTIETH]
    assert upkeep.verify(desk) == []
    desk.close()
