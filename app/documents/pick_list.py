"""The pick list: what is ready, bin by bin, with room to write down what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, Fact, Letterhead, PaperColumn, Section, section_title
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page


@dataclass(frozen=True, slots=True)
class PickLine:
    """So much of an item for one order; `book` is what the shelf should hold."""

    sku: str
    item: str
    book: str
    quantity: str
    order: str
    customer: str


@dataclass(frozen=True, slots=True)
class PickSection:
    """What is taken from one bin."""

    title: str
    detail: str
    lines: tuple[PickLine, ...]


@dataclass(frozen=True, slots=True)
class PickListSheet:
    """What is ready and leaves the shelves, in the order in which one walks past them."""

    paper: str
    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    sections: tuple[PickSection, ...]
    nothing: str
    explanation: str

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts)
        page.sections(_columns(), [_section(section) for section in self.sections])
        if not self.sections:
            page.text(self.nothing, LEAD, 8)
        page.text(self.explanation, SMALL)


def _columns() -> list[PaperColumn]:
    return [
        PaperColumn(_("SKU"), most=85),
        PaperColumn(_("Item"), share=5),
        PaperColumn(_("Order"), most=70, muted=True),
        PaperColumn(_("Customer"), share=4, muted=True),
        PaperColumn(_("Book"), right=True, most=65, muted=True),
        PaperColumn(_("Pick"), right=True, most=70),
        PaperColumn(_("Picked"), share=1.4),
    ]


def _section(section: PickSection) -> Section:
    rows = [[line.sku, line.item, line.order, line.customer, line.book, line.quantity, ""] for line in section.lines]
    return Section(section_title(section.title, section.detail), 2, rows)
