"""What a new order would get, line by line and in sum, said before it is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.domain.matching import ZERO, Footing
from app.domain.orders import Accepted
from app.domain.promises import Outlook
from app.formats.dates import date_text
from app.formats.footings import reserved_text, share_parts
from app.formats.numbers import amount, pieces, quantity
from app.words import _, ngettext

_Sums = dict[str, Decimal]  # by unit


def outcome(outlook: Outlook, today: date | None = None) -> list[tuple[Footing, str]]:
    """A new line's parts: "18 now", "12 confirmed for 20 May (PO-0019)", "4 with nothing inbound", best first.

    Stock that an order which ships complete holds for its other lines is not "now"; of a line reserved from a
    later day only that day is said.
    """
    if outlook.reserved_from is not None:
        return [(Footing.UNCONFIRMED, reserved_text(outlook.reserved_from, today))]
    held = outlook.footing is not Footing.IN_STOCK and not outlook.ready
    texts: list[tuple[Footing, str]] = []
    for footing, number, text in share_parts(outlook.shares, outlook.short, today):
        if footing is Footing.IN_STOCK:
            said = _("{quantity} in stock, held until the rest is here") if held else _("{quantity} now")
            text = said.format(quantity=quantity(number))
        texts.append((footing, text))
    return texts


def ahead_text(lines: int, number: Decimal, unit: str) -> str:
    """ "First in the queue, nobody ahead." or "3 lines ahead of it, 42 pieces."."""
    if not lines:
        return _("First in the queue, nobody ahead.")
    text = ngettext("{count} line ahead of it, {pieces}.", "{count} lines ahead of it, {pieces}.", lines)
    return text.format(count=quantity(lines), pieces=pieces(number, unit))


def order_summary(
    lines: Sequence[Outlook], to_decide: int, units: Sequence[str] = (), today: date | None = None
) -> str:
    """The whole order in one line: "24 ready now · 12 promised for 20 May · 5 hoped for · 1 line to decide".

    `units` are those of the lines: what is counted in several is summed by unit ("3 pcs, 0.5 m ready now").
    """
    sums: dict[str, _Sums] = {name: {} for name in ("now", "reserved", "hoped", "undated")}
    by_day: dict[date, _Sums] = {}
    for line, unit in zip(lines, units or ("",) * len(lines), strict=True):
        later = line.line.waiting - line.ready
        _add(sums["now"], unit, line.ready)
        if line.reserved_from is not None:
            _add(sums["reserved"], unit, later)
        elif line.promise is not None:
            _add(by_day.setdefault(line.promise, {}), unit, later)
        else:
            _add(sums["undated" if line.hoped is None else "hoped"], unit, later)
    several = len(set(units)) > 1
    texts = [_("{quantity} ready now").format(quantity=_in_units(sums["now"], several))] if sums["now"] else []
    for day in sorted(day for day, found in by_day.items() if found):
        number, on = _in_units(by_day[day], several), date_text(day, today)
        texts.append(_("{quantity} promised for {date}").format(quantity=number, date=on))
    if sums["reserved"]:
        texts.append(_("{quantity} reserved from a later day").format(quantity=_in_units(sums["reserved"], several)))
    if sums["hoped"]:
        texts.append(_("{quantity} hoped for, not promised").format(quantity=_in_units(sums["hoped"], several)))
    if sums["undated"]:
        texts.append(_("{quantity} without a date").format(quantity=_in_units(sums["undated"], several)))
    if to_decide:
        text = ngettext("{count} line to decide", "{count} lines to decide", to_decide)
        texts.append(text.format(count=quantity(to_decide)))
    return " · ".join(texts)


def _add(sums: _Sums, unit: str, number: Decimal) -> None:
    if number:
        sums[unit] = sums.get(unit, ZERO) + number


def _in_units(sums: _Sums, several: bool) -> str:
    """Nobody adds metres to pieces."""
    return ", ".join(amount(number, unit) if several else quantity(number) for unit, number in sums.items())


def accepted_text(done: Accepted, told: bool = False) -> str:
    """ "SO-0118 accepted: 18 now, 12 confirmed for 20 May. On draft PO-0021." """
    said = _("{order} accepted and told: {outcome}.") if told else _("{order} accepted: {outcome}.")
    text = said.format(order=done.number, outcome=order_summary(done.lines, 0, done.units))
    return _("{text} On draft {drafts}.").format(text=text, drafts=", ".join(done.drafted)) if done.drafted else text
