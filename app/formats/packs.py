"""Quantities in packs: "3 × 12" to read, "3 packs of 12" to type. Stock is counted in units all the same."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.errors import Unreadable
from app.domain.items import ONE
from app.domain.limits import FINEST, MOST
from app.domain.matching import ZERO
from app.formats.numbers import quantity
from app.formats.reading import read_quantity
from app.words import _

_TIMES = re.compile(r"(?P<packs>[^x×*]+?)\s*[x×*]\s*(?P<size>[^x×*+]+?)\s*(?:\+\s*(?P<rest>[^+]+))?")


def packs_text(number: Decimal, size: Decimal) -> str:
    """A quantity in packs of `size`: "3 × 12", "2 × 12 + 5" where the last is broken; "" where it is in no packs."""
    if size == ONE or number <= ZERO:
        return ""
    whole, rest = divmod(number, size)
    if not whole:
        return _("{rest} of a pack of {size}").format(rest=quantity(rest), size=quantity(size))
    text = f"{quantity(whole)} × {quantity(size)}"
    return f"{text} + {quantity(rest)}" if rest else text


def read_packs(text: str, decimals: int = FINEST, field: str = "", size: Decimal | None = None) -> Decimal:
    """The quantity typed, in units: "36", "3 packs" of `size`, "3 packs of 12", "3 × 12", "2 × 12 + 5".

    Raises Unreadable, naming `field`: also for a pack of nothing, and for packs where no size is known.
    """
    name = field or _("The quantity")
    times = _TIMES.fullmatch(text.strip()) or _worded().fullmatch(text.strip())
    if times is None:
        return read_quantity(text, decimals, name)
    each = read_quantity(times["size"], decimals, name) if times["size"] else size
    if each is None:
        raise Unreadable("read.pack_unknown", field=name, text=text)
    if each <= ZERO:
        raise Unreadable("read.pack_empty", field=name, text=text)
    rest = read_quantity(times["rest"], decimals, name) if times.groupdict().get("rest") else ZERO
    number = read_quantity(times["packs"], 0, name) * each + rest
    if number >= MOST:
        raise Unreadable("read.too_large", field=name, text=text)
    return number


def _worded() -> re.Pattern[str]:
    """ "3 packs", "3 packs of 12", in the language of the screen and in English."""
    packs = "|".join(re.escape(word) for word in {_("pack"), _("packs"), "pack", "packs"})
    of = "|".join(re.escape(word) for word in {_("of"), "of"})
    return re.compile(rf"(?P<packs>\S+?)\s*(?:{packs})(?:\s+(?:{of})\s+(?P<size>\S+))?", re.IGNORECASE)
