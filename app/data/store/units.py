"""The one place that converts between the store's integers and texts and the domain's values.

Quantities are whole thousandths, money is whole ten-thousandths, days are ISO text, stamps are UTC ISO text with
microseconds, so that they sort as text.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

_QUANTITY_PLACES = 3
_MONEY_PLACES = 4
_MOST = 2**63 - 1
STAMP_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def _to_whole(value: Decimal, places: int) -> int:
    if not value.is_finite():
        raise ValueError(f"{value} is not a number that the store can hold")
    numerator, denominator = value.as_integer_ratio()
    whole, rest = divmod(numerator * int(10**places), denominator)
    if rest:
        raise ValueError(f"{value} is finer than {places} decimal places")
    if abs(whole) > _MOST:
        raise ValueError(f"{value} is more than the store can hold")
    return whole


def _from_whole(whole: int, places: int) -> Decimal:
    """Without trailing zeros and without an exponent: 12, 2.5, 100."""
    while places and whole % 10 == 0:
        whole //= 10
        places -= 1
    digits = tuple(map(int, str(abs(whole))))
    return Decimal((whole < 0, digits, -places))


@lru_cache(maxsize=65_536)
def to_thousandths(quantity: Decimal) -> int:
    """A quantity as the store keeps it. Raises ValueError where it is finer than a thousandth, or no number."""
    return _to_whole(quantity, _QUANTITY_PLACES)


@lru_cache(maxsize=65_536)
def from_thousandths(whole: int) -> Decimal:
    """A quantity from the store, without trailing zeros: Decimal("12"), Decimal("2.5")."""
    return _from_whole(whole, _QUANTITY_PLACES)


@lru_cache(maxsize=65_536)
def to_money(amount: Decimal) -> int:
    """An amount of money as the store keeps it. Raises ValueError where it is finer than a ten-thousandth."""
    return _to_whole(amount, _MONEY_PLACES)


@lru_cache(maxsize=65_536)
def from_money(whole: int) -> Decimal:
    """An amount of money from the store, without trailing zeros."""
    return _from_whole(whole, _MONEY_PLACES)


@lru_cache(maxsize=16_384)
def to_day(day: date) -> str:
    return day.isoformat()


@lru_cache(maxsize=16_384)
def from_day(text: str) -> date:
    return date.fromisoformat(text)


def to_stamp(moment: datetime) -> str:
    """A moment (with its time zone) as the store keeps it."""
    return moment.astimezone(UTC).strftime(STAMP_FORMAT)


@lru_cache(maxsize=16_384)
def from_stamp(text: str) -> datetime:
    """A moment from the store, in UTC."""
    return datetime.fromisoformat(text)
