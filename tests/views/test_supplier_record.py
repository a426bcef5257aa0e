"""Suppliers' records as they are read from the store."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app import formats, purchasing, views
from app.acts import reversing
from app.data import purchases
from app.data.receipts import deliveries
from app.data.store.database import db
from app.desk import Clock, Desk
from app.domain.purchase_orders import AnswerPart
from app.domain.supplier_record import Opinion, Spread
from app.goods import receiving
from tests.builders import a_purchase_order, a_source, a_supplier, an_item
from tests.conftest import TODAY

pytestmark = pytest.mark.usefixtures("in_britain")

APRIL_1 = date(2026, 4, 1)  # a Wednesday


@pytest.fixture
def acme(desk: Desk) -> int:
    return a_supplier(desk, lead_days=10)


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk, "WASHER")


def ordered(desk: Desk, supplier: int, item: int, says: date | None, on: date = APRIL_1) -> int:
    """Ten, sent on a day and confirmed at once."""
    desk.clock = Clock(on, sure=True)
    po = a_purchase_order(desk, supplier, (item, 10))
    if says is not None:
        purchasing.confirm_all(desk, po, says)
    return po


def only(desk: Desk) -> tuple[date | None, date]:
    [found] = deliveries()
    return found.promised_on, found.arrived_on


def test_it_is_the_day_on_which_it_happened_that_counts(desk: Desk, acme: int, washer: int) -> None:
    po = ordered(desk, acme, washer, date(2026, 4, 10))
    desk.clock = Clock(TODAY)
    receiving.receive(desk, po, happened_on=date(2026, 4, 13))
    assert only(desk) == (date(2026, 4, 10), date(2026, 4, 13))
    [row] = views.suppliers.rows(desk)
    assert (row.record.on_time, row.record.late, row.record.lead) == (0, Spread(1, 1, 1), Spread(12, 12, 12))


def test_a_date_that_was_moved_was_not_kept(desk: Desk, acme: int, washer: int) -> None:
    po = ordered(desk, acme, washer, date(2026, 4, 10))
    row = purchases.rows(po)[0].id
    purchasing.confirm(
        desk, row, [AnswerPart(Decimal(6), date(2026, 4, 14)), AnswerPart(Decimal(4), date(2026, 4, 20))]
    )
    desk.clock = Clock(date(2026, 4, 20), sure=True)
    receiving.receive(desk, po)
    assert [(each.promised_on, each.arrived_on.day) for each in deliveries()] == [(date(2026, 4, 10), 20)] * 2


def test_no_date_at_first_makes_the_next_one_the_first(desk: Desk, acme: int, washer: int) -> None:
    po = ordered(desk, acme, washer, None)
    purchasing.confirm_all(desk, po, None)
    purchasing.confirm_all(desk, po, date(2026, 4, 9))
    desk.clock = Clock(date(2026, 4, 9), sure=True)
    receiving.receive(desk, po)
    assert only(desk) == (date(2026, 4, 9), date(2026, 4, 9))


def test_what_was_only_asked_for_counts_where_nothing_was_confirmed(desk: Desk, acme: int, washer: int) -> None:
    desk.clock = Clock(APRIL_1, sure=True)
    po = a_purchase_order(desk, acme, (washer, 10), requested_on=date(2026, 4, 8))
    desk.clock = Clock(date(2026, 4, 9), sure=True)
    receiving.receive(desk, po)
    assert only(desk) == (date(2026, 4, 8), date(2026, 4, 9))


def test_a_delivery_has_come_when_the_last_of_it_has(desk: Desk, acme: int, washer: int) -> None:
    po = ordered(desk, acme, washer, date(2026, 4, 10))
    line, row = purchases.lines(po)[0].id, purchases.rows(po)[0].id
    desk.clock = Clock(date(2026, 4, 8), sure=True)
    receiving.receive(desk, po, {line: Decimal(3)})
    assert deliveries() == []
    desk.clock = Clock(date(2026, 4, 14), sure=True)
    last = receiving.receive(desk, po, {line: Decimal(5)})
    purchasing.close_short(desk, row)
    assert only(desk)[1] == date(2026, 4, 14)
    reversing.reverse(desk, last.act)
    assert deliveries() == [], "what was taken back is still to come"


def test_what_is_only_closed_short_was_never_delivered(desk: Desk, acme: int, washer: int) -> None:
    po = ordered(desk, acme, washer, date(2026, 4, 10))
    purchasing.close_short(desk, purchases.rows(po)[0].id)
    assert deliveries() == []


def history(desk: Desk, supplier: int, item: int, late: list[int]) -> None:
    """Deliveries a month apart, each so many working days late."""
    for month, days in enumerate(late):
        sent = date(2025, 7, 1) + timedelta(weeks=4 * month)
        says = sent + timedelta(7)
        po = ordered(desk, supplier, item, says, sent)
        desk.clock = Clock(desk.calendar.add_open_days(says, days))
        receiving.receive(desk, po)
    desk.clock = Clock(TODAY)


def test_a_second_opinion_stands_beside_the_date(desk: Desk, acme: int, washer: int) -> None:
    history(desk, acme, washer, [0, 0, 0, 0, 4, 4, 4, 5, 6, 9])
    po = a_purchase_order(desk, acme, (washer, 10), confirmed_on=TODAY)
    detail = views.purchases.detail(desk, po)
    assert detail.opinion == Opinion(10, 6, 4)
    assert formats.second_opinion(detail.opinion, TODAY, desk.calendar) == (
        "They say 12 May. Of their last 10 deliveries 6 were late; median: 4 working days late. We would count on"
        " 18 May."
    )
    assert detail.lines[0].rows[0].row.confirmed_on == TODAY, "theirs is the date that counts"
    assert desk.board.supplies(washer)[-1].due == TODAY


def test_of_few_deliveries_nothing_is_made(desk: Desk, acme: int, washer: int) -> None:
    history(desk, acme, washer, [4, 4, 4, 4])
    assert views.suppliers.opinion(desk, acme) is None
    assert formats.second_opinion(None, TODAY, desk.calendar) == ""


def test_the_record_stands_beside_what_is_quoted(desk: Desk, acme: int, washer: int) -> None:
    bolt, nut = an_item(desk, "BOLT"), an_item(desk, "NUT")
    a_source(desk, bolt, acme, lead_days=5)
    a_source(desk, nut, acme)
    history(desk, acme, washer, [0, 3])
    history(desk, acme, bolt, [1])
    late = a_purchase_order(desk, acme, (washer, 1), (nut, 1), requested_on=date(2026, 5, 4))
    purchasing.chase(desk, [purchases.rows(late)[0].id], "phone")
    found = views.suppliers.detail(desk, acme)
    assert [(each.item.sku, each.quoted, each.record.lead) for each in found.items] == [
        ("WASHER", 10, Spread(7, 10, 10)),
        ("BOLT", 5, Spread(8, 8, 8)),
    ]
    assert (found.row.to_chase, found.row.chased, found.row.record.on_time) == (2, 1, 1)
    assert formats.record_text(found.row.record) == (
        "On time: 1 of 3 (33 %). Median: 1 working day late; worst: 3 working days late."
    )
    assert formats.lead_text(found.row.record, 10) == (
        "Lead time: 7 – 8 – 10 days (shortest, median, longest), quoted 10 days."
    )
    assert [each.late for each in found.deliveries] == [3, 1, 0]


def test_the_list_asks_the_store_no_more_for_more_suppliers(desk: Desk, washer: int) -> None:
    def asked() -> int:
        count = [0]
        connection = db.connection()
        connection.set_trace_callback(lambda _sql: count.__setitem__(0, count[0] + 1))
        views.suppliers.rows(desk)
        connection.set_trace_callback(None)
        return count[0]

    for name in ("Acme", "Bossard", "Cole"):
        history(desk, a_supplier(desk, name), washer, [0])
        if name == "Acme":
            first = asked()
    assert asked() == first
