"""What quantity may be asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.items import Item
from app.domain.limits import MOST
from app.domain.orders import checked_quantity


def item(decimals: int = 0) -> Item:
    return Item(1, "ROPE", "Rope", unit="m", decimals=decimals)


@pytest.mark.parametrize(
    ("text", "decimals", "why"),
    [
        ("0", 0, "quantity.not_positive"),
        ("-1", 0, "quantity.not_positive"),
        ("NaN", 0, "quantity.not_positive"),
        ("Infinity", 0, "quantity.not_positive"),
        ("1e12", 0, "quantity.absurd"),
        ("1000000000", 3, "quantity.absurd"),
        ("1.5", 0, "quantity.too_fine"),
        ("0.0001", 3, "quantity.too_fine"),
    ],
)
def test_a_quantity_that_makes_no_sense_is_refused(text: str, decimals: int, why: str) -> None:
    with pytest.raises(Refused) as refused:
        checked_quantity(item(decimals), Decimal(text))
    assert refused.value.id == why
    assert refused.value.facts["item"] == "ROPE"


@pytest.mark.parametrize(("text", "decimals"), [("1", 0), ("1.0", 0), ("1E+3", 0), ("0.001", 3), ("999999999", 0)])
def test_a_quantity_as_finely_as_the_item_is_counted_is_taken(text: str, decimals: int) -> None:
    assert checked_quantity(item(decimals), Decimal(text)) == Decimal(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.integers(0, 3))
def test_what_is_taken_is_positive_bounded_and_counted(quantity: Decimal, decimals: int) -> None:
    fits = 0 < quantity < MOST and quantity % (Decimal(1).scaleb(-decimals)) == 0
    if fits:
        assert checked_quantity(item(decimals), quantity) == quantity
    else:
        with pytest.raises(Refused):
            checked_quantity(item(decimals), quantity)
