"""Reading one cell: text to a value, or a reason why not. Nothing here depends on the locale or on the store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from app.domain import limits
from app.domain.errors import Unreadable
from app.domain.languages import language_named
from app.domain.matching import Footing
from app.domain.promises import Hold
from app.domain.scans import legible
from app.domain.tellings import TOLD, How

MOST_PARTS = 10_000
_PLAIN = re.compile(r"([+-]?)(\d+)(?:\.(\d*))?|([+-]?)\.(\d+)", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_FIGURES = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1950, 2199
_UNREAD = "\ufffd"  # what stands for a sign that could not be decoded
_BLANKS = str.maketrans(dict.fromkeys("\t\n\x85\u2028\u2029", " "))
_LOOSE = ("\n ", " \n", "  ")
_YES = frozenset({"1", "yes", "y", "true", "x"})
_NO = frozenset({"0", "no", "n", "false"})
_HOLDS = {
    **dict.fromkeys(_YES, Hold.HELD),
    **dict.fromkeys(_NO, Hold.NONE),
    "held": Hold.HELD,
    "passed on": Hold.PASSED,
}
_HOW = {how.value: how for how in TOLD}
_FOOTINGS = {footing.name.lower(): footing for footing in Footing}
T = TypeVar("T")


def codes(text: str) -> tuple[str, ...]:
    """Several codes with | between them."""
    return tuple(code(part.strip()) for part in text.split("|") if part.strip())


class OneLine(NamedTuple):
    """Reads a text of one line, with runs of blanks made one. `is_code`: a spreadsheet can have ruined it."""

    longest: int
    is_code: bool

    def __call__(self, text: str) -> str:
        if text.isprintable() and "  " not in text and len(text) <= self.longest:
            return text
        if _UNREAD in text or not limits.is_line(text.translate(_BLANKS)):
            raise bad("import.unprintable", legible(text))
        if len(text) > self.longest:
            raise bad("import.too_long_text", text[:40] + "…", most=self.longest)
        return " ".join(text.split())

    def keeps(self, texts: list[str]) -> bool:
        """Whether it gives every text back as it is: one look at all of them together."""
        together = "\n".join(["", *texts, ""])
        return (
            together.replace("\n", "").isprintable()
            and together.count("\n") == len(texts) + 1
            and not any(loose in together for loose in _LOOSE)
            and max(map(len, texts), default=0) <= self.longest
        )


code = OneLine(limits.CODE.longest, is_code=True)
listed = OneLine(limits.LONGEST_TEXT, is_code=True)  # several codes with | between them
phone = OneLine(limits.PHONE.longest, is_code=True)
reference = OneLine(limits.REFERENCE.longest, is_code=True)
line = OneLine(limits.NAME.longest, is_code=False)
unit = OneLine(limits.UNIT.longest, is_code=False)
words = OneLine(limits.LONGEST_TEXT, is_code=False)


def paragraph(text: str) -> str:
    """A text that may have several lines, like an address."""
    if len(text) > limits.ADDRESS.longest:
        raise bad("import.too_long_text", text[:40] + "…", most=limits.ADDRESS.longest)
    return "\n".join(words(each) for each in text.strip().splitlines())


def email(text: str) -> str:
    """An e-mail address that a mail can go to."""
    if not limits.mailable(text):
        raise bad("import.not_an_email", text)
    return text


def currency(text: str) -> str:
    """An ISO 4217 code, by its form."""
    if not limits.is_currency(text.upper()):
        raise bad("import.not_a_currency", text)
    return text.upper()


def language(text: str) -> str:
    """A language that papers can be written in."""
    known = language_named(text)
    if not known:
        raise bad("import.not_a_language", text)
    return known


def quantity(text: str) -> Decimal:
    """A quantity of zero or more. How finely it may be counted is the item's to say."""
    return _amount(text, limits.MOST, limits.FINEST)


def positive(text: str) -> Decimal:
    """A quantity above zero."""
    number = quantity(text)
    if not number:
        raise bad("import.zero", text)
    return number


def factors(text: str) -> tuple[Decimal | None, ...]:
    """How many units several codes stand for, with | between them; None for one of which nothing is said."""
    return tuple(positive(part) if part else None for part in map(str.strip, text.split(BETWEEN)))


def money(text: str) -> Decimal:
    """An amount of zero or more."""
    return _amount(text, limits.MOST_MONEY, limits.FINEST_MONEY)


def days(text: str) -> int:
    """A number of days."""
    return _whole(text, limits.MOST_DAYS)


def part(text: str) -> int:
    """Which of several rows that say the same, from 1."""
    return _whole(text, MOST_PARTS)


def places(text: str) -> int:
    """Decimal places of a quantity, 0 to 3."""
    return _whole(text, limits.FINEST)


def day(text: str) -> date:
    """A date, 2016-05-31: in which order a file writes its days is known by then (`notations`)."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise bad("import.no_such_day" if _FIGURES.fullmatch(text) else "import.not_a_date", text)
    year, month, number = found.groups()
    try:
        result = date(int(year), int(month), int(number))
    except ValueError:
        raise bad("import.no_such_day", text) from None
    if not _FIRST_YEAR <= result.year <= _LAST_YEAR:
        raise bad("import.no_such_year", text)
    return result


def flag(text: str) -> bool:
    """Yes or no."""
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise bad("import.not_yes_or_no", text)


def hold(text: str) -> Hold:
    """Whether a line is held: yes, no, or passed on."""
    word = text.casefold().replace("_", " ")
    if word not in _HOLDS:
        raise bad("import.none_of", text, words="yes, no, passed on")
    return _HOLDS[word]


def how(text: str) -> How:
    """How a customer was told."""
    return _one_of(text, _HOW)


def footing(text: str) -> Footing:
    """What a date stood on, by the words of the headless program's lists."""
    return _one_of(text, _FOOTINGS)


BETWEEN = "|"  # several in one cell
NUMBERS = (quantity, positive, money, days, part, places, factors)
OF_ITEMS = (quantity, positive)  # as finely as their items are counted


def _one_of(text: str, words: Mapping[str, T]) -> T:
    found = words.get(text.casefold().replace(" ", "_"))
    if found is None:
        raise bad("import.none_of", text, words=", ".join(words))
    return found


def _amount(text: str, most: Decimal, finest: int) -> Decimal:
    number = _number(text)
    if number < 0:
        raise bad("import.negative", text)
    if number >= most:
        raise bad("import.absurd", text)
    if number != round(number, finest):
        raise bad("import.too_fine", text, decimals=finest)
    return number


def _whole(text: str, most: int) -> int:
    number = _number(text)
    if number < 0:
        raise bad("import.negative", text)
    if number != number.to_integral_value():
        raise bad("import.not_whole", text)
    if number > most:
        raise bad("import.more_than", text, most=most)
    return int(number)


def _number(text: str) -> Decimal:
    """1234.5: how a file writes its numbers is known by then (`notations`)."""
    if not _PLAIN.fullmatch(text):
        raise bad("import.not_a_number", text)
    return _normal(Decimal(text))


def _normal(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent, as the store gives it back."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.normalize()


def bad(id: str, text: str, **facts: object) -> Unreadable:
    """The error of a cell; where it stands is said by whoever reads it."""
    return Unreadable(id, field="", text=text, **facts)
