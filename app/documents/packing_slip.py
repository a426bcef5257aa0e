"""The packing slip: what is in the parcel, and what is still to come. It names no dates, so it promises none."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from app.documents import frame, tables
from app.documents.sheets import PackedLine, PackingSlip, PackingSlipSheet
from app.documents.tables import Column
from app.documents.text import LEAD, STRONG, TITLE, paragraph
from app.words import _


def pages(sheet: PackingSlipSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of a shipment's slips; `missing` names what its fonts cannot write."""
    story: list[Flowable] = []
    for number, slip in enumerate(sheet.slips):
        if number:
            story.append(PageBreak())
        story += _slip(sheet, slip)
        story += frame.missing_note(missing) if not number else []
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)


def _slip(sheet: PackingSlipSheet, slip: PackingSlip) -> list[Flowable]:
    title: list[Flowable] = [paragraph(slip.title, TITLE, 4)]
    if slip.notice:
        title.append(paragraph(slip.notice, STRONG, 4))
    story = frame.opening(sheet.paper, sheet.letterhead, title, slip.parties, slip.facts)
    columns, rows = tables.without_empty(_columns(), [_row(line) for line in slip.lines])
    story.append(tables.table(columns, rows, tables.widths(columns, rows, frame.usable_width(sheet.paper))))
    if slip.closing:
        story.append(paragraph(slip.closing, LEAD, 8))
    return story


def _columns() -> list[Column]:
    return [
        Column(_("SKU"), most=95),
        Column(_("Item"), share=1),
        Column(_("Ordered"), right=True, most=80, muted=True),
        Column(_("In this parcel"), right=True, most=85),
        Column(_("Still to come"), right=True, most=85),
    ]


def _row(line: PackedLine) -> list[str]:
    return [line.sku, line.item, line.ordered, line.quantity, line.to_come]
