"""The count sheet: bin by bin in counting order, with barcodes and room to write; blind unless the count is not."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents import bars, frame, tables
from app.documents.bars import Titled
from app.documents.sheets import CountLine, CountSection, CountSheet
from app.documents.tables import Cell, Column, Head
from app.documents.text import LEAD, SMALL, TITLE, Style, paragraph
from app.words import _

_ROOM = 34.0  # points a line, to write a number by hand
_TOGETHER = 6  # a bin with so few lines is not cut by the end of a page
_BAR, _BIN_BAR = 16.0, 18.0
_BIN = Style(11, bold=True)


def pages(sheet: CountSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of a count sheet; `missing` names what its fonts cannot write."""
    width = frame.usable_width(sheet.paper)
    title: list[Flowable] = [paragraph(sheet.title, TITLE, 4)]
    code = bars.bars(sheet.code, width * 0.5, bars.TITLE_HEIGHT, read=True)
    if code is not None:
        title.append(code)
    story = frame.opening(sheet.paper, sheet.letterhead, title, (), sheet.facts)
    story += frame.missing_note(missing)
    if sheet.sections:
        story += [paragraph(_written_by(), SMALL, 12)]
    lines = [line for section in sheet.sections for line in section.lines]
    columns = _columns(blind=not any(line.book for line in lines))
    sizes = tables.widths(columns, [_row(line, columns) for line in lines], width)
    for section in sheet.sections:
        story.append(_table(section, columns, sizes, sheet.spare_lines))
    if not sheet.sections:
        story.append(paragraph(sheet.nothing, LEAD, 8))
    if sheet.explanation:
        story.append(KeepTogether([Spacer(1, 2), paragraph(sheet.explanation, SMALL)]))
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)


def _written_by() -> str:
    line = "_" * 26
    return _("Counted by: {line}   on: {line}   from: {short}   to: {short}").format(line=line, short="_" * 10)


def _columns(*, blind: bool) -> list[Column]:
    return [
        Column(_("No."), right=True, most=30, muted=True),
        Column(_("Code"), most=120),
        Column(_("SKU"), most=85),
        Column(_("Item"), share=5),
        *([] if blind else [Column(_("Book"), right=True, most=60, muted=True)]),
        Column(_("Unit"), most=45, muted=True),
        Column(_("Counted"), share=2.2, boxed=True),
        Column(_("Note"), share=2),
    ]


def _row(line: CountLine, columns: Sequence[Column]) -> list[Cell]:
    code: Cell = bars.bars(line.code, 120, _BAR, most=2 * bars.DOT) or line.code
    book = [line.book] if len(columns) == 8 else []
    return [line.number, code, line.sku, line.item, *book, line.unit, "", ""]


def _table(section: CountSection, columns: Sequence[Column], sizes: Sequence[float], spare_lines: int) -> Flowable:
    span = 4
    head = Titled(section.title, section.code, sum(sizes[:span]) - tables.GAP, _BIN_BAR, _BIN)
    rows = [_row(line, columns) for line in section.lines] + [[""] * len(columns)] * spare_lines
    found = tables.table(columns, rows, sizes, head=Head(head, span), least=_ROOM)
    return found if len(rows) > _TOGETHER else KeepTogether([found])
