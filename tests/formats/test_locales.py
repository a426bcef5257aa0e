"""Dates and numbers in many locales: what a locale writes is read back, and nothing is read against it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date, format_skeleton

from app import formats
from app.domain.errors import Unreadable

TODAY = date(2026, 5, 12)
LOCALES = """
    am_ET ar_EG ar_SA az_AZ bg_BG bn_BD ca_ES cs_CZ da_DK de_CH de_DE el_GR en_AU en_CA en_GB en_IN en_US en_ZA
    es_CL es_ES es_MX et_EE eu_ES fa_IR fi_FI fil_PH fr_CA fr_CH fr_FR ga_IE gd_GB he_IL hi_IN hr_HR hu_HU hy_AM
    id_ID is_IS it_IT ja_JP ka_GE kk_KZ ko_KR lt_LT lv_LV mt_MT nb_NO nl_BE nl_NL pl_PL pt_BR pt_PT ro_RO ru_RU
    sk_SK sl_SI sr_RS sv_SE sw_KE th_TH tr_TR uk_UA ur_PK uz_UZ vi_VN zh_CN zh_TW
""".split()  # noqa: SIM905
DAYS = [date(2026, 12, 5), date(2026, 5, 12), date(2026, 11, 30), date(2027, 1, 2), date(2028, 2, 29)]


@pytest.fixture(autouse=True)
def back_again() -> Iterator[None]:
    formats.set_today(TODAY)
    yield
    formats.set_locale(None)
    formats.set_today(None)


def read(text: str) -> date:
    return formats.read_date(text, TODAY)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_locale_reads_its_own_forms(locale: str, day: date) -> None:
    formats.set_locale(locale)
    soon = DAYS[0] if day.year > TODAY.year else day
    shown = [formats.date_text(day), formats.date_full(day), formats.date_short(day)]
    own = [format_date(day, form, locale=locale) for form in ("short", "medium", "long")]
    everywhere = [day.isoformat(), f"{day.year}/{day.month:02}/{day.day:02}", f"{day.year}. {day.month}. {day.day}."]
    assert {text: read(text) for text in (*shown, *own, *everywhere)} == dict.fromkeys((*shown, *own, *everywhere), day)
    own = [format_skeleton(form, soon, locale=locale) for form in ("Md", "MMMd", "MMMMd")]
    assert [read(text) for text in own] == [soon] * 3


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("sv_SE", "5/12", date(2026, 12, 5)),
        ("sv_SE", "5/12/2026", date(2026, 12, 5)),
        ("sv_SE", "26-12-05", date(2026, 12, 5)),
        ("sv_SE", "5/12/26", date(2026, 12, 5)),
        ("en_US", "5/12", TODAY),
        ("en_US", "2.12.", date(2026, 12, 2)),
        ("en_GB", "5/12", date(2026, 12, 5)),
        ("en_GB", "26-12-05", date(2026, 12, 5)),
        ("en_GB", "05-12-26", date(2026, 12, 5)),
        ("de_DE", "26-12-05", date(2026, 12, 5)),
        ("de_DE", "2.12.", date(2026, 12, 2)),
        ("de_DE", "2. 12. 26", date(2026, 12, 2)),
        ("nl_NL", "05-12-27", date(2027, 12, 5)),
        ("es_CL", "05-12-26", date(2026, 12, 5)),
        ("fr_CA", "12-05", date(2026, 12, 5)),
        ("fr_CA", "2026-12-05", date(2026, 12, 5)),
        ("en_CA", "26-12-05", date(2026, 12, 5)),
        ("hu_HU", "2026. 12. 05.", date(2026, 12, 5)),
        ("hu_HU", "2026.12.05.", date(2026, 12, 5)),
        ("hu_HU", "12. 5.", date(2026, 12, 5)),
        ("hu_HU", "2026. dec. 5.", date(2026, 12, 5)),
        ("ja_JP", "2026年12月5日", date(2026, 12, 5)),
        ("ja_JP", "12月5日", date(2026, 12, 5)),
        ("ja_JP", "26/12/05", date(2026, 12, 5)),
        ("zh_CN", "2026年12月5日", date(2026, 12, 5)),
        ("ko_KR", "2026. 12. 5.", date(2026, 12, 5)),
        ("ko_KR", "2026년 12월 5일", date(2026, 12, 5)),
        ("ko_KR", "26. 12. 5.", date(2026, 12, 5)),
        ("ar_EG", "٥/١٢/٢٠٢٦", date(2026, 12, 5)),
        ("fa_IR", "۲۰۲۶/۱۲/۵", date(2026, 12, 5)),
        ("hi_IN", "५/१२/२६", date(2026, 12, 5)),
    ],
)
def test_day_and_month_stand_as_the_locale_has_them(locale: str, text: str, day: date) -> None:
    formats.set_locale(locale)
    assert read(text) == day


@pytest.mark.parametrize(("locale", "text"), [("th_TH", "5/12/2569"), ("th_TH", "5/12/69"), ("fa_IR", "1405/9/14")])
def test_a_year_of_another_calendar_is_too_far_away(locale: str, text: str) -> None:
    formats.set_locale(locale)
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.id == "read.date_far"


def test_a_short_year_that_may_stand_first_or_last_is_not_guessed() -> None:
    formats.set_locale("en_GB")
    with pytest.raises(Unreadable) as caught:
        formats.read_date("27-03-28", TODAY, "Wanted on")
    assert formats.sentence(caught.value) == (
        "Wanted on: “27-03-28” may be 28 March 2027 or 27 March 2028. Write the year in full."
    )
    formats.set_locale("sv_SE")
    assert read("27-03-28") == date(2027, 3, 28)


@pytest.mark.parametrize("text", ["20/616", "1/1216", "2026/1205", "2026-12/05"])
def test_numbers_that_run_together_are_no_date(text: str) -> None:
    formats.set_locale("en_GB")
    with pytest.raises(Unreadable):
        read(text)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("number", ["0", "0.5", "-0.125", "999", "1000", "-1234.5", "12345678.25", "1.5"])
def test_a_locale_reads_its_own_numbers(locale: str, number: str) -> None:
    formats.set_locale(locale)
    assert formats.read_quantity(formats.quantity(Decimal(number))) == Decimal(number)


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en_GB", "0,500", "0.5"),
        ("en_GB", "1,500", "1500"),
        ("en_GB", "1'500", "1500"),
        ("de_DE", "0.500", "0.5"),
        ("de_DE", "1.500", "1500"),
        ("de_DE", "1.50", "1.5"),
        ("fr_FR", "1.500", "1.5"),
        ("fr_FR", "1 500,5", "1500.5"),
        ("de_CH", "1’500.5", "1500.5"),
        ("en_IN", "12,34,567", "1234567"),
        ("en_IN", "1,234,567", "1234567"),
        ("ar_EG", "١٬٢٣٤٫٥", "1234.5"),
        ("fa_IR", "۱۲۳۴", "1234"),
        ("ja_JP", "１，２３４．５", "1234.5"),
    ],
)
def test_a_group_is_a_group_and_a_decimal_sign_is_never_dropped(locale: str, text: str, number: str) -> None:
    formats.set_locale(locale)
    assert formats.read_quantity(text) == Decimal(number)


@pytest.mark.parametrize("text", ["0 500", "1,23,456", "1,2345", "1,500,5", "01,500", "1 500,5", "5²", "1,500 000"])
def test_what_only_looks_like_groups_is_no_number(text: str) -> None:
    formats.set_locale("en_GB")
    with pytest.raises(Unreadable):
        formats.read_quantity(text)
