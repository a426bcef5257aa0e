"""The variance report: what was found, what it is worth, and what it breaks; whole, however long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents import render
from app.documents.parts import Fact, Letterhead
from app.documents.variance_report import VarianceLine, VarianceReportSheet
from tests.documents import papers

pytestmark = pytest.mark.usefixtures("in_britain")

LINE = VarianceLine("FAS-1", "Washer", "B-04", "18 pcs", "15 pcs", "−3 pcs", "−€0.38", "Recount: over tolerance")
REPORT = VarianceReportSheet(
    paper="A4",
    letterhead=Letterhead("Harbour Stores"),
    title="Variance of count 7",
    facts=(Fact("Counted on", "12 May 2026"),),
    lines=(LINE,),
    totals=(Fact("Too few", "−€0.38"), Fact("Record accuracy", "97 %")),
    broken=("Smith (SO-0118) loses its date", "Jones (SO-0121) waits 3 days longer"),
    broken_title="Promises this breaks, the youngest first",
    nothing="Nothing was counted.",
    explanation="Book figures are as of the scan.",
)


def test_a_variance_report_says_what_was_found_and_what_it_breaks() -> None:
    text = papers.solid("".join(papers.pages(render(REPORT))))
    for said in (*(LINE.sku, LINE.book, LINE.counted, LINE.variance, LINE.value, LINE.verdict), *REPORT.broken):
        assert papers.solid(said) in text
    assert papers.solid("Record accuracy 97 %") in text
    nothing = replace(REPORT, lines=(), totals=(), broken=())
    assert "Nothing was counted." in papers.pages(render(nothing))[0]


def test_a_long_report_is_whole_and_the_same_every_time() -> None:
    sheet = replace(REPORT, lines=(replace(LINE, item="漢" * 90),) * 200, broken=REPORT.broken * 60)
    found = papers.pages(render(sheet))
    assert all("Variance" in page for page in found)
    assert papers.solid("".join(found)).count("漢" * 90) == 200
    assert "".join(found).count("loses its date") == 60
    assert render(sheet) == render(sheet)
