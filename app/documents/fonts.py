"""The fonts of the paper, which of them writes which character, and what none of them can write.

DejaVu Sans writes Latin, Greek and Cyrillic, NanumSquare Hangul, Droid Sans Fallback Han and Kana. Right-to-left text
has glyphs but would be printed in the wrong order and unjoined, so it counts as missing too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.documents.simple import is_simple_block
from app.words import _

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
MARK = "\N{REPLACEMENT CHARACTER}"
_FILES = {
    "Desk": "DejaVuSans.ttf",
    "Desk-Bold": "DejaVuSans-Bold.ttf",
    "Desk-Han": "DroidSansFallback.ttf",
    "Desk-Hangul": "NanumSquareR.ttf",
    "Desk-Hangul-Bold": "NanumSquareB.ttf",
}
_LATIN, _HAN, _HANGUL = 0, 1, 2
_FACES = {False: ("Desk", "Desk-Han", "Desk-Hangul"), True: ("Desk-Bold", "Desk-Han", "Desk-Hangul-Bold")}
_RIGHT_TO_LEFT = ("R", "AL", "AN")


class Run(NamedTuple):
    """Neighbouring characters that one font writes."""

    font: str
    text: str


def face(bold: bool) -> str:
    """The name of the font that writes simple text."""
    return _ready(_FACES[bold][_LATIN])


def runs(text: str, bold: bool = False) -> list[Run]:
    """`text` cut where the font changes. Each run of characters that cannot be printed is one replacement mark."""
    faces = _FACES[bold]
    result: list[Run] = []
    for home, group in groupby(_printed(text), key=_home):
        piece = MARK if home is None else "".join(group)
        font = _ready(faces[_LATIN if home is None else home])
        if result and result[-1].font == font:
            result[-1] = Run(font, result[-1].text + piece)
        else:
            result.append(Run(font, piece))
    return result


def markup(text: str, bold: bool = False) -> str:
    """`text` for a Paragraph: escaped, each run in its font. The only way for a text into a Paragraph."""
    pieces = []
    for font, piece in runs(text, bold):
        safe = escape(piece).replace("  ", " \u00a0").replace("\n", "<br/>")
        pieces.append(f'<font name="{font}">{safe}</font>')
    return "".join(pieces)


def has_wide(text: str) -> bool:
    """Whether `text` holds Han, Kana or Hangul, which break between any two characters."""
    return any(run.font not in _FACES[False][:1] + _FACES[True][:1] for run in runs(text))


def missing(text: str) -> set[str]:
    """The names of what cannot be printed of `text`: scripts by name, signs by name and number."""
    if is_simple_block(text):
        return set()
    return {_named(sign) for sign in _printed(text) if _home(sign) is None}


def _printed(text: str) -> Iterator[str]:
    """The characters that leave a trace: composed, tabs as spaces, without what only steers."""
    for sign in unicodedata.normalize("NFC", text):
        if sign == "\n":
            yield sign
        elif sign == "\t":
            yield " "
        elif not _steers(sign):
            yield sign


def _steers(sign: str) -> bool:
    """Whether `sign` is a control, a joiner or a variation selector: nothing that a reader would miss."""
    if unicodedata.category(sign) in ("Cc", "Cf"):
        return unicodedata.bidirectional(sign) not in ("AL", "AN")
    return "\ufe00" <= sign <= "\ufe0f"


@lru_cache(maxsize=65536)
def _home(sign: str) -> int | None:
    """Which of the faces writes `sign`; None where none of them can."""
    if sign == "\n":
        return _LATIN
    if unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT:
        return None
    hangul = "\u1100" <= sign <= "\u11ff" or "\uac00" <= sign <= "\ud7ff"
    order = (_LATIN, _HANGUL, _HAN) if hangul else (_LATIN, _HAN, _HANGUL)
    for home in order:
        if all(ord(sign) in _glyphs(faces[home]) for faces in _FACES.values()):
            return home
    return None


@lru_cache(maxsize=8)
def _glyphs(font: str) -> frozenset[int]:
    glyphs: dict[int, int] = _font(font).face.charToGlyph
    return frozenset(number for number, glyph in glyphs.items() if glyph)


def _named(sign: str) -> str:
    number = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "")
    if name.startswith("CJK"):
        return _("rare Han character {number}").format(number=number)
    if sign.isalpha() and name:
        return name.split()[0].capitalize()
    return _("“{name}” ({number})").format(name=name.lower(), number=number) if name else number


def _ready(name: str) -> str:
    _font(name)
    return name


@lru_cache(maxsize=8)
def _font(name: str) -> TTFont:
    """The font, read when its first character is needed: the Han font alone takes 50 ms."""
    font = TTFont(name, FONTS / _FILES[name])
    pdfmetrics.registerFont(font)
    return font
