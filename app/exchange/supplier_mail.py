"""A supplier's mail is read for what it confirms: which item, how many, when. A person checks what is proposed.

Nothing is dropped: every line of the text is either understood as something, or given back as not understood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import items, purchases
from app.domain.matching import ZERO
from app.exchange.mail_costs import PRICES, unit_cost_in
from app.formats.running_text import FoundDate, FoundQuantity, dates_in, quantities_in
from app.purchasing.states import open_by_item

_EVERYTHING = re.compile(r"(?<!\w)(?:all|everything|complete|whole order|entire order|alles|komplett)(?!\w)")
_REST = re.compile(r"(?<!\w)(?:rest|remainder|remaining|balance|others?)(?!\w)")
_PLACES = re.compile(r"(?<!\w)(?:pos\.?|position|line|item|no\.|nr\.)\s*\d+\.?|#\s*\d+|^\s*\d{1,3}[.)]\s+(?=\D)")
_NUMBERED = re.compile(r"(?<!\w)[a-z]{2,4}-?\d{3,}(?!\w)")
_BETWEEN = r"[\s\-_./]*"
_IDENTIFIER = re.compile(r"(?<![\w-])[a-z][\w/-]*\d")  # letters, then digits in one word: a part, a document
_BEGINS = re.compile(r"[^\w]*(?:\d|and\b|then\b|the rest\b|rest\b|balance\b|remain)")
_SHORT = 4  # a part number of fewer signs that is a number only counts at the beginning of a line


class OpenItem(NamedTuple):
    """An item of the order: what it may be called in a mail, and what is open of it."""

    item: int
    numbers: tuple[str, ...]
    open: Decimal
    decimals: int = 3


class Understood(NamedTuple):
    """So much of an item for a date (None: without one), the line that says so, and what it says that one costs."""

    item: int
    quantity: Decimal
    on: date | None
    text: str
    cost: Decimal | None = None


class Reading(NamedTuple):
    understood: list[Understood]
    not_understood: list[str]


class _Said(NamedTuple):
    """The same before it is known what "the rest" is: quantity None."""

    item: int
    quantity: Decimal | None
    on: date | None
    text: str


def read_mail(text: str, wanted: Sequence[OpenItem], today: date, currency: str = "") -> Reading:
    """What a supplier's mail says of the items of an order, in the order of the text; `currency` is its costs'."""
    said: list[_Said] = []
    lost: list[str] = []
    about: OpenItem | None = None  # the item that the lines above were about
    begun = ""  # its line, while nothing has been understood of it
    number: Decimal | None = None
    for line in (raw.strip().lstrip(">").strip() for raw in text.splitlines()):
        if not line:
            continue
        plain = unicodedata.normalize("NFKC", line)
        found, bare = _named(plain, wanted)
        if len(found) > 1:
            lost += [text for text in (begun, line) if text]
            about, begun = None, ""
            continue
        dates = dates_in(bare, today)
        if found:
            lost += [begun] if begun else []
            about, begun = found[0], "" if dates else line
            number = None if dates else _only(quantities_in(_blanked(bare, ()), about.decimals))
            if not dates:
                continue
        goes_on = bool(found) or _goes_on(bare, dates, begun=bool(begun))
        told = _told(bare, line, dates, about, number) if dates and about is not None and goes_on else None
        if told is None and dates and not found and _EVERYTHING.search(bare.casefold()) and len(dates) == 1:
            told = [_Said(each.item, None, dates[0].on, line) for each in wanted if each.open]
        if told is None:
            lost += [text for text in (begun, line) if text]
            about, begun, number = None, "", None
        else:
            said += told
            begun, number = "", None
    lost += [begun] if begun else []
    reading = _whole(said, wanted, lost)
    return reading._replace(understood=[each._replace(cost=_cost(each, said, currency)) for each in reading.understood])


def wanted_of(po_id: int) -> list[OpenItem]:
    """The items of an order of which something is open, by the numbers and names that they may have in a mail."""
    lines = purchases.lines(po_id)
    still_open = open_by_item(lines, purchases.rows(po_id))
    known = items.by_ids(still_open)
    numbers: dict[int, list[str]] = {}
    for line in lines:
        numbers.setdefault(line.item, []).append(line.supplier_sku)
    return [
        OpenItem(item, (known[item].sku, *numbers[item], known[item].name), quantity, known[item].decimals)
        for item, quantity in still_open.items()
        if quantity
    ]


def _named(line: str, wanted: Sequence[OpenItem]) -> tuple[list[OpenItem], str]:
    """The items that a line names, and the line without their numbers."""
    hits: list[tuple[int, int, OpenItem]] = []
    for each in wanted:
        for name in each.numbers:
            match = _pattern(name).search(line) if name else None
            if match is None or (name.isdigit() and len(name) < _SHORT and line[: match.start()].strip()):
                continue
            hits.append((match.start(), match.end(), each))
    hits.sort(key=lambda hit: hit[0] - hit[1])
    kept: list[tuple[int, int, OpenItem]] = []
    for start, end, each in hits:
        inside = any(start >= other[0] and end <= other[1] and (end - start) < (other[1] - other[0]) for other in kept)
        if not inside:
            kept.append((start, end, each))
    bare = line
    for start, end, _each in kept:
        bare = bare[:start] + " " * (end - start) + bare[end:]
    return list({each.item: each for *_place, each in kept}.values()), bare


def _pattern(name: str) -> re.Pattern[str]:
    """A part number as people write it: whatever stands between its letters and digits may be a blank or nothing."""
    parts = [re.escape(part) for part in re.split(r"[\W_]+", unicodedata.normalize("NFKC", name)) if part]
    return re.compile(rf"(?<![^\W_]){_BETWEEN.join(parts)}(?![^\W_])" if parts else "(?!)", re.IGNORECASE)


def _blanked(line: str, dates: Sequence[FoundDate]) -> str:
    """A line without its dates, prices, positions and numbers of documents: what is left may be quantities."""
    for each in dates:
        line = line[: each.at] + " " * (each.end - each.at) + line[each.end :]
    plain = line.casefold()
    for pattern in (_PLACES, PRICES, _NUMBERED):
        plain = pattern.sub(lambda match: " " * len(match.group()), plain)
    return plain


def _only(numbers: Sequence[FoundQuantity]) -> Decimal | None:
    """The one quantity of a line that has its date further down."""
    return numbers[0].number if len(numbers) == 1 else None


def _goes_on(bare: str, dates: Sequence[FoundDate], *, begun: bool) -> bool:
    """Whether a line that names no item of ours is still about the one above: it names nothing else, and where that one
    had its date already, it begins with a number, a date or "the rest".
    """
    if _IDENTIFIER.search(_blanked(bare, dates)):
        return False
    return begun or _BEGINS.match(bare.casefold()) is not None


def _told(
    bare: str, line: str, dates: Sequence[FoundDate], about: OpenItem, above: Decimal | None
) -> list[_Said] | None:
    """What a line says of the item it is about; None where that is not clear."""
    blanked = _blanked(bare, dates)
    numbers = [found.number for found in quantities_in(blanked, about.decimals)]
    if len(dates) == 1:
        if len(numbers) > 1:
            numbers = [about.open] if about.open in numbers else numbers
        if len(numbers) > 1:
            return None
        return [_Said(about.item, numbers[0] if numbers else above, dates[0].on, line)]
    if len(numbers) == len(dates):
        return [_Said(about.item, number, each.on, line) for number, each in zip(numbers, dates, strict=True)]
    if len(numbers) == len(dates) - 1 and _REST.search(blanked):
        pairs = zip([*numbers, None], dates, strict=True)
        return [_Said(about.item, number, each.on, line) for number, each in pairs]
    return None


def _cost(each: Understood, said: Sequence[_Said], currency: str) -> Decimal | None:
    """What the line says that one costs, where it is about one item."""
    return None if len({one.item for one in said if one.text == each.text}) > 1 else unit_cost_in(each.text, currency)


def _whole(said: Sequence[_Said], wanted: Sequence[OpenItem], lost: list[str]) -> Reading:
    """What is said without a number is for what the other lines leave of its item; twice, or of nothing, it is lost."""
    left = {each.item: each.open for each in wanted}
    for each in said:
        left[each.item] -= each.quantity or ZERO
    open_ended = [each.item for each in said if each.quantity is None]
    understood = []
    for each in said:
        if each.quantity is not None:
            understood.append(Understood(each.item, each.quantity, each.on, each.text))
        elif open_ended.count(each.item) == 1 and left[each.item] > ZERO:
            understood.append(Understood(each.item, left[each.item], each.on, each.text))
        elif each.text not in lost and not any(other.text == each.text for other in understood):
            lost.append(each.text)
    return Reading(understood, lost)
