"""The purchase order: what we ask a supplier for, with their numbers, packs and dates."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents import bars, frame, tables
from app.documents.sheets import PurchaseOrderLine, PurchaseOrderSheet
from app.documents.tables import Column
from app.documents.text import BODY, LEAD, STRONG, TITLE, Style, paragraph
from app.words import _


def pages(sheet: PurchaseOrderSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of a purchase order; `missing` names what its fonts cannot write."""
    width = frame.usable_width(sheet.paper)
    title = _("Purchase order {number}").format(number=sheet.number)
    story = frame.opening(sheet.paper, sheet.letterhead, _title(sheet, title, width * 0.5), sheet.parties, sheet.facts)
    story += frame.missing_note(missing)
    columns, rows = tables.without_empty(_columns(), [_row(line) for line in sheet.lines])
    if rows:
        story.append(tables.table(columns, rows, tables.widths(columns, rows, width)))
    story.append(KeepTogether(_closing(sheet)))
    story += [paragraph(text, BODY, 6) for text in (sheet.terms, sheet.note) if text]
    return frame.build(story, sheet.paper, title, sheet.letterhead)


def _columns() -> list[Column]:
    return [
        Column(_("Line"), right=True, most=30, muted=True),
        Column(_("Your part number"), most=85),
        Column(_("Item"), share=1),
        Column(_("Quantity"), right=True, most=75),
        Column(_("Packs"), right=True, most=60),
        Column(_("Wanted"), most=70),
        Column(_("Confirmed"), most=70),
        Column(_("Unit cost"), right=True, most=65),
        Column(_("Amount"), right=True, most=75),
    ]


def _row(line: PurchaseOrderLine) -> list[str]:
    return [
        line.position,
        line.part_number,
        f"{line.item} ({line.sku})" if line.sku else line.item,
        line.quantity,
        line.packs,
        line.requested,
        line.confirmed,
        line.unit_cost,
        line.amount,
    ]


def _title(sheet: PurchaseOrderSheet, title: str, width: float) -> list[Flowable]:
    found: list[Flowable] = [paragraph(title, TITLE, 4)]
    if sheet.notice:
        found.append(paragraph(sheet.notice, STRONG, 4))
    code = bars.bars(sheet.code, width, bars.TITLE_HEIGHT, read=True)
    return [*found, code] if code is not None else found


def _closing(sheet: PurchaseOrderSheet) -> list[Flowable]:
    found: list[Flowable] = [Spacer(1, 2)]
    if sheet.total:
        found.append(paragraph(f"{sheet.total_label}   {sheet.total}", Style(10, bold=True, right=True), 10))
    ask = _("Please confirm quantity and date of every line, quoting {number}.")
    found.append(paragraph(ask.format(number=sheet.number), LEAD, 8))
    return found
