"""Every row of the table of papers: gathered, rendered, and called as people find it in a list of files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.policy import default

import pytest

from app import counting, views
from app.data import people
from app.desk import Clock, Desk
from app.goods import receiving, shipping
from app.papers import chase_letter, table
from app.papers.table import Paper
from tests import builders

pytestmark = pytest.mark.usefixtures("in_britain")

PAPERS = [name for name, row in vars(table).items() if isinstance(row, Paper)]


@pytest.fixture
def asked(desk: Desk) -> dict[str, dict[str, object]]:
    """What each paper is about: washers that Smith & Co wait for, ordered of Acme and received in part."""
    washer = builders.an_item(desk, "WASHER", unit_cost=Decimal("0.5"))
    smith, jones = builders.a_customer(desk, "Smith & Co"), builders.a_customer(desk, "Jones")
    builders.an_order(desk, smith, (washer, 30))
    builders.an_order(desk, jones, (washer, 2))
    arrived = builders.a_purchase_order(desk, builders.a_supplier(desk, "Acme"), (washer, 20))
    late = builders.a_purchase_order(desk, people.supplier_by_name("Acme").id, (washer, 60))
    receipt = receiving.receive(desk, arrived).act
    shipped = shipping.ship_ready(desk).act
    line = views.queue.rows(desk)[0].id
    return {
        "PURCHASE_ORDER": {"po_id": late},
        "CHASE_LETTER": {"row_ids": chase_letter.open_rows(late)},
        "RECEIVING_SLIP": {"act_id": receipt},
        "PACKING_SLIP": {"act_id": shipped},
        "PICK_LIST": {},
        "STATUS": {"customer_id": smith},
        "NOTICES": {"line_ids": [line]},
        "CONFIRMATION": {"order_id": 1},
        "COUNT_SHEET": {"count_id": counting.open_count(desk, [washer]).id},
        "VARIANCE_REPORT": {"count_id": 1},
        "OVERRIDE_AUDIT": {},
    }


CALLED = {
    "PURCHASE_ORDER": ("Purchase order PO-0002", "PO-0002.pdf"),
    "CHASE_LETTER": ("Letter to Acme", "chase-Acme-2026-05-12.pdf"),
    "RECEIVING_SLIP": ("Receiving slip PO-0001", "Receiving-slip-PO-0001-{act_id}.pdf"),
    "PACKING_SLIP": ("Packing slip SO-0001", "Packing-slip-SO-0001.pdf"),
    "PICK_LIST": ("Pick list", "pick-list-2026-05-12.pdf"),
    "STATUS": ("Backorder status: Smith & Co", "status-Smith-Co-2026-05-12.pdf"),
    "NOTICES": ("Delivery notice: Smith & Co", "notice-Smith-Co-2026-05-12.pdf"),
    "CONFIRMATION": ("Order confirmation SO-0001: Smith & Co", "Order-confirmation-SO-0001.pdf"),
    "COUNT_SHEET": ("Count sheet CS-0001", "Count-sheet-CS-0001.pdf"),
    "VARIANCE_REPORT": ("Variances of count CS-0001", "Variances-of-count-CS-0001-2026-05-12.pdf"),
    "OVERRIDE_AUDIT": ("Override audit", "override-audit-2026-05-12.pdf"),
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_called_as_it_is_found(desk: Desk, asked: dict[str, dict[str, object]], name: str) -> None:
    made = getattr(table, name).of(**asked[name])(desk)
    title, file_name = CALLED[name]
    assert (made.title, made.file_name) == (title, file_name.format(**asked[name]))
    assert made.content.startswith(b"%PDF")
    assert made.missing == ()
    assert (made.mail is not None) == (name in ("PURCHASE_ORDER", "CHASE_LETTER", "CONFIRMATION"))


def test_what_is_for_nobody_or_for_many_has_the_sheets_own_title(desk: Desk, asked: dict[str, object]) -> None:
    whole = table.STATUS.of()(desk)
    assert (whole.title, whole.file_name) == ("Backorder status, whole queue", "status-2026-05-12.pdf")
    both = table.NOTICES.of([row.id for row in views.queue.rows(desk)])(desk)
    assert (both.title, both.file_name) == ("Notices to customers", "notice-2026-05-12.pdf")


def test_a_draft_is_of_the_paper_that_is_shown(desk: Desk, asked: dict[str, dict]) -> None:
    desk.clock = Clock(date(2026, 5, 20))  # a week without an answer
    made = table.CHASE_LETTER.of(**asked["CHASE_LETTER"])(desk)
    assert made.mail is not None
    message = message_from_bytes(made.mail(), policy=default)
    assert message["To"] == "sales@acme.example"
    [attached] = message.iter_attachments()
    assert attached.get_content() == made.content
