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
        page.table(_columns(), [_row(line) for line in self.lines])
        with page.together():
            page.gap(2)
            page.text(self.explanation, SMALL, 22)
            page.text(_("Checked and put away by: {line}").format(line="_" * 44), SMALL)


def _columns() -> list[PaperColumn]:
    return [
        PaperColumn(_("SKU"), most=95),
        PaperColumn(_("Item"), share=4),
        PaperColumn(_("Bin"), most=70),
        PaperColumn(_("Arrived"), right=True, most=75),
        PaperColumn(_("Serves"), share=5),
    ]


def _row(line: ReceivedLine) -> list[str]:
    return [line.sku, line.item, line.bin, line.quantity, line.serves]
