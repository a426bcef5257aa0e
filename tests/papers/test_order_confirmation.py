"""The order confirmation: lines, prices and sums, dates in the customer's voice, how many are ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from app import catalogue, documents, views
from app.desk import Desk
from app.domain.errors import Refused
from app.goods import shipping
from app.ordering import cancelling
from app.papers import order_confirmation
from app.papers.order_confirmation import order_confirmation_sheet
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.documents.papers import pages

D = Decimal


@pytest.fixture
def order(desk: Desk) -> int:
    """Smith orders 5 washers at 0.333 (2 here, 60 confirmed, Jones is ahead with 1) and 2 nuts without a price."""
    washers, nuts = an_item(desk, "W", 3, name="Washer", price=D("0.333")), an_item(desk, "N", name="Nut")
    a_purchase_order(desk, a_supplier(desk), (washers, 60), confirmed_on=date(2026, 5, 20))
    an_order(desk, a_customer(desk, "Jones"), (washers, 1))
    smith = a_customer(desk, "Smith", address="4 Mill Lane\nBath", email="buy@smith.example")
    done = an_order(desk, smith, (washers, 5), (nuts, 2), reference="Boiler 7", delivery_address="Gate 4\n1 Quay")
    return done.order_id


def test_it_says_what_was_ordered_what_it_costs_and_how_it_stands(desk: Desk, order: int) -> None:
    sheet = order_confirmation_sheet(desk, order)
    assert sheet.title == "Order confirmation SO-0002"
    assert [(party.role, party.lines) for party in sheet.parties] == [
        ("Customer", ("4 Mill Lane", "Bath")),
        ("Ship to", ("Gate 4", "1 Quay")),
    ]
    assert ("Your reference", "Boiler 7") in [(fact.label, fact.value) for fact in sheet.facts]
    washers, nuts = sheet.lines
    assert (washers.quantity, washers.place) == ("5 pcs", "2nd of 2, 1 piece ahead")
    assert (washers.shape, washers.when) == ("◆", "2 ready; 3 confirmed for 20 May")
    assert (nuts.place, nuts.when, nuts.price, nuts.amount) == ("1st of 1", "Not yet ordered", "", "")
    assert (washers.price, washers.amount) == ("€0.333", "€1.67")  # 1.665, as euros count it
    assert [(total.label, total.value) for total in sheet.totals] == [("Total of the lines with a price", "€1.67")]
    assert "◆ Confirmed" in sheet.signs
    [page] = pages(documents.render(sheet))
    assert "Boiler 7" in page


def test_its_prices_are_those_of_acceptance_and_its_sum_is_that_of_its_lines(desk: Desk) -> None:
    items = [an_item(desk, f"I{number}", price=D("0.005")) for number in range(3)]
    order = an_order(desk, a_customer(desk), *((item, 1) for item in items)).order_id
    for item in items:
        catalogue.amend_item(desk, item, catalogue.item(desk, item).version, price=D(9))
    sheet = order_confirmation_sheet(desk, order)
    assert [line.amount for line in sheet.lines] == ["€0.01"] * 3
    assert [total.value for total in sheet.totals] == ["€0.03"]


@pytest.mark.parametrize(("currency", "amount"), [("JPY", "JP¥1,003"), ("KWD", "KWD1,002.500")])
def test_a_currency_has_its_own_decimals(desk: Desk, currency: str, amount: str) -> None:
    desk.save_settings(replace(desk.settings, currency=currency))
    order = an_order(desk, a_customer(desk), (an_item(desk, "A", price=D("200.5")), 5)).order_id
    assert [total.value for total in order_confirmation_sheet(desk, order).totals] == [amount]


def test_what_is_shipped_says_so_and_what_is_cancelled_is_not_on_it(desk: Desk, order: int) -> None:
    washers, nuts = views.queue.of_order(desk, order)[::-1]
    shipping.ship(desk, [(washers.id, D(2))])
    cancelling.cancel_line(desk, nuts.id, D(2))
    [line] = order_confirmation_sheet(desk, order).lines
    assert (line.quantity, line.when) == ("5 pcs", "2 shipped; Confirmed for 20 May")
    cancelling.cancel_line(desk, washers.id, D(3))
    [line] = order_confirmation_sheet(desk, order).lines
    assert (line.quantity, line.shape, line.when, line.place) == ("2 pcs", "", "Shipped", "")


def test_nothing_is_left_to_confirm_of_what_was_cancelled(desk: Desk) -> None:
    order = an_order(desk, a_customer(desk), (an_item(desk, "A"), 1))
    cancelling.cancel_line(desk, order.lines[0].line.id, D(1))
    with pytest.raises(Refused, match=r"confirmation\.nothing"):
        order_confirmation_sheet(desk, order.order_id)


def test_the_e_mail_says_what_the_paper_says(desk: Desk, order: int) -> None:
    message = message_from_bytes(order_confirmation.order_confirmation_draft(desk, order), policy=default)
    assert isinstance(message, EmailMessage)
    assert message["Subject"] == "Confirmation of your order SO-0002 (Boiler 7) from Main stockroom"
    [paper] = message.iter_attachments()
    assert paper.get_filename() == "Order confirmation SO-0002.pdf"
    body = message.get_body()
    assert body is not None
    text = body.get_content()
    for said in ("5 pcs × Washer (W): €1.67", "  2 ready; 3 confirmed for 20 May", "2nd of 2, 1 piece ahead", "€1.67"):
        assert said in text
