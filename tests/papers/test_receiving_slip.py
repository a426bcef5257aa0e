"""The receiving slip says what came, where it goes and whom it serves, at once and later."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.acts import reversing
from app.data import purchases
from app.desk import Desk
from app.documents import render
from app.domain import codes
from app.domain.errors import NotFound, Refused
from app.domain.receipts import Received
from app.domain.rejections import Rejects
from app.goods import receiving, shipping
from app.papers import receiving_slip
from app.views import receipts
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.documents import papers, papers_read

pytestmark = pytest.mark.usefixtures("in_britain")


@pytest.fixture
def receipt(desk: Desk) -> Received:
    """Of 8 washers 5 serve Smith & Sons, 2 Jones; 3 nuts serve nobody."""
    washer = an_item(desk, "FAS-1", name="Washer <M8>", bin="B-04")
    nut = an_item(desk, "FAS-2", name="Nut 漢字")
    an_order(desk, a_customer(desk, "Smith & Sons"), (washer, 5))
    an_order(desk, a_customer(desk, "Jones"), (washer, 2))
    supplier = a_supplier(desk, "Acme & Daughters", address="1 Works Road\nLeeds")
    return receiving.receive(desk, a_purchase_order(desk, supplier, (washer, 8), (nut, 3)))


def test_it_says_whom_each_item_serves(desk: Desk, receipt: Received) -> None:
    sheet = receiving_slip.receiving_slip_sheet(desk, receipt.act)
    assert sheet.title == "Receiving slip PO-0001"
    assert sheet.parties[0].lines[:2] == ("1 Works Road", "Leeds")
    assert [(line.sku, line.bin, line.quantity, line.serves.split("\n")) for line in sheet.lines] == [
        ("FAS-1", "B-04", "8 pcs", ["5 to Smith & Sons (SO-0001)", "2 to Jones (SO-0002)", "1 to shelf"]),
        ("FAS-2", "", "3 pcs", ["3 to shelf"]),
    ]
    [page] = papers.pages(render(sheet))
    for text in ("Washer <M8>", "Nut 漢字", "5 to Smith & Sons (SO-0001)", "12 May 2026", "Kim", "Acme & Daughters"):
        assert papers.solid(text) in papers.solid(page)


def test_what_it_says_at_once_is_what_was_said_at_booking(desk: Desk, receipt: Received) -> None:
    now = receipts.receipt(desk, receipt.act).items
    for item, said in zip(now, receipt.served, strict=True):
        assert (item.item, item.quantity, item.serves, item.to_shelf) == said
        assert item.gone == 0


def test_its_barcode_leads_back_to_the_receipt(desk: Desk, receipt: Received) -> None:
    content = render(receiving_slip.receiving_slip_sheet(desk, receipt.act))
    [text] = papers_read.texts(content)
    assert codes.read(text) == (codes.Kind.RECEIPT, receipt.act)


def test_printed_later_it_says_what_has_left_since(desk: Desk, receipt: Received) -> None:
    shipping.ship_ready(desk, "SO-0001")
    first, _nut = receiving_slip.receiving_slip_sheet(desk, receipt.act).lines
    assert first.serves.split("\n") == ["2 to Jones (SO-0002)", "1 to shelf", "5 no longer here"]


def test_a_reversed_receipt_says_so_and_other_acts_have_none(desk: Desk, receipt: Received) -> None:
    assert receipts.last_receipt(desk) == receipt.act
    done = reversing.reverse(desk, receipt.act)
    assert receiving_slip.receiving_slip_sheet(desk, receipt.act).notice.startswith("Reversed")
    with pytest.raises(Refused, match=r"slip\.nothing_received"):
        receiving_slip.receiving_slip_sheet(desk, done.act)
    with pytest.raises(NotFound, match=r"slip\.no_receipt"):
        receipts.last_receipt(desk)
    with pytest.raises(NotFound):
        receiving_slip.receiving_slip_sheet(desk, 9999)


def test_a_long_slip_repeats_its_head_and_is_the_same_every_time(desk: Desk, receipt: Received) -> None:
    sheet = receiving_slip.receiving_slip_sheet(desk, receipt.act)
    line = replace(sheet.lines[0], item="W" * 200, serves="\n".join(f"{n} to Smith (SO-{n:04d})" for n in range(30)))
    sheet = replace(sheet, lines=(line,) * 40)
    found = papers.pages(render(sheet))
    assert len(found) > 5
    assert all("Serves" in page or "Checked and put away" in page for page in found)
    assert "".join(found).count("29 to Smith (SO-0029)") == 40
    assert render(sheet) == render(sheet)


def test_it_says_what_was_rejected_and_why(desk: Desk) -> None:
    washer, nut = an_item(desk, "FAS-1"), an_item(desk, "FAS-2")
    po = a_purchase_order(desk, a_supplier(desk), (washer, 8), (nut, 3))
    first, second = purchases.lines(po)
    rejects = Rejects({first.id: Decimal(2), second.id: Decimal(3)}, "carton crushed, the rest rattles", True)
    done = receiving.receive(desk, po, {first.id: Decimal(6)}, rejects=rejects)
    sheet = receiving_slip.receiving_slip_sheet(desk, done.act)
    said = ["2 pcs FAS-1", "3 pcs FAS-2"]
    assert [fact.value for fact in sheet.facts if fact.label == "Rejected"] == [
        f"{goods}: carton crushed, the rest rattles. Nothing comes in its place." for goods in said
    ]
    assert [(line.sku, line.quantity) for line in sheet.lines] == [("FAS-1", "6 pcs")]
    [page] = papers.pages(render(sheet))
    for goods in said:
        assert papers.solid(goods) in papers.solid(page)
