"""A hundred were ordered; the supplier says sixty on the first and forty on the twentieth, and then not even that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from app import formats, purchasing, views
from app.data import purchases
from app.desk import Clock, Desk, upkeep
from app.domain.chasing import ChaseWhy
from app.domain.errors import NeedsConsent, Refused
from app.domain.purchase_orders import AnswerPart
from app.exchange.supplier_mail import read_mail, wanted_of
from app.goods import receiving
from app.papers import chase_letter
from app.purchasing.by_item import confirm_item, confirm_items
from app.views.chases import ChaseRow
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.stores import new_desk

pytestmark = pytest.mark.usefixtures("in_britain")

MAY_11, MAY_12, MAY_18 = date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 18)
JUNE_1, JUNE_3, JUNE_4, JUNE_8, JUNE_20, JUNE_22 = (date(2026, 6, day) for day in (1, 3, 4, 8, 20, 22))
MAIL = """Dear Dana,
our AC-1047: 60 pcs on 1 June, the rest on 20 June.
Kind regards, Jo"""


def stand(desk: Desk) -> list[tuple[str, date | None]]:
    """(customer, promise) along the queue."""
    return [(row.customer, row.promise) for row in views.queue.rows(desk)]


def day(desk: Desk, today: date) -> None:
    desk.clock = Clock(today)
    formats.set_today(today)
    desk.board.refresh()


def only(desk: Desk) -> ChaseRow:
    [row] = views.chases.rows(desk)
    return row


def test_the_supplier_splits_the_delivery(tmp_path: Path) -> None:
    # Smith waits for fifty washers, Jones for thirty. A hundred are ordered of Acme, asked for on the eighteenth.
    desk = new_desk(tmp_path / "stockroom.desk", clock=Clock(MAY_11), person="Dana")
    day(desk, MAY_11)
    washer, acme = an_item(desk, "M8-WASHER", name="Washer M8"), a_supplier(desk, "Acme")
    a_source(desk, washer, acme, supplier_sku="AC-1047")
    an_order(desk, a_customer(desk, "Smith"), (washer, 50))
    an_order(desk, a_customer(desk, "Jones"), (washer, 30))
    po = a_purchase_order(desk, acme, (washer, 100), requested_on=MAY_18)
    assert stand(desk) == [("Smith", None), ("Jones", None)]

    # A week goes by without an answer: that is chased before the date is past. Dana telephones, and it is logged.
    day(desk, MAY_18)
    assert (only(desk).chase.why, only(desk).chase.days, only(desk).harm.customers) == (ChaseWhy.UNCONFIRMED, 7, 2)
    assert formats.harm_text(only(desk).chase, only(desk).harm) == (
        "2 customers wait, the oldest for 7 days · unconfirmed for 7 days · not chased yet, silent for 7 days"
    )
    draft = message_from_bytes(chase_letter.chase_draft(desk, acme, [only(desk).id]), policy=default)
    body = draft.get_body()
    assert body is not None
    assert "AC-1047 (M8-WASHER) Washer M8: asked for 18 May 2026, not confirmed" in body.get_content()
    purchasing.chase(desk, [only(desk).id], "phone", "Jo writes today")
    assert views.today.summary(desk).to_chase == 0

    # Jo writes. The mail is pasted, what it says is looked at, and booked; what says nothing is shown all the same.
    # The twentieth is a Saturday: Jones is promised the Monday after it.
    found = read_mail(MAIL, wanted_of(po), desk.today)
    assert [(int(each.quantity), each.on) for each in found.understood] == [(60, JUNE_1), (40, JUNE_20)]
    assert found.not_understood == ["Dear Dana,", "Kind regards, Jo"]
    said = {washer: [AnswerPart(each.quantity, each.on) for each in found.understood]}
    confirm_items(desk, po, said, note="their mail")
    assert stand(desk) == [("Smith", JUNE_1), ("Jones", JUNE_22)]
    assert views.chases.rows(desk) == []

    # Sixty and fifty are more than a hundred, and a day before the order went out is odd: asked, and nothing is done.
    first, second = purchases.rows(po)
    with pytest.raises(NeedsConsent, match=r"confirm\.more"):
        confirm_item(desk, po, washer, [AnswerPart(Decimal(60), JUNE_1), AnswerPart(Decimal(50), JUNE_20)])
    with pytest.raises(NeedsConsent, match=r"confirm\.before_sent"):
        confirm_item(desk, po, washer, [AnswerPart(Decimal(60), date(2026, 5, 1)), AnswerPart(Decimal(40), JUNE_20)])
    assert purchases.rows(po) == [first, second]

    # The first of June is past, and nothing is here. It is chased; ten that come do not end that.
    day(desk, JUNE_3)
    assert (only(desk).chase.why, only(desk).chase.days) == (ChaseWhy.OVERDUE, 2)
    purchasing.chase(desk, [only(desk).id], "e-mail")
    receiving.receive(desk, po, rows={first.id: Decimal(10)})
    assert (only(desk).open, only(desk).chase.asked.chased_on) == (50, JUNE_3)

    # A new date does. Smith keeps the ten that came, and is promised the eighth for the others.
    day(desk, JUNE_4)
    purchasing.confirm(desk, first.id, [AnswerPart(Decimal(50), JUNE_8)], note="their furnace broke")
    assert views.chases.rows(desk) == []
    assert stand(desk) == [("Smith", JUNE_8), ("Jones", JUNE_22)]

    # Requested, confirmed and confirmed again are kept apart, each with when, who and why.
    shown = views.purchases.detail(desk, po).lines[0].rows[0]
    assert formats.dates_text(shown.row.requested_on, shown.dates) == (
        "asked for 18 May · confirmed for 1 June (18 May, Dana: their mail)"
        " · confirmed again for 8 June (4 June, Dana: their furnace broke)"
    )

    # The eighth holds. Against the first of June, the date they gave first, it was five working days late all the same.
    day(desk, JUNE_8)
    receiving.receive(desk, po, rows={first.id: Decimal(50)})
    [delivery] = views.suppliers.detail(desk, acme).deliveries
    assert (delivery.promised_on, delivery.arrived_on, delivery.late) == (JUNE_1, JUNE_8, 5)

    # The other forty they cannot say any more: no date, though one was requested. Jones has no promise any more.
    purchasing.confirm_all(desk, po, None, note="out of steel")
    assert stand(desk) == [("Smith", desk.today), ("Jones", None)]

    # Once the order is cancelled or done there is nothing to confirm: words, and nothing half done.
    other = a_purchase_order(desk, acme, (an_item(desk, "BOLT"), 5))
    purchasing.cancel(desk, other)
    with pytest.raises(Refused) as refused:
        purchasing.confirm(desk, purchases.rows(other)[0].id, [AnswerPart(Decimal(5), JUNE_20)])
    assert formats.sentence(refused.value) == "PO-0002 was cancelled. Make a new purchase order instead."
    assert upkeep.verify(desk) == []
    desk.close()
