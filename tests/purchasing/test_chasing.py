"""Chasing suppliers: what is on the list, in which order, and what ends it."""

from __future__ import annotations

import email
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app import formats, purchasing
from app.acts import reversing
from app.data import histories, purchases
from app.data.store.database import db
from app.desk import Clock, Desk, upkeep
from app.domain.chasing import ChaseWhy
from app.domain.errors import DeskError, Refused
from app.domain.purchase_orders import AnswerPart
from app.domain.tellings import How
from app.formats import sentence
from app.goods import receiving
from app.papers import chase_letter
from app.views import chases
from app.views.chases import ChaseRow
from app.views.today import summary
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

pytestmark = pytest.mark.usefixtures("in_britain")

MAY_1, MAY_4, JUNE_1 = date(2026, 5, 1), date(2026, 5, 4), date(2026, 6, 1)


@pytest.fixture
def acme(desk: Desk) -> int:
    return a_supplier(desk)


@pytest.fixture
def washer(desk: Desk) -> int:
    return an_item(desk, "WASHER")


def listed(desk: Desk) -> list[tuple[str, str, ChaseWhy, int]]:
    return [(row.po, row.sku, row.chase.why, row.chase.days) for row in chases.rows(desk)]


def only(desk: Desk) -> ChaseRow:
    [row] = chases.rows(desk)
    return row


def late(desk: Desk, supplier: int, *lines: tuple[int, int], on: date = MAY_4) -> int:
    return a_purchase_order(desk, supplier, *lines, requested_on=on, sent_on=on)


def test_what_nobody_answered_or_is_past_is_listed(desk: Desk, acme: int, washer: int) -> None:
    a_purchase_order(desk, acme, (washer, 1), requested_on=JUNE_1, sent_on=TODAY - timedelta(3))
    a_purchase_order(desk, acme, (washer, 2), requested_on=JUNE_1, sent_on=TODAY - timedelta(2))
    late(desk, acme, (washer, 3))
    a_purchase_order(desk, acme, (washer, 4), confirmed_on=JUNE_1)
    a_purchase_order(desk, acme, (washer, 5), sent=False)
    assert listed(desk) == [("PO-0003", "WASHER", ChaseWhy.OVERDUE, 8), ("PO-0001", "WASHER", ChaseWhy.UNCONFIRMED, 3)]
    assert summary(desk).to_chase == 2
    assert chases.orders_to_chase(desk) == {1: 1, 3: 1}


def test_the_row_that_does_most_harm_comes_first_and_says_why(desk: Desk, acme: int) -> None:
    bolt, nut, washer = (an_item(desk, sku) for sku in ("BOLT", "NUT", "WASHER"))
    late(desk, acme, (bolt, 9), (nut, 9), (washer, 9))
    smith, jones = a_customer(desk, "Smith"), a_customer(desk, "Jones")
    desk.clock = Clock(MAY_1, sure=True)
    an_order(desk, smith, (nut, 3))
    desk.clock = Clock(TODAY)
    an_order(desk, smith, (washer, 1))
    an_order(desk, jones, (washer, 2))
    washers, nuts, bolts = chases.rows(desk)
    assert formats.harm_text(washers.chase, washers.harm) == (
        "2 customers wait, since today · 8 days late · not chased yet, silent for 8 days"
    )
    assert (
        formats.harm_text(nuts.chase, nuts.harm)
        == "1 customer waits, for 11 days · 8 days late · not chased yet, silent for 8 days"
    )
    assert formats.harm_text(bolts.chase, bolts.harm).startswith("nobody waits for it · 8 days late")
    assert formats.waits_text(washers.waiting) == "1 for Smith (SO-0002), 2 for Jones (SO-0003)"


def test_a_chase_is_logged_and_gives_them_time(desk: Desk, acme: int, washer: int) -> None:
    po = late(desk, acme, (washer, 8))
    done = purchasing.chase(desk, [only(desk).id], How.PHONE, "the truck broke down", on=TODAY - timedelta(1))
    assert formats.chased_text(done) == "Acme is chased by telephone for 1 delivery (PO-0001)."
    row = only(desk)
    assert (row.chase.again, row.chase.asked.chased_on, row.harm.silent) == (True, TODAY - timedelta(1), 1)
    assert formats.contact_text(row.chase, row.harm) == "chased 1 day ago"
    assert summary(desk).to_chase == 0
    entry = histories.of_purchase_order(po)[-1]
    assert (entry.person, entry.on, formats.history_text(entry)) == (
        "Kim",
        TODAY - timedelta(1),
        "Chased by telephone (WASHER: the truck broke down)",
    )
    desk.clock = Clock(TODAY + timedelta(2))
    assert not only(desk).chase.again
    assert summary(desk).to_chase == 1
    assert upkeep.verify(desk) == []


def test_a_part_receipt_does_not_end_it_a_new_date_does(desk: Desk, acme: int, washer: int) -> None:
    po = late(desk, acme, (washer, 8))
    purchasing.chase(desk, [only(desk).id], How.PHONE)
    receiving.receive(desk, po, {purchases.lines(po)[0].id: Decimal(3)})
    assert (only(desk).open, only(desk).chase.asked.chased_on) == (5, TODAY)
    purchasing.confirm(desk, only(desk).id, [AnswerPart(Decimal(5), JUNE_1)])
    assert chases.rows(desk) == []
    desk.clock = Clock(JUNE_1 + timedelta(1))
    assert (only(desk).chase.asked.chased_on, only(desk).chase.asked.last_contact) == (None, TODAY)


