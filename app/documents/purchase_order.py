"""The purchase order: what we ask a supplier for, with their numbers, packs and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, Fact, Letterhead, PaperColumn, Party, Style
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page

_TOTAL = Style(10, bold=True, right=True)


@dataclass(frozen=True, slots=True)
class PurchaseOrderLine:
    """One schedule row. The rows after the first of a line leave `position`, `part_number` and `item` empty."""

    position: str
    part_number: str
    item: str
    sku: str
    quantity: str
    packs: str
    requested: str
    confirmed: str
    unit_cost: str
    amount: str


@dataclass(frozen=True, slots=True)
class PurchaseOrderSheet:
    """A purchase order. `paper` is "A4" or "Letter", `notice` says what it is while it is not a plain sent order.

    `code` is what its barcode says.
    """

    paper: str
    letterhead: Letterhead
    number: str
    code: str
    notice: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    lines: tuple[PurchaseOrderLine, ...]
    total: str
    total_label: str
    terms: str
    note: str

    @property
    def title(self) -> str:
        return _("Purchase order {number}").format(number=self.number)

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts, self.parties, notice=self.notice, code=self.code)
        if self.lines:
            page.table(_columns(), self.lines)
        with page.together():
            page.gap(2)
            if self.total:
                page.text(f"{self.total_label}   {self.total}", _TOTAL, 10)
            ask = _("Please confirm quantity and date of every line, quoting {number}.")
            page.text(ask.format(number=self.number), LEAD, 8)
        page.text(self.terms, after=6)
        page.text(self.note, after=6)


def _columns() -> list[PaperColumn[PurchaseOrderLine]]:
    return [
        PaperColumn(_("Line"), lambda line: line.position, right=True, most=30, muted=True),
        PaperColumn(_("Your part number"), lambda line: line.part_number, most=85),
        PaperColumn(_("Item"), lambda line: f"{line.item} ({line.sku})" if line.sku else line.item, share=1),
        PaperColumn(_("Quantity"), lambda line: line.quantity, right=True, most=75),
        PaperColumn(_("Packs"), lambda line: line.packs, right=True, most=60),
        PaperColumn(_("Wanted"), lambda line: line.requested, most=70),
        PaperColumn(_("Confirmed"), lambda line: line.confirmed, most=70),
        PaperColumn(_("Unit cost"), lambda line: line.unit_cost, right=True, most=65),
        PaperColumn(_("Amount"), lambda line: line.amount, right=True, most=75),
    ]
