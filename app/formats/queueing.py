"""Who moves back in a queue, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.domain.promises import Hold
from app.formats.dates import date_text, days
from app.formats.numbers import quantity
from app.words import N_, _

HOLD = {Hold.HELD: N_("held"), Hold.PASSED: N_("held, passed on")}


class Moved(Protocol):
    @property
    def order(self) -> str: ...
    @property
    def customer(self) -> str: ...
    @property
    def before(self) -> date: ...
    @property
    def after(self) -> date | None: ...
    @property
    def days(self) -> int | None: ...


def hold_words(hold: Hold) -> str:
    """ "held", "held, passed on", or nothing."""
    return _(HOLD[hold]) if hold in HOLD else ""


def move_text(moved: Moved) -> str:
    """By how much a line moves back: "8 days", or "loses its date"."""
    return _("loses its date") if moved.days is None else days(moved.days)


def moved_text(moved: Sequence[Moved], more: int = 0) -> str:
    """ "Smith (SO-0118) loses its date 12 May; Jones (SO-0121) 20 May instead of 12 May, 8 days; and 3 more"."""
    texts = []
    for each in moved:
        facts = {"customer": each.customer, "order": each.order, "before": date_text(each.before)}
        if each.after is None:
            text = _("{customer} ({order}) loses its date {before}").format(**facts)
        else:
            facts |= {"after": date_text(each.after), "days": move_text(each)}
            text = _("{customer} ({order}) {after} instead of {before}, {days}").format(**facts)
        texts.append(text)
    if more > 0:
        texts.append(_("and {count} more").format(count=quantity(more)))
    return "; ".join(texts)
