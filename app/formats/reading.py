"""Reading back what people type: quantities, money and dates, as the locale writes them and a little more."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

from app.domain.errors import Unreadable
from app.domain.limits import FINEST, FINEST_MONEY, MOST, MOST_MONEY
from app.formats.dates import date_text
from app.formats.locale import locale, memo, symbols
from app.formats.locale import today as stated_today
from app.formats.numbers import quantity
from app.words import _

_GROUPED = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_MINUSES = str.maketrans("−–‐‑", "----")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})\.?(?:\s*[./\- ]?\s*(\d{4}|\d{2}))?")
_NAME = r"([^\d\s.,/+-]+)"
_DAY_NAME = re.compile(rf"(\d{{1,2}})\.?(?:st|nd|rd|th|er)?\s*[- ]?\s*{_NAME}\.?,?\s*[- ]?(\d{{4}}|\d{{2}})?")
_NAME_DAY = re.compile(rf"{_NAME}\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?(?:\s+(\d{{4}}|\d{{2}}))?")
_EAST_ASIAN = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_DAYS_ON = re.compile(r"\+\s*(\d{1,4})")
_CURRENCY = re.compile(r"^[^\W\d]{1,3}\.?(?=\W*\d)|(?<=\d)\s*[^\W\d]{1,3}\.?$")
_FIRST_YEAR, _YEARS_ON = 1950, 10
_LATE = timedelta(days=60)  # a day without a year may be so long past; else the next one is meant


def read_quantity(text: str, decimals: int = FINEST, field: str = "") -> Decimal:
    """The quantity typed, at most `decimals` places. Zero and minus are read too: whether they fit is the verb's word.

    Raises Unreadable, naming `field`.
    """
    return _read_number(text, decimals, field or _("The quantity"), MOST, text)


def read_money(text: str, field: str = "") -> Decimal:
    """The amount typed, with or without its currency, at most four decimal places. Raises Unreadable."""
    plain = "".join(sign for sign in text if unicodedata.category(sign) != "Sc").strip()
    return _read_number(_CURRENCY.sub("", plain), FINEST_MONEY, field or _("The amount"), MOST_MONEY, text)


def read_date(text: str, today: date | None = None, field: str = "") -> date:
    """The date typed: ISO, "20.5.", "20/5/16" or "5/20" as the locale orders them, "20 May", "+7" for in seven days.

    Without a year the next such day is meant, or one less than 60 days past. Raises Unreadable, naming `field`.
    """
    day = today or stated_today()
    name = field or _("The date")
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if not plain:
        raise Unreadable("read.empty", field=name, text=text)
    found = _relative(plain, day)
    if found is None:
        numbers = _year_month_day(plain)
        if numbers is None:
            raise Unreadable("read.date", field=name, text=text, example=date_text(day, day))
        found = _real_day(*numbers, day)
        if found is None:
            raise Unreadable("read.no_such_day", field=name, text=text)
    if not _FIRST_YEAR <= found.year <= day.year + _YEARS_ON:
        raise Unreadable("read.date_far", field=name, text=text, date=found)
    return found


def read_date_or_none(text: str, today: date | None = None, field: str = "") -> date | None:
    """The same of what a supplier answers: None for "no date" or a dash. Raises Unreadable, naming `field`."""
    if text.strip().casefold() in ("-", "–", "no date", _("no date").casefold()):
        return None
    return read_date(text, today, field)


def _read_number(plain: str, decimals: int, field: str, most: Decimal, text: str) -> Decimal:
    """The number in `plain`; `text` is what was typed, for the sentence."""
    signs = symbols()
    plain = _GROUPED.sub("", unicodedata.normalize("NFKC", plain).translate(_MINUSES).strip())
    if not text.strip():
        raise Unreadable("read.empty", field=field, text=text)
    group = "" if signs.group.isspace() or signs.group in "'’" else re.escape(signs.group)
    digits = rf"\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}}|\d+" if group else r"\d+"
    point = re.escape(signs.decimal)
    match = re.fullmatch(rf"([+-]?)({digits})?(?:{point}(\d*))?", plain)
    if match is None or not (match.group(2) or match.group(3)):
        match = re.fullmatch(r"([+-]?)(\d*)\.(\d+)", plain)
    if match is None:
        raise Unreadable("read.number", field=field, text=text, example=quantity(Decimal("2.5") if decimals else 12))
    whole = (match.group(2) or "0").replace(signs.group, "")
    number = Decimal(f"{match.group(1)}{whole}.{match.group(3) or '0'}")
    if abs(number) >= most:
        raise Unreadable("read.too_large", field=field, text=text)
    if number != round(number, decimals):
        raise Unreadable("read.too_fine", field=field, text=text, decimals=decimals)
    return Decimal(int(number)) if number == number.to_integral_value() else number


def _relative(plain: str, today: date) -> date | None:
    match = _DAYS_ON.fullmatch(plain)
    if match is not None:
        return today + timedelta(days=int(match.group(1)))
    if plain in ("today", _("today").casefold()):
        return today
    if plain in ("tomorrow", _("tomorrow").casefold()):
        return today + timedelta(days=1)
    return None


def _year_month_day(plain: str) -> tuple[int | None, int, int] | None:
    match = _ISO.fullmatch(plain)
    if match is not None:
        return int(match.group(1)), int(match.group(2)), int(match.group(3))
    match = _NUMBERS.fullmatch(plain)
    if match is not None:
        first, second, year = match.groups()
        month_first = _month_first() and "." not in plain
        month, day = (first, second) if month_first else (second, first)
        return _full_year(year), int(month), int(day)
    match = _EAST_ASIAN.fullmatch(plain)
    if match is not None:
        year, month, day = match.groups()
        return _full_year(year), int(month), int(day)
    match = _DAY_NAME.fullmatch(plain)
    if match is not None and match.group(2) in months():
        return _full_year(match.group(3)), months()[match.group(2)], int(match.group(1))
    match = _NAME_DAY.fullmatch(plain)
    if match is not None and match.group(1) in months():
        return _full_year(match.group(3)), months()[match.group(1)], int(match.group(2))
    return None


def _real_day(year: int | None, month: int, day: int, today: date) -> date | None:
    """The day of the calendar; without a year the next one, unless it has only just passed."""
    years = (year,) if year is not None else range(today.year - 1, today.year + 9)  # 29 February is rare
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year is not None or found >= today - _LATE:
            return found
    return None


def _full_year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


@memo(1)
def _month_first() -> bool:
    pattern: str = locale().date_formats["short"].pattern
    return pattern.casefold().find("m") < pattern.casefold().find("d")


@memo(1)
def months() -> dict[str, int]:
    """Month names, whole and short, of the locale and of English; the first three letters are enough in English."""
    from babel import Locale

    names: dict[str, int] = {}
    for spoken in (Locale("en"), locale()):
        for width in ("wide", "abbreviated"):
            for form in ("format", "stand-alone"):
                for number, name in spoken.months[form][width].items():
                    names[unicodedata.normalize("NFKC", name).casefold().rstrip(".")] = number
    return names
