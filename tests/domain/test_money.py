"""Amounts have the decimals of their currency, and a document's total is the sum of its rounded lines."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import decimals, line_amount, rounded

CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD", "CLF", "HUF", ""])


@pytest.mark.parametrize(("currency", "places"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("HUF", 2), ("", 2)])
def test_decimals_are_those_of_the_standard(currency: str, places: int) -> None:
    assert decimals(currency) == places


@pytest.mark.parametrize(
    ("quantity", "cost", "currency", "amount"),
    [
        ("10", "0.0025", "EUR", "0.03"),
        ("-10", "0.0025", "EUR", "-0.03"),
        ("1", "412.5", "JPY", "413"),
        ("1", "4.1155", "KWD", "4.116"),
        ("3", "0.0025", "", "0.01"),
    ],
)
def test_a_line_comes_to_a_rounded_amount(quantity: str, cost: str, currency: str, amount: str) -> None:
    assert str(line_amount(Decimal(quantity), Decimal(cost), currency)) == amount
    assert line_amount(Decimal(quantity), None, currency) is None


@given(st.decimals(-(10**6), 10**6, places=4), CURRENCIES)
def test_rounding_twice_is_rounding_once(amount: Decimal, currency: str) -> None:
    assert rounded(rounded(amount, currency), currency) == rounded(amount, currency)
    assert abs(rounded(amount, currency) - amount) <= Decimal("0.5").scaleb(-decimals(currency))
