"""The customer's voice: what leaves the house for a customer names no supplier of ours, no purchase order, nothing of
other customers. The desk's own words are in `footings` and `promises`.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from app.domain.matching import Footing
from app.domain.promise_states import PromiseState
from app.domain.promises import Hold
from app.formats.dates import date_text, days
from app.formats.footings import WaitingRow, reserved_text, speaks_in_parts
from app.formats.line_parts import LinePart, gathered, honest, line_part_text
from app.formats.numbers import quantity
from app.words import N_, _

TOLD_AS: dict[Footing, str] = {
    Footing.IN_STOCK: N_("Ready to ship"),
    Footing.CONFIRMED: N_("Confirmed"),
    Footing.UNCONFIRMED: N_("Ordered; our supplier has not confirmed a date"),
    Footing.UNDATED: N_("Ordered; no date yet"),
    Footing.OVERDUE: N_("Our supplier is late; we are asking"),
    Footing.PLANNED: N_("Being ordered"),
    Footing.NONE: N_("Not yet ordered"),
}


class OwnRow(WaitingRow, Protocol):
    """A customer's own waiting line."""

    @property
    def ship_complete(self) -> bool: ...


def customer_when(row: OwnRow, today: date | None = None) -> str:
    """When a line is served, as its customer is told: "Confirmed for 20 May", "18 ready; 12 hoped for 2 June"."""
    if row.reserved_from is not None:
        return reserved_text(row.reserved_from, today)
    if row.hold is Hold.PASSED:
        return _("On hold")
    if row.waits_for and row.footing is Footing.IN_STOCK:
        return _("Here, kept until the rest is")
    if row.hold and row.footing is Footing.IN_STOCK:
        return _("Here, on hold")
    found = honest(gathered(row.shares, row.short, today), row.promise, row.footing, row.ready)
    if speaks_in_parts(found, row.promise or row.hoped, row.footing):
        text = "; ".join(_part(part, today) for part in found)
    else:
        text = _whole(row, found, today)
    return _("On hold: {text}").format(text=text) if row.hold else text


def customer_change(row: WaitingRow) -> str:
    """What has become of what was told: "9 days later than we told you"; "" where `customer_when` says all."""
    late = days(row.slip_days) if row.slip_days > 0 else ""
    if row.state is PromiseState.SLIPPED:
        return _("{days} later than we told you").format(days=late) if late else _("Later than we told you")
    if row.state is PromiseState.HOPE_SLIPPED and late:
        return _("{days} later than we hoped").format(days=late)
    if row.state is PromiseState.EARLIER:
        early = row.slip_days < 0
        return _("{days} earlier than we told you").format(days=days(-row.slip_days)) if early else _("A date now")
    if row.state in (PromiseState.HOPE_SLIPPED, PromiseState.COVER_LOST):
        return _("What we told you does not hold any more")
    return ""


def _whole(row: OwnRow, found: list[LinePart], today: date | None) -> str:
    if row.footing is Footing.CONFIRMED and row.promise is not None:
        return _("Confirmed for {date}").format(date=date_text(row.promise, today))
    if row.footing is Footing.UNCONFIRMED and row.hoped is not None:
        text = _("Ordered; our supplier has not confirmed a date. We hope for {date}.")
        return text.format(date=date_text(row.hoped, today))
    text = _(TOLD_AS[row.footing])
    if row.ship_complete and found and row.footing > max(part.footing for part in found):
        return _("The rest of your order decides: {words}").format(words=text)
    return text


def _part(part: LinePart, today: date | None) -> str:
    number = quantity(part.quantity)
    if part.footing is Footing.IN_STOCK and part.held:
        return _("{quantity} here, kept until the rest is").format(quantity=number)
    if part.footing is Footing.OVERDUE:
        return _("{quantity} late at our supplier").format(quantity=number)
    if part.footing is Footing.NONE:
        return _("{quantity} not yet ordered").format(quantity=number)
    return line_part_text(part, today)
