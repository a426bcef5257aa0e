"""The variance report: what a count found against the book, what it is worth, and which promises it breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, STRONG, Fact, Letterhead, PaperColumn
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page


@dataclass(frozen=True, slots=True)
class VarianceLine:
    """One item as it was counted against the book as of its scan; `verdict` says what is to be done about it."""

    sku: str
    item: str
    bin: str
    book: str
    counted: str
    variance: str
    value: str
    verdict: str


@dataclass(frozen=True, slots=True)
class VarianceReportSheet:
    """What a count found. `totals` stand under the table; `broken` are the promises it breaks, youngest first."""

    paper: str
    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    lines: tuple[VarianceLine, ...]
    totals: tuple[Fact, ...]
    broken: tuple[str, ...]
    broken_title: str
    nothing: str
    explanation: str

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts)
        if self.lines:
            page.table(_columns(), self.lines)
        else:
            page.text(self.nothing, LEAD, 8)
        if self.totals:
            with page.together():
                page.gap(2)
                page.facts(self.totals)
                page.gap(10)
        if self.broken:
            with page.together():
                page.text(self.broken_title, STRONG, 4)
                page.text(self.broken[0], after=2)
            for line in self.broken[1:]:
                page.text(line, after=2)
            page.gap(8)
        page.text(self.explanation, SMALL)


def _columns() -> list[PaperColumn[VarianceLine]]:
    return [
        PaperColumn(_("SKU"), lambda line: line.sku, most=85),
        PaperColumn(_("Item"), lambda line: line.item, share=4),
        PaperColumn(_("Bin"), lambda line: line.bin, most=55, muted=True),
        PaperColumn(_("Book"), lambda line: line.book, right=True, most=65),
        PaperColumn(_("Counted"), lambda line: line.counted, right=True, most=65),
        PaperColumn(_("Variance"), lambda line: line.variance, right=True, most=65),
        PaperColumn(_("Worth"), lambda line: line.value, right=True, most=70),
        PaperColumn("", lambda line: line.verdict, share=3),
    ]
