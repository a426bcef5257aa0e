"""Dates and quantities found in running text, such as a supplier's mail. Reading one field is `reading`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from app.domain.errors import Unreadable
from app.formats.locale import memo
from app.formats.reading import read_quantity
from app.formats.reading_dates import months, read_date
from app.words import N_, _

_YEAR = r"(?:[-\s,]\s*\d{4}(?!\d))?"
_TH = r"(?:st|nd|rd|th|er)?\.?"
_NUMERIC = (
    r"(?<![\d./-])\d{4}([-/.])\d{1,2}\1\d{1,2}(?![\d/-])",
    r"(?<![\d.,])\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2}(?!\d))?",
    r"(?<![\d/])\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?(?![\d/])",
    r"(?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?!\d)",
    r"(?:\d{4}\s*[年년]\s*)?\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]",
)
_WEEK = re.compile(r"(?<!\w)(?:kw|cw|wk|week|w)\s*\.?\s*(\d{1,2})(?!\d)(?:\s*/\s*(\d{4}))?")
_NO_DATE = N_("no date, no delivery date, without a date, date unknown, to be confirmed, to be advised, tbc, tba")
_NUMBER = r"\d+(?:[.,'’]\d+)*"
_UNITS = r"pcs|pc|pieces?|ea|each|units?|off|stk|stück|st|x|×|boxe?s?|m|kg"
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])(?P<before>(?:qty|quantity|menge|x|×)\s*[:=]?\s*)?(?P<number>{_NUMBER})"
    rf"(?:\s*(?P<after>{_UNITS})(?![^\W\d_]))?(?![\w/-])",
)
_FRIDAY = 5


class FoundDate(NamedTuple):
    """A date at a place of the text; None where it says that there is none."""

    at: int
    end: int
    on: date | None


class FoundQuantity(NamedTuple):
    """A number at a place of the text; `marked` where it says that it is a quantity ("60 pcs", "qty 60")."""

    at: int
    number: Decimal
    marked: bool


def dates_in(text: str, today: date) -> list[FoundDate]:
    """The dates that stand in `text`, from the left; a week ("week 23", "KW 23") means its Friday."""
    plain = text.casefold()
    found: list[FoundDate] = []
    for match in _patterns().finditer(plain):
        try:
            day = read_date(match.group().strip(" ,").replace(" of ", " "), today)
        except Unreadable:
            continue
        found.append(FoundDate(match.start(), match.end(), day))
    for match in _WEEK.finditer(plain):
        friday = _friday(int(match.group(1)), match.group(2), today)
        if friday is not None:
            found.append(FoundDate(match.start(), match.end(), friday))
    for words in (_NO_DATE, _(_NO_DATE)):
        for said in words.casefold().split(", "):
            for match in re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", plain):
                found.append(FoundDate(match.start(), match.end(), None))
    return _apart(found)


def quantities_in(text: str, decimals: int = 3) -> list[FoundQuantity]:
    """The numbers of `text` that could be quantities; only the marked ones where any is."""
    found = []
    for match in _QUANTITY.finditer(text.casefold()):
        try:
            number = read_quantity(match.group("number"), decimals)
        except Unreadable:
            continue
        if number:
            marked = bool(match.group("before") or match.group("after"))
            found.append(FoundQuantity(match.start(), number, marked))
    marked_ones = [each for each in found if each.marked]
    return marked_ones or found


def _apart(found: list[FoundDate]) -> list[FoundDate]:
    """From the left, the longer one of two that overlap."""
    apart: list[FoundDate] = []
    for each in sorted(found, key=lambda each: (each.at, -each.end)):
        if not apart or each.at >= apart[-1].end:
            apart.append(each)
    return apart


def _friday(week: int, year: str | None, today: date) -> date | None:
    """The Friday of a week; without a year of the next such week, or one that has only just passed."""
    for each in (int(year),) if year else (today.year, today.year + 1):
        try:
            friday = date.fromisocalendar(each, week, _FRIDAY)
        except ValueError:
            continue
        if year or friday >= today - timedelta(days=14):
            return friday
    return None


@memo(1)
def _patterns() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(months(), key=len, reverse=True))
    named = (
        rf"(?<![\w.,])\d{{1,2}}{_TH}[-\s]*(?:of\s+)?(?:{names})(?![^\W\d_])\.?{_YEAR}",
        rf"(?<!\w)(?:{names})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d.,]\d|\d|\s*(?:{_UNITS})\b)(?:,?\s+\d{{4}}(?!\d))?",
    )
    return re.compile("|".join((*named, *_NUMERIC)))
