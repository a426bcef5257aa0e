"""The backorder status: who waits for what, how many are ahead, and when it comes on which footing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import INK, LEAD, SMALL, Fact, Letterhead, PaperColumn, Party, Section, section_title
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
    """The backorder status of a customer, of an item or of the whole queue, as it was on its date."""

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
    explanation: str

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts, self.parties)
        columns = _columns(self)
        page.sections(columns, [_section(section, columns) for section in self.sections])
        if not self.sections:
            page.text(self.nothing, LEAD, 8)
        page.text(self.explanation, SMALL)


def _columns(sheet: StatusSheet) -> list[PaperColumn]:
    """What every section shows; the day is left out where no line has one."""
    dated = any(line.day for section in sheet.sections for line in section.lines)
    return [
        PaperColumn(sheet.name_title, most=80),
        PaperColumn(sheet.subject_title, share=5),
        PaperColumn(_("Place"), right=True, most=60),
        PaperColumn(_("Ahead"), right=True, most=60, muted=True),
        PaperColumn(_("Waiting"), right=True, most=70),
        *([PaperColumn(sheet.day_title, most=70, muted=True)] if dated else []),
        PaperColumn("", most=10),
        PaperColumn(_("When"), share=6),
    ]


def _row(line: StatusLine, columns: Sequence[PaperColumn]) -> list[str]:
    day = [line.day] if len(columns) == 8 else []
    when = f"{line.when}\n{line.told}" if line.told else line.when
    return [line.name, line.subject, line.place, line.ahead, line.waiting, *day, line.shape, when]


def _section(section: StatusSection, columns: Sequence[PaperColumn]) -> Section:
    tones = [_TONES.get(line.shape, INK) for line in section.lines]
    rows = [_row(line, columns) for line in section.lines]
    return Section(section_title(section.title, section.detail), 2, rows, tones=(len(columns) - 2, tones))
