"""The count sheet: bin by bin in counting order, with barcodes and room to write; blind unless the count is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, Fact, Letterhead, PaperColumn, Section, blank
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page

_ROOM = 34.0  # points a line, to write a number by hand
_TOGETHER = 6  # a bin with so few lines is not cut by the end of a page


@dataclass(frozen=True, slots=True)
class CountLine:
    """One item to be counted; `number` is its place on the whole sheet, by which it is keyed in. A blind sheet has ""
    for the `book`.
    """

    number: str
    sku: str
    item: str
    unit: str
    book: str
    code: str


@dataclass(frozen=True, slots=True)
class CountSection:
    """What is counted in one bin; `code` is the bin's."""

    title: str
    code: str
    lines: tuple[CountLine, ...]


@dataclass(frozen=True, slots=True)
class CountSheet:
    """A count sheet in the order in which one counts. `code` opens the count by a scan; so many `spare_lines` are
    left empty under each bin for what is found there besides.
    """

    paper: str
    letterhead: Letterhead
    title: str
    code: str
    facts: tuple[Fact, ...]
    sections: tuple[CountSection, ...]
    spare_lines: int
    nothing: str
    explanation: str

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts, code=self.code)
        if self.sections:
            page.text(_written_by(), SMALL, 12)
        page.sections(_columns(page), [self._section(each) for each in self.sections], least=_ROOM)
        if not self.sections:
            page.text(self.nothing, LEAD, 8)
        if self.explanation:
            with page.together():
                page.gap(2)
                page.text(self.explanation, SMALL)

    def _section(self, each: CountSection) -> Section[CountLine]:
        whole = len(each.lines) + self.spare_lines <= _TOGETHER
        return Section(each.title, 4, each.lines, each.code, self.spare_lines, whole)


def _written_by() -> str:
    line = "_" * 26
    return _("Counted by: {line}   on: {line}   from: {short}   to: {short}").format(line=line, short="_" * 10)


def _columns(page: Page) -> list[PaperColumn[CountLine]]:
    return [
        PaperColumn(_("No."), lambda line: line.number, right=True, most=30, muted=True),
        PaperColumn(_("Code"), lambda line: page.bars(line.code, 120, 16), most=120),
        PaperColumn(_("SKU"), lambda line: line.sku, most=85),
        PaperColumn(_("Item"), lambda line: line.item, share=5),
        PaperColumn(_("Book"), lambda line: line.book, right=True, most=60, muted=True),
        PaperColumn(_("Unit"), lambda line: line.unit, most=45, muted=True, kept=True),
        PaperColumn(_("Counted"), blank, share=2.2, boxed=True),
        PaperColumn(_("Note"), blank, share=2, kept=True),
    ]
