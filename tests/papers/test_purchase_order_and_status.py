"""From the store to the sheet: what a purchase order and a status say of real orders."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app import formats, purchasing, views
from app.desk import Desk
from app.documents import render
from app.domain import codes
from app.domain.errors import NotFound
from app.domain.purchase_orders import AnswerPart
from app.domain.settings import StockroomSettings
from app.papers import purchase_order, status
from app.promising import telling
from app.views import purchases
from tests import builders
from tests.documents import papers, papers_read

pytestmark = pytest.mark.usefixtures("in_britain")

JUNE = date(2026, 6, 2)


@pytest.fixture
def washers(desk: Desk) -> int:
    """18 washers on hand, 60 of them on the way for 2 June, unconfirmed; Smith waits for 30, Jones for 12."""
    desk.save_settings(
        StockroomSettings(company="Harbour & Sons", address="12 Quay Street\nBristol", terms="30 days net")
    )
    item = builders.an_item(desk, "FAS-0812", 18, name="M8 spring washer")
    acme = builders.a_supplier(desk, "Acme", address="Leeds")
    builders.a_source(
        desk, item, acme, supplier_sku="ACM-8", pack_size=Decimal(20), unit_cost=Decimal("0.125"), preferred=True
    )
    builders.a_purchase_order(desk, acme, (item, 60), requested_on=JUNE)
    builders.an_order(desk, builders.a_customer(desk, "Smith", address="4 Mill Lane"), (item, 30))
    builders.an_order(desk, builders.a_customer(desk, "Jones <&> 漢字"), (item, 12))
    return item


def test_a_purchase_order_says_what_is_wanted_by_their_numbers(desk: Desk, washers: int) -> None:
    sheet = purchase_order.purchase_order_sheet(desk, 1)
    assert sheet.letterhead.name == "Harbour & Sons"
    assert [party.name for party in sheet.parties] == ["Acme", "Harbour & Sons"]
    assert sheet.parties[1].lines == ("Main stockroom", "12 Quay Street", "Bristol")
    [line] = sheet.lines
    assert (line.position, line.part_number, line.item, line.sku) == ("1", "ACM-8", "M8 spring washer", "FAS-0812")
    assert (line.quantity, line.packs, line.requested, line.confirmed) == ("60 pcs", "3 × 20", "2 June", "")
    assert (line.unit_cost, line.amount, sheet.total) == ("€0.125", "€7.50", "€7.50")
    assert (sheet.notice, sheet.terms) == ("", "30 days net")


def test_a_purchase_orders_barcode_leads_back_to_it(desk: Desk, washers: int) -> None:
    [text] = papers_read.texts(render(purchase_order.purchase_order_sheet(desk, 1)))
    assert codes.read(text) == (codes.Kind.PURCHASE_ORDER, 1)


def test_a_confirmed_split_is_printed_a_row_each(desk: Desk, washers: int) -> None:
    [row] = [row.row.id for line in purchases.detail(desk, 1).lines for row in line.rows]
    purchasing.confirm(desk, row, [AnswerPart(Decimal(40), JUNE), AnswerPart(Decimal(20), None)])
    sheet = purchase_order.purchase_order_sheet(desk, 1)
    assert [(line.item, line.quantity, line.confirmed) for line in sheet.lines] == [
        ("M8 spring washer", "40 pcs", "2 June"),
        ("", "20 pcs", "no date"),
    ]
    assert sheet.total == "€7.50"


def test_a_draft_says_that_it_is_one(desk: Desk, washers: int) -> None:
    draft = builders.a_purchase_order(desk, 1, (washers, 20), sent=False)
    assert purchase_order.purchase_order_sheet(desk, draft).notice == "Draft: not sent yet"


def test_a_total_of_some_lines_says_so(desk: Desk, washers: int) -> None:
    unpriced = builders.an_item(desk, "X-1")
    po = builders.a_purchase_order(desk, 1, (washers, 20), (unpriced, 3))
    sheet = purchase_order.purchase_order_sheet(desk, po)
    assert (sheet.total_label, sheet.total) == ("Total of the lines with a cost", "€2.50")


def test_a_customers_status_names_place_and_date_with_its_footing(desk: Desk, washers: int) -> None:
    sheet = status.status_sheet(desk, customer_id=1)
    assert [party.name for party in sheet.parties] == ["Smith"]
    assert [fact.value for fact in sheet.facts] == ["12 May 2026", "1 line"]
    [section] = sheet.sections
    assert (section.title, section.detail) == ("SO-0001", "accepted 12 May")
    [line] = section.lines
    assert (line.name, line.subject, line.waiting) == ("FAS-0812", "M8 spring washer", "30 pcs")
    assert (line.place, line.ahead) == ("1st of 2", "0")
    assert (line.shape, line.when) == ("◇", "18 ready; 12 hoped for 2 June")


def test_a_status_says_what_was_told(desk: Desk, washers: int) -> None:
    assert [line.told for line in status.status_sheet(desk, customer_id=1).sections[0].lines] == [""]
    telling.tell(desk, [row.id for row in views.queue.of_customer(desk, 1)], "letter")
    sheet = status.status_sheet(desk, customer_id=1)
    assert [line.told for line in sheet.sections[0].lines] == ["Told on 12 May: no date, hoped for 2 June"]
    [page] = papers.pages(render(sheet))
    assert "Told on 12 May: no date, hoped for 2 June" in page
    assert "18 ready; 12 hoped for 2 June" in page


def test_an_items_status_is_its_queue(desk: Desk, washers: int) -> None:
    sheet = status.status_sheet(desk, item_id=washers)
    [section] = sheet.sections
    assert (section.title, section.detail) == ("M8 spring washer", "FAS-0812, 2 lines, 42 pieces")
    assert [(line.name, line.subject) for line in section.lines] == [
        ("SO-0001", "Smith"),
        ("SO-0002", "Jones <&> 漢字"),
    ]
    assert [(line.place, line.ahead) for line in section.lines] == [("1st", "0"), ("2nd", "30")]


def test_the_whole_queue_goes_by_item(desk: Desk, washers: int) -> None:
    anchor = builders.an_item(desk, "Z-9", name="Anchor")
    builders.an_order(desk, 1, (anchor, 1))
    sheet = status.status_sheet(desk)
    assert [section.title for section in sheet.sections] == ["Anchor", "M8 spring washer"]
    assert sheet.sections[0].lines[0].when == "Nothing inbound"


def test_a_status_of_nothing_says_so(desk: Desk) -> None:
    customer = builders.a_customer(desk, "Nobody")
    assert "Nothing is waiting." in papers.pages(render(status.status_sheet(desk, customer_id=customer)))[0]


def test_nobody_has_no_paper(desk: Desk) -> None:
    for wrong in ({"customer_id": 9}, {"item_id": 9}):
        with pytest.raises(NotFound):
            status.status_sheet(desk, **wrong)
    with pytest.raises(NotFound):
        purchase_order.purchase_order_sheet(desk, 9)


def test_the_store_printed_twice_gives_the_same_bytes(desk: Desk, washers: int) -> None:
    for make in (lambda: purchase_order.purchase_order_sheet(desk, 1), lambda: status.status_sheet(desk)):
        first, second = render(make()), render(make())
        assert first == second
        assert first.startswith(b"%PDF")


def test_the_paper_is_the_settings_else_the_locales(desk: Desk) -> None:
    assert status.status_sheet(desk).paper == "A4"
    formats.set_locale("en_US")
    assert status.status_sheet(desk).paper == "Letter"
    desk.save_settings(StockroomSettings(paper="A4"))
    assert status.status_sheet(desk).paper == "A4"
