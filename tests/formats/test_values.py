"""How values are written for people, in several locales and at the speed of a table cell."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from app import formats
from app.domain.items import Status
from app.domain.movements import Kind
from app.domain.orders import HistoryLine, LineChange
from app.domain.purchase_orders import RowChange, State
from app.domain.receipts import ServedItem, ServedLine
from app.formats.histories import HISTORY

TODAY = date(2016, 5, 12)
D = Decimal


@pytest.fixture(autouse=True)
def today(in_britain: None) -> None:
    formats.set_today(TODAY)


@pytest.mark.parametrize(
    ("locale", "written", "in_euro", "day"),
    [
        ("en_GB", "1,234,567.5", "€1,234.50", "20 May"),
        ("en_US", "1,234,567.5", "€1,234.50", "May 20"),
        ("de_DE", "1.234.567,5", "1.234,50 €", "20. Mai"),
        ("fr_FR", "1 234 567,5", "1 234,50 €", "20 mai"),
        ("hi_IN", "12,34,567.5", "€1,234.50", "20 मई"),
        ("ja_JP", "1,234,567.5", "€1,234.50", "5月20日"),
        ("C", "1,234,567.5", "€1,234.50", "20 May"),
        ("xx_nowhere", "1,234,567.5", "€1,234.50", "20 May"),
    ],
)
def test_numbers_money_and_dates_follow_the_locale(monkeypatch, locale, written, in_euro, day) -> None:
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    formats.set_locale(locale)
    plain = str.maketrans("\u00a0\u202f", "  ")
    assert formats.quantity(D("1234567.5")).translate(plain) == written
    assert formats.money(D("1234.5"), "EUR").translate(plain) == in_euro
    assert formats.date_text(date(2016, 5, 20)) == day


@pytest.mark.parametrize(
    ("number", "text"),
    [("0", "0"), ("12", "12"), ("2.500", "2.5"), ("1E+3", "1,000"), ("-3", "−3"), ("999", "999"), ("0.001", "0.001")],
)
def test_a_quantity_has_the_decimals_it_needs(number: str, text: str) -> None:
    assert formats.quantity(D(number)) == text


def test_a_quantity_can_be_given_its_decimals_and_its_unit() -> None:
    assert formats.quantity(D("2.5"), 3) == "2.500"
    assert formats.amount(D(12), "pcs") == "12 pcs"
    assert formats.pieces(D(1)) == "1 piece"
    assert formats.pieces(D("2.5"), "m") == "2.5 m"
    assert formats.quantity(None) == ""


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("12.5", "EUR", "€12.50"),
        ("-12.5", "EUR", "−€12.50"),
        ("0.0125", "EUR", "€0.0125"),
        ("1500", "JPY", "JP¥1,500"),
        ("412.5", "JPY", "JP¥412.5"),
        ("4.115", "KWD", "KWD4.115"),
        ("4.1", "KWD", "KWD4.100"),
        ("250", "HUF", "HUF250.00"),  # two by ISO 4217, whatever is usual in shops
        ("3.1", "", "3.10"),
    ],
)
def test_money_has_the_decimals_of_its_currency_and_more_only_where_it_is_finer(
    amount: str, currency: str, text: str
) -> None:
    assert formats.money(D(amount), currency) == text
    assert formats.money(None, currency) == ""


def test_a_field_for_money_has_no_sign() -> None:
    figures = [(D(412), "JPY"), (D("4.1"), "KWD"), (D(1500), "EUR"), (D("0.125"), "EUR"), (None, "EUR")]
    assert [formats.figure(*each) for each in figures] == ["412", "4.100", "1,500.00", "0.125", ""]


def test_a_date_names_its_year_unless_it_is_this_one() -> None:
    assert formats.date_text(date(2016, 5, 20)) == "20 May"
    assert formats.date_text(date(2015, 5, 20)) == "20 May 2015"
    assert formats.date_text(date(2016, 5, 20), today=date(2017, 1, 1)) == "20 May 2016"
    assert formats.date_full(date(2016, 5, 20)) == "20 May 2016"
    assert formats.date_short(date(2016, 6, 2)) == "2 Jun"
    assert formats.date_text(None) == ""


def test_this_year_follows_the_stated_day() -> None:
    formats.set_today(date(2017, 1, 1))
    assert formats.date_text(date(2016, 5, 20)) == "20 May 2016"


def test_a_stamp_is_told_in_the_stockrooms_time() -> None:
    at = datetime(2016, 5, 12, 22, 30, tzinfo=UTC)
    assert formats.stamp_text(at, timezone(timedelta(hours=2))) == "13 May, 00:30"


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th"), (1022, "1,022nd")],
)
def test_ordinals(number: int, text: str) -> None:
    assert formats.ordinal(number) == text


def test_a_place_says_how_many_are_ahead() -> None:
    assert formats.position(3, 7, D(42)) == "3rd of 7, 42 pieces ahead"
    assert formats.position(1, 7, D(0)) == "1st of 7"
    assert formats.position(2, ahead=D("2.5"), unit="m") == "2nd, 2.5 m ahead"


@pytest.mark.parametrize(
    ("days", "text"),
    [(None, ""), (0, "today"), (1, "in 1 day"), (9, "in 9 days"), (-1, "1 day over"), (-3, "3 days over")],
)
def test_days_to_a_date(days: int | None, text: str) -> None:
    assert formats.days_to(days) == text


def test_every_word_for_a_state_exists() -> None:
    assert [formats.status_words(status) for status in Status][1] == "Out of stock"
    assert [formats.state_words(state) for state in State] == ["Draft", "Sent", "Closed", "Cancelled"]
    assert formats.kind_words(Kind.ISSUE) == "Internal use"
    assert {*Kind, *LineChange, *RowChange} <= set(HISTORY)


def test_history_says_what_a_date_was_and_is() -> None:
    at = datetime(2016, 5, 12, tzinfo=UTC)
    entry = HistoryLine(at, TODAY, "Ann", RowChange.RECONFIRMED, D(60), date(2016, 6, 2), date(2016, 6, 12), "by phone")
    assert formats.history_text(entry) == "Confirmed again: 60, 2 June → 12 June (by phone)"
    assert formats.who_when("Ann", TODAY) == "12 May · Ann"
    lost = HistoryLine(at, TODAY, "Ann", RowChange.CONFIRMED, None, date(2016, 6, 2), None)
    assert formats.history_text(lost) == "Confirmed: 2 June → no date"


def test_whom_a_receipt_serves() -> None:
    lines = (ServedLine("SO-0118", "Smith", D(5), 1), ServedLine("SO-0121", "Jones", D(3), 2))
    served = ServedItem(None, D(8), lines, D(0))  # type: ignore[arg-type]
    assert formats.served_text(served) == "of these 8: 5 to Smith (SO-0118), 3 to Jones (SO-0121), 0 to shelf"
    assert formats.served_text(served, most=1) == "of these 8: 5 to Smith (SO-0118), 3 to 1 more, 0 to shelf"


def test_importing_formats_does_not_import_babel() -> None:
    code = "import sys, app.formats; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_cell_that_was_written_before_costs_next_to_nothing() -> None:
    first = formats.quantity(D("1234.5"))
    assert formats.quantity(D("1234.50")) is first
    day = date(2016, 6, 2)
    assert formats.date_text(day) is formats.date_text(day)
