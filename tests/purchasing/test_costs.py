"""A supplier's answer may change what one costs: asked, kept with the dates, and gone back on by another answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import formats, purchasing, views
from app.data import histories, purchases
from app.desk import Desk
from app.domain.errors import NeedsConsent, Refused
from app.domain.purchase_orders import AnswerPart
from app.papers.purchase_order import purchase_order_sheet
from app.purchasing.by_item import confirm_item
from tests.builders import a_purchase_order, a_source, a_supplier, an_item

JUNE_1 = date(2026, 6, 1)


@pytest.fixture
def po(desk: Desk) -> int:
    """100 washers at 0.125 and, on a second line, 20 more."""
    acme, washer = a_supplier(desk, currency="EUR"), an_item(desk, "WASHER")
    a_source(desk, washer, acme, unit_cost=Decimal("0.125"))
    return a_purchase_order(desk, acme, (washer, 100), (washer, 20))


def costs(po: int) -> list[Decimal | None]:
    return [line.unit_cost for line in purchases.lines(po)]


def answered(desk: Desk, po: int, cost: str) -> None:
    """Everything for 1 June at another cost, agreed to."""
    item = purchases.lines(po)[0].item
    with pytest.raises(NeedsConsent) as asked:
        confirm_item(desk, po, item, JUNE_1, cost=Decimal(cost))
    assert asked.value.id == "confirm.cost"
    assert f"and they say €{cost}." in formats.sentence(asked.value)
    confirm_item(desk, po, item, JUNE_1, cost=Decimal(cost), note="steel", consent=frozenset({asked.value.question}))


def test_another_cost_is_asked_and_list_and_paper_follow(desk: Desk, po: int) -> None:
    answered(desk, po, "0.15")
    assert costs(po) == [Decimal("0.15"), Decimal("0.15")]
    assert views.purchases.rows(desk)[0].open_value == 18
    sheet = purchase_order_sheet(desk, po)
    assert (sheet.lines[0].unit_cost, sheet.total) == ("€0.15", "€18.00")


def test_it_is_kept_with_the_dates(desk: Desk, po: int) -> None:
    answered(desk, po, "0.15")
    row = views.purchases.detail(desk, po).lines[0].rows[0]
    assert formats.dates_text(None, row.dates, "EUR") == (
        "no date was asked for · cost €0.125 → €0.15 (12 May, Kim: steel) · confirmed for 1 June (12 May, Kim: steel)"
    )
    texts = [formats.history_text(entry, "EUR") for entry in histories.of_purchase_order(po)]
    assert "Cost: €0.125 → €0.15 (WASHER: steel)" in texts


def test_saying_the_same_cost_again_changes_nothing_and_the_old_one_comes_back(desk: Desk, po: int) -> None:
    answered(desk, po, "0.15")
    before = histories.of_purchase_order(po)
    confirm_item(desk, po, purchases.lines(po)[0].item, JUNE_1, cost=Decimal("0.15"))
    assert histories.of_purchase_order(po) == before
    answered(desk, po, "0.125")
    assert costs(po) == [Decimal("0.125"), Decimal("0.125")]


def test_a_row_that_is_pointed_at_changes_its_own_line_only(desk: Desk, po: int) -> None:
    row = purchases.rows(po)[1]
    with pytest.raises(NeedsConsent) as asked:
        purchasing.confirm(desk, row.id, [AnswerPart(row.open, JUNE_1)], cost=Decimal(1))
    consent = frozenset({asked.value.question})
    purchasing.confirm(desk, row.id, [AnswerPart(row.open, JUNE_1)], cost=Decimal(1), consent=consent)
    assert costs(po) == [Decimal("0.125"), 1]


@pytest.mark.parametrize("cost", ["-1", "0.00001"])
def test_what_is_no_amount_is_refused(desk: Desk, po: int, cost: str) -> None:
    with pytest.raises(Refused, match=r"draft\.cost"):
        confirm_item(desk, po, purchases.lines(po)[0].item, JUNE_1, cost=Decimal(cost))
    assert costs(po) == [Decimal("0.125"), Decimal("0.125")]
