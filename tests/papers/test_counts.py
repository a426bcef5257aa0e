"""The count sheet is blind, goes from bin to bin, has room to write, and every barcode on it can be read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app import counting
from app.desk import Desk
from app.documents import render
from app.domain import codes
from app.domain.errors import NotFound
from app.papers import counts
from app.views import count_reviews
from tests.builders import a_customer, an_item, an_order
from tests.documents import papers, papers_read

pytestmark = pytest.mark.usefixtures("in_britain")


@pytest.fixture
def shelves(desk: Desk) -> list[int]:
    """Washers and bolts in two bins, a seal nowhere; 731 of each, a number that stands nowhere else."""
    return [
        an_item(desk, "WASHER", 731, bin="B-04", name="Washer <M8>", unit_cost=Decimal("0.5")),
        an_item(desk, "BOLT", 731, bin="A-01", name="Болт 漢字"),
        an_item(desk, "NUT", 731, bin="B-04"),
        an_item(desk, "SEAL", 731),
    ]


@pytest.fixture
def count(desk: Desk, shelves: list[int]) -> int:
    return counting.open_count(desk, shelves).id


def test_it_goes_from_bin_to_bin_and_numbers_the_lines(desk: Desk, count: int) -> None:
    sheet = counts.count_sheet(desk, count)
    assert sheet.title == "Count sheet CS-0001"
    assert [(part.title, [(line.number, line.sku) for line in part.lines]) for part in sheet.sections] == [
        ("Bin A-01", [("1", "BOLT")]),
        ("Bin B-04", [("2", "NUT"), ("3", "WASHER")]),
        ("No bin", [("4", "SEAL")]),
    ]
    with pytest.raises(NotFound, match=r"count\.unknown"):
        counts.count_sheet(desk, 99)


def test_it_is_blind_unless_the_count_is_not(desk: Desk, count: int) -> None:
    sheet = counts.count_sheet(desk, count)
    assert "731" not in str(sheet)
    [page] = papers.pages(render(sheet))
    assert "731" not in page
    assert "Book" not in page
    section = sheet.sections[0]
    seen = replace(sheet, sections=(replace(section, lines=(replace(section.lines[0], book="731"),)),))
    assert "731" in papers.pages(render(seen))[0]


def test_a_scanner_reads_every_bin_every_item_and_the_count(desk: Desk, shelves: list[int], count: int) -> None:
    read = [codes.read(text) for text in papers_read.texts(render(counts.count_sheet(desk, count)))]
    kinds = [(found.kind, found.id) for found in read]
    assert sorted(id for kind, id in kinds if kind is codes.Kind.ITEM) == sorted(shelves)
    assert sum(kind is codes.Kind.BIN for kind, _ in kinds) == 2
    assert (codes.Kind.COUNT, count) in kinds


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["W" * 300, "漢" * 300, "a & b <b>bold</b> %(x)s {y}", "한글 かな Шайба"])
def test_a_long_sheet_repeats_its_bin_and_writes_every_name(desk: Desk, count: int, name: str, paper: str) -> None:
    sheet = counts.count_sheet(desk, count)
    section = sheet.sections[0]
    section = replace(section, lines=(replace(section.lines[0], item=name),) * 60)
    sheet = replace(sheet, paper=paper, sections=(section,))
    found = papers.pages(render(sheet))
    assert len(found) > 2
    assert all("Bin A-01" in page for page in found if "BOLT" in page)
    assert papers.solid("".join(found)).count(papers.solid(name)) == 60
    assert render(sheet) == render(sheet)


def test_a_report_of_an_open_count_says_what_each_line_needs_and_whom_it_harms(
    desk: Desk, shelves: list[int], count: int
) -> None:
    washer, bolt = shelves[:2]
    an_order(desk, a_customer(desk, "Smith & Sons"), (washer, 731))
    counting.key(desk, count, washer, Decimal(729), "B-04")
    counting.key(desk, count, bolt, Decimal(731), "A-01")
    counting.finish_all(desk, count)
    sheet = counts.variance_report_sheet(desk, count)
    assert [(line.sku, line.book, line.counted, line.variance, line.value) for line in sheet.lines] == [
        ("WASHER", "731 pcs", "729 pcs", "−2", "−€1.00"),
        ("BOLT", "731 pcs", "731 pcs", "0", ""),
        ("NUT", "", "", "", ""),
        ("SEAL", "", "", "", ""),
    ]
    assert [line.verdict for line in sheet.lines][1:] == ["Agrees", "Not counted", "Not counted"]
    assert sheet.broken == ("Smith & Sons (SO-0001): 2 pcs of WASHER",)
    assert [fact.value for fact in sheet.totals][:3] == ["−€1.00", "€0.00", "−€1.00"]


def test_a_report_of_a_posted_count_says_what_it_came_to(desk: Desk, shelves: list[int], count: int) -> None:
    counting.key(desk, count, shelves[1], Decimal(731), "A-01")
    counting.finish_all(desk, count)
    open_lines = [row.line for row in count_reviews.review(desk, count).rows if row.reviewed.compared is None]
    counting.leave_out(desk, open_lines)
    counting.post(desk, count)
    sheet = counts.variance_report_sheet(desk, count)
    assert [(line.sku, line.variance, line.verdict) for line in sheet.lines] == [("BOLT", "0", "Agrees")]
    assert "Posted" in [fact.value for fact in sheet.facts]
    assert "100 % of 1 line" in "".join(papers.pages(render(sheet)))
