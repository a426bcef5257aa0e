"""What to buy."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import catalogue, purchasing
from app.data import purchases
from app.desk import Desk
from app.domain.drafts import Suggestion
from app.domain.errors import Refused
from app.formats import suggestion_sum
from app.goods import stock
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order


def low_item(desk: Desk, sku: str, on_hand: int = 4) -> int:
    return an_item(desk, sku, on_hand, reorder_point=Decimal(10), order_up_to=Decimal(50))


def only(found: list[Suggestion]) -> Suggestion:
    (suggestion,) = found
    return suggestion


def test_what_is_low_is_suggested_with_its_reason(desk: Desk) -> None:
    washer, acme = low_item(desk, "WASHER"), a_supplier(desk)
    an_item(desk, "PLENTY", 100, reorder_point=Decimal(10))
    a_source(desk, washer, acme, pack_size=Decimal(12), minimum=Decimal(20))
    an_order(desk, a_customer(desk), (washer, 10))
    found = only(purchasing.suggest(desk))
    assert found.supplier is not None
    assert (found.item.sku, found.supplier.name) == ("WASHER", "Acme")
    advice = found.advice
    assert (advice.cover, advice.cover_rounded, advice.refill, advice.refill_rounded) == (6, 24, 56, 60)
    cover, refill = (suggestion_sum(advice, found.item, refill) for refill in (False, True))
    assert cover == "waiting 10 − on hand 4 − on order 0 − drafts 0 = 6; minimum 20; packs of 12"
    assert refill == "up to 50 − available −6 = 56; packs of 12"


def test_without_a_level_it_is_brought_just_above_the_reorder_point(desk: Desk) -> None:
    a_source(desk, an_item(desk, "WASHER", 4, reorder_point=Decimal(10)), a_supplier(desk))
    found = only(purchasing.suggest(desk))
    assert (found.advice.cover, found.advice.refill) == (0, 7)
    assert suggestion_sum(found.advice, found.item, refill=True) == "up to 11 − available 4 = 7"


def test_asking_twice_suggests_once(desk: Desk) -> None:
    washer, acme = low_item(desk, "WASHER"), a_supplier(desk)
    a_source(desk, washer, acme)
    found = only(purchasing.suggest(desk))
    (po,) = purchasing.draft_from(desk, [(found.advice, "refill")])
    assert purchasing.suggest(desk) == []
    purchasing.send(desk, po)
    assert purchasing.suggest(desk) == []
    with pytest.raises(Refused) as refused:
        purchasing.draft_from(desk, [(found.advice, "refill")])
    assert refused.value.id == "suggest.changed"
    assert [row.quantity for row in purchases.rows(po)] == [46]


def test_a_queue_is_covered_without_a_reorder_point(desk: Desk) -> None:
    washer, acme = an_item(desk, "WASHER", 2), a_supplier(desk)
    a_source(desk, washer, acme)
    a_purchase_order(desk, acme, (washer, 1))
    an_order(desk, a_customer(desk), (washer, 7))
    found = only(purchasing.suggest(desk))
    assert (found.advice.cover, found.advice.refill) == (4, 4)
    purchasing.draft_from(desk, [(found.advice, "cover")])
    assert purchasing.suggest(desk) == []


def test_the_preferred_source_else_the_first_by_name(desk: Desk) -> None:
    zeta, beta = a_supplier(desk, "Zeta"), a_supplier(desk, "Beta")
    washer = low_item(desk, "WASHER")
    a_source(desk, washer, zeta)
    a_source(desk, washer, beta)
    first = only(purchasing.suggest(desk)).supplier
    assert first is not None
    assert first.name == "Beta"
    a_source(desk, washer, zeta, preferred=True)
    preferred = only(purchasing.suggest(desk)).supplier
    assert preferred is not None
    assert preferred.name == "Zeta"


def test_suggestions_come_by_supplier_and_those_of_nobody_last(desk: Desk) -> None:
    zeta, beta = a_supplier(desk, "Zeta"), a_supplier(desk, "Beta")
    low_item(desk, "A-NOBODY")
    for sku, supplier in (("B", zeta), ("D", beta), ("C", beta)):
        a_source(desk, low_item(desk, sku), supplier)
    assert [found.item.sku for found in purchasing.suggest(desk)] == ["C", "D", "B", "A-NOBODY"]


def test_drafts_are_made_by_supplier_and_join_open_ones(desk: Desk) -> None:
    zeta, beta = a_supplier(desk, "Zeta"), a_supplier(desk, "Beta")
    for sku, supplier in (("B", zeta), ("D", beta), ("C", beta)):
        a_source(desk, low_item(desk, sku), supplier)
    begun = a_purchase_order(desk, beta, (an_item(desk, "BEGUN"), 1), sent=False)
    made = purchasing.draft_from(desk, [(found.advice, "refill") for found in purchasing.suggest(desk)])
    assert made[0] == begun
    assert [(purchases.order(po).supplier, len(purchases.lines(po))) for po in made] == [(beta, 3), (zeta, 1)]


def test_nothing_is_drafted_where_one_of_them_cannot_be(desk: Desk) -> None:
    low_item(desk, "NOBODY")
    a_source(desk, low_item(desk, "SOLD"), a_supplier(desk))
    found = purchasing.suggest(desk)
    with pytest.raises(Refused) as refused:
        purchasing.draft_from(desk, [(one.advice, "refill") for one in found])
    assert (refused.value.id, refused.value.facts["sku"]) == ("suggest.no_source", "NOBODY")
    assert purchases.orders() == []
    with pytest.raises(Refused, match=r"suggest\.nothing"):
        purchasing.draft_from(desk, [(found[0].advice, "cover")])


def test_a_suggestion_is_void_once_stock_has_moved(desk: Desk) -> None:
    washer = low_item(desk, "WASHER")
    a_source(desk, washer, a_supplier(desk))
    found = only(purchasing.suggest(desk))
    stock.issue(desk, washer, Decimal(1), "bench")
    with pytest.raises(Refused, match=r"suggest\.changed"):
        purchasing.draft_from(desk, [(found.advice, "refill")])


def test_an_item_exactly_at_its_reorder_point_is_listed(desk: Desk) -> None:
    acme = a_supplier(desk)
    for sku, on_hand in (("BELOW", 9), ("AT", 10), ("ABOVE", 11)):
        a_source(desk, low_item(desk, sku, on_hand), acme)
    assert [found.item.sku for found in purchasing.suggest(desk)] == ["AT", "BELOW"]


def test_a_critical_item_is_split_and_asked_for_once(desk: Desk) -> None:
    pump = an_item(desk, "PUMP", reorder_point=Decimal(10), order_up_to=Decimal(100), critical=True)
    acme, best = a_supplier(desk), a_supplier(desk, "Best")
    a_source(desk, pump, acme, share=Decimal(70), pack_size=Decimal(12), preferred=True)
    a_source(desk, pump, best, share=Decimal(30), supplier_sku="B-1")
    lines = purchasing.proposals(purchasing.suggest(desk), "refill")
    assert [(line.offer and line.offer.supplier.name, line.portion.needed, line.quantity) for line in lines] == [
        ("Acme", 70, 72),
        ("Best", 30, 28),
    ]
    first, second = purchasing.draft_proposals(desk, lines)
    assert [row.quantity for po in (first, second) for row in purchases.rows(po)] == [72, 28]
    assert purchases.lines(second)[0].supplier_sku == "B-1"
    assert purchasing.suggest(desk) == []


def test_proposals_are_drafted_as_a_person_left_them(desk: Desk) -> None:
    acme, best = a_supplier(desk), a_supplier(desk, "Best")
    for sku in ("A", "B", "C"):
        item = low_item(desk, sku)
        a_source(desk, item, acme, pack_size=Decimal(12))
        a_source(desk, item, best, unit_cost=Decimal("0.5"))
    one, other, _left_out = purchasing.proposals(purchasing.suggest(desk), "refill")
    assert (one.quantity, other.quantity) == (48, 48)
    later, moved = date(2026, 6, 1), other.suggestion.offers[1]
    asked = [one._replace(quantity=Decimal(40), requested_on=later, edited=True), other._replace(offer=moved)]
    first, second = purchasing.draft_proposals(desk, asked)
    [row] = purchases.rows(first)
    assert (row.quantity, row.requested_on) == (40, later), "a typed quantity is not rounded"
    assert purchases.order(second).supplier == best
    assert purchases.lines(second)[0].unit_cost == Decimal("0.5")
    assert [found.item.sku for found in purchasing.suggest(desk)] == ["C"]


def test_a_proposal_for_a_past_day_is_refused_and_nothing_is_drafted(desk: Desk) -> None:
    a_source(desk, low_item(desk, "A"), a_supplier(desk))
    [line] = purchasing.proposals(purchasing.suggest(desk), "refill")
    with pytest.raises(Refused, match=r"draft\.past"):
        purchasing.draft_proposals(desk, [line._replace(requested_on=date(2026, 5, 11))])
    with pytest.raises(Refused, match=r"quantity\.not_positive"):
        purchasing.draft_proposals(desk, [line._replace(quantity=Decimal(0), edited=True)])
    assert purchases.orders() == []


def test_a_draft_in_another_currency_is_not_joined(desk: Desk) -> None:
    acme = a_supplier(desk, currency="USD")
    a_source(desk, low_item(desk, "A"), acme, unit_cost=Decimal(1))
    [dollars] = purchasing.draft_from(desk, [(only(purchasing.suggest(desk)).advice, "refill")])
    catalogue.amend_supplier(desk, acme, catalogue.supplier(desk, acme).version, currency="EUR")
    a_source(desk, low_item(desk, "B"), acme, unit_cost=Decimal(2))
    [euros] = purchasing.draft_from(desk, [(only(purchasing.suggest(desk)).advice, "refill")])
    assert [purchases.order(po).currency for po in (dollars, euros)] == ["USD", "EUR"]


def test_two_packs_of_one_supplier_are_two_lines(desk: Desk) -> None:
    acme, washer = a_supplier(desk), low_item(desk, "WASHER")
    a_source(desk, washer, acme, supplier_sku="BAG", pack_size=Decimal(10))
    a_source(desk, washer, acme, supplier_sku="BOX", pack_size=Decimal(50), further=True)
    [line] = purchasing.proposals(purchasing.suggest(desk), "refill")
    bag, box = line.suggestion.offers
    [po] = purchasing.draft_proposals(
        desk, [line._replace(quantity=Decimal(10)), line._replace(offer=box, quantity=Decimal(50))]
    )
    assert [(each.supplier_sku, each.pack_size) for each in purchases.lines(po)] == [("BAG", 10), ("BOX", 50)]
    assert bag.source.supplier_sku == "BAG"
