"""What every record of the catalogue is checked for before it is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any
from unicodedata import category

from app.domain.errors import Refused
from app.domain.items import MOST, MOST_MONEY
from app.domain.matching import ZERO

MOST_DAYS = 3_650
_CURRENCY_LETTERS = 3


def known(fields: Mapping[str, Any], names: Collection[str]) -> None:
    """Raise TypeError for a field that there is not."""
    unknown = fields.keys() - set(names)
    if unknown:
        raise TypeError(f"unknown fields: {', '.join(sorted(unknown))}")


def tidy(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with spaces around their texts taken off."""
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}


def needed(text: str, sentence: str) -> None:
    """Refuse an empty text with `sentence`, and one with control characters (a tab, a line break) in it."""
    if not text:
        raise Refused(sentence)
    shown = "".join("·" if category(letter) == "Cc" else letter for letter in text)
    if shown != text:
        raise Refused("text.control", text=shown)


def amount(sku: str, value: Decimal | None) -> None:
    """Refuse money that is below zero, absurd or finer than a ten-thousandth."""
    if value is not None and not (value.is_finite() and ZERO <= value < MOST_MONEY and value == round(value, 4)):
        raise Refused("item.amount", sku=sku, amount=value)


def level(sku: str, value: Decimal | None, decimals: int) -> None:
    """Refuse a quantity to hold that is below zero, absurd or finer than the item is counted."""
    if value is not None and not (value.is_finite() and ZERO <= value < MOST and value == round(value, decimals)):
        raise Refused("item.level", sku=sku, quantity=value, decimals=decimals)


def lead_days(days: int | None) -> None:
    if days is not None and not 0 <= days <= MOST_DAYS:
        raise Refused("lead_days.absurd", days=days)


def currency(code: str) -> None:
    """Refuse what is no ISO 4217 code by its form; empty is the stockroom's own."""
    if code and not (len(code) == _CURRENCY_LETTERS and code.isascii() and code.isalpha() and code.isupper()):
        raise Refused("currency.unknown", currency=code)


def email(address: str) -> None:
    """Refuse what cannot be an e-mail address; empty is none."""
    name, at, domain = address.partition("@")
    if address and not (name and at and domain and " " not in address and "@" not in domain):
        raise Refused("email.unreadable", email=address)
