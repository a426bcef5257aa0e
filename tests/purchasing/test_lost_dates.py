"""A supplier's answer that takes a date away which waiting lines have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import purchasing
from app.data import purchases
from app.desk import Desk
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent
from app.domain.purchase_orders import AnswerPart
from app.domain.supplier_answers import Rest
from app.formats import sentence
from app.purchasing.by_item import confirm_item
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order

JUNE_1, JUNE_22 = date(2026, 6, 1), date(2026, 6, 22)


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk)


@pytest.fixture
def po(desk: Desk, washer: int) -> int:
    """20 washers confirmed for 1 June."""
    return a_purchase_order(desk, a_supplier(desk), (washer, 20), confirmed_on=JUNE_1)


@pytest.fixture
def line(desk: Desk, washer: int, po: int) -> int:
    """Smith waits for 15 of them."""
    return an_order(desk, a_customer(desk), (washer, 15)).lines[0].line.id


@pytest.mark.parametrize("how", ["everything", "the item", "the row", "a part"])
def test_who_loses_the_date_is_asked_first(desk: Desk, washer: int, po: int, line: int, how: str) -> None:
    row = purchases.rows(po)[0]
    part = [AnswerPart(Decimal(10), JUNE_1)]

    def answer(consent: Consent) -> None:
        match how:
            case "everything":
                purchasing.confirm_all(desk, po, None, consent=consent)
            case "the item":
                confirm_item(desk, po, washer, None, consent=consent)
            case "the row":
                purchasing.confirm(desk, row.id, [AnswerPart(Decimal(20), None)], consent=consent)
            case _:
                purchasing.confirm(desk, row.id, part, rest=Rest.UNDATED, consent=consent)

    with pytest.raises(NeedsConsent) as asked:
        answer(NO_CONSENT)
    assert asked.value.id == "confirm.loses_dates"
    said = sentence(asked.value)
    assert "1 line loses its date" in said
    assert "Smith (SO-0001) loses its date" in said
    assert purchases.rows(po) == [row]
    assert desk.board.line(line).promise == JUNE_1
    answer(frozenset({asked.value.question}))
    assert desk.board.line(line).promise is None


def test_where_nobody_loses_a_date_nothing_is_asked(desk: Desk, washer: int, po: int) -> None:
    line = an_order(desk, a_customer(desk), (washer, 5)).lines[0].line.id
    purchasing.confirm(desk, purchases.rows(po)[0].id, [AnswerPart(Decimal(5), JUNE_1)], rest=Rest.UNDATED)
    assert desk.board.line(line).promise == JUNE_1
    purchasing.confirm_all(desk, po, JUNE_22)
    assert desk.board.line(line).promise == JUNE_22
