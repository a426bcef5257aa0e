"""The chase letter: what a supplier still owes, how late it is, and the question: a date, please."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents import frame, tables
from app.documents.sheets import ChaseLetterSheet, ChaseLine
from app.documents.tables import Column
from app.documents.text import LEAD, SMALL, STRONG, TITLE, paragraph
from app.words import _

_ROOM = 30.0  # points, to write a date by hand


def pages(sheet: ChaseLetterSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of a chase letter; `missing` names what its fonts cannot write."""
    width = frame.usable_width(sheet.paper)
    title: list[Flowable] = [paragraph(sheet.title, TITLE, 4)]
    story = frame.opening(sheet.paper, sheet.letterhead, title, sheet.parties, sheet.facts)
    story += frame.missing_note(missing)
    story += [paragraph(sheet.opening, LEAD, 8), Spacer(1, 4)]
    columns, rows = tables.without_empty(_columns(), [_row(line) for line in sheet.lines])
    columns, rows = [*columns, Column(_("Your date"), share=2, boxed=True)], [[*row, ""] for row in rows]
    story.append(tables.table(columns, rows, tables.widths(columns, rows, width), least=_ROOM))
    ending: list[Flowable] = [Spacer(1, 6), paragraph(sheet.asks, STRONG, 10)]
    if sheet.closing:
        ending.append(paragraph(sheet.closing, SMALL))
    story.append(KeepTogether(ending))
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)


def _columns() -> list[Column]:
    return [
        Column(_("Our order"), most=75),
        Column(_("Your part number"), most=80),
        Column(_("Item"), share=5),
        Column(_("Open"), right=True, most=65),
        Column(_("Wanted"), most=60, muted=True),
        Column(_("Confirmed"), most=60, muted=True),
        Column(_("Late"), most=70),
        Column(_("Last contact"), most=60, muted=True),
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
    ]
