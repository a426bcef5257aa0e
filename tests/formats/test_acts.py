"""The recent acts in words."""

from __future__ import annotations

from decimal import Decimal

from app import formats
from app.acts import recent, reversing
from app.data import purchases
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.rejections import Rejects
from app.formats.acts import UNDONE, VERB
from app.goods import receiving, shipping, stock
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order


def test_every_verb_has_its_words() -> None:
    assert set(VERB) == set(Verb)
    assert set(UNDONE) == set(reversing.TAKEN_BACK)


def test_an_act_names_its_first_parts_and_counts_the_rest(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 20), an_item(desk, "BOLT", 2)
    for name in ("Smith", "Jones"):
        an_order(desk, a_customer(desk, name), (washer, 4), (bolt, 1))
    shipped = shipping.ship_ready(desk)
    [row] = [row for row in recent.rows(desk) if row.id == shipped.act]
    assert formats.verb_words(row.verb) == "Shipped"
    assert row.parts_in_all == 4
    assert formats.act_text(row) == (
        "4 × WASHER, Smith (SO-0001); 1 × BOLT, Smith (SO-0001); 4 × WASHER, Jones (SO-0002); and 1 more"
    )


def test_other_acts_say_what_they_touched(desk: Desk) -> None:
    washer = an_item(desk, "WASHER", 5)
    a_purchase_order(desk, a_supplier(desk), (washer, 7))
    stock.correct(desk, washer, Decimal(3), "counted")
    correct, sent, drafted, supplier, *_ = recent.rows(desk)
    assert formats.act_text(correct) == "−2 × WASHER"
    assert "PO-0001" in formats.act_text(sent)
    assert formats.act_text(drafted) == "7 × WASHER, PO-0001"
    assert formats.act_text(supplier) == ""
    assert formats.verb_words(supplier.verb) == "Supplier added"


def test_what_undoing_did_names_supply_that_serves_nobody(desk: Desk) -> None:
    washer = an_item(desk, "WASHER")
    a_purchase_order(desk, a_supplier(desk), (washer, 7))
    order = an_order(desk, a_customer(desk), (washer, 5))
    done = reversing.reverse(desk, order.act)
    assert formats.undone_text(done) == "The order is taken back. Nobody waits for these any more: 5 (PO-0001)."


def test_what_was_rejected_is_told_from_what_was_taken(desk: Desk) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (an_item(desk, "WASHER"), 20))
    [line] = purchases.lines(po)
    rejects = Rejects({line.id: Decimal(8)}, "broken")
    received = receiving.receive(desk, po, {line.id: Decimal(12)}, rejects=rejects).act
    texts = {row.id: formats.act_text(row) for row in recent.rows(desk)}
    assert texts[received] == "12 × WASHER, PO-0001; 8 × WASHER rejected, PO-0001"
    back = reversing.reverse(desk, received).act
    texts = {row.id: formats.act_text(row) for row in recent.rows(desk)}
    assert texts[back] == "−12 × WASHER, PO-0001; 8 × WASHER, PO-0001"
