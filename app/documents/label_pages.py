"""Labels: on sheets from a chosen place on, or one a page for label printers. Text is as large as its label lets it be.

A label cannot grow: where even the smallest text does not fit, its end is given up for "…".
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from app.documents import bars, fonts
from app.documents.bars import DOT, MM, Bars, Square
from app.documents.label_stock import STOCKS, Stock
from app.documents.labels import Label, LabelsSheet, Symbol
from app.documents.parts import Style
from app.documents.text import paragraph

_ALONE = ((48.0, 5.0, 1.0),)  # of a head without lines
_SMALLEST = 4.5
_COMFORTABLE = ((12.0, 7.0, 2.0), (9.0, 4.5, 1.4))  # sizes of the lines from, to, and the head's to them
_LOW = 14 * MM  # a label lower than this has no room for the code in letters

Block = list[tuple[Paragraph, float]]  # a text broken to its room, with its height


def pages(sheet: LabelsSheet) -> bytes:
    """The PDF of labels. What the fonts cannot write is marked on the label, which has no room to name it."""
    stock = STOCKS[sheet.stock]
    size = (stock.page[0] * MM, stock.page[1] * MM)
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    canvas.setTitle(sheet.title)
    canvas.setCreator("Backorder Desk")
    for number, label in enumerate(sheet.labels, start=sheet.start - 1):
        place = number % stock.places
        if place == 0 and number >= stock.places:
            canvas.showPage()
        left, top = stock.corner(place)
        canvas.saveState()
        canvas.translate(left * MM, size[1] - (top + stock.height) * MM)
        _draw(canvas, label, stock, sheet.symbol)
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Canvas, label: Label, stock: Stock, symbol: Symbol) -> None:
    """One label, its lower left corner at the origin."""
    inset = round(max(1.0, min(3.0, stock.height * 0.07)) * MM / DOT) * DOT
    width, height = stock.width * MM - 2 * inset, stock.height * MM - 2 * inset
    code = _code(label.code, symbol, width, height, not stock.is_roll)
    if isinstance(code, Square):
        code.drawOn(canvas, inset + width - code.width, inset + (height - code.height) / 2)
        _write(canvas, label, inset, inset, width - code.width - inset, height, label.code)
    elif code is not None:
        code.drawOn(canvas, inset, inset)
        above = code.height + inset * 0.6
        _write(canvas, label, inset, inset + above, width, height - above, "")
    else:
        _write(canvas, label, inset, inset, width, height, label.code)


def _code(code: str, symbol: Symbol, width: float, height: float, office: bool) -> Bars | Square | None:
    """Bars along the foot, or a QR code at the right, that leave the text at least half of the label."""
    if symbol is Symbol.BARS:
        tall = max(4.5 * MM, min(15 * MM, height * 0.32))
        found = bars.bars(code, width, tall, most=4 * DOT, read=height > _LOW, office=office)
        if found is not None:
            return found
    return bars.square(code, width * 0.45, height, 40 * MM)


def _write(canvas: Canvas, label: Label, left: float, bottom: float, width: float, height: float, foot: str) -> None:
    """The texts of a label in their room, from the top; `foot` stands below them."""
    texts = (*label.lines, foot) if foot else label.lines
    at = bottom + height
    for block, high in _fitted(label.head, texts, round(width, 2), round(height, 2)):
        at -= high
        block.drawOn(canvas, left, at)


@lru_cache(maxsize=512)
def _fitted(head: str, lines: tuple[str, ...], width: float, height: float) -> tuple[tuple[Paragraph, float], ...]:
    """The head and the lines as large as they fit. The head's words are kept whole for as long as that can be."""
    for size, smallest, ratio in _COMFORTABLE if lines else _ALONE:
        while size >= smallest:
            head_size = size * ratio
            while head_size > size and _widest_word(head, head_size) > width:
                head_size -= 0.5
            blocks = _blocks(head, lines, size, head_size, width)
            if sum(high for _, high in blocks) <= height and _widest_word(head, head_size) <= width:
                return tuple(blocks)
            size -= 0.5
    return tuple(_shortened(head, lines, width, height))


def _shortened(head: str, lines: Sequence[str], width: float, height: float) -> Block:
    """At the smallest size: the head, then the lines, each as far as there is room."""
    found: Block = []
    left = height
    for number, text in enumerate((head, *lines)):
        style = Style(_SMALLEST + (1.5 if not number else 0), bold=not number)
        most = left if number else max(style.leading, height * 0.5)
        kept = len(text)
        block = _block(text, style, width)
        while block[1] > most and kept > 1:
            kept = min(kept - 1, int(kept * most / block[1]) + 1)
            block = _block(text[:kept].rstrip() + "…", style, width)
        if block[1] > left:
            break
        found.append(block)
        left -= block[1]
    return found


def _blocks(head: str, lines: Sequence[str], size: float, head_size: float, width: float) -> Block:
    found = [_block(head, Style(head_size, bold=True), width)] if head else []
    return [*found, *(_block(line, Style(size), width) for line in lines)]


def _block(text: str, style: Style, width: float) -> tuple[Paragraph, float]:
    block = paragraph(text, style)
    return block, float(block.wrap(width, 10_000)[1])


def _widest_word(text: str, size: float) -> float:
    """The width of what cannot be broken without harm; Han, Kana and Hangul break anywhere."""
    words = [word for word in text.split() if not fonts.has_wide(word)]
    return max((pdfmetrics.stringWidth(word, fonts.face(True), size) for word in words), default=0.0)
