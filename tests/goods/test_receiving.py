"""Booking what arrived, and whom it serves."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app import purchasing
from app.data import histories, items, purchases
from app.desk import Desk
from app.domain.changes import Change, Topic
from app.domain.errors import NeedsConsent, NotFound, Refused
from app.domain.purchase_orders import AnswerPart, State
from app.domain.receipts import ServedItem
from app.formats import sentence, served_text
from app.goods import receiving
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

JUNE_1, JUNE_22 = date(2026, 6, 1), date(2026, 6, 22)


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk)


@pytest.fixture
def po(desk: Desk, washer: int) -> int:
    """8 washers, confirmed for 1 June."""
    return a_purchase_order(desk, a_supplier(desk), (washer, 8), confirmed_on=JUNE_1)


def received(po: int) -> list[int]:
    return [int(row.received) for row in purchases.rows(po)]


def shares(served: list[ServedItem]) -> list[tuple[str, int]]:
    return [(line.order, int(line.quantity)) for one in served for line in one.serves]


def ready(desk: Desk, item: int) -> dict[int, Decimal]:
    return {outlook.line.id: outlook.ready for outlook in desk.board.outlooks(item)}


def test_it_says_whom_it_serves_before_and_after(desk: Desk, washer: int, po: int) -> None:
    smith = an_order(desk, a_customer(desk, "Smith"), (washer, 5))
    jones = an_order(desk, a_customer(desk, "Jones"), (washer, 10))
    expected = f"of these 8: 5 to Smith ({smith.number}), 3 to Jones ({jones.number}), 0 to shelf"
    assert [served_text(one) for one in receiving.preview(desk, po)] == [expected]
    assert items.on_hand([washer]) == {}
    done = receiving.receive(desk, po)
    assert [served_text(one) for one in done.served] == [expected]
    assert (done.number, done.closed) == ("PO-0001", True)


def test_who_is_served_is_who_then_has_it_ready(desk: Desk, washer: int) -> None:
    customer = a_customer(desk)
    po = a_purchase_order(desk, a_supplier(desk), (washer, 12))
    for quantity in (4, 3, 9):
        an_order(desk, customer, (washer, quantity))
    earlier = a_purchase_order(desk, a_supplier(desk, "Other"), (washer, 5))
    receiving.receive(desk, earlier)
    before = ready(desk, washer)
    done = receiving.receive(desk, po)
    after = ready(desk, washer)
    gained = {line: after[line] - before[line] for line in after if after[line] != before[line]}
    assert {line.line: line.quantity for line in done.served[0].serves} == gained
    assert shares(done.served) == [("SO-0002", 2), ("SO-0003", 9)]
    assert done.served[0].to_shelf == 1


def test_a_ship_complete_order_holds_what_came_for_it(desk: Desk, washer: int, po: int) -> None:
    bolt = an_item(desk, "BOLT")
    held = an_order(desk, a_customer(desk), (washer, 5), (bolt, 1), ship_complete=True)
    done = receiving.receive(desk, po)
    assert shares(done.served) == [(held.number, 5)]
    assert ready(desk, washer) == {held.lines[0].line.id: 0}


def test_a_part_leaves_the_rest_open_with_its_date(desk: Desk, washer: int, po: int) -> None:
    done = receiving.receive(desk, po, {purchases.lines(po)[0].id: Decimal(3)})
    assert not done.closed
    (row,) = purchases.rows(po)
    assert (row.received, row.open, row.due) == (3, 5, JUNE_1)
    assert purchases.order(po).state is State.SENT
    assert items.on_hand([washer]) == {washer: 3}
    assert receiving.receive(desk, po).closed
    assert purchases.order(po).state is State.CLOSED


def test_unnamed_rows_are_filled_by_date(desk: Desk, washer: int, po: int) -> None:
    (row,) = purchases.rows(po)
    purchasing.confirm(
        desk, row.id, [AnswerPart(Decimal(2), None), AnswerPart(Decimal(3), JUNE_22), AnswerPart(Decimal(3), JUNE_1)]
    )
    receiving.receive(desk, po, {purchases.lines(po)[0].id: Decimal(4)})
    assert received(po) == [3, 1, 0]


def test_named_rows_are_filled_first(desk: Desk, washer: int, po: int) -> None:
    (row,) = purchases.rows(po)
    purchasing.confirm(desk, row.id, [AnswerPart(Decimal(5), JUNE_1), AnswerPart(Decimal(3), JUNE_22)])
    later = purchases.rows(po)[1].id
    receiving.receive(desk, po, rows={later: Decimal(2)})
    assert received(po) == [0, 2]
    receiving.receive(desk, po, rows={later: Decimal(4)})  # 3 more than that delivery, but not than the order
    assert received(po) == [3, 3]


def test_more_than_a_line_but_not_than_the_item_is_not_asked(desk: Desk, washer: int) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), (washer, 10))
    second = purchases.lines(po)[1].id
    receiving.receive(desk, po, {second: Decimal(15)})
    assert received(po) == [5, 10]


def test_over_is_asked_and_the_surplus_serves_the_queue_first(desk: Desk, washer: int, po: int) -> None:
    jones = an_order(desk, a_customer(desk, "Jones"), (washer, 9))
    line = purchases.lines(po)[0].id
    with pytest.raises(NeedsConsent) as asked:
        receiving.receive(desk, po, {line: Decimal(11)})
    assert (asked.value.id, asked.value.facts["over"], asked.value.facts["open"]) == ("receive.over", 3, 8)
    assert "3 too many" in sentence(asked.value)
    assert items.on_hand([washer]) == {}
    done = receiving.receive(desk, po, {line: Decimal(11)}, consent=frozenset({asked.value.question}))
    assert shares(done.served) == [(jones.number, 9)]
    assert done.served[0].to_shelf == 2
    assert (received(po), done.closed) == ([11], True)


def test_consent_to_too_many_counts_only_while_its_facts_are_unchanged(desk: Desk, washer: int, po: int) -> None:
    line = purchases.lines(po)[0].id
    with pytest.raises(NeedsConsent) as asked:
        receiving.receive(desk, po, {line: Decimal(11)})
    receiving.receive(desk, po, {line: Decimal(2)})
    with pytest.raises(NeedsConsent) as again:
        receiving.receive(desk, po, {line: Decimal(11)}, consent=frozenset({asked.value.question}))
    assert again.value.facts["over"] == 5
    assert received(po) == [2]


def test_goods_may_have_come_earlier_but_not_tomorrow(desk: Desk, washer: int, po: int) -> None:
    with pytest.raises(Refused, match=r"receive\.future"):
        receiving.receive(desk, po, happened_on=TODAY + timedelta(days=1))
    early = TODAY - timedelta(days=3)
    with pytest.raises(NeedsConsent, match=r"receive\.before_sent") as asked:
        receiving.receive(desk, po, happened_on=early)
    receiving.receive(desk, po, happened_on=early, consent=frozenset({asked.value.question}))
    entry = histories.of_purchase_order(po)[-1]
    assert (entry.kind, entry.on, entry.quantity) == ("received", TODAY - timedelta(days=3), 8)
    assert entry.at.date() >= TODAY


@pytest.mark.parametrize(
    ("state", "why"), [("draft", "po.is_draft"), ("closed", "po.is_closed"), ("cancelled", "po.is_cancelled")]
)
def test_only_a_sent_order_is_received(desk: Desk, washer: int, state: str, why: str) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (washer, 8), sent=state == "closed")
    if state == "closed":
        receiving.receive(desk, po)
    if state == "cancelled":
        purchasing.cancel(desk, po)
    before = items.on_hand([washer])
    for act in (receiving.receive, receiving.preview):
        with pytest.raises(Refused) as refused:
            act(desk, po, {purchases.lines(po)[0].id: Decimal(1)})
        assert refused.value.id == why
        assert "PO-0001" in sentence(refused.value)
    assert items.on_hand([washer]) == before


def test_nothing_less_than_nothing_and_strange_lines_are_refused(desk: Desk, washer: int, po: int) -> None:
    line = purchases.lines(po)[0].id
    for quantities in ({}, {line: Decimal(0)}):
        with pytest.raises(Refused, match=r"receive\.nothing"):
            receiving.receive(desk, po, quantities)
        assert receiving.preview(desk, po, quantities) == []
    for quantity in ("-1", "0.5", "1e12"):
        with pytest.raises(Refused, match=r"quantity\."):
            receiving.receive(desk, po, {line: Decimal(quantity)})
    with pytest.raises(NotFound, match=r"po\.line_unknown"):
        receiving.receive(desk, po, {line + 1: Decimal(1)})
    with pytest.raises(NotFound, match=r"po\.row_unknown"):
        receiving.receive(desk, po, rows={999: Decimal(1)})
    assert received(po) == [0]


def test_the_item_alone_is_announced_once(desk: Desk, washer: int, po: int) -> None:
    an_item(desk, "BOLT")
    heard: list[Change] = []
    desk.listen(heard.append)
    receiving.receive(desk, po)
    assert heard == [Change(Topic.PURCHASES | Topic.STOCK, frozenset({washer}))]


def test_a_thousand_lines_come_at_once(desk: Desk) -> None:
    acme, smith = a_supplier(desk), a_customer(desk)
    ids = [an_item(desk, f"ITEM-{n}") for n in range(1000)]
    po = a_purchase_order(desk, acme, *((item, 3) for item in ids), confirmed_on=JUNE_1)
    an_order(desk, smith, *((item, 2) for item in ids[::2]))
    assert len(receiving.preview(desk, po)) == 1000
    done = receiving.receive(desk, po)
    assert done.closed
    assert [int(one.to_shelf) for one in done.served] == [1, 3] * 500
    assert items.on_hand(ids) == dict.fromkeys(ids, 3)
