"""Goods that came and are not taken."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app import formats, purchasing
from app.acts import reversing
from app.data import histories, items, purchases
from app.desk import Desk
from app.domain.errors import NeedsConsent, NotFound, Refused
from app.domain.purchase_orders import AnswerPart, State
from app.domain.rejections import Rejects
from app.goods import receiving, rejecting, shipping
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

JUNE_1 = date(2026, 6, 1)


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk)


@pytest.fixture
def po(desk: Desk, washer: int) -> int:
    """20 washers, confirmed for 1 June."""
    return a_purchase_order(desk, a_supplier(desk), (washer, 20), confirmed_on=JUNE_1)


def rejects(po: int, quantity: int, reason: str = "broken", no_replacement: bool = False) -> Rejects:
    [line] = purchases.lines(po)
    return Rejects({line.id: Decimal(quantity)}, reason, no_replacement)


def standing(po: int) -> list[tuple[int, int, int, date | None]]:
    """Ordered, received, short and due, row by row."""
    return [(int(row.quantity), int(row.received), int(row.short), row.due) for row in purchases.rows(po)]


def history(po: int) -> list[str]:
    return [formats.history_text(entry) for entry in histories.of_purchase_order(po)][3:]


def test_it_never_becomes_stock_and_comes_again_without_a_date(desk: Desk, washer: int, po: int) -> None:
    done = rejecting.reject(desk, po, rejects(po, 8, " broken "))
    assert (done.number, done.closed, [int(each.quantity) for each in done.rejected]) == ("PO-0001", False, [8])
    assert items.on_hand([washer]) == {}
    assert standing(po) == [(12, 0, 0, JUNE_1), (8, 0, 0, None)]
    assert history(po) == ["Split: 8 (M8-WASHER)", "Rejected: 8 (M8-WASHER: broken)"]


def test_its_customers_are_promised_nothing_from_it(desk: Desk, washer: int, po: int) -> None:
    line = an_order(desk, a_customer(desk), (washer, 20)).lines[0].line.id
    first = desk.board.line(line)
    assert first is not None
    assert first.promise == JUNE_1
    rejecting.reject(desk, po, rejects(po, 1))
    now = desk.board.line(line)
    assert now is not None
    assert now.promise is None


def test_nothing_in_its_place_closes_it_short_and_that_is_asked(desk: Desk, washer: int, po: int) -> None:
    an_order(desk, a_customer(desk), (washer, 15))
    rejecting.reject(desk, po, rejects(po, 5, no_replacement=True))
    assert standing(po) == [(20, 0, 5, JUNE_1)]
    with pytest.raises(NeedsConsent) as asked:
        rejecting.reject(desk, po, rejects(po, 15, no_replacement=True))
    assert asked.value.id == "po.uncovers"
    assert standing(po) == [(20, 0, 5, JUNE_1)]
    done = rejecting.reject(desk, po, rejects(po, 15, no_replacement=True), consent=frozenset({asked.value.question}))
    assert done.closed
    assert purchases.order(po).state is State.CLOSED
    assert history(po) == [
        "Rejected, nothing will come instead: 5 (M8-WASHER: broken)",
        "Rejected, nothing will come instead: 15 (M8-WASHER: broken)",
    ]


def test_part_is_taken_and_part_rejected_in_one_act(desk: Desk, washer: int, po: int) -> None:
    [line] = purchases.lines(po)
    done = receiving.receive(desk, po, {line.id: Decimal(10)}, rejects=rejects(po, 10))
    assert items.on_hand([washer]) == {washer: Decimal(10)}
    assert [(each.item.sku, int(each.quantity)) for each in done.rejected] == [("M8-WASHER", 10)]
    assert not done.closed
    assert standing(po) == [(10, 10, 0, JUNE_1), (10, 0, 0, None)]
    reversing.reverse(desk, done.act)
    assert items.on_hand([washer])[washer] == 0
    assert standing(po) == [(20, 0, 0, JUNE_1)], "the rows are one again"


@pytest.mark.parametrize("no_replacement", [True, False])
def test_it_is_taken_back(desk: Desk, washer: int, po: int, no_replacement: bool) -> None:
    done = rejecting.reject(desk, po, rejects(po, 20, no_replacement=no_replacement))
    assert done.closed is no_replacement
    reversing.reverse(desk, done.act, "they are fine after all")
    assert standing(po) == [(20, 0, 0, JUNE_1)]
    assert purchases.order(po).state is State.SENT
    assert history(po)[-1] == "Rejection reversed: 20 (M8-WASHER: they are fine after all)"
    with pytest.raises(Refused, match="already"):
        reversing.reverse(desk, done.act)


def test_a_part_that_was_given_a_date_or_chased_since_stays_a_row_of_its_own(desk: Desk, po: int) -> None:
    done, other = (rejecting.reject(desk, po, rejects(po, quantity)) for quantity in (3, 5))
    _, again, chased = purchases.rows(po)
    purchasing.confirm(desk, again.id, [AnswerPart(Decimal(3), JUNE_1 + timedelta(8))])
    purchasing.chase(desk, [chased.id], "phone")
    for act in (done.act, other.act):
        reversing.reverse(desk, act)
    assert standing(po) == [(12, 0, 0, JUNE_1), (3, 0, 0, JUNE_1 + timedelta(8)), (5, 0, 0, JUNE_1)]


def test_a_date_given_since_stays_when_it_is_taken_back(desk: Desk, po: int) -> None:
    done = rejecting.reject(desk, po, rejects(po, 20))
    purchasing.confirm_all(desk, po, JUNE_1 + timedelta(8))
    reversing.reverse(desk, done.act)
    assert standing(po) == [(20, 0, 0, JUNE_1 + timedelta(8))]


def test_it_is_not_taken_back_on_a_cancelled_order(desk: Desk, po: int) -> None:
    done = rejecting.reject(desk, po, rejects(po, 20))
    purchasing.cancel(desk, po)
    with pytest.raises(Refused) as refused:
        reversing.reverse(desk, done.act)
    assert refused.value.id == "po.is_cancelled"


def test_goods_that_have_gone_out_stay_received(desk: Desk, washer: int, po: int) -> None:
    [line] = purchases.lines(po)
    an_order(desk, a_customer(desk), (washer, 4))
    done = receiving.receive(desk, po, {line.id: Decimal(10)}, rejects=rejects(po, 10))
    shipping.ship_ready(desk)
    with pytest.raises(NeedsConsent) as asked:
        reversing.reverse(desk, done.act)
    assert standing(po) == [(10, 10, 0, JUNE_1), (10, 0, 0, None)]
    reversing.reverse(desk, done.act, consent=frozenset({asked.value.question}))
    assert items.on_hand([washer])[washer] == 0
    assert standing(po) == [(20, 4, 0, JUNE_1)]


@pytest.mark.parametrize(
    ("quantity", "reason", "problem"),
    [
        (0, "broken", "reject.nothing"),
        (5, "  ", "reject.no_reason"),
        (21, "broken", "reject.more"),
        (-1, "broken", "quantity.not_positive"),
    ],
)
def test_what_it_refuses(desk: Desk, po: int, quantity: int, reason: str, problem: str) -> None:
    before = standing(po), history(po)
    with pytest.raises(Refused) as refused:
        rejecting.reject(desk, po, rejects(po, quantity, reason))
    assert refused.value.id == problem
    assert "{" not in formats.sentence(refused.value)
    assert (standing(po), history(po)) == before


def test_rejecting_what_came_beyond_the_order_is_refused_and_nothing_is_booked(
    desk: Desk, washer: int, po: int
) -> None:
    [line] = purchases.lines(po)
    for act in (receiving.preview, receiving.receive):
        with pytest.raises(Refused) as refused:
            act(desk, po, {line.id: Decimal(20)}, rejects=rejects(po, 3))
        assert refused.value.id == "reject.more"
    assert items.on_hand([washer]) == {}


def test_a_draft_a_day_to_come_and_a_line_of_another_order(desk: Desk, washer: int, po: int) -> None:
    draft = a_purchase_order(desk, a_supplier(desk, "Other"), (washer, 5), sent=False)
    for act in (
        lambda: rejecting.reject(desk, draft, rejects(draft, 5)),
        lambda: rejecting.reject(desk, po, rejects(po, 5), happened_on=TODAY + timedelta(1)),
    ):
        with pytest.raises(Refused):
            act()
    with pytest.raises(NotFound):
        rejecting.reject(desk, po, rejects(draft, 5))
    with pytest.raises(NeedsConsent) as asked:
        rejecting.reject(desk, po, rejects(po, 5), happened_on=TODAY - timedelta(3))
    assert asked.value.id == "receive.before_sent"
