"""The receiving slip: what one delivery brought, where it goes, and whom it serves."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents import bars, frame, tables
from app.documents.sheets import ReceivedLine, ReceivingSlipSheet
from app.documents.tables import Column
from app.documents.text import SMALL, STRONG, TITLE, paragraph
from app.words import _


def pages(sheet: ReceivingSlipSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of a receiving slip; `missing` names what its fonts cannot write."""
    width = frame.usable_width(sheet.paper)
    title: list[Flowable] = [paragraph(sheet.title, TITLE, 4)]
    if sheet.notice:
        title.append(paragraph(sheet.notice, STRONG, 4))
    code = bars.bars(sheet.code, width * 0.5, bars.TITLE_HEIGHT, read=True)
    if code is not None:
        title.append(code)
    story = frame.opening(sheet.paper, sheet.letterhead, title, sheet.parties, sheet.facts)
    story += frame.missing_note(missing)
    columns, rows = tables.without_empty(_columns(), [_row(line) for line in sheet.lines])
    story.append(tables.table(columns, rows, tables.widths(columns, rows, width)))
    closing: list[Flowable] = [paragraph(sheet.explanation, SMALL, 22), paragraph(_signature(), SMALL)]
    story.append(KeepTogether([Spacer(1, 2), *closing]))
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)


def _signature() -> str:
    return _("Checked and put away by: {line}").format(line="_" * 44)


def _columns() -> list[Column]:
    return [
        Column(_("SKU"), most=95),
        Column(_("Item"), share=4),
        Column(_("Bin"), most=70),
        Column(_("Arrived"), right=True, most=75),
        Column(_("Serves"), share=5),
    ]


def _row(line: ReceivedLine) -> list[str]:
    return [line.sku, line.item, line.bin, line.quantity, line.serves]
