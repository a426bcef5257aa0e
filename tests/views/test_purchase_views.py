"""Purchase orders as their list and their detail show them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import formats, purchasing
from app.data import purchases
from app.desk import Clock, Desk
from app.domain.errors import NeedsConsent
from app.domain.matching import Footing
from app.domain.purchase_orders import AnswerPart, State
from app.domain.supplier_answers import Rest
from app.goods import receiving
from app.papers.purchase_order import purchase_order_sheet
from app.views import purchases as views
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order

MAY_9, JUNE_1, JUNE_22 = date(2026, 5, 9), date(2026, 6, 1), date(2026, 6, 22)


def test_a_sent_order_says_what_comes_next_and_who_waits(desk: Desk) -> None:
    acme, washer, bolt = a_supplier(desk, currency="USD"), an_item(desk), an_item(desk, "BOLT")
    a_source(desk, washer, acme, unit_cost=Decimal("0.5"))
    a_source(desk, bolt, acme, unit_cost=Decimal(2))
    po = a_purchase_order(desk, acme, (washer, 10), (bolt, 5), requested_on=JUNE_22)
    an_order(desk, a_customer(desk, "Smith"), (washer, 4), (bolt, 1))
    an_order(desk, a_customer(desk, "Jones"), (washer, 4))
    purchasing.confirm(desk, purchases.rows(po)[0].id, [AnswerPart(Decimal(10), JUNE_1)])
    receiving.receive(desk, po, rows={purchases.rows(po)[0].id: Decimal(2)})
    (row,) = views.rows(desk)
    assert (row.number, row.supplier, row.state, row.lines) == ("PO-0001", "Acme", State.SENT, 2)
    assert (row.open_value, row.currency) == (Decimal("14.0"), "USD")
    assert (row.next_on, row.next_footing, row.days_to) == (JUNE_1, Footing.CONFIRMED, 20)
    assert (row.customers_waiting, row.unconfirmed, row.overdue) == (2, 1, 0)


@pytest.mark.parametrize(("currency", "total"), [("EUR", "0.06"), ("JPY", "0"), ("KWD", "0.05")])
def test_an_order_comes_to_the_sum_of_its_rounded_lines_in_the_list_as_on_paper(
    desk: Desk, currency: str, total: str
) -> None:
    acme, washer = a_supplier(desk, currency=currency), an_item(desk)
    a_source(desk, washer, acme, unit_cost=Decimal("0.0025"))
    po = a_purchase_order(desk, acme, (washer, 10), (washer, 10))
    (row,) = views.rows(desk)
    assert row.open_value == Decimal(total)
    assert purchase_order_sheet(desk, po).total == (formats.money(row.open_value, currency) if row.open_value else "")


def test_an_overdue_order_is_past_its_date(desk: Desk) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (an_item(desk), 10), requested_on=MAY_9)
    (row,) = views.rows(desk, [po])
    # Saturday 9 May: it would have been ready on Monday the 11th, and today is Tuesday
    assert (row.next_on, row.next_footing, row.days_to) == (date(2026, 5, 11), Footing.OVERDUE, -1)
    assert (row.overdue, row.unconfirmed) == (1, 1)


def test_a_cost_that_nobody_knows_makes_the_value_unknown(desk: Desk) -> None:
    a_purchase_order(desk, a_supplier(desk), (an_item(desk), 10))
    (row,) = views.rows(desk)
    assert (row.open_value, row.next_on, row.next_footing, row.days_to) == (None, None, Footing.UNDATED, None)


def test_a_draft_has_no_date_and_nothing_to_confirm(desk: Desk) -> None:
    acme, washer = a_supplier(desk), an_item(desk)
    a_purchase_order(desk, acme, (washer, 10), requested_on=MAY_9, sent=False)
    empty = purchasing.draft(desk, acme, [])
    drafted, bare = views.rows(desk)
    assert (drafted.next_on, drafted.next_footing, drafted.unconfirmed, drafted.overdue) == (
        None,
        Footing.PLANNED,
        0,
        0,
    )
    assert (bare.id, bare.lines, bare.next_footing, bare.open_value) == (empty, 0, None, 0)


def test_a_closed_order_has_nothing_open(desk: Desk) -> None:
    po = a_purchase_order(desk, a_supplier(desk), (an_item(desk), 10), confirmed_on=JUNE_1)
    receiving.receive(desk, po)
    a_purchase_order(desk, a_supplier(desk, "Other"), (an_item(desk, "BOLT"), 10))
    (row,) = views.rows(desk, [po])
    assert (row.state, row.open_value, row.next_on, row.customers_waiting) == (State.CLOSED, 0, None, 0)


def test_the_detail_says_which_row_serves_whom(desk: Desk) -> None:
    washer = an_item(desk)
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), requested_on=JUNE_1)
    first = an_order(desk, a_customer(desk, "Smith"), (washer, 7))
    second = an_order(desk, a_customer(desk, "Jones"), (washer, 2))
    purchasing.confirm(desk, purchases.rows(po)[0].id, [AnswerPart(Decimal(6), JUNE_1), AnswerPart(Decimal(4), None)])
    shown = views.detail(desk, po)
    assert (shown.po.number, shown.supplier.name, shown.supplier.email) == ("PO-0001", "Acme", "sales@acme.example")
    (line,) = shown.lines
    assert (line.item.id, line.open) == (washer, 10)
    dated, undated = line.rows
    assert (dated.footing, dated.on, undated.footing, undated.on) == (Footing.CONFIRMED, JUNE_1, Footing.UNDATED, None)
    assert [(served.order, served.customer, served.quantity) for served in dated.serves] == [(first.number, "Smith", 6)]
    assert [(served.order, served.quantity) for served in undated.serves] == [(first.number, 1), (second.number, 2)]
    assert [entry.kind for entry in shown.history] == ["added", "sent", "confirmed", "split", "confirmed"]


def test_what_a_row_serves_is_told_in_one_reading_and_never_more_than_it_has(desk: Desk) -> None:
    washer = an_item(desk)
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), requested_on=JUNE_1)
    smith, jones = (an_order(desk, a_customer(desk, name), (washer, n)) for name, n in (("Smith", 3), ("Jones", 5)))
    later = [AnswerPart(Decimal(4), date(2026, 6, 2)), AnswerPart(Decimal(3), date(2026, 6, 9))]
    purchasing.confirm(desk, purchases.rows(po)[0].id, later, rest=Rest.COMING)
    assert desk.board.line(smith.lines[0].line.id).promise == date(2026, 6, 2)
    (line,) = views.detail(desk, po).lines
    served = [
        ([(each.order, each.quantity) for each in row.serves], row.surplus)
        for row in sorted(line.rows, key=lambda row: row.on or date.max)
    ]
    assert served == [
        ([(smith.number, 3)], 0),
        ([(jones.number, 4)], 0),
        ([(jones.number, 1)], 2),
    ]


def test_a_row_that_came_serves_nobody_any_more(desk: Desk) -> None:
    washer = an_item(desk)
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), confirmed_on=JUNE_1)
    an_order(desk, a_customer(desk), (washer, 7))
    receiving.receive(desk, po)
    (line,) = views.detail(desk, po).lines
    assert [(row.footing, row.on, row.serves) for row in line.rows] == [(None, None, ())]


def test_a_new_day_makes_a_row_overdue(desk: Desk) -> None:
    washer = an_item(desk)
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), confirmed_on=JUNE_1)
    an_order(desk, a_customer(desk), (washer, 7))
    assert views.rows(desk)[0].overdue == 0
    desk.clock = Clock(date(2026, 6, 2))
    (row,) = views.rows(desk)
    assert (row.overdue, row.next_footing, row.days_to, row.customers_waiting) == (1, Footing.OVERDUE, -1, 1)
    assert views.detail(desk, po).lines[0].rows[0].footing is Footing.OVERDUE


def test_a_question_leaves_the_list_as_it_was(desk: Desk) -> None:
    washer = an_item(desk)
    po = a_purchase_order(desk, a_supplier(desk), (washer, 10), confirmed_on=JUNE_1)
    an_order(desk, a_customer(desk), (washer, 7))
    before = views.rows(desk)
    with pytest.raises(NeedsConsent):
        purchasing.cancel(desk, po)
    assert views.rows(desk) == before


def test_an_item_touches_the_orders_that_name_it_and_every_draft(desk: Desk) -> None:
    acme, washer, bolt = a_supplier(desk), an_item(desk), an_item(desk, "BOLT")
    sent = a_purchase_order(desk, acme, (washer, 10))
    other = a_purchase_order(desk, acme, (bolt, 10))
    empty = purchasing.draft(desk, acme, [])
    assert views.touched([washer]) == {sent, empty}
    assert [row.id for portion in views.portions(desk) for row in portion] == [empty, other, sent]
