"""The variance report: what a count found against the book, what it is worth, and which promises it breaks."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents import frame, tables
from app.documents.sheets import VarianceLine, VarianceReportSheet
from app.documents.tables import Column
from app.documents.text import BODY, LEAD, SMALL, STRONG, TITLE, paragraph
from app.words import _


def pages(sheet: VarianceReportSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of a variance report; `missing` names what its fonts cannot write."""
    width = frame.usable_width(sheet.paper)
    title: list[Flowable] = [paragraph(sheet.title, TITLE, 4)]
    story = frame.opening(sheet.paper, sheet.letterhead, title, (), sheet.facts)
    story += frame.missing_note(missing)
    columns, rows = tables.without_empty(_columns(), [_row(line) for line in sheet.lines])
    if rows:
        story.append(tables.table(columns, rows, tables.widths(columns, rows, width)))
    else:
        story.append(paragraph(sheet.nothing, LEAD, 8))
    if sheet.totals:
        story.append(KeepTogether([Spacer(1, 2), frame.fact_table(sheet.totals, width), Spacer(1, 10)]))
    if sheet.broken:
        story += [KeepTogether([paragraph(sheet.broken_title, STRONG, 4), paragraph(sheet.broken[0], BODY, 2)])]
        story += [paragraph(line, BODY, 2) for line in sheet.broken[1:]]
        story.append(Spacer(1, 8))
    if sheet.explanation:
        story.append(paragraph(sheet.explanation, SMALL))
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)


def _columns() -> list[Column]:
    return [
        Column(_("SKU"), most=85),
        Column(_("Item"), share=4),
        Column(_("Bin"), most=55, muted=True),
        Column(_("Book"), right=True, most=65),
        Column(_("Counted"), right=True, most=65),
        Column(_("Variance"), right=True, most=65),
        Column(_("Worth"), right=True, most=70),
        Column("", share=3),
    ]


def _row(line: VarianceLine) -> list[str]:
    return [line.sku, line.item, line.bin, line.book, line.counted, line.variance, line.value, line.verdict]
