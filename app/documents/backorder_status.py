"""The backorder status: who waits for what, how many are ahead, and when it comes on which footing."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from app.documents import frame, tables
from app.documents.sheets import StatusLine, StatusSection, StatusSheet
from app.documents.tables import Column, Head
from app.documents.text import INK, LEAD, SMALL, TITLE, paragraph
from app.words import _

_TONES: dict[str, Color] = {
    "●": HexColor(0x1F7A4D),
    "◆": HexColor(0x1F5AB4),
    "◇": HexColor(0xA86A00),
    "◌": HexColor(0xA86A00),
    "▲": HexColor(0xB3261E),
    "□": HexColor(0x6A4C9C),
    "○": HexColor(0x6B6E75),
}


def pages(sheet: StatusSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of a status; `missing` names what its fonts cannot write."""
    width = frame.usable_width(sheet.paper)
    title: list[Flowable] = [paragraph(sheet.title, TITLE, 4)]
    story = frame.opening(sheet.paper, sheet.letterhead, title, sheet.parties, sheet.facts)
    story += frame.missing_note(missing)
    columns = _columns(sheet)
    rows = [_row(line, columns) for section in sheet.sections for line in section.lines]
    sizes = tables.widths(columns, rows, width)
    story += [_table(section, columns, sizes) for section in sheet.sections]
    if not sheet.sections:
        story.append(paragraph(sheet.nothing, LEAD, 8))
    if sheet.explanation:
        story.append(paragraph(sheet.explanation, SMALL))
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)


def _columns(sheet: StatusSheet) -> list[Column]:
    """What every section shows; the day is left out where no line has one."""
    dated = any(line.day for section in sheet.sections for line in section.lines)
    return [
        Column(sheet.name_title, most=80),
        Column(sheet.subject_title, share=5),
        Column(_("Place"), right=True, most=60),
        Column(_("Ahead"), right=True, most=60, muted=True),
        Column(_("Waiting"), right=True, most=70),
        *([Column(sheet.day_title, most=70, muted=True)] if dated else []),
        Column("", most=10),
        Column(_("When"), share=6),
    ]


def _row(line: StatusLine, columns: Sequence[Column]) -> list[str]:
    day = [line.day] if len(columns) == 8 else []
    when = f"{line.when}\n{line.told}" if line.told else line.when
    return [line.name, line.subject, line.place, line.ahead, line.waiting, *day, line.shape, when]


def _table(section: StatusSection, columns: Sequence[Column], sizes: Sequence[float]) -> Flowable:
    title = f"{section.title} · {section.detail}" if section.detail else section.title
    tones = [_TONES.get(line.shape, INK) for line in section.lines]
    rows = [_row(line, columns) for line in section.lines]
    return tables.table(columns, rows, sizes, head=Head(title, 2), tones=(len(columns) - 2, tones))
