"""What one of an item costs, where a supplier's mail says so plainly."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.errors import Unreadable
from app.formats.reading import read_money

_MONEY = r"(?:€|\$|£|eur|usd|gbp|chf)"
_ISO = {"€": "eur", "$": "usd", "£": "gbp"}
PRICES = re.compile(rf"{_MONEY}\s*\d[\d.,']*|\d[\d.,']*\s*{_MONEY}(?!\w)")
_SIGN = re.compile(_MONEY)
_ONE = r"(?:piece|pce|pc|unit|ea|stk|stück)\b"
_BEFORE = re.compile(r"(?:(?<!\w)(?:at|je|à|each)|@|(?<!\w)(?:unit|per piece) (?:price|cost)\s*:?)\s*$")
_AFTER = re.compile(rf"\s*(?:each\b|ea\b|apiece\b|a piece\b|(?:per|/|pro|je)\s*{_ONE})")
_OF_MANY = re.compile(r"\s*(?:(?:per|pro|/|je)\s*(?:\d|%|c\b|hundred|thousand|pack|box|m\b|kg\b|vpe)|total|in all)")


def unit_cost_in(line: str, currency: str) -> Decimal | None:
    """The one price of a line, if the line says that it is for one, in the currency of the order; else None."""
    plain = line.casefold()
    found = list(PRICES.finditer(plain))
    if len(found) != 1:
        return None
    [price] = found
    said = price.group().rstrip(".,'")
    before, after = plain[: price.start()], plain[price.start() + len(said) :]
    sign = _SIGN.search(said)
    if sign is None or _ISO.get(sign.group(), sign.group()) != currency.casefold() or _OF_MANY.match(after):
        return None
    if not (_BEFORE.search(before) or _AFTER.match(after)):
        return None
    try:
        return read_money(_SIGN.sub("", said).strip())
    except Unreadable:
        return None
