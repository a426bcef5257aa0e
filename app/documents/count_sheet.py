"""The count sheet: bin by bin in counting order, with barcodes and room to write; blind unless the count is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, Fact, Letterhead, PaperColumn, Section
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page
    from app.documents.tables import Cell

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
        columns = _columns(blind=not any(line.book for section in self.sections for line in section.lines))
        spare = [[""] * len(columns)] * self.spare_lines
        sections = []
        for section in self.sections:
            rows = [_row(line, columns, page) for line in section.lines] + spare
            sections.append(Section(section.title, 4, rows, section.code, whole=len(rows) <= _TOGETHER))
        page.sections(columns, sections, least=_ROOM)
        if not self.sections:
            page.text(self.nothing, LEAD, 8)
        if self.explanation:
            with page.together():
                page.gap(2)
                page.text(self.explanation, SMALL)


def _written_by() -> str:
    line = "_" * 26
    return _("Counted by: {line}   on: {line}   from: {short}   to: {short}").format(line=line, short="_" * 10)


def _columns(*, blind: bool) -> list[PaperColumn]:
    return [
        PaperColumn(_("No."), right=True, most=30, muted=True),
        PaperColumn(_("Code"), most=120),
        PaperColumn(_("SKU"), most=85),
        PaperColumn(_("Item"), share=5),
        *([] if blind else [PaperColumn(_("Book"), right=True, most=60, muted=True)]),
        PaperColumn(_("Unit"), most=45, muted=True),
        PaperColumn(_("Counted"), share=2.2, boxed=True),
        PaperColumn(_("Note"), share=2),
    ]


def _row(line: CountLine, columns: Sequence[PaperColumn], page: Page) -> list[Cell]:
    code = page.bars(line.code, 120, 16)
    book = [line.book] if len(columns) == 8 else []
    return [line.number, code, line.sku, line.item, *book, line.unit, "", ""]
