"""How waiting lines stand."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.sheets.parts import Fact, Letterhead, Party


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One waiting line. `shape` is the footing's glyph, `when` its words with their date and evidence.

    `told` says what its customer was told last, "" where they were not.

    `name` and `subject` are its order and customer, or its SKU and item; `day` is when it was accepted or is wanted.
    The sheet's titles say which.
    """

    name: str
    subject: str
    place: str
    ahead: str
    waiting: str
    day: str
    shape: str
    when: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class StatusSection:
    """Waiting lines that belong together: the lines of an order, or the queue of an item."""

    title: str
    detail: str
    lines: tuple[StatusLine, ...]


@dataclass(frozen=True, slots=True)
class StatusSheet:
    """The backorder status of a customer, of an item or of the whole queue, as it was on its date."""

    paper: str
    letterhead: Letterhead
    title: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    name_title: str
    subject_title: str
    day_title: str
    sections: tuple[StatusSection, ...]
    nothing: str
    explanation: str
