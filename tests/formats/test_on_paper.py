"""Dates on paper, in every locale: printed as they are written there, or as figures where the fonts lack the names."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel import localedata

from app import documents, formats
from app.domain.languages import LANGUAGES, language_named
from app.papers.letterhead import on_paper

LOCALES = sorted(localedata.locale_identifiers())
DAYS = [date(2026, month, 28) for month in range(1, 13)]


@pytest.fixture(autouse=True)
def home() -> Iterator[None]:
    formats.set_locale("en_GB")
    formats.set_today(date(2026, 5, 12))
    yield
    formats.set_locale(None)
    formats.set_today(None)


@pytest.mark.parametrize("name", LOCALES)
def test_every_date_on_paper_has_all_its_signs(name: str) -> None:
    formats.set_locale(name)
    with on_paper():
        texts = {write(day) for day in DAYS for write in (formats.date_full, formats.date_text, formats.date_short)}
        texts.add(formats.stamp_text(datetime(2026, 5, 12, 21, 5, tzinfo=UTC), UTC))
    assert not {sign for text in texts for sign in text if not documents.printable(sign)}
    assert len(texts) >= len(DAYS)


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_number_on_a_partners_paper_has_all_its_signs(name: str) -> None:
    with on_paper(name):
        texts = [formats.quantity(Decimal("-1234567.5"))]
        texts += [
            formats.money(Decimal("-1234.5"), currency) for currency in ("EUR", "JPY", "KWD", "INR", "ILS", "IRR")
        ]
    assert not {sign for text in texts for sign in text if not documents.printable(sign)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "20. Mai 2026"),
        ("sv", "20 maj 2026"),
        ("ja", "2026年5月20日"),
        ("ar_EG", "2026-05-20"),
        ("he", "2026-05-20"),
        ("fa", "2026-05-20"),
        ("hi", "2026-05-20"),
        ("th", "2026-05-20"),
        ("", "20 May 2026"),
    ],
)
def test_a_paper_is_dated_in_its_readers_language_or_in_figures(language: str, text: str) -> None:
    with on_paper(language):
        assert formats.date_full(date(2026, 5, 20)) == text
        assert formats.paper_size() == "A4"
    assert formats.date_full(date(2026, 5, 20)) == "20 May 2026"


def test_the_screen_keeps_the_names_that_paper_cannot_print() -> None:
    formats.set_locale("ar_EG")
    assert "مايو" in formats.date_full(date(2026, 5, 20))
    with on_paper("de"), on_paper():
        assert formats.date_full(date(2026, 5, 20)) == "2026-05-20"


def test_a_paper_that_fails_leaves_the_desk_as_it_was() -> None:
    with pytest.raises(ValueError, match="no"), on_paper("sv"):
        raise ValueError("no")
    assert formats.date_full(date(2026, 5, 20)) == "20 May 2026"


@pytest.mark.parametrize(
    ("said", "known"), [("de-AT", "de_AT"), ("DE_lu", "de"), ("zh-hant-TW", "zh_Hant"), ("xx", ""), ("", ""), ("-", "")]
)
def test_a_language_is_known_however_it_is_written(said: str, known: str) -> None:
    assert language_named(said) == known


def test_every_language_that_is_listed_is_known_by_name() -> None:
    assert set(LANGUAGES) <= set(LOCALES)
    assert {code for _name, code in formats.languages()} == set(LANGUAGES)


def test_to_see_that_dates_can_be_printed_imports_nothing_that_draws() -> None:
    code = """import sys
from app import documents, formats
with formats.on_paper("sv", documents.printable):
    sys.exit("reportlab" in sys.modules)"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
