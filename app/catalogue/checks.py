"""What every record of the catalogue is checked for before it is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from app.domain import limits
from app.domain.errors import Refused
from app.domain.languages import language_named


def known(fields: Mapping[str, Any], names: Collection[str]) -> None:
    """Raise TypeError for a field that there is not."""
    unknown = fields.keys() - set(names)
    if unknown:
        raise TypeError(f"unknown fields: {', '.join(sorted(unknown))}")


def tidy(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with spaces around their texts taken off."""
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}


def needed(text: str, sentence: str) -> None:
    """Refuse an empty text with `sentence`, and one that is no name: of several lines, too long."""
    if not text:
        raise Refused(sentence)
    limits.NAME.fitting(text)


def language(text: str) -> str:
    """The language that is listed as `text`; "" is none. Refuses what is not listed."""
    known = language_named(text)
    if text and not known:
        raise Refused("language.unknown", language=text)
    return known


def amount(sku: str, value: Decimal | None) -> None:
    """Refuse money that is below zero, absurd or finer than a ten-thousandth."""
    if value is not None and not limits.is_money(value):
        raise Refused("item.amount", sku=sku, amount=value)


def level(sku: str, value: Decimal | None, decimals: int) -> None:
    """Refuse a quantity to hold that is below zero, absurd or finer than the item is counted."""
    if value is not None and not limits.is_quantity(value, decimals):
        raise Refused("item.level", sku=sku, quantity=value, decimals=decimals)


def lead_days(days: int | None) -> None:
    if days is not None and not 0 <= days <= limits.MOST_DAYS:
        raise Refused("lead_days.absurd", days=days)


def currency(code: str) -> None:
    """Refuse what is no ISO 4217 code by its form; empty is the stockroom's own."""
    if code and not limits.is_currency(code):
        raise Refused("currency.unknown", currency=code)


def email(address: str, before: str = "") -> None:
    """Refuse what no mail could go to; empty is none. What stands already is left until a mail is to go there."""
    if address not in ("", before) and not limits.mailable(address):
        raise Refused("email.unreadable", email=address)
