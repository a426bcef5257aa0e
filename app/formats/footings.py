"""When a waiting line will be served, in words: never a date without its footing, never a past date as a hope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from app.domain.matching import ZERO, Footing, Share
from app.formats.dates import date_text
from app.formats.numbers import quantity
from app.words import N_, _, ngettext

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


class SharePart(Protocol):
    """So much of one supply, ready to show. `source` is "stock" or the PO's number, `on` its ready or due date."""

    @property
    def quantity(self) -> Decimal: ...
    @property
    def source(self) -> str: ...
    @property
    def footing(self) -> Footing: ...
    @property
    def on(self) -> date | None: ...
    @property
    def supplier(self) -> str: ...
    @property
    def confirmed_told(self) -> date | None: ...


class WaitingRow(Protocol):
    """What `when_long` reads of a waiting line."""

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


class _Part(NamedTuple):
    footing: Footing
    on: date | None
    quantity: Decimal
    evidence: tuple[str, ...] = ()


def footing_words(footing: Footing) -> str:
    """The words of a footing without a date, as a legend or a filter says them."""
    return _(FOOTING[footing])


def when(
    promise: date | None,
    hoped: date | None,
    footing: Footing,
    shares: Iterable[SharePart | Share] = (),
    short: Decimal = ZERO,
    today: date | None = None,
) -> str:
    """The short text of a waiting line: "Ready to ship", "Confirmed for 20 May", "18 ready, 12 hoped for 2 June".

    A line whose parts stand differently shows them with their quantities; else the worst of them and of the queue
    ahead speaks. `today` is only asked for its year.
    """
    found = _gathered(shares, short)
    if len({part.footing for part in found}) > 1:
        return _listed(found, today)
    due = max((part.on for part in found if part.footing is Footing.OVERDUE and part.on), default=None)
    return _whole(promise, hoped, footing, due, today)


def when_long(row: WaitingRow, today: date | None = None) -> str:
    """The text of a waiting line with its evidence: "Confirmed for 20 May (PO-0017, Acme, confirmed 2 May)"."""
    found = _gathered(row.shares, row.short, today)
    if len({part.footing for part in found}) > 1:
        return "; ".join(_with_evidence(_part_text(part, today), part) for part in found)
    last = found[-1] if found else _Part(row.footing, None, ZERO)
    evidence = tuple(dict.fromkeys(text for part in found for text in part.evidence))
    if row.footing is Footing.CONFIRMED or last.footing is Footing.IN_STOCK:
        return _with_evidence(_whole(row.promise, row.hoped, row.footing, last.on, today), last)
    if row.footing is Footing.UNCONFIRMED and row.hoped is not None:
        text = _("Ordered, not confirmed: hoped for {date}").format(date=date_text(row.hoped, today))
    elif row.footing is Footing.OVERDUE and last.footing is Footing.OVERDUE:
        due = _("Was due {date}").format(date=date_text(last.on, today))
        return _("{due} ({evidence}), supplier being chased").format(due=due, evidence=", ".join(evidence))
    else:
        text = _whole(row.promise, row.hoped, row.footing, None, today)
    return _with_evidence(text, last._replace(evidence=evidence))


def parts(shares: Iterable[SharePart | Share], short: Decimal = ZERO, today: date | None = None) -> str:
    """A line's parts with their quantities: "18 ready, 12 hoped for 2 June", "99 confirmed for 20 May, 1 with ..."."""
    return _listed(_gathered(shares, short), today)


def share_parts(
    shares: Iterable[SharePart | Share], short: Decimal = ZERO, today: date | None = None
) -> list[tuple[Footing, Decimal, str]]:
    """A line's parts one by one: footing, quantity and text with its order, "12 confirmed for 20 May (PO-0019)"."""
    found = _gathered(shares, short, today)
    return [(part.footing, part.quantity, _with_evidence(_part_text(part, today), part)) for part in found]


def _listed(found: list[_Part], today: date | None) -> str:
    return ", ".join(_part_text(part, today) for part in found)


def _whole(promise: date | None, hoped: date | None, footing: Footing, due: date | None, today: date | None) -> str:
    if footing is Footing.CONFIRMED and promise is not None:
        return _("Confirmed for {date}").format(date=date_text(promise, today))
    if footing is Footing.UNCONFIRMED and hoped is not None:
        return _("Hoped for {date}").format(date=date_text(hoped, today))
    if footing is Footing.OVERDUE:
        if due is not None:
            return _("Was due {date}").format(date=date_text(due, today))
        if hoped is not None:
            return _("Hoped for {date}, behind overdue goods").format(date=date_text(hoped, today))
        return _("Behind overdue goods")
    return _(FOOTING[footing])


def _part_text(part: _Part, today: date | None) -> str:
    number, day = quantity(part.quantity), date_text(part.on, today)
    if part.footing is Footing.IN_STOCK:
        return _("{quantity} ready").format(quantity=number)
    if part.footing is Footing.CONFIRMED and day:
        return _("{quantity} confirmed for {date}").format(quantity=number, date=day)
    if part.footing is Footing.UNCONFIRMED and day:
        return _("{quantity} hoped for {date}").format(quantity=number, date=day)
    if part.footing is Footing.OVERDUE and day:
        several = 1 if part.quantity == 1 else 2
        text = ngettext("{quantity} was due {date}", "{quantity} were due {date}", several)
        return text.format(quantity=number, date=day)
    if part.footing is Footing.PLANNED:
        return _("{quantity} being ordered").format(quantity=number)
    if part.footing is Footing.NONE:
        return _("{quantity} with nothing inbound").format(quantity=number)
    return _("{quantity} ordered without a date").format(quantity=number)


def _with_evidence(text: str, part: _Part) -> str:
    return f"{text} ({', '.join(part.evidence)})" if part.evidence else text


def _gathered(shares: Iterable[SharePart | Share], short: Decimal, today: date | None = None) -> list[_Part]:
    """The parts of a line, neighbours of the same footing and date added up, what is short last."""
    found: list[_Part] = []
    for share in shares:
        part = _of_share(share) if isinstance(share, Share) else _of_part(share, today)
        if found and found[-1][:2] == part[:2]:
            before = found.pop()
            evidence = tuple(dict.fromkeys(before.evidence + part.evidence))
            part = part._replace(quantity=before.quantity + part.quantity, evidence=evidence)
        found.append(part)
    if short:
        found.append(_Part(Footing.NONE, None, short))
    return found


def _of_share(share: Share) -> _Part:
    supply = share.supply
    dated = supply.footing in (Footing.CONFIRMED, Footing.UNCONFIRMED)
    on = supply.ready if dated else supply.due if supply.footing is Footing.OVERDUE else None
    return _Part(supply.footing, on, share.quantity, (supply.po,) if supply.po else ())


def _of_part(share: SharePart, today: date | None) -> _Part:
    footing = share.footing
    on = share.on if footing in (Footing.CONFIRMED, Footing.UNCONFIRMED, Footing.OVERDUE) else None
    return _Part(footing, on, share.quantity, _evidence(share, today))


def _evidence(share: SharePart, today: date | None) -> tuple[str, ...]:
    if share.footing is Footing.IN_STOCK:
        return ()
    if share.footing is Footing.PLANNED:
        return (_("draft {number}").format(number=share.source),)
    if share.footing is not Footing.CONFIRMED:
        return (share.source,)
    told = _("confirmed {date}").format(date=date_text(share.confirmed_told, today)) if share.confirmed_told else ""
    return tuple(text for text in (share.source, share.supplier, told) if text)
