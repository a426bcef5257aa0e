"""Drafts: made, joined, amended and sent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app import formats, purchasing
from app.data import histories, purchases
from app.desk import Clock, Desk
from app.domain.drafts import DraftLine
from app.domain.errors import NeedsConsent, Refused
from app.domain.matching import Footing
from app.domain.purchase_orders import State
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.conftest import TODAY

JUNE_1, JUNE_22 = date(2026, 6, 1), date(2026, 6, 22)
YESTERDAY = TODAY - timedelta(days=1)


def open_and_due(po: int) -> list[tuple[int, date | None]]:
    return [(int(row.open), row.due) for row in purchases.rows(po)]


def kinds(po: int) -> list[str]:
    return [entry.kind for entry in histories.of_purchase_order(po)]


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk)


def test_a_draft_freezes_the_source(desk: Desk, washer: int) -> None:
    acme = a_supplier(desk, currency="USD")
    a_source(desk, washer, acme, supplier_sku="W-8", pack_size=Decimal(25), unit_cost=Decimal("0.125"))
    po = purchasing.draft(desk, acme, [DraftLine(washer, Decimal(50))])
    a_source(desk, washer, acme, supplier_sku="W-9", pack_size=Decimal(10), unit_cost=Decimal(1))
    (line,) = purchases.lines(po)
    assert (line.supplier_sku, line.pack_size, line.unit_cost) == ("W-8", 25, Decimal("0.125"))
    order = purchases.order(po)
    assert (order.number, order.state, order.currency) == ("PO-0001", State.DRAFT, "USD")


def test_a_cost_of_ones_own_goes_before_the_sources(desk: Desk, washer: int) -> None:
    acme = a_supplier(desk)
    a_source(desk, washer, acme, unit_cost=Decimal(1))
    po = purchasing.draft(desk, acme, [DraftLine(washer, Decimal(50), None, Decimal("0.9"))])
    assert purchases.lines(po)[0].unit_cost == Decimal("0.9")


@pytest.mark.parametrize("cost", ["-1", "0.00001", "NaN", "1e9"])
def test_a_cost_that_makes_no_sense_is_refused(desk: Desk, washer: int, cost: str) -> None:
    acme = a_supplier(desk)
    with pytest.raises(Refused) as refused:
        purchasing.draft(desk, acme, [DraftLine(washer, Decimal(1), None, Decimal(cost))])
    assert refused.value.id == "draft.cost"
    assert purchases.orders() == []


@pytest.mark.parametrize("quantity", ["0", "-1", "1e12", "0.5"])
def test_a_draft_of_no_sensible_quantity_leaves_nothing_behind(desk: Desk, washer: int, quantity: str) -> None:
    acme = a_supplier(desk)
    with pytest.raises(Refused):
        purchasing.draft(desk, acme, [DraftLine(washer, Decimal(quantity))])
    assert purchases.orders() == []
    assert purchases.order(a_purchase_order(desk, acme, (washer, 1))).number == "PO-0001"


def test_more_joins_the_suppliers_open_draft_and_its_line(desk: Desk, washer: int) -> None:
    acme, bolt = a_supplier(desk), an_item(desk, "BOLT")
    a_source(desk, washer, acme, pack_size=Decimal(10), minimum=Decimal(30))
    first = purchasing.add_to_draft(desk, acme, washer, Decimal(4))
    second = purchasing.add_to_draft(desk, acme, washer, Decimal(4))
    third = purchasing.add_to_draft(desk, acme, bolt, Decimal(4))
    assert first == second == third
    po = purchases.by_number(first).id
    assert [row.quantity for row in purchases.rows(po)] == [40, 4]
    assert kinds(po) == ["added", "amended", "added"]
    purchasing.send(desk, po)
    assert purchasing.add_to_draft(desk, acme, bolt, Decimal(4)) != first


def test_amending_a_draft_leaves_exactly_the_lines_said(desk: Desk, washer: int) -> None:
    bolt, nut = an_item(desk, "BOLT"), an_item(desk, "NUT")
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), (bolt, 20), sent=False)
    version = purchases.order(po).version
    lines = [
        DraftLine(nut, Decimal(5), JUNE_1),
        DraftLine(washer, Decimal(12), JUNE_22, Decimal("0.5")),
    ]
    purchasing.amend_draft(desk, po, version, lines)
    found = [(line.item, line.unit_cost) for line in purchases.lines(po)]
    assert found == [(washer, Decimal("0.5")), (nut, None)]
    assert open_and_due(po) == [(12, JUNE_22), (5, JUNE_1)]
    assert kinds(po) == ["added", "added", "amended", "removed", "added"]
    assert {entry.note for entry in histories.of_purchase_order(po) if entry.kind == "removed"} == {"BOLT"}
    with pytest.raises(Refused) as refused:
        purchasing.amend_draft(desk, po, version, lines)
    assert refused.value.id == "stale"


def test_amending_a_draft_keeps_what_was_frozen(desk: Desk, washer: int) -> None:
    acme = a_supplier(desk)
    a_source(desk, washer, acme, unit_cost=Decimal(1))
    po = a_purchase_order(desk, acme, (washer, 10), sent=False)
    a_source(desk, washer, acme, unit_cost=Decimal(2))
    purchasing.amend_draft(desk, po, 1, [DraftLine(washer, Decimal(11))])
    assert [
        (line.unit_cost, row.quantity) for line, row in zip(purchases.lines(po), purchases.rows(po), strict=True)
    ] == [(Decimal(1), 11)]


def test_joining_a_draft_makes_older_views_of_it_stale(desk: Desk, washer: int) -> None:
    acme = a_supplier(desk)
    po = a_purchase_order(desk, acme, (washer, 10), sent=False)
    version = purchases.order(po).version
    purchasing.add_to_draft(desk, acme, washer, Decimal(1))
    with pytest.raises(Refused, match="stale"):
        purchasing.amend_draft(desk, po, version, [])


def test_taking_a_line_out_of_a_draft_asks_where_it_was_cover(desk: Desk, washer: int) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), sent=False)
    accepted = an_order(desk, a_customer(desk, "Jones"), (washer, 8))
    version = purchases.order(po).version
    fewer = [DraftLine(washer, Decimal(8))]
    purchasing.amend_draft(desk, po, version, fewer)
    with pytest.raises(NeedsConsent) as asked:
        purchasing.amend_draft(desk, po, version + 1, [])
    assert formats.fact_text(asked.value.facts["who"]) == f"Jones ({accepted.number}) 8 of M8-WASHER"
    purchasing.amend_draft(desk, po, version + 1, [], frozenset({asked.value.question}))
    assert purchases.lines(po) == []


def test_sending_makes_supply_of_a_draft(desk: Desk, washer: int) -> None:
    silent = a_supplier(desk, "By phone", email="")
    po = a_purchase_order(desk, silent, (washer, 5), sent=False)
    line = an_order(desk, a_customer(desk), (washer, 5)).lines[0].line.id
    assert desk.board.line(line).footing is Footing.PLANNED
    sent = purchasing.send(desk, po)
    assert (sent.supplier, sent.email, sent.number) == ("By phone", "", "PO-0001")
    assert desk.board.line(line).footing is Footing.UNDATED
    assert purchases.order(po).sent_on == TODAY
    with pytest.raises(Refused, match=r"po\.is_sent"):
        purchasing.send(desk, po)


def test_an_empty_draft_and_a_day_to_come_are_refused(desk: Desk, washer: int) -> None:
    acme = a_supplier(desk)
    empty = purchasing.draft(desk, acme, [])
    with pytest.raises(Refused, match=r"send\.empty"):
        purchasing.send(desk, empty)
    po = a_purchase_order(desk, acme, (washer, 5), sent=False)
    with pytest.raises(Refused, match=r"send\.future"):
        purchasing.send(desk, po, TODAY + timedelta(days=1))
    purchasing.send(desk, po, YESTERDAY)
    assert purchases.order(po).sent_on == YESTERDAY


def test_nothing_can_be_requested_for_a_day_that_is_past(desk: Desk, washer: int) -> None:
    acme = a_supplier(desk)
    late = DraftLine(washer, Decimal(5), YESTERDAY)
    with pytest.raises(Refused, match=r"draft\.past"):
        purchasing.draft(desk, acme, [late])
    po = purchasing.draft(desk, acme, [DraftLine(washer, Decimal(5), TODAY)])
    with pytest.raises(Refused, match=r"draft\.past"):
        purchasing.amend_draft(desk, po, purchases.order(po).version, [late])
    desk.clock = Clock(TODAY + timedelta(days=1))
    amended = [DraftLine(washer, Decimal(6), TODAY)]  # has become past since
    purchasing.amend_draft(desk, po, purchases.order(po).version, amended)
    assert open_and_due(po) == [(6, TODAY)]
