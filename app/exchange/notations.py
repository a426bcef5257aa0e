"""How a file writes its numbers and dates, judged by whole columns: every cell of one is read the same way.

A cell may be read in one way only ("1.234,5", "0.50", "31/5/2016"), in any ("12"), or in two ("1.500", "5/6/2016").
What is read one way proves the column, else the file's other columns do. Where nothing proves anything, the separator
of the file, the locale of this PC and how finely the items are counted must agree; else it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app import formats
from app.domain.doubtful import DoubtfulCell
from app.domain.errors import Refused
from app.domain.limits import FINEST

POINT, COMMA = ".", ","
ORDERS = ("dmy", "mdy", "ymd")
_GROUPS = {POINT: ",' ", COMMA: ".' "}
_BY_SEPARATOR = {",": POINT, ";": COMMA}
_WHOLE = re.compile(r"\d+", re.ASCII)  # most cells: said quickly
_WITH_POINT = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_ONLY_POINT = re.compile(r"\d+\.(?:\d\d?|\d{4,})|\d{4,}\.\d+|0\.\d+", re.ASCII)
_SHORT = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{1,2})\.?(?:\s?г\.)?", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:([./-])\s?(\d{1,2})\2\s?(\d{1,2})\.?|[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일])", re.ASCII
)
_YEARS_BACK, _YEARS_ON = 5, 10  # so near are the days of a stockroom
_NAMED = 5  # doubtful cells in a question


@dataclass(frozen=True, slots=True)
class Notation:
    """What a person says of a file: the decimal sign of every column, or of some (by our names); the order of dates."""

    decimal: str = ""
    decimals: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""


UNSAID = Notation()


class Cells(NamedTuple):
    """A column: its different texts with the line of the first, and how finely the items of a text are counted at least
    (None where that is not known, or does not matter).
    """

    name: str
    texts: Mapping[str, int]
    finest: Callable[[str], int | None] = lambda _text: None


def decimal_signs(columns: Sequence[Cells], separator: str, said: Notation) -> dict[str, str]:
    """The decimal sign of each column of numbers. Raises Refused "import.decimal" where nothing says it,
    "import.no_such_number" where one is said of a column that is not among them.
    """
    unknown = said.decimals.keys() - {column.name for column in columns}
    if unknown:
        raise Refused("import.no_such_number", columns=tuple(sorted(unknown)))
    proofs = {column.name: _proved(column) for column in columns}
    everywhere = set().union(*proofs.values()) if proofs else set()
    signs, doubts = {}, list[DoubtfulCell]()
    likely = _likely(columns, separator)
    for column in columns:
        own = proofs[column.name]
        stated = said.decimals.get(column.name) or said.decimal
        if stated:
            signs[column.name] = stated
        elif own:
            signs[column.name] = _more_often(column, own)
        elif len(everywhere) == 1:
            [signs[column.name]] = everywhere
        else:
            signs[column.name] = likely or POINT
            doubts += [] if likely else _doubtful(column)
    if doubts:
        raise Refused("import.decimal", count=len(doubts), cells=tuple(doubts[:_NAMED]))
    return signs


def in_plain(text: str, sign: str) -> str:
    """A number in one notation as "1234.5"; the text itself where it is none in it."""
    if sign == POINT and _WITH_POINT.fullmatch(text):
        return text
    found = _read(text, sign)
    return text if found is None else format(found, "f")


def is_mixed(text: str, sign: str) -> bool:
    """Whether it is a number in the other notation only."""
    return _read(text, sign) is None and bool(_readings(text))


def _read(text: str, sign: str) -> Decimal | None:
    plain = formats.plain_signs(text)
    if plain.endswith("-") and plain[:1].isdigit():  # as bookkeepers write what is below zero
        plain = f"-{plain[:-1].rstrip()}"
    return formats.number(plain, sign, _GROUPS[sign], by_twos=True)


def _readings(text: str) -> dict[str, Decimal]:
    found = {sign: _read(text, sign) for sign in _GROUPS}
    return {sign: number for sign, number in found.items() if number is not None}


def _proved(column: Cells) -> set[str]:
    """The decimal signs that a cell of the column proves."""
    return {sign for text in column.texts if (sign := _proof(text))}


def _proof(text: str) -> str:
    """The one decimal sign with which a text can be read; "" where with both, or with neither."""
    if _WHOLE.fullmatch(text):
        return ""
    if _ONLY_POINT.fullmatch(text):
        return POINT
    readings = _readings(text)
    return next(iter(readings)) if len(readings) == 1 else ""


def _more_often(column: Cells, proved: set[str]) -> str:
    """What a column proves; where its cells contradict each other, what most of them do: the others are faults then."""
    if len(proved) == 1:
        return next(iter(proved))
    found = [_proof(text) for text in column.texts]
    return max(sorted(proved), key=found.count)


def _likely(columns: Iterable[Cells], separator: str) -> str:
    """What separator, locale and items agree on; "" where they do not, or where there is too little to go by."""
    locale = formats.decimal_sign() if formats.has_locale() else ""
    votes = [_BY_SEPARATOR.get(separator, ""), locale if locale in _GROUPS else "", _by_items(columns)]
    votes = [vote for vote in votes if vote]
    return votes[0] if len(set(votes)) == 1 and (locale or len(votes) > 1) else ""


def _by_items(columns: Iterable[Cells]) -> str:
    """The one sign that how finely items are counted speaks for: three places of those that have three, thousands of
    those that have fewer; "" where none, or both.
    """
    signs = {
        sign
        for column in columns
        for doubt in _doubtful(column)
        if (finest := column.finest(doubt.text)) is not None and (sign := _by_places(doubt, finest))
    }
    return signs.pop() if len(signs) == 1 else ""


def _by_places(doubt: DoubtfulCell, finest: int) -> str:
    if finest >= FINEST:
        return next((sign for sign in formats.plain_signs(doubt.text) if sign in _GROUPS), "")
    possible = [
        sign for sign, number in doubt.readings if isinstance(number, Decimal) and number == round(number, finest)
    ]
    return possible[0] if len(possible) == 1 else ""


def _doubtful(column: Cells) -> list[DoubtfulCell]:
    found = ((line, text, _readings(text)) for text, line in column.texts.items())
    return [
        DoubtfulCell(line, column.name, text, tuple(readings.items()))
        for line, text, readings in found
        if len(set(readings.values())) == 2
    ]


def orders_of_dates(columns: Sequence[Cells], said: Notation) -> dict[str, str]:
    """In which order each column of dates has day, month and year where they are written in figures. Raises Refused
    "import.dates" where nothing says it.
    """
    proofs = {column.name: _proved_orders(column) for column in columns}
    everywhere = set().union(*proofs.values()) if proofs else set()
    orders, doubts = {}, list[DoubtfulCell]()
    for column in columns:
        own = proofs[column.name]
        if said.dates:
            orders[column.name] = said.dates
        elif own:
            found = [_order_proof(text) for text in column.texts]
            orders[column.name] = max(sorted(own), key=found.count)
        else:
            possible = _possible(column)
            likely = next(iter(everywhere)) if len(everywhere) == 1 else _locale_order(column)
            if likely in possible and _is_nearest(column, likely, possible):
                orders[column.name] = likely
                continue
            orders[column.name] = next(order for order in ORDERS if order in (possible or ORDERS))
            doubts += _doubtful_days(column)
    if doubts:
        raise Refused("import.dates", count=len(doubts), cells=tuple(doubts[:_NAMED]))
    return orders


def _proved_orders(column: Cells) -> set[str]:
    """The one order in which every day of the column can be read; where there is none, those that a day proves."""
    common = _possible(column)
    if len(common) == 1:
        return common
    return {order for text in column.texts if (order := _order_proof(text))}


def _possible(column: Cells) -> set[str]:
    """The orders in which every day of the column can be read."""
    return set(ORDERS).intersection(*(days for _, days in _read_days(column)))


def _read_days(column: Cells) -> list[tuple[str, dict[str, date]]]:
    """The texts of the column that are days in figures, with what each may be."""
    return [(text, days) for text in column.texts if (days := _days(text))]


def _locale_order(column: Cells) -> str:
    """The order of the locale; "" where it says nothing, as where years of two digits may stand first or last between
    signs that it does not write.
    """
    if not formats.has_locale():
        return ""
    several = {"dmy", "ymd"} <= _possible(column)
    own = formats.sign_of_dates()
    foreign = several and any(own not in text for text, days in _read_days(column) if len(set(days.values())) > 1)
    return "" if foreign else formats.order_of_dates()


def _is_nearest(column: Cells, order: str, possible: set[str]) -> bool:
    """Whether no other possible order makes every day a near one where this one does not."""
    today = formats.today().year

    def near(order: str) -> bool:
        years = [days[order].year for _, days in _read_days(column)]
        return all(-_YEARS_BACK <= year - today <= _YEARS_ON for year in years)

    return near(order) or not any(map(near, possible))


def as_iso(text: str, order: str) -> str:
    """A day in figures in one order as "2016-05-31"; the text itself where it is none."""
    year_first = _YEAR_FIRST.fullmatch(formats.plain_signs(text))
    if year_first is not None:
        year, month, day = (int(part) for part in year_first.groups() if part and part.isdigit())
        return f"{year}-{month:02}-{day:02}"
    found = _days(text).get(order)
    return text if found is None else found.isoformat()


def is_another_order(text: str, order: str) -> bool:
    """Whether it is a day in another order only."""
    days = _days(text)
    return bool(days) and order not in days


def _days(text: str) -> dict[str, date]:
    """The days that a text may be, by order; nothing where it needs none, or is no day in any."""
    match = _SHORT.fullmatch(formats.plain_signs(text))
    if match is None:
        return {}
    parts = match[1], match[3], match[4]
    found = {}
    year_first = match[2] == "-" or formats.order_of_dates() == "ymd"
    pointed = "ymd" if match[2] == "." and year_first and formats.sign_of_dates() == "." else ""
    for order in ORDERS:
        if match[2] == "." and order not in ("dmy", pointed):
            continue  # with points everybody writes the day first, or as the locale does
        said = dict(zip(order, parts, strict=True))
        short = len(said["y"]) == 2 and (order != "ymd" or year_first)
        if (short or len(said["y"]) == 4) and len(said["d"]) <= 2:
            year = int(said["y"]) + (2000 if len(said["y"]) == 2 else 0)
            try:
                found[order] = date(year, int(said["m"]), int(said["d"]))
            except ValueError:
                continue
    return found


def _order_proof(text: str) -> str:
    found = _days(text)
    return next(iter(found)) if len(found) == 1 else ""


def _doubtful_days(column: Cells) -> list[DoubtfulCell]:
    return [
        DoubtfulCell(column.texts[text], column.name, text, tuple(days.items()))
        for text, days in _read_days(column)
        if len(set(days.values())) > 1
    ]
