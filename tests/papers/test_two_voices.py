"""What leaves the house for a customer names no supplier, no purchase order and nobody else: every paper and mail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO

import pytest
from pypdf import PdfReader

from app import documents, formats, purchasing, views
from app.catalogue import naming, substitutes
from app.desk import Desk
from app.documents import Sheet
from app.domain.matching import Footing
from app.goods import shipping
from app.papers import goods, notices, status, table
from app.papers.order_confirmation import order_confirmation_draft, order_confirmation_sheet
from app.promising import telling
from app.queueing import holding
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.conftest import TODAY
from tests.documents.papers import solid

SECRETS = ("Zymurgy", "zymurgy", "PO-0", "Quetzal", "PO-1")  # our supplier, our orders, another customer
MAY_20 = date(2026, 5, 20)


@pytest.fixture
def everything(desk: Desk) -> int:
    """A customer who waits on every footing, told and let down, held and whole orders too, behind another customer;
    returns the customer's id.
    """
    zymurgy = a_supplier(desk, "Zymurgy Metals", email="sales@zymurgy.example")
    quetzal, smith = a_customer(desk, "Quetzal Ltd"), a_customer(desk, "Smith", email="buy@smith.example")
    items = {footing: an_item(desk, f"SKU-{footing.name}", 20 * (footing is Footing.IN_STOCK)) for footing in Footing}
    late = TODAY - timedelta(days=9)
    sure = a_purchase_order(desk, zymurgy, (items[Footing.CONFIRMED], 60), confirmed_on=MAY_20)
    a_purchase_order(desk, zymurgy, (items[Footing.UNCONFIRMED], 60), requested_on=MAY_20)
    a_purchase_order(desk, zymurgy, (items[Footing.UNDATED], 60))
    a_purchase_order(desk, zymurgy, (items[Footing.OVERDUE], 60), requested_on=late)
    a_purchase_order(desk, zymurgy, (items[Footing.PLANNED], 60), sent=False)
    mixed = an_item(desk, "MIXED", 4, name="Mixed")
    a_source(desk, mixed, zymurgy, preferred=True)
    split = a_purchase_order(desk, zymurgy, (mixed, 5), confirmed_on=MAY_20)
    a_purchase_order(desk, zymurgy, (mixed, 5), requested_on=date(2026, 6, 2))
    for item in (*items.values(), mixed):
        an_order(desk, quetzal, (item, 1))
    an_order(desk, smith, *((item, 3) for item in items.values()), (mixed, 15))
    an_order(desk, smith, *((item, 1) for item in items.values()), ship_complete=True)
    held = an_order(desk, smith, (items[Footing.CONFIRMED], 1), (mixed, 1))
    holding.hold(desk, held.lines[0].line.id, "credit")
    telling.tell(desk, [row.id for row in views.queue.rows(desk)], "letter")
    for po in (sure, split):
        purchasing.confirm_all(desk, po, date(2026, 6, 9))
    return smith


def says(sheet: Sheet) -> str:
    """Everything that a reader of the file can see: its text, and what the file says of itself."""
    reader = PdfReader(BytesIO(documents.render(sheet)))
    pages = " ".join(page.extract_text() for page in reader.pages)
    return f"{pages} {dict(reader.metadata or {})} {sheet}"


def discreet(text: str) -> bool:
    return not [secret for secret in SECRETS if solid(secret) in solid(text)]


PAPERS: dict[str, Callable[[Desk, int], Sheet]] = {
    "notice": lambda desk, customer: notices.delay_notice_sheet(desk, customer),
    "status": lambda desk, customer: status.status_sheet(desk, customer_id=customer),
    **{
        f"confirmation {number}": lambda desk, customer, number=number: order_confirmation_sheet(
            desk, naming.order_id(number)
        )
        for number in ("SO-0009", "SO-0010", "SO-0011")
    },
}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_customer_s_paper_names_nobody_else(desk: Desk, everything: int, paper: str) -> None:
    assert discreet(says(PAPERS[paper](desk, everything)))


def test_the_desk_s_own_papers_do(desk: Desk, everything: int) -> None:
    text = says(status.status_sheet(desk))
    assert all(secret in text for secret in ("Zymurgy", "PO-0", "Quetzal"))


def test_a_packing_slip_names_nobody_else(desk: Desk, everything: int) -> None:
    ready = next(row for row in views.queue.of_customer(desk, everything) if row.ready and not row.ship_complete)
    assert discreet(says(goods.packing_slip_sheet(desk, shipping.ship(desk, [(ready.id, Decimal(1))]).act)))


@pytest.mark.parametrize("confirms", [False, True], ids=["notice", "confirmation"])
def test_a_customer_s_mail_names_nobody_else(desk: Desk, everything: int, confirms: bool) -> None:
    lines = [row.id for row in views.queue.of_customer(desk, everything)]
    order = naming.order_id("SO-0009")
    draft = order_confirmation_draft(desk, order) if confirms else notices.delay_notice_draft(desk, everything, lines)
    message = message_from_bytes(draft, policy=default)
    assert isinstance(message, EmailMessage)
    [attached] = message.iter_attachments()
    body = message.get_body()
    assert body is not None
    assert discreet(f"{message['Subject']} {message.items()} {attached.get_filename()} {body.get_content()}")
    made = (table.CONFIRMATION.of(order) if confirms else table.NOTICES.of(lines))(desk)
    assert discreet(f"{made.title} {made.file_name}")


def test_every_footing_has_its_words(desk: Desk, everything: int) -> None:
    told = {row.footing: formats.customer_when(row, TODAY) for row in alone(desk, everything)}
    assert told == {
        Footing.CONFIRMED: "Confirmed for 9 June",
        Footing.UNCONFIRMED: "Ordered; our supplier has not confirmed a date. We hope for 20 May.",
        Footing.UNDATED: "Ordered; no date yet",
        Footing.OVERDUE: "Our supplier is late; we are asking",
        Footing.PLANNED: "Being ordered",
        Footing.NONE: "Not yet ordered",
    }


def alone(desk: Desk, customer: int) -> list[views.queue.QueueRow]:
    """The lines of the customer's first order but the mixed one, without what stock has none of."""
    rows = [row for row in views.queue.of_customer(desk, customer) if row.order == "SO-0009"]
    return [row for row in rows if row.sku not in ("MIXED", "SKU-IN_STOCK")]


