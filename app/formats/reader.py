"""Writing for paper, and for its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import lru_cache

from app.formats.dates import date_full, date_short, date_text, time_text
from app.formats.locale import Reader, locale, reader, write_for

_YEAR = 2026


@contextmanager
def on_paper(language: str, prints: Callable[[str], bool]) -> Iterator[None]:
    """Write dates, numbers and words for a reader of `language`, "" as ever; where `prints` says that the dates of that
    language cannot be printed, as figures: 2026-05-20. The size of the paper stays the desk's.
    """
    before = reader()
    try:
        write_for(Reader(language))
        if not _printed(str(locale()), prints):
            write_for(Reader(language, figures=True))
        yield
    finally:
        write_for(before)


@lru_cache
def _printed(language: str, prints: Callable[[str], bool]) -> bool:
    """Whether every date that is written now, in `language`, can be printed."""
    texts = [time_text(datetime(_YEAR, 1, 1, hour, tzinfo=UTC)) for hour in (9, 21)]
    for month in range(1, 13):
        day = date(_YEAR, month, month)
        texts += (date_full(day), date_text(day, day), date_short(day, day), date_short(day, date.min))
    return all(map(prints, texts))