def test_no_date_is_an_answer_that_is_asked_about_again(desk: Desk, acme: int, washer: int) -> None:
    late(desk, acme, (washer, 8))
    row = only(desk).id
    purchasing.chase(desk, [row], How.LETTER)
    purchasing.confirm(desk, row, [AnswerPart(Decimal(8), None)])
    assert chases.rows(desk) == []
    desk.clock = Clock(TODAY + timedelta(3))
    assert (only(desk).chase.why, only(desk).chase.days, only(desk).chase.asked.chased_on) == (
        ChaseWhy.UNDATED,
        3,
        TODAY,
    )


def test_a_chase_is_taken_back(desk: Desk, acme: int, washer: int) -> None:
    po = late(desk, acme, (washer, 8))
    done = purchasing.chase(desk, [only(desk).id], How.PHONE)
    assert reversing.last_act(desk) == done.act
    reversing.reverse(desk, done.act)
    assert (only(desk).chase.again, only(desk).chase.asked.chased_on) == (False, None)
    assert [entry.kind for entry in histories.of_purchase_order(po)] == ["added", "sent"]
    assert upkeep.verify(desk) == []


def test_one_letter_asks_about_everything_of_a_supplier(desk: Desk, acme: int) -> None:
    bolt, washer = an_item(desk, "BOLT"), an_item(desk, "WASHER", name="Washer M8")
    late(desk, acme, (bolt, 9))
    po = a_purchase_order(desk, acme, (washer, 5), confirmed_on=TODAY, sent_on=MAY_1)
    desk.clock = Clock(TODAY + timedelta(1))
    other = a_supplier(desk, "Bossard", email="")
    late(desk, other, (washer, 3))
    rows = [row.id for row in chases.rows(desk)]
    message = email.message_from_bytes(chase_letter.chase_draft(desk, acme, rows))
    body = next(part for part in message.walk() if part.get_content_type() == "text/plain")
    text = str(body.get_payload(decode=True), "utf-8").replace("\r\n", "\n")  # type: ignore[arg-type]
    assert (message["To"], message["Subject"]) == (
        "sales@acme.example",
        "Delivery of PO-0002, PO-0001: please confirm the dates",
    )
    assert "PO-0002, sent 1 May 2026\n  5 pcs of WASHER Washer M8: was confirmed for 12 May 2026\n" in text
    assert "PO-0001, sent 4 May 2026\n  9 pcs of BOLT BOLT by name: asked for 4 May 2026, not confirmed\n" in text
    with pytest.raises(Refused, match=r"mail\.none"):
        chase_letter.chase_draft(desk, other, rows)
    with pytest.raises(Refused, match=r"chase\.nothing"):
        chase_letter.chase_draft(desk, acme, [0])
    assert [entry.kind for entry in histories.of_purchase_order(po)] == ["added", "sent", "confirmed"]


def test_an_order_is_chased_as_a_whole(desk: Desk, acme: int) -> None:
    bolt, washer = an_item(desk, "BOLT"), an_item(desk, "WASHER")
    po = late(desk, acme, (bolt, 9), (washer, 9))
    purchasing.confirm(desk, purchases.rows(po)[0].id, [AnswerPart(Decimal(9), JUNE_1)])
    assert purchasing.chase_order(desk, po, "e-mail").rows == 1, "only what is late"
    purchasing.confirm_all(desk, po, JUNE_1)
    assert purchasing.chase_order(desk, po, "phone").rows == 2, "else all that is open"
    assert formats.history_text(histories.of_purchase_order(po)[-1]) == "Chased by telephone"


def test_what_cannot_be_chased_is_said_and_nothing_is_kept(desk: Desk, acme: int, washer: int) -> None:
    po, sent = late(desk, acme, (washer, 8)), only(desk).id
    draft = a_purchase_order(desk, acme, (washer, 8), sent=False)
    other = late(desk, a_supplier(desk, "Bossard"), (washer, 3))
    done = late(desk, acme, (washer, 3))
    receiving.receive(desk, done)
    row_of = {each: purchases.rows(each)[0].id for each in (draft, other, done)}
    before = db.connection().serialize()
    for rows, how, on, id in (
        ([], "phone", None, "chase.nothing"),
        ([sent], "pigeon", None, "chase.how"),
        ([sent], "phone", TODAY + timedelta(1), "chase.future"),
        ([sent], "phone", MAY_1, "chase.before_sent"),
        ([sent, row_of[draft]], "phone", None, "po.is_draft"),
        ([sent, row_of[other]], "phone", None, "chase.several"),
        ([sent, row_of[done]], "phone", None, "po.is_closed"),
        ([sent, 999], "phone", None, "po.row_unknown"),
    ):
        with pytest.raises(DeskError) as refused:
            purchasing.chase(desk, rows, how, on=on)
        assert refused.value.id == id
        assert "…" not in sentence(refused.value)
    with pytest.raises(Refused, match=r"po\.is_draft"):
        purchasing.chase_order(desk, draft, "phone")
    assert db.connection().serialize() == before
    assert po
