"""The backorder status: who waits for what, how many are ahead, and when it comes on which footing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import INK, LEAD, SMALL, Fact, Letterhead, PaperColumn, Party, Section, titled
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page

_TONES = {
    "●": 0x1F7A4D,
    "◆": 0x1F5AB4,
    "◇": 0xA86A00,
    "◌": 0xA86A00,
    "▲": 0xB3261E,
    "□": 0x6A4C9C,
    "○": 0x6B6E75,
}


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One waiting line. `shape` is the footing's glyph, `when` its words with their date and evidence.

    `told` says what its customer was told last, "" where they were not.

    `name` and `subject` are its order and customer, or its SKU and item; `day` is when it was accepted or is wanted.
    The sheet's titles say which.
    """

    name: str
    subject: str
    place: str
    ahead: str
    waiting: str
    day: str
    shape: str
    when: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class StatusSection:
    """Waiting lines that belong together: the lines of an order, or the queue of an item."""

    title: str
    detail: str
    lines: tuple[StatusLine, ...]


@dataclass(frozen=True, slots=True)
class StatusSheet:
    """The backorder status of a customer, of an item or of the whole queue, as it was on its date. `signs` says what
    the shapes mean.
    """

    paper: str
    letterhead: Letterhead
    title: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    name_title: str
    subject_title: str
    day_title: str
    sections: tuple[StatusSection, ...]
    nothing: str
    signs: str
    explanation: str

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts, self.parties)
        sections = [Section(titled(each.title, each.detail), 2, each.lines) for each in self.sections]
        page.sections(_columns(self), sections)
        if not self.sections:
            page.text(self.nothing, LEAD, 8)
        page.text(self.signs, SMALL, 2)
        page.text(self.explanation, SMALL)


def _columns(sheet: StatusSheet) -> list[PaperColumn[StatusLine]]:
    return [
        PaperColumn(sheet.name_title, lambda line: line.name, most=80),
        PaperColumn(sheet.subject_title, lambda line: line.subject, share=5),
        PaperColumn(_("Place"), lambda line: line.place, right=True, most=60),
        PaperColumn(_("Ahead"), lambda line: line.ahead, right=True, most=60, muted=True),
        PaperColumn(_("Waiting"), lambda line: line.waiting, right=True, most=70),
        PaperColumn(sheet.day_title, lambda line: line.day, most=70, muted=True),
        PaperColumn("", lambda line: line.shape, most=10, tone=lambda line: _TONES.get(line.shape, INK)),
        PaperColumn(_("When"), lambda line: f"{line.when}\n{line.told}" if line.told else line.when, share=6),
    ]
