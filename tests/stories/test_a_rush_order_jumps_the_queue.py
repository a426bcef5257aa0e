"""A rush order jumps the queue: not quietly, but with a reason, its price known before, and on paper after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app import catalogue, formats, purchasing, views
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.drafts import DraftLine
from app.domain.errors import NeedsConsent, Refused
from app.domain.orders import IfNothing
from app.goods import receiving, shipping
from app.ordering import accepting
from app.papers import override_audit
from app.queueing import holding, moving
from tests.stores import new_desk

MONDAY, SOON, LATER = date(2026, 5, 4), date(2026, 5, 12), date(2026, 6, 2)


def pieces(text: str) -> Decimal:
    return Decimal(text)


def queue_of(desk: Desk) -> list[tuple[str, date | None]]:
    """(customer, promise) along the queue."""
    return [(row.customer, row.promise) for row in views.queue.rows(desk)]


def test_a_rush_order_jumps_the_queue(tmp_path: Path) -> None:
    # Monday. The pump seal is out of stock; Acme has confirmed ten for the 12th and ten for 2 June.
    desk = new_desk(tmp_path / "stockroom.desk", clock=Clock(MONDAY), person="Dana")
    seal = catalogue.add_item(desk, sku="SEA-80", name="Pump seal 80 mm")
    acme = catalogue.add_supplier(desk, name="Acme")
    for day in (SOON, LATER):
        po = purchasing.draft(desk, acme, [DraftLine(seal, pieces("10"), None)])
        purchasing.send(desk, po)
        purchasing.confirm_all(desk, po, day)

    # Smith and Jones have ordered all of the first delivery; the hospital comes third.
    lines = {}
    for name, quantity in (("Smith", "6"), ("Jones", "4"), ("Hospital", "5")):
        customer = catalogue.add_customer(desk, name=name)
        accepted = accepting.accept(desk, customer, [Asked(seal, pieces(quantity), None, IfNothing.WAIT)])
        lines[name] = accepted.lines[0].line.id
    assert queue_of(desk) == [("Smith", SOON), ("Jones", SOON), ("Hospital", LATER)]

    # Its pump stands still. Dana looks what it would cost the others to put it before Smith.
    effect = moving.preview_move(desk, lines["Hospital"], lines["Smith"])
    assert [(each.customer, each.before, each.after, each.days) for each in effect.moved] == [
        ("Smith", SOON, LATER, 21),
        ("Jones", SOON, LATER, 21),
    ]

    # Before Jones only Jones would wait longer; but the hospital needs five, and then only four of them come soon.
    gentler = moving.preview_move(desk, lines["Hospital"], lines["Jones"])
    assert [each.customer for each in gentler.moved] == ["Jones"]

    # So it takes Smith's place, and the program wants to know why, and that she means it.
    with pytest.raises(Refused, match=r"override\.no_reason"):
        moving.move_up(desk, lines["Hospital"], lines["Smith"], "")
    with pytest.raises(NeedsConsent) as asked:
        moving.move_up(desk, lines["Hospital"], lines["Smith"], "dialysis pump stands still")
    assert "2 promises move back" in formats.sentence(asked.value)
    consent = frozenset({asked.value.question})
    moving.move_up(desk, lines["Hospital"], lines["Smith"], "dialysis pump stands still", consent)
    assert queue_of(desk) == [("Hospital", SOON), ("Smith", LATER), ("Jones", LATER)]

    # Jones has not paid: held and passed on, so that Smith is not made to wait behind nobody.
    holding.hold(desk, lines["Jones"], "not paid", pass_on=True)
    assert [name for name, _ in queue_of(desk)] == ["Hospital", "Smith", "Jones"]
    desk.close()

    # On the 12th the ten come: five for the hospital, five of Smith's six.
    desk = Desk.open(tmp_path / "stockroom.desk", clock=Clock(SOON), person="Kim")
    receiving.receive(desk, views.purchases.rows(desk)[0].id)
    shipped = {(line.customer, line.quantity) for line in shipping.ship_ready(desk).lines}
    assert shipped == {("Hospital", 5), ("Smith", 5)}

    # What was done to the queue can be read by whoever asks.
    [line] = override_audit.override_audit_sheet(desk).lines
    assert (line.person, line.reason) == ("Dana", "dialysis pump stands still")
    assert "Hospital (SO-0003), SEA-80: Moved up, before Smith (SO-0001)" in line.what
    assert "Smith" in line.moved
    assert "Jones" in line.moved
    desk.close()
