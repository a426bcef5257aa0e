"""The chase letter: what a supplier still owes, how late it is, and the question: a date, please."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, STRONG, Fact, Letterhead, PaperColumn, Party
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
        page.table(_columns(), [_row(line) for line in self.lines], least=_ROOM)
        with page.together():
            page.gap(6)
            page.text(self.asks, STRONG, 10)
            page.text(self.closing, SMALL)


def _columns() -> list[PaperColumn]:
    return [
        PaperColumn(_("Our order"), most=75),
        PaperColumn(_("Your part number"), most=80),
        PaperColumn(_("Item"), share=5),
        PaperColumn(_("Open"), right=True, most=65),
        PaperColumn(_("Wanted"), most=60, muted=True),
        PaperColumn(_("Confirmed"), most=60, muted=True),
        PaperColumn(_("Late"), most=70),
        PaperColumn(_("Last contact"), most=60, muted=True),
        PaperColumn(_("Your date"), share=2, boxed=True),
    ]


def _row(line: ChaseLine) -> list[str]:
    item = f"{line.item}\n{line.sku}" if line.sku else line.item
    return [
        line.po,
        line.part_number,
        item,
        line.quantity,
        line.requested,
        line.confirmed,
        line.late,
        line.last_contact,
        "",
    ]
