"""Less supply than was ordered: whom it uncovers is named first, and every way back from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import formats, purchasing, views
from app.acts import reversing
from app.data import histories, items, purchases
from app.desk import Desk
from app.domain.errors import DeskError, NeedsConsent, NotFound, Refused
from app.domain.purchase_orders import AnswerPart, State
from app.goods import receiving
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order

D = Decimal
JUNE_1, JUNE_20 = date(2026, 6, 1), date(2026, 6, 20)


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk, "WASHER")


@pytest.fixture
def po(desk: Desk, washer: int) -> int:
    """100 washers: 60 on the 1st, 40 on the 20th of June."""
    made = a_purchase_order(desk, a_supplier(desk), (washer, 100))
    purchasing.confirm(desk, purchases.rows(made)[0].id, [AnswerPart(D(60), JUNE_1), AnswerPart(D(40), JUNE_20)])
    return made


def still_open(po: int) -> list[Decimal]:
    return [row.open for row in purchases.rows(po)]


def queue(desk: Desk) -> list[tuple[str, Decimal]]:
    return [(row.order, row.waiting) for row in views.queue.rows(desk)]


def test_a_row_is_reduced_and_the_customers_lines_stay(desk: Desk, washer: int, po: int) -> None:
    for customer, quantity in (("Smith", 60), ("Jones", 25), ("Brown", 10)):
        an_order(desk, a_customer(desk, customer), (washer, quantity))
    before = queue(desk)
    row = purchases.rows(po)[1].id
    with pytest.raises(NeedsConsent) as asked:
        purchasing.reduce(desk, row, D(20), "agreed by telephone")
    assert formats.fact_text(asked.value.facts["who"]) == "Brown (SO-0003) 10 of WASHER; Jones (SO-0002) 5 of WASHER"
    assert still_open(po) == [60, 40]
    purchasing.reduce(desk, row, D(20), "agreed by telephone", consent=frozenset({asked.value.question}))
    assert still_open(po) == [60, 20]
    assert queue(desk) == before
    last = histories.of_purchase_order(po)[-1]
    assert (last.kind, last.quantity) == ("reduced", 20)
    assert "agreed by telephone" in last.note


def test_what_covers_nobody_is_reduced_without_asking_and_brought_back(desk: Desk, po: int) -> None:
    row = purchases.rows(po)[0].id
    done = purchasing.reduce(desk, row, D(1))
    assert still_open(po) == [1, 40]
    reversing.reverse(desk, done.act)
    assert still_open(po) == [60, 40]
    assert formats.history_words(histories.of_purchase_order(po)[-1].kind) == "Restored"
    with pytest.raises(DeskError):
        reversing.reverse(desk, done.act)


def test_closing_short_and_cancelling_are_taken_back(desk: Desk, washer: int, po: int) -> None:
    first = purchasing.close_short(desk, purchases.rows(po)[0].id)
    last = purchasing.close_short(desk, purchases.rows(po)[1].id)
    assert (first.closed, last.closed, purchases.order(po).state) == (False, True, State.CLOSED)
    reversing.reverse(desk, last.act)
    assert (purchases.order(po).state, still_open(po)) == (State.SENT, [0, 40])
    reversing.reverse(desk, first.act)
    assert still_open(po) == [60, 40]
    cancelled = purchasing.cancel(desk, po)
    assert purchases.inbound() == {}
    reversing.reverse(desk, cancelled.act)
    assert purchases.order(po).state is State.SENT
    draft = a_purchase_order(desk, a_supplier(desk, "Other"), (washer, 5), sent=False)
    reversing.reverse(desk, purchasing.cancel(desk, draft).act)
    assert purchases.order(draft).state is State.DRAFT


def test_what_was_closed_short_stays_so_on_an_order_cancelled_since(desk: Desk, po: int) -> None:
    short = purchasing.close_short(desk, purchases.rows(po)[0].id)
    purchasing.cancel(desk, po)
    with pytest.raises(Refused, match=r"po\.is_cancelled"):
        reversing.reverse(desk, short.act)
    assert still_open(po) == [0, 40]


def test_of_an_item_what_comes_last_goes_first(desk: Desk, washer: int, po: int) -> None:
    purchasing.reduce_item(desk, po, washer, D(50))
    assert still_open(po) == [50, 0]
    receiving.receive(desk, po, rows={purchases.rows(po)[0].id: D(20)})
    done = purchasing.reduce_item(desk, po, washer, D(0))
    assert done.closed
    assert (purchases.order(po).state, items.on_hand()[washer]) == (State.CLOSED, 20)
    reversing.reverse(desk, done.act)
    assert still_open(po) == [30, 0]


@pytest.mark.parametrize(
    ("to", "why"),
    [
        (D(0), "reduce.nothing"),
        (D(60), "reduce.not_fewer"),
        (D(61), "reduce.not_fewer"),
        (D(-1), "quantity.not_positive"),
        (D("0.5"), "quantity.too_fine"),
        (D("NaN"), "quantity.not_positive"),
    ],
)
def test_what_is_not_fewer_is_said(desk: Desk, po: int, to: Decimal, why: str) -> None:
    with pytest.raises(Refused) as refused:
        purchasing.reduce(desk, purchases.rows(po)[0].id, to)
    assert refused.value.id == why
    assert "…" not in formats.sentence(refused.value)
    assert still_open(po) == [60, 40]


def test_what_cannot_be_given_up_is_said(desk: Desk, washer: int, po: int) -> None:
    draft = a_purchase_order(desk, a_supplier(desk, "Other"), (washer, 5), sent=False)
    with pytest.raises(Refused, match=r"po\.is_draft"):
        purchasing.reduce(desk, purchases.rows(draft)[0].id, D(1))
    with pytest.raises(NotFound, match=r"po\.item_unknown"):
        purchasing.reduce_item(desk, po, an_item(desk, "BOLT"), D(1))
    purchasing.reduce_item(desk, po, washer, D(0))
    with pytest.raises(Refused, match=r"po\.is_closed"):
        purchasing.reduce_item(desk, po, washer, D(0))


def test_supply_that_nobody_needs_any_more_is_flagged(desk: Desk) -> None:
    bolt = an_item(desk, "BOLT", 10, reorder_point=D(5), order_up_to=D(20))
    acme = a_supplier(desk)
    a_source(desk, bolt, acme, pack_size=D(12))
    order = an_order(desk, a_customer(desk), (bolt, 30))
    made = a_purchase_order(desk, acme, (bolt, 36), (bolt, 12))
    [row] = views.purchases.rows(desk, [made])
    assert row.surplus == 0, "the last pack is only needed in part"
    from app.ordering import cancelling

    cancelling.cancel_line(desk, views.queue.rows(desk)[0].id, D(30))
    assert order.number
    [row] = views.purchases.rows(desk, [made])
    assert row.surplus == 2
    lines = views.purchases.detail(desk, made).lines
    assert [found.surplus for line in lines for found in line.rows] == [24, 12]
