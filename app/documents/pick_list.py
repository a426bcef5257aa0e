"""The pick list: what is ready, bin by bin, with room to write down what was found."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.documents import frame, tables
from app.documents.sheets import PickLine, PickListSheet, PickSection
from app.documents.tables import Column, Head
from app.documents.text import LEAD, SMALL, TITLE, paragraph
from app.words import _


def pages(sheet: PickListSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of a pick list; `missing` names what its fonts cannot write."""
    width = frame.usable_width(sheet.paper)
    title: list[Flowable] = [paragraph(sheet.title, TITLE, 4)]
    story = frame.opening(sheet.paper, sheet.letterhead, title, (), sheet.facts)
    story += frame.missing_note(missing)
    columns = _columns()
    rows = [_row(line) for section in sheet.sections for line in section.lines]
    sizes = tables.widths(columns, rows, width)
    story += [_table(section, columns, sizes) for section in sheet.sections]
    if not sheet.sections:
        story.append(paragraph(sheet.nothing, LEAD, 8))
    if sheet.explanation:
        story.append(paragraph(sheet.explanation, SMALL))
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)


def _columns() -> list[Column]:
    return [
        Column(_("SKU"), most=85),
        Column(_("Item"), share=5),
        Column(_("Order"), most=70, muted=True),
        Column(_("Customer"), share=4, muted=True),
        Column(_("Book"), right=True, most=65, muted=True),
        Column(_("Pick"), right=True, most=70),
        Column(_("Picked"), share=1.4),
    ]


def _row(line: PickLine) -> list[str]:
    return [line.sku, line.item, line.order, line.customer, line.book, line.quantity, ""]


def _table(section: PickSection, columns: Sequence[Column], sizes: Sequence[float]) -> Flowable:
    title = f"{section.title} · {section.detail}" if section.detail else section.title
    return tables.table(columns, [_row(line) for line in section.lines], sizes, head=Head(title, 2))
