"""Quantities and money go into the store and come out the same, or are refused; never nearly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.store import units

WHOLE = st.integers(min_value=-(2**62), max_value=2**62)


@given(WHOLE)
def test_every_stored_quantity_comes_back(whole: int) -> None:
    quantity = units.from_thousandths(whole)
    assert quantity * 1000 == whole
    assert units.to_thousandths(quantity) == whole


@given(WHOLE)
def test_every_stored_amount_comes_back(whole: int) -> None:
    assert units.to_money(units.from_money(whole)) == whole


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_every_quantity_of_three_places_comes_back(quantity: Decimal) -> None:
    assert units.from_thousandths(units.to_thousandths(quantity)) == quantity


@given(WHOLE)
def test_quantities_are_plain(whole: int) -> None:
    text = str(units.from_thousandths(whole))
    assert "E" not in text
    assert not ("." in text and text.endswith("0"))


@given(WHOLE)
def test_there_is_no_minus_zero_and_no_doubt(whole: int) -> None:
    assert hash(units.from_thousandths(whole)) == hash(Decimal(str(units.from_thousandths(whole))))
    assert str(units.from_thousandths(0)) == "0"


@pytest.mark.parametrize("text", ["0.0001", "1e-4", "12.34567", "NaN", "Infinity", "-Infinity", "1e16", "1e400"])
def test_what_the_store_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"store can hold|finer than"):
        units.to_thousandths(Decimal(text))


def test_money_has_one_place_more() -> None:
    assert units.to_money(Decimal("0.0001")) == 1
    with pytest.raises(ValueError, match="finer than 4"):
        units.to_money(Decimal("0.00001"))


MOMENTS = st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1970 <= moment.year < 9999)


@given(MOMENTS, st.integers(-14, 14))
def test_stamps_come_back_in_utc(moment: datetime, hours: int) -> None:
    moment = moment.astimezone(timezone(timedelta(hours=hours)))
    assert units.from_stamp(units.to_stamp(moment)) == moment
    assert units.from_stamp(units.to_stamp(moment)).tzinfo == UTC


@given(st.lists(MOMENTS, min_size=2))
def test_stamps_sort_as_text(moments: list[datetime]) -> None:
    assert [units.to_stamp(moment) for moment in sorted(moments)] == sorted(map(units.to_stamp, moments))