def test_parts_speak_the_same_voice(desk: Desk, everything: int) -> None:
    [mixed] = [row for row in views.queue.of_customer(desk, everything) if row.sku == "MIXED" and row.ordered == 15]
    assert formats.customer_when(mixed, TODAY) == (
        "3 ready; 5 hoped for 2 June; 5 confirmed for 9 June; 2 not yet ordered"
    )


def test_the_signs_that_a_paper_bears_are_explained_on_it(desk: Desk, everything: int) -> None:
    [notice] = notices.delay_notice_sheet(desk, everything).notices
    for sheet in (notice, status.status_sheet(desk, customer_id=everything), status.status_sheet(desk)):
        shapes = {line.shape for line in lines_of(sheet)}
        assert shapes == {text.split()[0] for text in sheet.signs.split(" · ")}
    assert "● Ready to ship" in notice.signs
    assert "○ Not yet ordered" in notice.signs
    assert "○ Nothing inbound" in status.status_sheet(desk).signs


def lines_of(sheet: notices.DelayNotice | status.StatusSheet) -> list[notices.NoticeLine | status.StatusLine]:
    if isinstance(sheet, notices.DelayNotice):
        return list(sheet.lines)
    return [line for section in sheet.sections for line in section.lines]


def test_only_choices_that_there_are_are_printed(desk: Desk, everything: int) -> None:
    def choices() -> list[str]:
        [notice] = notices.delay_notice_sheet(desk, everything).notices
        [line] = [line for line in notice.lines if line.order == "SO-0009" and line.sku == "SKU-CONFIRMED"]
        assert line.change == "20 days later than we told you"
        return line.choices.split("\n")

    [item] = {row.item_id for row in views.queue.rows(desk) if row.sku == "SKU-CONFIRMED"}
    assert choices() == ["☐ Wait", "☐ Cancel"]
    substitutes.add_substitute(desk, item, an_item(desk, "NONE-LEFT"))
    assert choices() == ["☐ Wait", "☐ Cancel"]
    substitutes.add_substitute(desk, item, an_item(desk, "FREE", 5))
    assert choices() == ["☐ Wait", "☐ Substitute", "☐ Cancel"]
