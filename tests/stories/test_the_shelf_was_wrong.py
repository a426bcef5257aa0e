"""The book says five and the shelf has three: what is there goes out, and everyone who counted on the rest is seen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from app import formats, views
from app.acts import reversing
from app.desk import Clock, Desk, upkeep
from app.goods import serving, shipping
from app.papers import goods
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.stores import new_desk

TUESDAY = date(2026, 5, 12)


def queue(desk: Desk) -> list[tuple[str, Decimal, Decimal, date | None]]:
    """(customer, waiting, ready, promise) along the queue."""
    return [(row.customer, row.waiting, row.ready, row.promise) for row in views.queue.rows(desk)]


def test_the_shelf_was_wrong(tmp_path: Path) -> None:
    # Five seal kits by the book. Smith waits for three, Jones for two, and ten more are confirmed for the twentieth.
    desk = new_desk(tmp_path / "stockroom.desk", clock=Clock(TUESDAY), person="Dana")
    acme = a_supplier(desk, "Acme")
    kit = an_item(desk, "SEA-2510", 5, name="Seal kit 25 mm", bin="B-04")
    a_source(desk, kit, acme)
    a_purchase_order(desk, acme, (kit, 10), confirmed_on=date(2026, 5, 20))
    an_order(desk, a_customer(desk, "Smith"), (kit, 3))
    an_order(desk, a_customer(desk, "Jones"), (kit, 2))
    assert queue(desk) == [("Smith", 3, 3, TUESDAY), ("Jones", 2, 2, TUESDAY)]

    # Dana goes with the pick list. It names the bin and what the shelf should hold.
    [section] = goods.pick_list_sheet(desk).sections
    assert section.title == "Bin B-04"
    assert [(line.customer, line.quantity, line.book) for line in section.lines] == [
        ("Smith", "3 pcs", "5"),
        ("Jones", "2 pcs", "5"),
    ]

    # There are only two in the bin. Before she books it, the program says who loses by it, the youngest first.
    smiths = views.queue.rows(desk)[0].id
    lost = [line for _, line in serving.losing({kit: Decimal(3)}, desk.today)]
    assert formats.serves_text(lost, Decimal(0)) == "2 to Jones (SO-0002), 1 to Smith (SO-0001)"

    # The two go to Smith, the three that are not there are written off as a bad stock record: one act.
    picked = shipping.short_pick(desk, smiths, Decimal(2))
    assert picked.shipped is not None
    assert (picked.shipped.quantity, picked.missing) == (2, 3)
    twentieth = date(2026, 5, 20)
    assert queue(desk) == [("Smith", 1, 0, twentieth), ("Jones", 2, 0, twentieth)]
    ledger = [row.movement for row in views.items.detail(desk, kit).ledger]
    assert [(one.kind, one.quantity, one.reason) for one in ledger[:2]] == [
        ("shipment", -2, ""),
        ("count", -3, "bad stock record"),
    ]

    # A minute later Lee finds the other three behind the shelf. Undo takes the whole short pick back...
    desk.person = "Lee"
    reversing.reverse(desk, picked.act, "they had fallen behind the shelf")
    assert queue(desk) == [("Smith", 3, 3, TUESDAY), ("Jones", 2, 2, TUESDAY)]

    # ...and everything ships as it should have. Nothing is lost from the ledger: it tells the whole story.
    shipping.ship_ready(desk)
    assert queue(desk) == []
    story = [(one.movement.kind, one.movement.quantity) for one in reversed(views.items.detail(desk, kit).ledger)]
    assert story == [
        ("opening", 5),
        ("count", -3),
        ("shipment", -2),
        ("reversal", 3),
        ("reversal", 2),
        ("shipment", -3),
        ("shipment", -2),
    ]
    assert views.items.rows(desk)[0].on_hand == 0
    assert upkeep.verify(desk) == []
    desk.close()
