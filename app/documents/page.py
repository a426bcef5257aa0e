"""A paper under way: a sheet puts what it says on it, one thing below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from app.documents import bars, frame, tables
from app.documents.bars import DOT, Titled
from app.documents.parts import BODY, STRONG, TITLE, Fact, L, Letterhead, PaperColumn, Party, Section, Style
from app.documents.tables import Cell, Head
from app.documents.text import paragraph

_HEAD = Style(11, bold=True)  # of a section that is scanned


class Page:
    """The story of one paper. `missing` names what its fonts cannot write; `mark` stands under every title."""

    def __init__(self, paper: str, letterhead: Letterhead, missing: tuple[str, ...], mark: str = "") -> None:
        self._paper, self._letterhead, self._missing, self._mark = paper, letterhead, missing, mark
        self._width = frame.usable_width(paper)
        self._story: list[Flowable] = []

    def pdf(self, title: str) -> bytes:
        """What stands on it. The same story gives the same bytes."""
        return frame.build(self._story, self._paper, title, self._letterhead)

    def open(
        self,
        title: str,
        facts: tuple[Fact, ...],
        parties: tuple[Party, ...] = (),
        *,
        notice: str = "",
        code: str = "",
        note: bool = True,
    ) -> None:
        """Who writes, what it is, to whom, its facts; and the `note` of what cannot be written."""
        head: list[Flowable] = [paragraph(title, TITLE, 4)]
        head += (paragraph(text, STRONG, 4) for text in (self._mark, notice) if text)
        drawn = bars.bars(code, self._width * 0.5, bars.TITLE_HEIGHT, read=True)
        if drawn is not None:
            head.append(drawn)
        self._story += frame.opening(self._paper, self._letterhead, head, parties, facts)
        if note:
            self.note_missing()

    def note_missing(self) -> None:
        self._story += frame.missing_note(self._missing)

    def text(self, text: str, style: Style = BODY, after: float = 0) -> None:
        """A block of text, where there is one, with room `after` it."""
        if text:
            self._story.append(paragraph(text, style, after))

    def gap(self, height: float) -> None:
        self._story.append(Spacer(1, height))

    def facts(self, facts: tuple[Fact, ...]) -> None:
        self._story.append(frame.fact_table(facts, self._width))

    def table(self, columns: Sequence[PaperColumn[L]], lines: Sequence[L], *, least: float = 0) -> None:
        """Lines under the heads of their columns, at least `least` points high."""
        columns, rows = _filled(columns, lines)
        self._story.append(tables.table(columns, rows, tables.widths(columns, rows, self._width), least=least))

    def sections(self, columns: Sequence[PaperColumn[L]], sections: Sequence[Section[L]], *, least: float = 0) -> None:
        """A table for each section, all with the same columns."""
        columns, every = _filled(columns, [line for section in sections for line in section.lines])
        sizes = tables.widths(columns, every, self._width)
        left = iter(every)
        for section in sections:
            rows = [*islice(left, len(section.lines))]
            rows += [[""] * len(columns)] * section.spare
            title: Cell = section.title
            if section.code is not None:
                title = Titled(section.title, section.code, sum(sizes[: section.span]) - tables.GAP, 18.0, _HEAD)
            head = Head(title, section.span)
            tones = _tones(columns, section.lines)
            table = tables.table(columns, rows, sizes, head=head, tones=tones, least=least)
            self._story.append(KeepTogether([table]) if section.whole else table)

    def bars(self, code: str, width: float, height: float) -> Cell:
        """A code as bars for a cell, or in letters where it cannot be read as bars."""
        return bars.bars(code, width, height, most=2 * DOT) or code

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is put here is not cut by the end of a page."""
        story, self._story = self._story, []
        yield
        story.append(KeepTogether(self._story))
        self._story = story

    def turn(self, *, letter: bool = False) -> None:
        """Go on on another page: of the same paper, or of a `letter` of its own, with its own count of pages."""
        if self._story:
            self._story += [PageBreak(), frame.Letter()] if letter else [PageBreak()]


def _filled(columns: Sequence[PaperColumn[L]], lines: Sequence[L]) -> tuple[list[PaperColumn[L]], list[list[Cell]]]:
    """The columns that are shown, and what of each line stands in them."""
    rows = [[column.text(line) for column in columns] for line in lines]
    shown = [at for at, each in enumerate(columns) if each.kept or each.boxed or any(row[at] for row in rows)]
    return [columns[at] for at in shown], [[row[at] for at in shown] for row in rows]


def _tones(columns: Sequence[PaperColumn[L]], lines: Sequence[L]) -> tuple[int, list[int]] | None:
    """The place of the column that is coloured, and its colour for each line."""
    for place, column in enumerate(columns):
        if column.tone is not None:
            return place, [column.tone(line) for line in lines]
    return None
