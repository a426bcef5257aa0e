"""Reading back what people type: quantities and money, as the locale writes them and a little more."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from app.domain.errors import Unreadable
from app.domain.limits import FINEST, FINEST_MONEY, MOST, MOST_MONEY
from app.formats.locale import symbols
from app.formats.notation import number, plain_signs
from app.formats.numbers import quantity
from app.words import _

_CURRENCY = re.compile(r"^[^\W\d]{1,3}\.?(?=\W*\d)|(?<=\d)\s*[^\W\d]{1,3}\.?$")
_ONE_WAY = re.compile(r"[+-]?(?:\d*\.\d+|0,\d+)", re.ASCII)  # decimals all over the world: no group follows a nought
_BLANKS = " '"  # part the digits everywhere


def read_quantity(text: str, decimals: int = FINEST, field: str = "") -> Decimal:
    """The quantity typed, at most `decimals` places. Zero and minus are read too: whether they fit is the verb's word.

    Raises Unreadable, naming `field`.
    """
    return _read_number(text, decimals, field or _("The quantity"), MOST, text)


def read_money(text: str, field: str = "") -> Decimal:
    """The amount typed, with or without its currency, at most four decimal places. Raises Unreadable."""
    plain = "".join(sign for sign in text if unicodedata.category(sign) != "Sc").strip()
    return _read_number(_CURRENCY.sub("", plain), FINEST_MONEY, field or _("The amount"), MOST_MONEY, text)


def _read_number(plain: str, decimals: int, field: str, most: Decimal, text: str) -> Decimal:
    """The number in `plain`; `text` is what was typed, for the sentence."""
    if not text.strip():
        raise Unreadable("read.empty", field=field, text=text)
    signs, plain = symbols(), plain_signs(plain)
    found = number(plain, signs.decimal, _BLANKS + plain_signs(signs.group), by_twos=signs.groups[1] < signs.groups[0])
    if found is None and _ONE_WAY.fullmatch(plain):
        found = Decimal(plain.replace(",", "."))
    if found is None:
        raise Unreadable("read.number", field=field, text=text, example=quantity(Decimal("2.5") if decimals else 12))
    if abs(found) >= most:
        raise Unreadable("read.too_large", field=field, text=text)
    if found != round(found, decimals):
        raise Unreadable("read.too_fine", field=field, text=text, decimals=decimals)
    return Decimal(int(found)) if found == found.to_integral_value() else found
