"""When a waiting line will be served, in words: never a date without its footing, never a past date as a hope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from app.domain.matching import ZERO, Footing, SharePart
from app.domain.promise_states import PromiseState
from app.domain.promises import Hold
from app.formats.dates import date_text
from app.formats.line_parts import LinePart, Serving, gathered, honest, line_part_text, with_evidence
from app.words import N_, _

SHAPE: dict[Footing, str] = {
    Footing.IN_STOCK: "●",
    Footing.CONFIRMED: "◆",
    Footing.UNCONFIRMED: "◇",
    Footing.UNDATED: "◌",
    Footing.OVERDUE: "▲",
    Footing.PLANNED: "□",
    Footing.NONE: "○",
}

FOOTING: dict[Footing, str] = {
    Footing.IN_STOCK: N_("Ready to ship"),
    Footing.CONFIRMED: N_("Confirmed"),
    Footing.UNCONFIRMED: N_("Ordered, not confirmed"),
    Footing.UNDATED: N_("Ordered, no date yet"),
    Footing.OVERDUE: N_("Overdue, supplier being chased"),
    Footing.PLANNED: N_("Being ordered"),
    Footing.NONE: N_("Nothing inbound"),
}


class WaitingRow(Protocol):
    """A waiting line as a row of the queue shows it. The row itself is of `app.views`, which lies above the words."""

    @property
    def sku(self) -> str: ...
    @property
    def waiting(self) -> Decimal: ...
    @property
    def ready(self) -> Decimal: ...
    @property
    def promise(self) -> date | None: ...
    @property
    def hoped(self) -> date | None: ...
    @property
    def footing(self) -> Footing: ...
    @property
    def shares(self) -> Sequence[SharePart]: ...
    @property
    def short(self) -> Decimal: ...
    @property
    def state(self) -> PromiseState: ...
    @property
    def slip_days(self) -> int: ...
    @property
    def hold(self) -> Hold: ...
    @property
    def reserved_from(self) -> date | None: ...
    @property
    def waits_for(self) -> Sequence[str]: ...
    @property
    def firm(self) -> bool: ...


def footing_words(footing: Footing) -> str:
    """The words of a footing without a date, as a legend or a filter says them."""
    return _(FOOTING[footing])


def when(
    promise: date | None,
    hoped: date | None,
    footing: Footing,
    shares: Iterable[Serving] = (),
    short: Decimal = ZERO,
    today: date | None = None,
    ready: Decimal | None = None,
) -> str:
    """The short text of a waiting line: "Ready to ship", "Confirmed for 20 May", "18 ready, 12 hoped for 2 June".

    A line whose parts stand differently shows them with their quantities; else the worst of them and of the queue
    ahead speaks. `today` is only asked for its year; `ready` tells stock that may be shipped from stock that is held.
    """
    found = honest(gathered(shares, short), promise, footing, ready)
    if speaks_in_parts(found, promise or hoped, footing):
        return _listed(found, today)
    return _whole(promise, hoped, footing, found, today)


def when_long(row: WaitingRow, today: date | None = None) -> str:
    """The text of a waiting line with its evidence: "Confirmed for 20 May (PO-0017, Acme, confirmed 2 May)"."""
    found = honest(gathered(row.shares, row.short, today), row.promise, row.footing, row.ready)
    if speaks_in_parts(found, row.promise or row.hoped, row.footing):
        return "; ".join(with_evidence(line_part_text(part, today), part.evidence) for part in found)
    if _rest_decides(row.footing, found):  # what is behind it is behind its own parts, not behind the rest
        own = [with_evidence(line_part_text(part, today), part.evidence) for part in found]
        return "; ".join([_whole(row.promise, row.hoped, row.footing, found, today), *own])
    evidence = list(dict.fromkeys(text for part in found for text in part.evidence))
    if row.footing is Footing.CONFIRMED and found:
        evidence = list(found[-1].evidence)
    text = _whole(row.promise, row.hoped, row.footing, found, today)
    if row.footing is Footing.UNCONFIRMED and row.hoped is not None:
        text = _("Ordered, not confirmed: hoped for {date}").format(date=date_text(row.hoped, today))
    elif row.footing is Footing.OVERDUE and _due(found):
        return _("{due}, supplier being chased").format(due=with_evidence(text, evidence))
    return with_evidence(text, evidence)


def reserved_text(on: date, today: date | None = None) -> str:
    """Of a line that holds no place yet: "Reserved from 3 June"."""
    return _("Reserved from {date}").format(date=date_text(on, today))


def parts(shares: Iterable[Serving], short: Decimal = ZERO, today: date | None = None) -> str:
    """A line's parts with their quantities: "18 ready, 12 hoped for 2 June", "99 confirmed for 20 May, 1 with ..."."""
    return _listed(gathered(shares, short), today)


def share_parts(
    shares: Iterable[Serving], short: Decimal = ZERO, today: date | None = None
) -> list[tuple[Footing, Decimal, str]]:
    """A line's parts one by one: footing, quantity and text with its order, "12 confirmed for 20 May (PO-0019)"."""
    found = gathered(shares, short, today)
    return [(part.footing, part.quantity, with_evidence(line_part_text(part, today), part.evidence)) for part in found]


def _listed(found: list[LinePart], today: date | None) -> str:
    return ", ".join(line_part_text(part, today) for part in found)


def speaks_in_parts(found: list[LinePart], day: date | None, footing: Footing) -> bool:
    """Whether the parts tell the whole story: they differ, and the line's date or footing is not set from elsewhere."""
    if len({part.footing for part in found}) < 2:
        return False
    last = max((part.on for part in found if part.on), default=day)
    if day is not None:
        return last == day
    return footing <= max(part.footing for part in found)


def _whole(
    promise: date | None, hoped: date | None, footing: Footing, found: list[LinePart], today: date | None
) -> str:
    if footing is Footing.CONFIRMED and promise is not None:
        return _("Confirmed for {date}").format(date=date_text(promise, today))
    if footing is Footing.UNCONFIRMED and hoped is not None:
        return _("Hoped for {date}").format(date=date_text(hoped, today))
    if footing is Footing.OVERDUE:
        due = _due(found)
        if due is not None:
            return _("Was due {date}").format(date=date_text(due, today))
        if hoped is not None:
            return _("Hoped for {date}, behind overdue goods").format(date=date_text(hoped, today))
        return _("Behind overdue goods")
    if _rest_decides(footing, found):
        return _("Rest of its order: {words}").format(words=_(FOOTING[footing]))
    return _(FOOTING[footing])


def _rest_decides(footing: Footing, found: list[LinePart]) -> bool:
    """Whether a line stands worse than all of its own parts, which the rest of a whole order does."""
    worse = bool(found) and footing > max(part.footing for part in found)
    return worse and footing not in (Footing.CONFIRMED, Footing.UNCONFIRMED, Footing.OVERDUE)


def _due(found: list[LinePart]) -> date | None:
    return max((part.on for part in found if part.footing is Footing.OVERDUE and part.on), default=None)


def shaped(footing: Footing, text: str) -> str:
    """A text with the shape of its footing before it: "◆ Confirmed for 20 May"."""
    return f"{SHAPE[footing]} {text}"


def signs_text(footings: Iterable[Footing], words: Mapping[Footing, str] = FOOTING) -> str:
    """What the shapes on a paper mean: "● Ready to ship · ◆ Confirmed". `words` are the desk's, or a customer's."""
    return " · ".join(shaped(footing, _(words[footing])) for footing in sorted(set(footings)))
