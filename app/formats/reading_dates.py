"""Reading back the dates that people type: as the locale writes them, as ISO does, and a few forms more.

Years are those of the Gregorian calendar everywhere, as they are shown; one of another calendar is too far away.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.errors import Unreadable
from app.formats.dates import date_full, date_text, shown_patterns
from app.formats.locale import locale, memo
from app.formats.locale import today as stated_today
from app.words import _

_DASHES = str.maketrans("−–‐‑", "----")
_YEAR_FIRST = re.compile(r"(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})\.?")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./\- ])\s*(\d{1,2})\.?(?:\s*[./\- ]\s*(\d{4}|\d{2})\.?)?")
_NAME = r"([^\d\s.,/+-]+)"
_DAY_NAME = re.compile(rf"(\d{{1,2}})\.?(?:st|nd|rd|th|er)?\s*[- ]?\s*{_NAME}\.?,?\s*[- ]?(\d{{4}}|\d{{2}})?")
_NAME_DAY = re.compile(rf"{_NAME}\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?(?:\s+(\d{{4}}|\d{{2}}))?")
_EAST_ASIAN = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_DAYS_ON = re.compile(r"\+\s*(\d{1,4})")
_FIRST_YEAR, _YEARS_ON = 1950, 10
_YEARS_BACK = 5  # where a year of two digits may stand first or last, so near is the one that is meant
_LATE = timedelta(days=60)  # a day without a year may be so long past; else the next one is meant


class _Numbers(NamedTuple):
    """A date as numbers; None where no year is said."""

    year: int | None
    month: int
    day: int


def read_date(text: str, today: date | None = None, field: str = "") -> date:
    """The date typed: as the locale writes it, "2016-05-20", "2016/5/20", "20.5.", "20 May", "+7" for in seven days.

    Day and month stand as in the locale's own month and day: "5/20" in the US, "20/5" in Sweden. Without a year the
    next such day is meant, or one less than 60 days past. Raises Unreadable, naming `field`, also where a year of two
    digits may stand first or last.
    """
    day = today or stated_today()
    name = field or _("The date")
    plain = _plain(text)
    if not plain:
        raise Unreadable("read.empty", field=name, text=text)
    found = _relative(plain, day)
    if found is None:
        meant = _meant(plain, day)
        if not meant:
            raise Unreadable("read.date", field=name, text=text, example=date_text(day, day))
        days = [each for numbers in meant if (each := _real_day(numbers, day)) is not None]
        if not days:
            raise Unreadable("read.no_such_day", field=name, text=text)
        if len(days) > 1:
            first, other = map(date_full, days)
            raise Unreadable("read.two_days", field=name, text=text, first=first, other=other)
        [found] = days
    if not _FIRST_YEAR <= found.year <= day.year + _YEARS_ON:
        raise Unreadable("read.date_far", field=name, text=text, date=found)
    return found


def read_date_or_none(text: str, today: date | None = None, field: str = "") -> date | None:
    """The same of what a supplier answers: None for "no date" or a dash. Raises Unreadable, naming `field`."""
    if text.strip().casefold() in ("-", "–", "no date", _("no date").casefold()):
        return None
    return read_date(text, today, field)


def _plain(text: str) -> str:
    """`text` without case, without marks of direction, and with one kind of dash and blank."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).translate(_DASHES).casefold().split())


def _relative(plain: str, today: date) -> date | None:
    match = _DAYS_ON.fullmatch(plain)
    if match is not None:
        return today + timedelta(days=int(match.group(1)))
    if plain in ("today", _("today").casefold()):
        return today
    if plain in ("tomorrow", _("tomorrow").casefold()):
        return today + timedelta(days=1)
    return None


def _meant(plain: str, today: date) -> list[_Numbers]:
    """What the text may say: nothing, one date, or two where nobody can tell which."""
    match = _YEAR_FIRST.fullmatch(plain)
    if match is not None:
        return [_Numbers(int(match.group(1)), int(match.group(3)), int(match.group(4)))]
    for form in _own_forms():
        match = form.fullmatch(plain)
        if match is not None:
            said = match.groupdict()
            month = months()[said["name"]] if said.get("name") else int(said["month"])
            return [_Numbers(_full_year(said.get("year")), month, int(said["day"]))]
    match = _NUMBERS.fullmatch(plain)
    if match is not None:
        first, sign, second, third = match.groups()
        return _by_order(first, sign, second, third, today)
    match = _EAST_ASIAN.fullmatch(plain)
    if match is not None:
        return [_Numbers(_full_year(match.group(1)), int(match.group(2)), int(match.group(3)))]
    match = _DAY_NAME.fullmatch(plain)
    if match is not None and match.group(2) in months():
        return [_Numbers(_full_year(match.group(3)), months()[match.group(2)], int(match.group(1)))]
    match = _NAME_DAY.fullmatch(plain)
    if match is not None and match.group(1) in months():
        return [_Numbers(_full_year(match.group(3)), months()[match.group(1)], int(match.group(2)))]
    return []


