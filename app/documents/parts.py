"""What any paper has: who writes, who is addressed, labelled facts; its texts' styles and its tables' columns.

Nothing in here, nor in a sheet, needs what draws: that is imported with the first page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

L = TypeVar("L")  # a line of the table

INK, MUTED, HAIRLINE, PALE = 0x1B1D20, 0x6B6E75, 0xD9D9D4, 0xF4F3EF


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes. `lines` are the address, phone and e-mail, a line each."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody addressed: what they are to this paper ("Supplier"), their name and their lines."""

    role: str
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, such as the date of an order."""

    label: str
    value: str


class Style(NamedTuple):
    """How a text is set: its size in points, its colour as 0xRRGGBB."""

    size: float
    bold: bool = False
    colour: int = INK
    right: bool = False

    @property
    def leading(self) -> float:
        return round(self.size * 1.3, 1)


BODY = Style(8)
STRONG = Style(8, bold=True)
SMALL = Style(7, colour=MUTED)
LEAD = Style(9)
TITLE = Style(15, bold=True)
NAME = Style(10, bold=True)


class PaperColumn(NamedTuple, Generic[L]):
    """What of each line stands in a column: as wide as its texts (at most `most` points), or with a `share` of the
    width that the others leave; `tone` is the colour of a line's text.

    A column in which nothing is written is left out, unless it is `kept`, or `boxed` to be filled in by hand.
    """

    title: str
    text: Callable[[L], Any]
    right: bool = False
    share: float = 0
    most: float = 90
    muted: bool = False
    boxed: bool = False
    kept: bool = False
    tone: Callable[[L], int] | None = None


class Section(NamedTuple, Generic[L]):
    """Lines with a head of their own: a title over the first `span` columns, with the bars of `code` at its end where
    there is one to scan. So many `spare` lines are left empty; what is `whole` is not cut by the end of a page.
    """

    title: str
    span: int
    lines: Sequence[L]
    code: str | None = None
    spare: int = 0
    whole: bool = False


def blank(_line: object) -> str:
    """The text of a column that is filled in by hand."""
    return ""


def titled(*texts: str) -> str:
    return " · ".join(text for text in texts if text)
