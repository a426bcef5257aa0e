"""Text on its way into cells and blocks: measured and broken here, so that nothing is clipped."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Paragraph

from app.documents import fonts
from app.documents.parts import BODY, Style
from app.documents.simple import is_simple, is_simple_block


class Piece(NamedTuple):
    """A text, or a part of one, that fits its column, and how high it is."""

    content: str | Flowable
    height: float


@lru_cache(maxsize=64)
def shade(colour: int) -> Color:
    """A colour as 0xRRGGBB, as it is drawn."""
    return HexColor(colour)


def paragraph(text: str, style: Style = BODY, after: float = 0) -> Paragraph:
    """A block of text of any script."""
    return Paragraph(fonts.markup(text, style.bold), _paragraph_style(style, fonts.has_wide(text), after))


def pieces(text: str, width: float, style: Style, tallest: float) -> list[Piece]:
    """`text` in lines no wider than `width`, in pieces no higher than `tallest`."""
    leading = style.leading
    if is_simple(text) and measured(text, style) <= width:
        return [Piece(text, leading)]
    if is_simple_block(text):
        lines = wrapped(text, width, style)
        at_once = max(1, int(tallest / leading))
        parts = (lines[start : start + at_once] for start in range(0, len(lines), at_once))
        return [Piece("\n".join(part), len(part) * leading) for part in parts]
    blocks: list[Flowable] = [paragraph(text, style)]
    while blocks[-1].wrap(width, tallest)[1] > tallest:
        blocks[-1:] = blocks[-1].split(width, tallest)
    return [Piece(block, block.wrap(width, tallest)[1]) for block in blocks]


def measured(text: str, style: Style) -> float:
    """The width of simple text, in points."""
    return _unit_width(text, style.bold) * style.size


def wrapped(text: str, width: float, style: Style) -> list[str]:
    """Simple text in lines no wider than `width`: broken at spaces, and inside a word that is wider than that."""
    lines: list[str] = []
    for line in text.split("\n"):
        current = ""
        for word in line.split(" "):
            longer = f"{current} {word}" if current else word
            if measured(longer, style) <= width:
                current = longer
                continue
            if current:
                lines.append(current)
            *full, current = _broken(word, width, style)
            lines.extend(full)
        lines.append(current)
    return lines


def one_line(text: str, width: float, style: Style) -> list[fonts.Run]:
    """`text` on one line of at most `width`, its end given up for "…". For repeats only: it clips."""
    room = width - measured("…", style)
    line: list[fonts.Run] = []
    for font, piece in fonts.runs(text.replace("\n", " "), style.bold):
        wide = pdfmetrics.stringWidth(piece, font, style.size)
        while piece and wide > room:
            piece = piece[:-1]
            wide = pdfmetrics.stringWidth(piece, font, style.size)
            room = min(room, wide)
        line.append(fonts.Run(font, piece))
        room -= wide
    if sum(len(run.text) for run in line) < len(text):
        line.append(fonts.Run(fonts.face(style.bold), "…"))
    return line


def _broken(word: str, width: float, style: Style) -> list[str]:
    parts: list[str] = []
    while measured(word, style) > width and len(word) > 1:
        fits = 1
        while measured(word[: fits + 1], style) <= width:
            fits += 1
        parts.append(word[:fits])
        word = word[fits:]
    return [*parts, word]


@lru_cache(maxsize=65536)
def _unit_width(text: str, bold: bool) -> float:
    return float(pdfmetrics.stringWidth(text, fonts.face(bold), 1))


@lru_cache(maxsize=64)
def _paragraph_style(style: Style, wide: bool, after: float) -> ParagraphStyle:
    return ParagraphStyle(
        "desk",
        fontName=fonts.face(style.bold),
        fontSize=style.size,
        leading=style.leading,
        textColor=shade(style.colour),
        alignment=TA_RIGHT if style.right else TA_LEFT,
        wordWrap="CJK" if wide else None,
        spaceAfter=after,
    )
