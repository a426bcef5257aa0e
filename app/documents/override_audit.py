"""The override audit: who got ahead of whom, when, by whom, why, and who moved back."""

from __future__ import annotations

from reportlab.platypus import Flowable

from app.documents import frame, tables
from app.documents.sheets import OverrideAuditSheet
from app.documents.tables import Column
from app.documents.text import LEAD, SMALL, TITLE, paragraph
from app.words import _


def pages(sheet: OverrideAuditSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of an override audit; `missing` names what its fonts cannot write."""
    width = frame.usable_width(sheet.paper)
    title: list[Flowable] = [paragraph(sheet.title, TITLE, 4)]
    story = frame.opening(sheet.paper, sheet.letterhead, title, (), sheet.facts)
    story += frame.missing_note(missing)
    columns = [
        Column(_("Day"), most=70),
        Column(_("Who"), most=60, muted=True),
        Column(_("What"), share=4),
        Column(_("Why"), share=3),
        Column(_("Who moved back"), share=5),
    ]
    rows = [[line.day, line.person, line.what, line.reason, line.moved] for line in sheet.lines]
    if rows:
        story.append(tables.table(columns, rows, tables.widths(columns, rows, width)))
    else:
        story.append(paragraph(sheet.nothing, LEAD, 8))
    story.append(paragraph(sheet.explanation, SMALL))
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)
