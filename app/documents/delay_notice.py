"""The notice to a customer: what was told, how it stands now, and boxes to tick for what they would rather have."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from app.documents import frame, tables
from app.documents.sheets import DelayNotice, DelayNoticeSheet, NoticeLine
from app.documents.tables import Column
from app.documents.text import LEAD, SMALL, TITLE, paragraph
from app.words import _


def pages(sheet: DelayNoticeSheet, missing: tuple[str, ...]) -> bytes:
    """The PDF of the notices; `missing` names what its fonts cannot write."""
    story: list[Flowable] = []
    for number, notice in enumerate(sheet.notices):
        if number:
            story += [PageBreak(), frame.Letter()]
        story += _notice(sheet, notice)
        story += frame.missing_note(missing) if not number else []
    return frame.build(story, sheet.paper, sheet.title, sheet.letterhead)


def _notice(sheet: DelayNoticeSheet, notice: DelayNotice) -> list[Flowable]:
    title: list[Flowable] = [paragraph(notice.title, TITLE, 4)]
    story = frame.opening(sheet.paper, sheet.letterhead, title, notice.parties, notice.facts)
    story += [paragraph(notice.opening, LEAD, 8), Spacer(1, 4)]
    columns, rows = tables.without_empty(_columns(), [_row(line) for line in notice.lines])
    story.append(tables.table(columns, rows, tables.widths(columns, rows, frame.usable_width(sheet.paper))))
    ending: list[Flowable] = [Spacer(1, 10)]
    if notice.asks:
        ending += [paragraph(notice.asks, LEAD, 26), paragraph(_signature(), SMALL, 10)]
    ending.append(paragraph(notice.closing, SMALL))
    story.append(KeepTogether(ending))
    return story


def _signature() -> str:
    return _("Date and signature: {line}").format(line="_" * 44)


def _columns() -> list[Column]:
    return [
        Column(_("Order"), most=70),
        Column(_("Item"), share=4),
        Column(_("Waiting"), right=True, most=65),
        Column(_("Before"), share=2.4, muted=True),
        Column(_("Now"), share=4),
        Column(_("Your choice"), share=3),
    ]


def _row(line: NoticeLine) -> list[str]:
    now = f"{line.shape} {line.now}"
    if line.change:
        now = f"{now}\n{line.change}"
    return [line.order, f"{line.item}\n{line.sku}", line.waiting, line.before, now, line.choices]
