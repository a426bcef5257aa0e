"""The pick list: what is ready, bin by bin, with room to write down what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, Fact, Letterhead, PaperColumn, Section, blank, titled
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
        sections = [Section(titled(each.title, each.detail), 2, each.lines) for each in self.sections]
        page.sections(_columns(), sections)
        if not self.sections:
            page.text(self.nothing, LEAD, 8)
        page.text(self.explanation, SMALL)


def _columns() -> list[PaperColumn[PickLine]]:
    return [
        PaperColumn(_("SKU"), lambda line: line.sku, most=85),
        PaperColumn(_("Item"), lambda line: line.item, share=5),
        PaperColumn(_("Order"), lambda line: line.order, most=70, muted=True),
        PaperColumn(_("Customer"), lambda line: line.customer, share=4, muted=True),
        PaperColumn(_("Book"), lambda line: line.book, right=True, most=65, muted=True),
        PaperColumn(_("Pick"), lambda line: line.quantity, right=True, most=70),
        PaperColumn(_("Picked"), blank, share=1.4, kept=True),
    ]
