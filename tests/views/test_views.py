"""The rows of the lists, and everything about one item or line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import catalogue, formats, purchasing, views
from app.data import promises
from app.desk import Desk
from app.domain.changes import Topic
from app.domain.errors import NotFound, Refused
from app.domain.items import Status
from app.domain.matching import Footing
from app.domain.promise_states import Told
from app.domain.tellings import How
from app.goods import shipping, stock
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

MAY_3, MAY_20, JUNE_2 = date(2026, 5, 3), date(2026, 5, 20), date(2026, 6, 2)
D = Decimal


@pytest.fixture
def washer(desk: Desk) -> int:
    """Three in stock; 8 confirmed for 20 May, 4 hoped for on 2 June, 5 in a draft; Smith, Jones and Brown wait for 6
    each.
    """
    washer, acme = an_item(desk, on_hand=3, bin="A-01", reorder_point=D(4)), a_supplier(desk)
    a_purchase_order(desk, acme, (washer, 8), confirmed_on=MAY_20)
    a_purchase_order(desk, acme, (washer, 4), requested_on=JUNE_2)
    a_purchase_order(desk, acme, (washer, 5), sent=False)
    for name in ("Smith", "Jones", "Brown"):
        an_order(desk, a_customer(desk, name), (washer, 6))
    return washer


def test_the_queue_is_grouped_by_item_in_queue_order(desk: Desk, washer: int) -> None:
    bolt = an_item(desk, "BOLT")
    an_order(desk, a_customer(desk, "White"), (bolt, 2))
    rows = views.queue.rows(desk)
    assert [(row.sku, row.customer, row.position) for row in rows] == [
        ("BOLT", "White", 1),
        ("M8-WASHER", "Smith", 1),
        ("M8-WASHER", "Jones", 2),
        ("M8-WASHER", "Brown", 3),
    ]
    third = rows[3]
    assert (third.ahead_lines, third.ahead_quantity, third.waiting, third.ordered, third.age) == (2, 12, 6, 6, 0)
    assert views.queue.rows(desk, [bolt]) == rows[:1]
    assert views.queue.rows(desk, []) == []


def test_a_row_says_what_serves_it_and_why_that_may_be_believed(desk: Desk, washer: int) -> None:
    smith, jones, brown = views.queue.rows(desk)
    assert (smith.ready, smith.promise, smith.hoped, smith.footing) == (3, MAY_20, MAY_20, Footing.CONFIRMED)
    assert smith.shares == (
        (3, "stock", Footing.IN_STOCK, TODAY, "", None),
        (3, "PO-0001", Footing.CONFIRMED, MAY_20, "Acme", TODAY),
    )
    assert (jones.promise, jones.hoped, jones.footing) == (None, JUNE_2, Footing.UNCONFIRMED)
    assert jones.shares[1] == (1, "PO-0002", Footing.UNCONFIRMED, JUNE_2, "Acme", None)
    assert (brown.promise, brown.hoped, brown.footing, brown.short) == (None, None, Footing.PLANNED, 0)
    assert [(part.source, part.on) for part in brown.shares] == [("PO-0002", JUNE_2), ("PO-0003", None)]


def test_the_last_unstruck_telling_is_shown(desk: Desk, washer: int) -> None:
    smith = views.queue.rows(desk)[0].id
    for day, on in ((JUNE_2, MAY_3), (None, TODAY)):
        with desk.change("import", topics=Topic.PROMISES) as act:
            promises.record_imported(act.id, [(smith, Told(day, on, How.ELSEWHERE))])
            act.touch(items=[washer])
    row, jones, _ = views.queue.rows(desk)
    assert row.told is not None
    assert row.told[:3] == (None, TODAY, promises.ELSEWHERE)
    assert jones.told is None
    told = [(entry.after, entry.on) for entry in views.queue.detail(desk, smith).history if entry.kind == "told"]
    assert told == [(JUNE_2, MAY_3), (None, TODAY)]


def test_a_line_s_detail_tells_its_history(desk: Desk, washer: int) -> None:
    smith = views.queue.rows(desk)[0].id
    shipping.ship(desk, [(smith, D(2))])
    detail = views.queue.detail(desk, smith)
    assert detail.row == views.queue.rows(desk)[0]
    assert [(entry.kind, entry.quantity, entry.person) for entry in detail.history] == [
        ("accepted", 6, "Kim"),
        ("shipment", 2, "Kim"),
    ]
    assert detail.projection.start == 1 - 16
    shipping.ship(desk, [(smith, D(1))])
    stock.correct(desk, washer, D(3), "found")
    shipping.ship(desk, [(smith, D(3))])
    with pytest.raises(Refused) as refused:
        views.queue.detail(desk, smith)
    assert formats.sentence(refused.value).startswith("Nothing of M8-WASHER on SO-0001 is waiting any more")
    with pytest.raises(NotFound, match=r"line\.unknown"):
        views.queue.detail(desk, 99)


def test_a_customer_s_lines_are_found_among_all(desk: Desk, washer: int) -> None:
    rows = views.queue.rows(desk)
    assert views.queue.of_customer(desk, rows[1].customer_id) == [rows[1]]


def test_an_item_s_row_has_its_sums(desk: Desk, washer: int) -> None:
    [row] = views.items.rows(desk)
    assert (row.on_hand, row.free, row.waiting, row.on_order, row.drafts, row.available) == (3, 0, 18, 12, 5, 2)
    assert row.next == (8, MAY_20, Footing.CONFIRMED, "PO-0001")
    assert (row.status, row.bin, row.last_counted) == (Status.BACKORDERED, "A-01", None)


@pytest.mark.parametrize(
    ("on_hand", "waiting", "inbound", "draft", "discontinued", "status"),
    [
        (9, 0, 0, 0, True, Status.DISCONTINUED),
        (0, 0, 0, 0, False, Status.OUT_OF_STOCK),
        (4, 4, 0, 0, False, Status.OUT_OF_STOCK),
        (4, 4, 0, 7, False, Status.OUT_OF_STOCK),  # a draft is not inbound
        (4, 4, 7, 0, False, Status.BACKORDERED),
        (0, 0, 7, 0, False, Status.BACKORDERED),
        (5, 0, 0, 0, False, Status.LOW),
        (9, 5, 0, 0, False, Status.LOW),
        (5, 0, 0, 1, False, Status.IN_STOCK),
        (6, 0, 0, 0, False, Status.IN_STOCK),
    ],
)
def test_the_status_word(
    desk: Desk, on_hand: int, waiting: int, inbound: int, draft: int, discontinued: bool, status: Status
) -> None:
    item, acme = an_item(desk, on_hand=on_hand, reorder_point=D(5)), a_supplier(desk)
    if waiting:
        an_order(desk, a_customer(desk), (item, waiting))
    if inbound:
        a_purchase_order(desk, acme, (item, inbound))
    if draft:
        a_purchase_order(desk, acme, (item, draft), sent=False)
    if discontinued:
        catalogue.amend_item(desk, item, 1, discontinued=True)
    assert views.items.rows(desk)[0].status is status


def test_an_item_s_detail_shows_whom_every_supply_serves(desk: Desk, washer: int) -> None:
    detail = views.items.detail(desk, washer)
    assert [row.id for row in detail.queue] == [row.id for row in views.queue.rows(desk)]
    shown = [
        (row.po, row.supplier, row.on, [(part.order, part.quantity) for part in row.serves], row.left)
        for row in detail.supplies
    ]
    assert shown == [
        ("PO-0001", "Acme", MAY_20, [("SO-0001", 3), ("SO-0002", 5)], 0),
        ("PO-0002", "Acme", JUNE_2, [("SO-0002", 1), ("SO-0003", 3)], 0),
        ("PO-0003", "Acme", None, [("SO-0003", 3)], 2),
    ]
    assert views.purchases.detail(desk, detail.supplies[1].po_id).po.number == "PO-0002"
    assert [step.level for step in detail.projection.steps] == [-7, -3, 2]
    with pytest.raises(NotFound, match=r"item\.unknown"):
        views.items.detail(desk, 99)


def test_today_counts_what_the_day_holds(desk: Desk, washer: int) -> None:
    assert views.today.summary(desk) == (1, 3, 0, 0, 1, 1, 0)
    acme = catalogue.suppliers(desk)[0].id
    due = a_purchase_order(desk, acme, (washer, 1), confirmed_on=TODAY)
    a_purchase_order(desk, acme, (washer, 1), requested_on=MAY_3)
    today = views.today.summary(desk)
    assert (today.arriving, today.to_chase) == (1, 1)
    purchasing.cancel(desk, due)
    assert views.today.summary(desk).arriving == 0


def test_an_empty_stockroom_has_empty_lists(desk: Desk) -> None:
    assert views.items.rows(desk) == views.queue.rows(desk) == []
    assert views.today.summary(desk) == (0, 0, 0, 0, 0, 0, 0)
