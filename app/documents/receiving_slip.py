"""The receiving slip: what one delivery brought, where it goes, and whom it serves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import SMALL, Fact, Letterhead, PaperColumn, Party
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """One item that arrived, and whom it serves: "5 to Smith (SO-0118)", a line each, "3 to shelf" the last."""

    sku: str
    item: str
    bin: str
    quantity: str
    serves: str


@dataclass(frozen=True, slots=True)
class ReceivingSlipSheet:
    """What one receipt brought and whom it serves; `notice` says what is wrong with it. `code` is the order's."""

    paper: str
    letterhead: Letterhead
    title: str
    notice: str
    code: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    lines: tuple[ReceivedLine, ...]
    explanation: str

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts, self.parties, notice=self.notice, code=self.code)
        page.table(_columns(), self.lines)
        with page.together():
            page.gap(2)
            page.text(self.explanation, SMALL, 22)
            page.text(_("Checked and put away by: {line}").format(line="_" * 44), SMALL)


def _columns() -> list[PaperColumn[ReceivedLine]]:
    return [
        PaperColumn(_("SKU"), lambda line: line.sku, most=95),
        PaperColumn(_("Item"), lambda line: line.item, share=4),
        PaperColumn(_("Bin"), lambda line: line.bin, most=70),
        PaperColumn(_("Arrived"), lambda line: line.quantity, right=True, most=75),
        PaperColumn(_("Serves"), lambda line: line.serves, share=5),
    ]
