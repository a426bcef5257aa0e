"""One table for all paper: columns as wide as their texts, repeated heads, rows that never outgrow a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from reportlab.platypus import Flowable, LongTable

from app.documents import fonts
from app.documents.parts import BODY, HAIRLINE, INK, MUTED, PALE, SMALL, STRONG, L, PaperColumn, Style
from app.documents.simple import is_simple
from app.documents.text import Piece, measured, pieces, shade

GAP = 8.0  # between columns, in points
_PAD = 3.0  # above and below a row
_TALLEST = 240.0  # a row higher than this goes on as another row


Cell = str | Flowable  # a flowable knows its width and height from the start, and is never broken


class Head(NamedTuple):
    """A section's own head: its title over the first `span` columns, the columns' titles after it."""

    title: Cell
    span: int


def widths(columns: Sequence[PaperColumn[L]], rows: Sequence[Sequence[Cell]], width: float) -> list[float]:
    """The width of each column, its gap included, that together fill `width` points."""
    texts = [0.0] * len(columns)
    for index, column in enumerate(columns):
        if not column.share:
            widest = max((_width(cell) for cell in {row[index] for row in rows}), default=0.0)
            texts[index] = min(column.most, widest)
    found = _with_titles(columns, texts, whole=True)
    if sum(found) > width * 0.7:
        found = _with_titles(columns, texts, whole=False)
    shares = sum(column.share for column in columns)
    fixed = sum(found)
    left = max(width - fixed, width * 0.25)
    squeeze = min(1.0, (width - left) / fixed) if fixed else 1.0
    return [left * c.share / shares if c.share else each * squeeze for c, each in zip(columns, found, strict=True)]


def table(
    columns: Sequence[PaperColumn[L]],
    rows: Sequence[Sequence[Cell]],
    sizes: Sequence[float],
    *,
    head: Head | None = None,
    tones: tuple[int, Sequence[int]] | None = None,
    least: float = 0,
) -> LongTable:
    """A table of `rows`, its head repeated on every page. `tones` colours one column, row by row; rows are at least
    `least` points high, for what is written into them by hand.
    """
    styles = [BODY._replace(right=column.right, colour=MUTED if column.muted else INK) for column in columns]
    rooms = [size - _gap(columns, index) for index, size in enumerate(sizes)]
    cells: list[list[Any]] = []
    heights: list[float] = []
    colours: list[int] = []
    _add(cells, heights, _head(columns, rooms, head))
    for number, row in enumerate(rows):
        before = len(cells)
        _add(cells, heights, [_pieces(t, w, s) for t, w, s in zip(row, rooms, styles, strict=True)], least)
        if tones is not None:
            colours += [tones[1][number]] * (len(cells) - before)
    commands = _commands(columns, head)
    if tones is not None:
        commands += _coloured(tones[0], colours)
    if least:
        commands.append(("VALIGN", (0, 1), (-1, -1), "MIDDLE"))
    return LongTable(
        cells, colWidths=list(sizes), rowHeights=heights, repeatRows=1, style=commands, hAlign="LEFT", spaceAfter=10
    )


def _with_titles(columns: Sequence[PaperColumn[L]], texts: Sequence[float], whole: bool) -> list[float]:
    """The widths with room for the titles: on one line, or broken at their spaces. Columns with a share stay 0."""
    found = []
    for index, (column, text) in enumerate(zip(columns, texts, strict=True)):
        title = max(measured(part, SMALL) for part in ([column.title] if whole else column.title.split(" ")))
        found.append(0.0 if column.share else max(text, title) + _gap(columns, index) + 0.1)
    return found


def _gap(columns: Sequence[PaperColumn[L]], index: int) -> float:
    return GAP if index < len(columns) - 1 else 0.0


def _width(text: Cell) -> float:
    if isinstance(text, Flowable):
        return float(text.width)
    if is_simple(text):
        return measured(text, BODY)
    lines = text.split("\n")
    return max(measured(line, BODY) if is_simple(line) else len(line) * BODY.size for line in lines)


def _head(columns: Sequence[PaperColumn[L]], rooms: Sequence[float], head: Head | None) -> list[list[Piece]]:
    span = head.span if head is not None else 0
    found: list[list[Piece]] = []
    if head is not None:
        found.append(_pieces(head.title, sum(rooms[:span]) + GAP * (span - 1), STRONG)[:1])
        found += [[Piece("", 0)]] * (span - 1)
    for column, room in zip(columns[span:], rooms[span:], strict=True):
        found.append(pieces(column.title, room, SMALL._replace(right=column.right), _TALLEST))
    return found


def _pieces(cell: Cell, width: float, style: Style) -> list[Piece]:
    return [Piece(cell, float(cell.height))] if isinstance(cell, Flowable) else pieces(cell, width, style, _TALLEST)


def _add(cells: list[list[Any]], heights: list[float], found: list[list[Piece]], least: float = 0) -> None:
    """Add a row, and as many more as its highest cell goes on for."""
    for number in range(max(len(parts) for parts in found)):
        row = [parts[number] if number < len(parts) else Piece("", 0) for parts in found]
        cells.append([piece.content for piece in row])
        heights.append(max(least, max(piece.height for piece in row) + 2 * _PAD))


def _commands(columns: Sequence[PaperColumn[L]], head: Head | None) -> list[tuple[Any, ...]]:
    everything, first = ((0, 0), (-1, -1)), ((0, 0), (-1, 0))
    commands: list[tuple[Any, ...]] = [
        ("FONT", *everything, fonts.face(False), BODY.size, BODY.leading),
        ("TEXTCOLOR", *everything, shade(INK)),
        ("VALIGN", *everything, "TOP"),
        ("TOPPADDING", *everything, _PAD),
        ("BOTTOMPADDING", *everything, _PAD),
        ("LEFTPADDING", *everything, 0),
        ("RIGHTPADDING", *everything, GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("FONT", *first, fonts.face(False), SMALL.size, SMALL.leading),
        ("TEXTCOLOR", *first, shade(MUTED)),
        ("LINEBELOW", *everything, 0.4, shade(HAIRLINE)),
    ]
    for index, column in enumerate(columns):
        if column.right:
            commands.append(("ALIGN", (index, 0), (index, -1), "RIGHT"))
        if column.boxed:
            commands.append(("BOX", (index, 1), (index, -1), 0.4, shade(MUTED)))
            commands.append(("LINEBELOW", (index, 1), (index, -1), 0.4, shade(MUTED)))
        if column.muted:
            commands.append(("TEXTCOLOR", (index, 1), (index, -1), shade(MUTED)))
    if head is not None:
        title = ((0, 0), (head.span - 1, 0))
        commands += [
            ("SPAN", *title),
            ("FONT", *title, fonts.face(True), STRONG.size, STRONG.leading),
            ("TEXTCOLOR", *title, shade(INK)),
            ("ALIGN", *title, "LEFT"),
            ("BACKGROUND", *first, shade(PALE)),
        ]
        if isinstance(head.title, Flowable):
            commands.append(("VALIGN", *first, "MIDDLE"))
    return commands


def _coloured(column: int, colours: Sequence[int]) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = []
    start = 1
    for colour, group in groupby(colours):
        end = start + len(list(group))
        commands.append(("TEXTCOLOR", (column, start), (column, end - 1), shade(colour)))
        start = end
    return commands
