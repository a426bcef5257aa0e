"""The parts that a waiting line is served in, as far as they may be said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.matching import Footing, Share, SharePart
from app.domain.tellings import Ground
from app.formats.dates import date_text
from app.formats.numbers import quantity
from app.words import _, ngettext

Serving = Share | SharePart | Ground  # of a line: as it was matched, as its row shows it, as it was told
_DATED = (Footing.CONFIRMED, Footing.UNCONFIRMED, Footing.OVERDUE)


class LinePart(NamedTuple):
    """Neighbouring shares of one footing and date. `held`: it is in stock, but may not be shipped yet."""

    footing: Footing
    on: date | None
    held: bool
    quantity: Decimal
    evidence: tuple[str, ...] = ()


def gathered(shares: Iterable[Serving], short: Decimal, today: date | None = None) -> list[LinePart]:
    """The parts of a line in the order of its shares; what nothing covers comes last."""
    found: list[LinePart] = []
    for share in shares:
        part = _of_share(share) if isinstance(share, Share) else _of_part(share, today)
        if found and found[-1][:3] == part[:3]:
            before = found.pop()
            evidence = tuple(dict.fromkeys(before.evidence + part.evidence))
            part = part._replace(quantity=before.quantity + part.quantity, evidence=evidence)
        found.append(part)
    if short:
        found.append(LinePart(Footing.NONE, None, False, short))
    return found


def honest(found: list[LinePart], promise: date | None, footing: Footing, ready: Decimal | None) -> list[LinePart]:
    """The parts as they may be said of a line with this promise, footing and ready quantity.

    Stock that is not ready is held for the rest of an order that ships complete. Where the line's footing is worse
    than that of its own parts, they depend on somebody ahead: then nothing of it is confirmed.
    """
    leans = promise is None and bool(found) and footing > max(part.footing for part in found)
    result = []
    for part in found:
        if part.footing is Footing.IN_STOCK and ready is not None and not ready:
            part = part._replace(held=True)
        elif part.footing is Footing.CONFIRMED and leans:
            part = part._replace(footing=Footing.UNCONFIRMED)
        result.append(part)
    return result


def line_part_text(part: LinePart, today: date | None) -> str:
    """A part in words: "18 ready", "12 hoped for 2 June", "1 with nothing inbound"."""
    number, day = quantity(part.quantity), date_text(part.on, today)
    if part.footing is Footing.IN_STOCK:
        text = _("{quantity} in stock, held until the rest is here") if part.held else _("{quantity} ready")
        return text.format(quantity=number)
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


def with_evidence(text: str, evidence: Iterable[str]) -> str:
    """`text` with what stands behind it: "Confirmed for 20 May (PO-0017, Acme, confirmed 2 May)"."""
    named = ", ".join(evidence)
    return f"{text} ({named})" if named else text


def _of_share(share: Share) -> LinePart:
    supply = share.supply
    on = supply.due if supply.footing is Footing.OVERDUE else supply.ready
    evidence = (supply.po,) if supply.po else ()
    return LinePart(supply.footing, on if supply.footing in _DATED else None, False, share.quantity, evidence)


def _of_part(share: SharePart | Ground, today: date | None) -> LinePart:
    on = share.on if share.footing in _DATED else None
    return LinePart(share.footing, on, False, share.quantity, _evidence(share, today))


def _evidence(share: SharePart | Ground, today: date | None) -> tuple[str, ...]:
    if share.footing is Footing.IN_STOCK:
        return ()
    if share.footing is Footing.PLANNED:
        return (_("draft {number}").format(number=share.source),)
    if share.footing is not Footing.CONFIRMED:
        return (share.source,)
    told = _("confirmed {date}").format(date=date_text(share.confirmed_told, today)) if share.confirmed_told else ""
    return tuple(text for text in (share.source, share.supplier, told) if text)
