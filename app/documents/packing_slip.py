"""The packing slip: what is in the parcel, and what is still to come. It names no dates, so it promises none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, Fact, Letterhead, PaperColumn, Party
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page


@dataclass(frozen=True, slots=True)
class PackedLine:
    """So much of an item in the parcel. `to_come` is what of the line still waits; empty where nothing does."""

    sku: str
    item: str
    quantity: str
    ordered: str
    to_come: str


@dataclass(frozen=True, slots=True)
class PackingSlip:
    """What of one order is in a shipment; `notice` says what is wrong with it."""

    title: str
    notice: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    lines: tuple[PackedLine, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class PackingSlipSheet:
    """The packing slips of one shipment, each on its own pages."""

    paper: str
    letterhead: Letterhead
    title: str
    slips: tuple[PackingSlip, ...]

    def draw(self, page: Page) -> None:
        for number, slip in enumerate(self.slips):
            page.turn()
            page.open(slip.title, slip.facts, slip.parties, notice=slip.notice, note=False)
            page.table(_columns(), slip.lines)
            page.text(slip.closing, LEAD, 8)
            if not number:
                page.note_missing()


def _columns() -> list[PaperColumn[PackedLine]]:
    return [
        PaperColumn(_("SKU"), lambda line: line.sku, most=95),
        PaperColumn(_("Item"), lambda line: line.item, share=1),
        PaperColumn(_("Ordered"), lambda line: line.ordered, right=True, most=80, muted=True),
        PaperColumn(_("In this parcel"), lambda line: line.quantity, right=True, most=85),
        PaperColumn(_("Still to come"), lambda line: line.to_come, right=True, most=85),
    ]
