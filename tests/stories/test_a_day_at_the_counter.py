"""One day of a small stockroom, from an order for something out of stock to the goods in the customer's hands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import catalogue, formats, purchasing, views
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.errors import NeedsConsent, Refused
from app.domain.matching import Footing
from app.domain.orders import IfNothing
from app.domain.purchase_orders import AnswerPart
from app.goods import receiving, shipping, stock
from app.ordering import accepting, preview
from tests.stores import new_desk

MONDAY = date(2026, 5, 4)


def number(text: str) -> Decimal:
    return Decimal(text)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "stockroom.desk"
    new_desk(path, clock=Clock(MONDAY), person="Dana").close()
    return path


def queue_of(desk: Desk, sku: str) -> list[tuple[str, Decimal, Footing]]:
    """(customer, waiting, footing) along the queue of one item."""
    rows = views.queue.rows(desk)
    return [(row.customer, row.waiting, row.footing) for row in rows if row.sku == sku]


def test_a_day_at_the_counter(store: Path) -> None:
    # Monday. The shelf holds four seal kits, and Acme sells them in cartons of ten.
    desk = Desk.open(store, clock=Clock(MONDAY), person="Dana")
    acme = catalogue.add_supplier(desk, name="Acme Fasteners", email="sales@acme.example", lead_days=10)
    kit = catalogue.add_item(desk, sku="SEA-2510", name="Seal kit 25 mm", bin="B-04")
    catalogue.put_source(
        desk, item_id=kit, supplier_id=acme, supplier_sku="SK25", pack_size=number("10"), preferred=True
    )
    stock.opening(desk, kit, number("4"))
    smith = catalogue.add_customer(desk, name="Smith & Sons")
    jones = catalogue.add_customer(desk, name="Jones Pumps")

    # Smith wants six. Four are here; for two nothing is inbound, and the program says so before accepting.
    seen = preview.preview(desk, smith, [Asked(kit, number("6"))])
    assert seen.lines[0].outlook.ready == 4
    assert seen.lines[0].nothing_behind == 2
    with pytest.raises(NeedsConsent) as asked:
        accepting.accept(desk, smith, [Asked(kit, number("6"))])
    assert "nothing behind it" in formats.sentence(asked.value)
    assert queue_of(desk, "SEA-2510") == []

    # So Dana orders them in the same step: a draft to Acme, in a whole carton.
    first = accepting.accept(desk, smith, [Asked(kit, number("6"), if_nothing=IfNothing.ORDER)])
    assert queue_of(desk, "SEA-2510") == [("Smith & Sons", 6, Footing.PLANNED)]
    [draft] = views.purchases.rows(desk)
    assert first.drafted == (draft.number,)

    # Jones wants three: second in the queue, six pieces ahead, covered by the same draft.
    second = accepting.accept(desk, jones, [Asked(kit, number("3"))])
    line = views.queue.rows(desk)[1]
    assert (line.position, line.ahead_lines, line.ahead_quantity) == (2, 1, 6)

    # The draft is sent. Until Acme answers, nobody has a date.
    purchasing.send(desk, draft.id)
    assert {footing for _, _, footing in queue_of(desk, "SEA-2510")} == {Footing.UNDATED}

    # Acme confirms ten for the twentieth: now both have a promise, and only now.
    [row] = views.purchases.detail(desk, draft.id).lines[0].rows
    purchasing.confirm(desk, row.row.id, [AnswerPart(number("10"), date(2026, 5, 20))])
    assert [entry.promise for entry in views.queue.rows(desk)] == [date(2026, 5, 20)] * 2

    # Smith takes the four that are here today; more than his share is refused.
    [smiths] = [entry.line.id for entry in first.lines]
    with pytest.raises(Refused):
        shipping.ship(desk, [(smiths, number("5"))])
    shipping.ship(desk, [(smiths, number("4"))])
    assert queue_of(desk, "SEA-2510")[0] == ("Smith & Sons", 2, Footing.CONFIRMED)
    desk.close()

    # On the twentieth eight come; the program says whom they serve before they are booked and after.
    desk = Desk.open(store, clock=Clock(date(2026, 5, 20)), person="Lee")
    lines = views.purchases.detail(desk, draft.id).lines
    quantities = {lines[0].line.id: number("8")}
    before = receiving.preview(desk, draft.id, quantities)
    received = receiving.receive(desk, draft.id, quantities)
    assert before == received.served
    said = formats.served_text(received.served[0])
    assert f"2 to Smith & Sons ({first.number})" in said
    assert f"3 to Jones Pumps ({second.number})" in said
    assert "3 to shelf" in said
    assert not received.closed

    # Everything that waited is ready, and goes.
    assert {footing for _, _, footing in queue_of(desk, "SEA-2510")} == {Footing.IN_STOCK}
    shipping.ship_ready(desk)
    assert queue_of(desk, "SEA-2510") == []
    [item] = views.items.rows(desk)
    assert (item.on_hand, item.free, item.on_order) == (3, 3, 2)

    # The last two come, which closes the order.
    assert receiving.receive(desk, draft.id, None).closed
    history = [entry.kind for entry in views.purchases.detail(desk, draft.id).history]
    assert history.count("received") >= 2
    desk.close()
