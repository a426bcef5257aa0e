"""Paper: a frozen sheet of text goes in, the bytes of a PDF come out.

A sheet stands with its way onto the page in the file of its paper. reportlab is imported when the first page is drawn,
not before.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Protocol

from app.documents.labels import LabelsSheet
from app.documents.parts import Letterhead
from app.documents.simple import is_simple_block

if TYPE_CHECKING:
    from app.documents.page import Page


class Drawn(Protocol):
    """What is drawn on pages with a letterhead. `paper` is "A4" or "Letter"."""

    @property
    def paper(self) -> str: ...

    @property
    def letterhead(self) -> Letterhead: ...

    @property
    def title(self) -> str: ...

    def draw(self, page: Page) -> None:
        """Put on the page what the sheet says."""


Sheet = Drawn | LabelsSheet


def render(sheet: Sheet, mark: str = "") -> bytes:
    """The PDF of `sheet`, with a `mark` under its title where there is one. The same sheet gives the same bytes."""
    if isinstance(sheet, LabelsSheet):
        from app.documents import label_pages

        return label_pages.pages(sheet)
    from app.documents.page import Page

    page = Page(sheet.paper, sheet.letterhead, missing(sheet), mark)
    sheet.draw(page)
    return page.pdf(sheet.title)


def missing(sheet: Sheet) -> tuple[str, ...]:
    """What of the sheet's text cannot be printed: scripts and signs by name, in the order of the alphabet."""
    from app.documents import fonts

    names: set[str] = set()
    for text in set(_texts(sheet)):
        names |= fonts.missing(text)
    return tuple(sorted(names))


def printable(text: str) -> bool:
    """Whether every sign of `text` can be printed."""
    if is_simple_block(text):
        return True
    from app.documents import fonts

    return not fonts.missing(text)


def _texts(part: object) -> list[str]:
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for each in part for text in _texts(each)]
    if is_dataclass(part):
        return [text for field in fields(part) for text in _texts(getattr(part, field.name))]
    return []
