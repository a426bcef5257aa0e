"""The one page frame: margins, letterhead, running head, and which page of how many."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer, Table

from app.documents import fonts
from app.documents.parts import HAIRLINE, MUTED, NAME, SMALL, Fact, Letterhead, Party, Style
from app.documents.text import measured, one_line, paragraph, shade
from app.words import _

SIZES = {"A4": A4, "Letter": LETTER}
MARGIN = 45.0
_FOOT = 30.0
_MAIN = 0.64  # of the width: the title and who is addressed; the writer and the facts stand beside them
_RUNNING = 24.0
_LABEL = Style(7, colour=MUTED)
_FACT = Style(8, colour=MUTED)
_PLAIN = Style(8)


class NumberedCanvas(Canvas):
    """A canvas that keeps its pages until their number is known, then writes "Page 2 of 5" on each.

    Where a new letter begins (`Letter`), the pages are counted anew.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[dict[str, Any]] = []
        self._begins: set[int] = {0}

    def begin_letter(self) -> None:
        """The page under way is the first of a letter."""
        self._begins.add(len(self._kept))

    def showPage(self) -> None:
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        bounds = [*sorted(self._begins), len(self._kept)]
        numbers = [(at - begin + 1, end - begin) for begin, end in pairwise(bounds) for at in range(begin, end)]
        for (number, pages), page in zip(numbers, self._kept, strict=True):
            self.__dict__.update(page)
            text = _("Page {page} of {pages}").format(page=number, pages=pages)
            self.setFont(fonts.face(False), SMALL.size)
            self.setFillColor(shade(MUTED))
            width = self._pagesize[0]  # type: ignore[attr-defined]
            self.drawRightString(width - MARGIN, _FOOT, text)
            super().showPage()
        super().save()


class Letter(Flowable):
    """Takes no room: what follows is a letter of its own, with its own count of pages."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        if isinstance(self.canv, NumberedCanvas):
            self.canv.begin_letter()


def usable_width(paper: str) -> float:
    """The width between the margins, in points."""
    return float(SIZES[paper][0]) - 2 * MARGIN


def build(story: list[Flowable], paper: str, title: str, letterhead: Letterhead) -> bytes:
    """The pages of `story`. The same story gives the same bytes."""
    width, height = SIZES[paper]
    room = (width - 2 * MARGIN, height - 2 * MARGIN - 5)
    repeat = one_line(f"{title} · {letterhead.name}" if letterhead.name else title, room[0], SMALL)

    def running(canvas: Canvas, _document: object) -> None:
        line = canvas.beginText(MARGIN, height - MARGIN)
        line.setFillColor(shade(MUTED))
        for font, piece in repeat:
            line.setFont(font, SMALL.size)
            line.textOut(piece)
        canvas.drawText(line)
        canvas.setStrokeColor(shade(HAIRLINE))
        canvas.setLineWidth(0.4)
        canvas.line(MARGIN, height - MARGIN - 6, width - MARGIN, height - MARGIN - 6)

    flush = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    first = Frame(MARGIN, MARGIN + 5, *room, id="first", **flush)
    later = Frame(MARGIN, MARGIN + 5, room[0], room[1] - _RUNNING, id="later", **flush)
    target = io.BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(width, height),
        title=title,
        author=letterhead.name,
        creator="Backorder Desk",
        initialFontName=fonts.face(False),
        invariant=1,
    )
    document.addPageTemplates(
        [
            PageTemplate("first", [first], autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=running),
        ]
    )
    document.build(story, canvasmaker=NumberedCanvas)
    return target.getvalue()


def opening(
    paper: str, letterhead: Letterhead, title: list[Flowable], parties: tuple[Party, ...], facts: tuple[Fact, ...]
) -> list[Flowable]:
    """How every paper begins: who writes, what it is, to whom, and its facts."""
    width = usable_width(paper)
    writer = [paragraph(letterhead.name, NAME, 2)] if letterhead.name else []
    writer += [paragraph(line, _LABEL) for line in letterhead.lines]
    story: list[Flowable] = [
        _side_by_side([title, [*writer] or [Spacer(1, 1)]], [width * _MAIN, width * (1 - _MAIN)]),
        Spacer(1, 14),
    ]
    blocks = [_party(party) for party in parties]
    sizes = _party_widths(parties, width * (_MAIN if facts else 1))
    if facts:
        sizes.append(width - sum(sizes))
        blocks.append([fact_table(facts, sizes[-1])])
    if blocks:
        story += [_side_by_side(blocks, sizes), Spacer(1, 14)]
    return story


def missing_note(names: tuple[str, ...]) -> list[Flowable]:
    """The line that says what could not be printed; nothing where all of it could."""
    if not names:
        return []
    text = _("{mark} stands for text that cannot be printed yet: {names}.")
    return [paragraph(text.format(mark=fonts.MARK, names=", ".join(names)), SMALL, 8)]


def _party_widths(parties: tuple[Party, ...], width: float) -> list[float]:
    """As wide as each needs to keep its lines whole, and what is left in equal parts; equal where it is not enough."""
    needed = [max(measured(line, _PLAIN) for line in (f"{party.name} ", *party.lines)) + 14 for party in parties]
    spare = width - sum(needed)
    return [each + spare / len(parties) for each in needed] if spare >= 0 else [width / len(parties)] * len(parties)


def _party(party: Party) -> list[Flowable]:
    return [
        paragraph(party.role, _LABEL, 1),
        paragraph(party.name, Style(8, bold=True)),
        *(paragraph(line, _PLAIN) for line in party.lines),
    ]


def fact_table(facts: tuple[Fact, ...], width: float) -> Table:
    """Labels with their values."""
    label = min(width * 0.5, max(measured(fact.label, _FACT) for fact in facts) + 8)
    rows = [[paragraph(fact.label, _FACT), paragraph(fact.value, _PLAIN)] for fact in facts]
    return Table(rows, colWidths=[label, width - label], style=_flush(), hAlign="LEFT")


def _side_by_side(blocks: list[list[Flowable]], sizes: list[float]) -> Table:
    style = [*_flush(), ("RIGHTPADDING", (0, 0), (-2, -1), 12)]
    return Table([blocks], colWidths=sizes, style=style, hAlign="LEFT", splitInRow=1)


def _flush() -> list[tuple[Any, ...]]:
    """The style of a table that only puts blocks side by side."""
    everything = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *everything, fonts.face(False)),
        ("VALIGN", *everything, "TOP"),
        ("LEFTPADDING", *everything, 0),
        ("RIGHTPADDING", *everything, 0),
        ("TOPPADDING", *everything, 0),
        ("BOTTOMPADDING", *everything, 1),
    ]
