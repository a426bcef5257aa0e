"""The chase letter: what a supplier still owes, how late it is, and the question: a date, please."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, STRONG, Fact, Letterhead, PaperColumn, Party, blank
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page

_ROOM = 30.0  # points, to write a date by hand


@dataclass(frozen=True, slots=True)
class ChaseLine:
    """One schedule row that is chased: how much of it is open, what was requested and confirmed, how late it is, and
    when its supplier last heard or spoke of it.
    """

    po: str
    part_number: str
    item: str
    sku: str
    quantity: str
    requested: str
    confirmed: str
    late: str
    last_contact: str


@dataclass(frozen=True, slots=True)
class ChaseLetterSheet:
    """What one supplier is asked: a date for each line."""

    paper: str
    letterhead: Letterhead
    title: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    opening: str
    lines: tuple[ChaseLine, ...]
    asks: str
    closing: str

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts, self.parties)
        page.text(self.opening, LEAD, 8)
        page.gap(4)
        page.table(_columns(), self.lines, least=_ROOM)
        with page.together():
            page.gap(6)
            page.text(self.asks, STRONG, 10)
            page.text(self.closing, SMALL)


def _columns() -> list[PaperColumn[ChaseLine]]:
    return [
        PaperColumn(_("Our order"), lambda line: line.po, most=75),
        PaperColumn(_("Your part number"), lambda line: line.part_number, most=80),
        PaperColumn(_("Item"), lambda line: f"{line.item}\n{line.sku}" if line.sku else line.item, share=5),
        PaperColumn(_("Open"), lambda line: line.quantity, right=True, most=65),
        PaperColumn(_("Wanted"), lambda line: line.requested, most=60, muted=True),
        PaperColumn(_("Confirmed"), lambda line: line.confirmed, most=60, muted=True),
        PaperColumn(_("Late"), lambda line: line.late, most=70),
        PaperColumn(_("Last contact"), lambda line: line.last_contact, most=60, muted=True),
        PaperColumn(_("Your date"), blank, share=2, boxed=True),
    ]
