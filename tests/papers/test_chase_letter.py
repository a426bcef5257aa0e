"""The chase letter says what is open, how late, when they were last asked, and asks for a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest

from app import purchasing
from app.desk import Desk
from app.documents import render
from app.domain.errors import NeedsConsent, NotFound, Refused
from app.goods import receiving
from app.papers import chase_letter
from tests.builders import a_purchase_order, a_source, a_supplier, an_item
from tests.documents import papers

pytestmark = pytest.mark.usefixtures("in_britain")


@pytest.fixture
def late(desk: Desk) -> int:
    """60 washers were wanted for 1 May, 20 seals are confirmed for 4 May; today is the 12th."""
    washer = an_item(desk, "FAS-1", name="Washer <M8>")
    seal = an_item(desk, "SEA-1", name="Seal")
    acme = a_supplier(desk, "Acme", address="Leeds")
    a_source(desk, washer, acme, supplier_sku="ACM-8", preferred=True)
    first = a_purchase_order(desk, acme, (washer, 60), requested_on=date(2026, 5, 1))
    second = a_purchase_order(desk, acme, (seal, 20), requested_on=date(2026, 4, 30))
    with pytest.raises(NeedsConsent) as past:
        purchasing.confirm_all(desk, second, date(2026, 5, 4))
    purchasing.confirm_all(desk, second, date(2026, 5, 4), consent=frozenset({past.value.question}))
    return first


def test_it_lists_what_is_open_with_their_numbers_and_how_late_it_is(desk: Desk, late: int) -> None:
    rows = [*chase_letter.open_rows(late), *chase_letter.open_rows(late + 1)]
    purchasing.chase(desk, rows[:1], "phone", on=date(2026, 5, 10))
    sheet = chase_letter.chase_letter_sheet(desk, rows)
    assert sheet.parties[0].name == "Acme"
    assert [
        (line.po, line.part_number, line.quantity, line.requested, line.confirmed, line.late, line.last_contact)
        for line in sheet.lines
    ] == [
        ("PO-0001", "ACM-8", "60 pcs", "1 May", "", "11 days late", "10 May"),
        ("PO-0002", "", "20 pcs", "30 Apr", "4 May", "8 days late", "12 May"),
    ]
    text = papers.solid("".join(papers.pages(render(sheet))))
    for said in ("Washer <M8>", "Your date", "Please give us a date for each line", "PO-0001, PO-0002"):
        assert papers.solid(said) in text


def test_what_came_meanwhile_is_left_out(desk: Desk, late: int) -> None:
    rows = [*chase_letter.open_rows(late), *chase_letter.open_rows(late + 1)]
    receiving.receive(desk, late)
    assert [line.po for line in chase_letter.chase_letter_sheet(desk, rows).lines] == ["PO-0002"]
    with pytest.raises(Refused, match=r"chase\.nothing"):
        chase_letter.chase_letter_sheet(desk, rows[:1])


def test_rows_of_two_suppliers_unknown_rows_and_orders_not_sent_are_refused(desk: Desk, late: int) -> None:
    other = a_purchase_order(desk, a_supplier(desk, "Brandt"), (an_item(desk, "X"), 3))
    with pytest.raises(Refused, match=r"chase\.several"):
        chase_letter.chase_letter_sheet(desk, [*chase_letter.open_rows(late), *chase_letter.open_rows(other)])
    with pytest.raises(NotFound, match=r"po\.row_unknown"):
        chase_letter.chase_letter_sheet(desk, [999])
    draft = a_purchase_order(desk, 1, (an_item(desk, "Y"), 3), sent=False)
    with pytest.raises(Refused, match=r"po\.is_draft"):
        chase_letter.open_rows(draft)


def test_the_e_mail_brings_the_letter(desk: Desk, late: int) -> None:
    rows = chase_letter.open_rows(late)
    message = message_from_bytes(chase_letter.chase_draft(desk, 1, rows), policy=default)
    [attached] = message.iter_attachments()
    assert attached.get_filename() == "PO-0001 2026-05-12.pdf"
    assert attached.get_content() == render(chase_letter.chase_letter_sheet(desk, rows))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["W" * 300, "漢" * 300, "a & b <b>bold</b> %(x)s {y}", "Шайба 한글 かな"])
def test_long_letters_are_whole(desk: Desk, late: int, name: str, paper: str) -> None:
    sheet = chase_letter.chase_letter_sheet(desk, chase_letter.open_rows(late))
    line = replace(sheet.lines[0], item=name, part_number="P" * 40)
    sheet = replace(sheet, paper=paper, lines=(line,) * 60)
    found = papers.pages(render(sheet))
    assert papers.solid("".join(found)).count(papers.solid(name)) == 60
    assert all("Last contact" in page for page in found[:-1])
    assert render(sheet) == render(sheet)
