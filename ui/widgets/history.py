"""What happened to something, in a detail: who and when on the left, what on the right, the latest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from app import formats
from app.domain.orders import HistoryLine
from app.words import _
from ui.widgets.detail import SHOWN, WHO_WIDTH, Detail, Fact, OfferedAct, too_many

T = TypeVar("T")


class Happened(NamedTuple):
    person: str
    on: date
    at: datetime
    text: str


def write_happened(
    panel: Detail, title: str, rows: Sequence[T], told: Callable[[T], Happened], more: OfferedAct
) -> None:
    """A section of the first rows as `told`; `more` shows all of them where they are too many."""
    facts = []
    for person, on, at, text in map(told, rows[:SHOWN]):
        facts.append(Fact(formats.who_when(person, on), text, hint=f"{formats.stamp_text(at)} · {person}"))
    panel.section(title, facts, more=more if too_many(len(rows)) else None, left_width=WHO_WIDTH)


def write_history(panel: Detail, latest: Sequence[HistoryLine], show: Callable[[], object], currency: str = "") -> None:
    """The history of a line or a purchase order, the latest first; `show` shows all of it, `currency` is its costs'."""
    write_happened(
        panel,
        _("History"),
        latest,
        lambda entry: Happened(entry.person, entry.on, entry.at, formats.history_text(entry, currency)),
        OfferedAct("history", _("All of it"), show),
    )
