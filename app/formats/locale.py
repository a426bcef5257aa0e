"""The locale that texts are written in, and the day that "this year" is measured from.

Babel is imported when the first text is written, not before: starting the window must not pay for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, TypeVar

from app import words
from app.domain.languages import LANGUAGES

if TYPE_CHECKING:
    from babel import Locale

FALLBACK = "en_GB"
LETTER_TERRITORIES = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Symbols(NamedTuple):
    """How the locale writes numbers; `group` and `groups` are how the digits before the decimal sign are parted."""

    decimal: str
    group: str
    minus: str
    groups: tuple[int, int]


class Reader(NamedTuple):
    """For whom is written: in which language ("" is the desk's), and whether dates are written as figures."""

    language: str = ""
    figures: bool = False


class _Stated:
    name: str | None = None
    today: date | None = None
    zone: tzinfo | None = None
    reader = Reader()


_forget: list[Callable[[], None]] = []


def memo(size: int) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Remember the last `size` results, until the locale or the day changes."""

    def remember(function: Callable[_P, _T]) -> Callable[_P, _T]:
        remembered = lru_cache(maxsize=size)(function)
        _forget.append(remembered.cache_clear)
        return remembered  # type: ignore[return-value]

    return remember


def set_locale(name: str | None = None) -> None:
    """Write numbers, dates and words as in `name` ("de_AT"); None takes the system's locale.

    A name that nobody knows, and the locale C, are written as British English.
    """
    _Stated.name = name
    words.install(name)
    _clear()


def set_today(day: date | None) -> None:
    """State the day that "this year" is measured from; None takes the PC's. Call it again when the day changes."""
    if day != _Stated.today:
        _Stated.today = day
        _clear()


def set_zone(zone: tzinfo | None) -> None:
    """State the time zone that stamps are written in, the stockroom's; None takes the PC's."""
    _Stated.zone = zone


def zone() -> tzinfo | None:
    """The stated time zone; None is the PC's."""
    return _Stated.zone


def today() -> date:
    """The stated day, else the PC's."""
    return _Stated.today or datetime.now(UTC).astimezone().date()


def write_for(reader: Reader) -> None:
    """Write numbers, dates and words for this reader, until another one is named."""
    if reader != _Stated.reader:
        _Stated.reader = reader
        words.install(reader.language or _Stated.name)
        _clear()


def reader() -> Reader:
    """For whom is written now."""
    return _Stated.reader


@memo(1)
def locale() -> Locale:
    """Babel's facts about the locale: the reader's, else the desk's."""
    return _known(_Stated.reader.language) if _Stated.reader.language else _desk_locale()


@memo(1)
def _desk_locale() -> Locale:
    return _known(_Stated.name, *(os.environ.get(key) for key in ("LC_ALL", "LC_TIME", "LANG")))


def _known(*names: str | None) -> Locale:
    """The first of these that Babel knows."""
    from babel import Locale, UnknownLocaleError

    for name in names:
        if name and name.split(".")[0] not in ("C", "POSIX"):
            try:
                return Locale.parse(name.split(".")[0].split("@")[0].replace("-", "_"))
            except (UnknownLocaleError, ValueError):
                continue
    return Locale.parse(FALLBACK)


def has_locale() -> bool:
    """Whether somebody has said how numbers and dates are written here: it is not the locale C."""
    names = (_Stated.name, *(os.environ.get(key) for key in ("LC_ALL", "LC_TIME", "LANG")))
    return any(name and name.split(".")[0] not in ("C", "POSIX") for name in names)


@memo(1)
def symbols() -> Symbols:
    """The locale's number symbols, read once."""
    found = locale()
    signs = found.number_symbols["latn"]
    primary, secondary = found.decimal_formats[None].grouping
    return Symbols(signs["decimal"], signs["group"], signs["minusSign"], (primary, secondary))


def paper_size() -> str:
    """The paper that the desk's printers hold: "A4" or "Letter"."""
    return "Letter" if _desk_locale().territory in LETTER_TERRITORIES else "A4"


def languages() -> list[tuple[str, str]]:
    """The languages that papers can be written in, by name: ("German (Austria)", "de_AT")."""
    from babel import Locale

    named = ((Locale.parse(code).get_display_name(locale()) or code, code) for code in LANGUAGES)
    return sorted(((name[:1].upper() + name[1:], code) for name, code in named), key=lambda each: each[0].casefold())


def _clear() -> None:
    for forget in _forget:
        forget()
