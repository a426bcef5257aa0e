"""What people type is read, or refused with a sentence that shows how to write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import formats
from app.domain.errors import Unreadable

TODAY = date(2016, 5, 31)
LOCALES = ["en_GB", "en_US", "de_DE", "fr_FR", "hi_IN", "ko_KR", "ja_JP"]


@pytest.fixture(autouse=True, scope="module")
def in_britain():
    formats.set_locale("en_GB")
    formats.set_today(TODAY)
    yield
    formats.set_locale(None)
    formats.set_today(None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        (" 12 ", "12"),
        ("1,234.5", "1234.5"),
        ("1 234", "1234"),
        ("0", "0"),
        ("-1", "-1"),
        ("−1", "-1"),
        (".5", "0.5"),
        ("５", "5"),
    ],
)
def test_quantities_that_can_be_read(text: str, number: str) -> None:
    assert formats.read_quantity(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Quantity is empty. Fill it in."),
        ("abc", "Quantity: “abc” is not a number. Write it like 2.5."),
        ("1e12", "Quantity: “1e12” is not a number. Write it like 2.5."),
        ("2,5", "Quantity: “2,5” is not a number. Write it like 2.5."),
        ("12 3", "Quantity: “12 3” is not a number. Write it like 2.5."),
        ("NaN", "Quantity: “NaN” is not a number. Write it like 2.5."),
        ("4006381333931", "Quantity: “4006381333931” is too large. Check it: was a barcode scanned into it?"),
        ("1.125", "Quantity: “1.125” has more decimal places than it is counted in (2). Enter a rounder one."),
    ],
)
def test_quantities_that_cannot_be_read(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.read_quantity(text, 2, "Quantity")
    assert formats.sentence(caught.value) == sentence
    assert (caught.value.field, caught.value.text) == ("Quantity", text)


@given(st.decimals(-999_999_999, 999_999_999, places=3), st.sampled_from(LOCALES))
def test_what_is_written_is_read_back(number: Decimal, locale: str) -> None:
    formats.set_locale(locale)
    try:
        assert formats.read_quantity(formats.quantity(number)) == number
    finally:
        formats.set_locale("en_GB")


@given(st.decimals(0, 99_999_999, places=4), st.sampled_from(LOCALES), st.sampled_from(["EUR", "USD", "CHF", ""]))
def test_money_is_read_back(amount: Decimal, locale: str, currency: str) -> None:
    formats.set_locale(locale)
    try:
        assert formats.read_money(formats.money(amount, currency)) == amount
    finally:
        formats.set_locale("en_GB")


@pytest.mark.parametrize(("text", "amount"), [("€ 12.50", "12.5"), ("12.50 EUR", "12.5"), ("1,000.25", "1000.25")])
def test_money_with_or_without_its_currency(text: str, amount: str) -> None:
    assert formats.read_money(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["abc", "EUR", "12.50 per piece", "1.23456"])
def test_money_that_cannot_be_read(text: str) -> None:
    with pytest.raises(Unreadable):
        formats.read_money(text, "Cost")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-06-20", date(2016, 6, 20)),
        ("20.6.", date(2016, 6, 20)),
        ("20.6.16", date(2016, 6, 20)),
        ("20/6/2016", date(2016, 6, 20)),
        ("20 June", date(2016, 6, 20)),
        ("20 jun", date(2016, 6, 20)),
        ("June 20, 2017", date(2017, 6, 20)),
        ("2nd June", date(2016, 6, 2)),
        ("+7", date(2016, 6, 7)),
        ("today", TODAY),
        ("tomorrow", date(2016, 6, 1)),
        ("30 May", date(2016, 5, 30)),
        ("20 January", date(2017, 1, 20)),
        ("29 Feb", date(2020, 2, 29)),
    ],
)
def test_dates_that_can_be_read(text: str, day: date) -> None:
    assert formats.read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Wanted on is empty. Fill it in."),
        ("soon", "Wanted on: “soon” is not a date. Write it like 31 May, or +7 for in a week."),
        ("99", "Wanted on: “99” is not a date. Write it like 31 May, or +7 for in a week."),
        ("31.2.", "Wanted on: there is no day “31.2.” in the calendar. Correct it."),
        ("5/20", "Wanted on: there is no day “5/20” in the calendar. Correct it."),
        ("2216-01-01", "Wanted on: “2216-01-01” would be 1 January 2216, which is too far away. Check the year."),
        ("+9999", "Wanted on: “+9999” would be 16 October 2043, which is too far away. Check the year."),
        ("0000-01-01", "Wanted on: there is no day “0000-01-01” in the calendar. Correct it."),
    ],
)
def test_dates_that_cannot_be_read(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.read_date(text, TODAY, "Wanted on")
    assert formats.sentence(caught.value) == sentence


@pytest.mark.parametrize(
    ("locale", "text"), [("en_US", "6/20"), ("de_DE", "20. Juni"), ("fr_FR", "20 juin"), ("en_US", "20.6.")]
)
def test_dates_as_other_locales_write_them(locale: str, text: str) -> None:
    formats.set_locale(locale)
    try:
        assert formats.read_date(text, TODAY) == date(2016, 6, 20)
    finally:
        formats.set_locale("en_GB")


@given(st.dates(date(2010, 1, 1), date(2025, 12, 31)), st.sampled_from(LOCALES))
def test_a_date_that_is_shown_is_read_back(day: date, locale: str) -> None:
    formats.set_locale(locale)
    try:
        assert formats.read_date(formats.date_full(day), TODAY) == day
    finally:
        formats.set_locale("en_GB")


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    said: list[str] = []
    for read in (formats.read_quantity, formats.read_money, lambda typed: formats.read_date(typed, TODAY)):
        try:
            assert read(text) is not None
        except Unreadable as refused:
            said.append(formats.sentence(refused))
    assert all(said)
