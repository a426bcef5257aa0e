"""The order confirmation: what a customer ordered, what it costs, and when it comes on which footing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, Fact, Letterhead, PaperColumn, Party, Style
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page

_TOTAL = Style(10, bold=True, right=True)


@dataclass(frozen=True, slots=True)
class ConfirmedLine:
    """One line of the order. `place` says how many are ahead, `shape` and `when` how it stands; both are about what
    still waits.
    """

    item: str
    sku: str
    quantity: str
    place: str
    shape: str
    when: str
    price: str
    amount: str


@dataclass(frozen=True, slots=True)
class OrderConfirmationSheet:
    """A customer's order as it stands. `totals` are a sum with its label for each currency; `signs` says what the
    shapes mean; `code` is what its barcode says.
    """

    paper: str
    letterhead: Letterhead
    number: str
    code: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    opening: str
    lines: tuple[ConfirmedLine, ...]
    totals: tuple[Fact, ...]
    signs: str
    closing: str

    @property
    def title(self) -> str:
        return _("Order confirmation {number}").format(number=self.number)

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts, self.parties, code=self.code)
        page.text(self.opening, LEAD, 8)
        page.gap(4)
        page.table(_columns(), self.lines)
        with page.together():
            page.gap(2)
            for total in self.totals:
                page.text(f"{total.label}   {total.value}", _TOTAL, 4)
            page.gap(6)
            page.text(self.signs, SMALL, 2)
            page.text(self.closing, SMALL)


def _columns() -> list[PaperColumn[ConfirmedLine]]:
    return [
        PaperColumn(_("Item"), lambda line: f"{line.item}\n{line.sku}", share=4),
        PaperColumn(_("Quantity"), lambda line: line.quantity, right=True, most=70),
        PaperColumn(_("Place"), lambda line: line.place, share=2, muted=True),
        PaperColumn(_("When"), lambda line: f"{line.shape} {line.when}".strip(), share=4),
        PaperColumn(_("Price"), lambda line: line.price, right=True, most=75),
        PaperColumn(_("Sum"), lambda line: line.amount, right=True, most=85),
    ]
