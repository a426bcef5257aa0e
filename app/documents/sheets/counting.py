"""What a count needs on paper: the blind sheet, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.sheets.parts import Fact, Letterhead


@dataclass(frozen=True, slots=True)
class CountLine:
    """One item to be counted; `number` is its place on the whole sheet, by which it is keyed in. A blind sheet has ""
    for the `book`.
    """

    number: str
    sku: str
    item: str
    unit: str
    book: str
    code: str


@dataclass(frozen=True, slots=True)
class CountSection:
    """What is counted in one bin; `code` is the bin's."""

    title: str
    code: str
    lines: tuple[CountLine, ...]


@dataclass(frozen=True, slots=True)
class CountSheet:
    """A count sheet in the order in which one counts. `code` opens the count by a scan; so many `spare_lines` are
    left empty under each bin for what is found there besides.
    """

    paper: str
    letterhead: Letterhead
    title: str
    code: str
    facts: tuple[Fact, ...]
    sections: tuple[CountSection, ...]
    spare_lines: int
    nothing: str
    explanation: str


@dataclass(frozen=True, slots=True)
class VarianceLine:
    """One item as it was counted against the book as of its scan; `verdict` says what is to be done about it."""

    sku: str
    item: str
    bin: str
    book: str
    counted: str
    variance: str
    value: str
    verdict: str


@dataclass(frozen=True, slots=True)
class VarianceReportSheet:
    """What a count found. `totals` stand under the table; `broken` are the promises it breaks, youngest first."""

    paper: str
    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    lines: tuple[VarianceLine, ...]
    totals: tuple[Fact, ...]
    broken: tuple[str, ...]
    broken_title: str
    nothing: str
    explanation: str