def _by_order(first: str, sign: str, second: str, third: str | None, today: date) -> list[_Numbers]:
    """Two or three numbers that the locale would not write so: points are day first everywhere, and of three short
    ones the first is the year where the locale begins with it or dashes stand between them.
    """
    month, day = (first, second) if month_first() and sign != "." else (second, first)
    year_last = _Numbers(_full_year(third), int(month), int(day))
    if third is None or len(third) > 2 or not (sign == "-" or year_first()):
        return [year_last]
    both = [_Numbers(2000 + int(first), int(second), int(third)), year_last]
    own = both[0] if year_first() else year_last
    if year_first() and sign == sign_of_dates():
        return [own]
    real = [each for each in both if _real_day(each, today) is not None] or [own]
    near = [each for each in real if -_YEARS_BACK <= int(each.year or 0) - today.year <= _YEARS_ON]
    if len(real) == 1 or len(near) == 1:
        return near or real
    return [own] if sign == sign_of_dates() or real[0] == real[1] else real


def _real_day(said: _Numbers, today: date) -> date | None:
    """The day of the calendar; without a year the next one, unless it has only just passed."""
    years = (said.year,) if said.year is not None else range(today.year - 1, today.year + 9)  # 29 February is rare
    for year in years:
        try:
            found = date(year, said.month, said.day)
        except ValueError:
            continue
        if said.year is not None or found >= today - _LATE:
            return found
    return None


def _full_year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


@memo(1)
def order_of_dates() -> str:
    """The order of day, month and year in the locale's short dates: "dmy", "mdy" or "ymd"."""
    order = _order("short")
    return order if order in ("dmy", "mdy", "ymd") else "dmy"


@memo(1)
def year_first() -> bool:
    """Whether the locale's short dates begin with the year."""
    return _order("short").startswith("y")


@memo(1)
def month_first() -> bool:
    """Whether the month stands before the day in the locale's own month and day."""
    return _order("Md").startswith("m")


def _order(form: str) -> str:
    """The order of the fields in one of the locale's patterns, like "dmy"."""
    pattern = shown_patterns()[form]
    return "".join(sorted("dmy", key=lambda field: pattern.casefold().replace("l", "m").find(field)))


@memo(1)
def sign_of_dates() -> str:
    """What stands between the numbers of the locale's short dates."""
    found = re.search(r"[./-]", shown_patterns()["short"])
    return found.group() if found else ""


@memo(1)
def _own_forms() -> list[re.Pattern[str]]:
    """The locale's own patterns as what reads them back."""
    names = "|".join(re.escape(name) for name in sorted(months(), key=len, reverse=True))
    return [_form(pattern, names) for pattern in shown_patterns().values()]


def _form(pattern: str, names: str) -> re.Pattern[str]:
    from babel.dates import tokenize_pattern

    parts: list[str] = []
    for kind, value in tokenize_pattern(pattern):
        if kind == "chars":
            parts.append(_between(str(value)))
            continue
        letter, count = str(value[0]), int(value[1])
        if letter == "y":
            parts.append(r"(?P<year>\d{4}|\d{2})" if count == 2 else r"(?P<year>\d{4})")
        elif letter in "ML":
            parts.append(r"(?P<month>\d{1,2})" if count <= 2 else rf"(?P<name>{names})\.?")
        elif letter == "d":
            parts.append(r"(?P<day>\d{1,2})")
        else:  # an era, a weekday: nothing that decides
            parts.append(r"[^\d]*?")
    return re.compile("".join(parts))


def _between(literal: str) -> str:
    """What stands between two fields, with or without the blanks around it."""
    core = _plain(literal)
    return rf"\s*{re.escape(core)}\s*" if core else r"\s+"


@memo(1)
def months() -> dict[str, int]:
    """Month names, whole and short, of the locale and of English; the first three letters are enough in English."""
    from babel import Locale

    names: dict[str, int] = {}
    for spoken in (Locale("en"), locale()):
        for width in ("wide", "abbreviated"):
            for form in ("format", "stand-alone"):
                for number, name in spoken.months[form][width].items():
                    names[_plain(name).rstrip(".")] = number
    return names
