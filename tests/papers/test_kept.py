"""Papers as they left: kept with their act, printed again the same but for the mark, whatever was renamed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app import catalogue, documents, purchasing, views
from app.data.store import database
from app.desk import Clock, Desk
from app.documents import Sheet, keeping
from app.documents.keeping import KeptSheet
from app.domain.errors import NotFound, Refused
from app.domain.kept_papers import PaperKind
from app.goods import receiving, shipping
from app.papers import kept
from app.papers.goods import packing_slip_sheet
from app.papers.notices import delay_notice_sheet
from app.papers.order_confirmation import order_confirmation_sheet
from app.papers.purchase_order import purchase_order_sheet
from app.promising import telling
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.documents.papers import pages, solid

LATER = date(2026, 6, 30)


@pytest.fixture
def order(desk: Desk) -> int:
    """Smith waits for 5 washers of which 2 are here. The desk keeps its papers."""
    desk.keep = kept.keep
    washers = an_item(desk, "W", 2, name="Washer", price=Decimal(3))
    a_purchase_order(desk, a_supplier(desk), (washers, 60), sent=False)
    return an_order(desk, a_customer(desk, "Smith", address="4 Mill Lane"), (washers, 5)).order_id


def leave(desk: Desk, kind: PaperKind, order: int) -> KeptSheet:
    """Do what the paper leaves with; what it was like."""
    rows = views.queue.of_order(desk, order)
    lines = [row.id for row in rows]
    if kind is PaperKind.PURCHASE_ORDER:
        purchasing.send(desk, 1)
        return purchase_order_sheet(desk, 1)
    if kind is PaperKind.PACKING_SLIP:
        return packing_slip_sheet(desk, shipping.ship_ready(desk).act)
    sheet = (
        delay_notice_sheet(desk, rows[0].customer_id)
        if kind is PaperKind.NOTICE
        else order_confirmation_sheet(desk, order)
    )
    telling.tell(desk, lines, "letter", confirms=order if kind is PaperKind.CONFIRMATION else None)
    return sheet


def rename_everything(desk: Desk) -> None:
    """A month later nothing is called, costs or stands as it did."""
    desk.clock = Clock(LATER)
    item, smith, acme = catalogue.item(desk, 1), catalogue.customer(desk, 1), catalogue.supplier(desk, 1)
    catalogue.amend_item(desk, item.id, item.version, name="Ring", price=Decimal(9))
    catalogue.amend_customer(desk, smith.id, smith.version, name="Smythe", address="9 New Road")
    catalogue.amend_supplier(desk, acme.id, acme.version, name="Apex")
    desk.save_settings(replace(desk.settings, company="Somebody else"))
    an_order(desk, smith.id, (item.id, 7))


@pytest.mark.parametrize("kind", PaperKind)
def test_a_copy_is_the_paper_that_left_but_for_its_mark(desk: Desk, order: int, kind: PaperKind) -> None:
    sheet = leave(desk, kind, order)
    rename_everything(desk)
    [paper] = kept.rows(desk)
    assert (paper.kind, paper.on, paper.person, paper.title) == (kind, date(2026, 5, 12), "Kim", sheet_title(sheet))
    copy = kept.copy(paper.id)(desk)
    assert copy.content == documents.render(sheet, "Copy of 12 May 2026")
    assert copy.mail is None
    assert copy.file_name.endswith("-2026-05-12.pdf")
    without = [solid(page).replace("Copyof12May2026", "") for page in pages(copy.content)]
    assert without == [solid(page) for page in pages(documents.render(sheet))]


def sheet_title(sheet: Sheet) -> str:
    assert not isinstance(sheet, documents.LabelsSheet)
    return sheet.title


@pytest.mark.parametrize("kind", PaperKind)
def test_a_paper_is_found_by_whom_it_is_for_and_what_it_is_of(desk: Desk, order: int, kind: PaperKind) -> None:
    leave(desk, kind, order)
    another = an_order(desk, a_customer(desk, "Jones"), (1, 1)).order_id
    to_supplier = kind is PaperKind.PURCHASE_ORDER
    [paper] = kept.rows(desk)
    assert (paper.whom, paper.number) == (
        "Acme" if to_supplier else "Smith",
        {PaperKind.NOTICE: "", PaperKind.PURCHASE_ORDER: "PO-0001"}.get(kind, "SO-0001"),
    )
    assert kept.rows(desk, act=paper.act) == [paper]
    assert kept.rows(desk, po=1) == ([paper] if to_supplier else [])
    assert kept.rows(desk, order=order) == kept.rows(desk, customer=1) == ([] if to_supplier else [paper])
    assert kept.rows(desk, order=another) == kept.rows(desk, customer=2) == []


def test_what_is_told_by_word_of_mouth_or_taken_back_leaves_no_paper(desk: Desk, order: int) -> None:
    lines = [row.id for row in views.queue.of_order(desk, order)]
    telling.tell(desk, lines, "phone")
    with pytest.raises(Refused):
        shipping.ship(desk, [(lines[0], Decimal(4))])
    assert kept.rows(desk) == []


def test_a_letter_that_breaks_a_promise_is_kept_with_what_was_told_before(desk: Desk, order: int) -> None:
    purchasing.send(desk, 1)
    purchasing.confirm_all(desk, 1, date(2026, 5, 20))
    lines = [row.id for row in views.queue.of_order(desk, order)]
    telling.tell(desk, lines, "phone")
    purchasing.confirm_all(desk, 1, date(2026, 6, 2))
    sheet = delay_notice_sheet(desk, 1)
    again = Desk.open(desk.path, clock=desk.clock, person="Kim")  # which has not looked at anything yet
    again.keep = kept.keep
    telling.tell(again, lines, "letter", asks=True)
    paper, _purchase_order = kept.rows(again)
    assert kept.copy(paper.id)(again).content == documents.render(sheet, "Copy of 12 May 2026")
    assert sheet.notices[0].lines[0].change == "13 days later than we told you"


def test_each_customer_told_in_one_act_has_a_paper_of_their_own(desk: Desk, order: int) -> None:
    an_order(desk, a_customer(desk, "Jones"), (1, 1))
    telling.tell(desk, [row.id for row in views.queue.rows(desk)], "e-mail")
    assert {paper.whom for paper in kept.rows(desk)} == {"Jones", "Smith"}
    for paper in kept.rows(desk):
        [page] = pages(kept.copy(paper.id)(desk).content)
        assert ("Jones" in page) == (paper.whom == "Jones")


def test_each_order_shipped_in_one_act_has_a_slip_of_its_own_with_its_number(desk: Desk, order: int) -> None:
    an_order(desk, a_customer(desk, "Jones"), (an_item(desk, "B", 1), 1))
    shipping.ship_ready(desk)
    assert sorted(paper.title for paper in kept.rows(desk)) == ["Packing slip SO-0001", "Packing slip SO-0002"]
    purchasing.send(desk, 1)
    receiving.receive(desk, 1)
    act = shipping.ship_ready(desk, "SO-0001").act
    [slip] = packing_slip_sheet(desk, act).slips
    assert {fact.label: fact.value for fact in slip.facts}["Shipment"] == "SO-0001/2"


def test_a_paper_is_small_and_never_changes(desk: Desk, order: int) -> None:
    sheet = leave(desk, PaperKind.CONFIRMATION, order)
    assert keeping.unpack(keeping.pack(sheet)) == sheet
    assert len(keeping.pack(sheet)) < 1200
    for sql in ("UPDATE kept_paper SET title = ''", "DELETE FROM kept_paper"):
        with pytest.raises(Exception, match="papers are kept as they left"):
            database.db.execute_sql(sql)


def test_a_paper_that_is_not_kept_is_named(desk: Desk, order: int) -> None:
    with pytest.raises(NotFound, match=r"paper\.unknown"):
        kept.copy(7)(desk)
