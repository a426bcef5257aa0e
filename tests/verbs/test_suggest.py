"""What to buy."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import purchasing, stock
from app.data import purchases
from app.desk import Desk
from app.domain.errors import Refused
from app.formats import suggestion_sum
from app.purchasing import Suggestion
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


def test_without_a_level_the_reorder_point_is_the_level(desk: Desk) -> None:
    a_source(desk, an_item(desk, "WASHER", 4, reorder_point=Decimal(10)), a_supplier(desk))
    found = only(purchasing.suggest(desk))
    assert (found.advice.cover, found.advice.refill) == (0, 6)
    assert suggestion_sum(found.advice, found.item, refill=True) == "up to 10 − available 4 = 6"


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
