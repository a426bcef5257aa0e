"""The chase list in words: what is wrong with a row, what it does, and why it stands where it does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from app.domain.chasing import Harm, Why
from app.domain.tellings import How
from app.formats.dates import date_text, days
from app.formats.items import HOW
from app.formats.numbers import quantity
from app.words import _, ngettext


class Waiting(Protocol):
    @property
    def customer(self) -> str: ...
    @property
    def order(self) -> str: ...
    @property
    def quantity(self) -> Decimal: ...


class Row(Protocol):
    @property
    def why(self) -> Why: ...
    @property
    def days(self) -> int: ...
    @property
    def due(self) -> date | None: ...
    @property
    def confirmed(self) -> bool: ...
    @property
    def sent_on(self) -> date: ...
    @property
    def harm(self) -> Harm: ...
    @property
    def last_contact(self) -> date: ...
    @property
    def chased_on(self) -> date | None: ...
    @property
    def again(self) -> bool: ...


class Chased(Protocol):
    @property
    def supplier(self) -> str: ...
    @property
    def orders(self) -> Sequence[str]: ...
    @property
    def rows(self) -> int: ...
    @property
    def how(self) -> How: ...


def chase_why(row: Row) -> str:
    """ "5 days late", "unconfirmed for 9 days", "no date for 4 days"."""
    text = {
        Why.OVERDUE: _("{days} late"),
        Why.UNCONFIRMED: _("unconfirmed for {days}"),
        Why.UNDATED: _("no date for {days}"),
    }[row.why]
    return text.format(days=days(row.days))


def chase_stands(row: Row) -> str:
    """What was said of it: "was due 4 May, confirmed", "was due 4 May, never confirmed", "sent 3 May, no answer"."""
    if row.why is Why.OVERDUE:
        text = _("was due {date}, confirmed") if row.confirmed else _("was asked for {date}, never confirmed")
        return text.format(date=date_text(row.due))
    if row.why is Why.UNCONFIRMED:
        return _("sent {date}, no answer").format(date=date_text(row.sent_on))
    return _("answered without a date")


def harm_text(row: Row) -> str:
    """Why a row stands where it does: "3 customers wait, the oldest for 34 days · 5 days late · chased 3 days ago"."""
    return " · ".join((_wait_text(row.harm), chase_why(row), contact_text(row)))


def _wait_text(done: Harm) -> str:
    if not done.customers:
        return _("nobody waits for it")
    count = quantity(done.customers)
    if not done.oldest_wait:
        text = ngettext("{count} customer waits, since today", "{count} customers wait, since today", done.customers)
        return text.format(count=count)
    text = ngettext(
        "{count} customer waits, for {days}", "{count} customers wait, the oldest for {days}", done.customers
    )
    return text.format(count=count, days=days(done.oldest_wait))


def contact_text(row: Row) -> str:
    """How long ago the supplier last heard of it or spoke of it."""
    ago = row.harm.silent
    if row.chased_on is not None and row.chased_on >= row.last_contact:
        return _("chased today") if not ago else _("chased {days} ago").format(days=days(ago))
    return _("not chased yet, silent for {days}").format(days=days(ago)) if ago else _("not chased yet")


def contact_short(row: Row) -> str:
    """The same for a narrow column: "chased 3 days ago", "9 days ago"."""
    ago = row.harm.silent
    if row.chased_on is not None and row.chased_on >= row.last_contact:
        return contact_text(row)
    return _("{days} ago").format(days=days(ago)) if ago else _("today")


def waits_text(waiting: Sequence[Waiting], most: int = 3) -> str:
    """Who waits: "5 for Smith (SO-0118), 3 for Jones (SO-0121) and 4 more"."""
    texts = [
        _("{quantity} for {customer} ({order})").format(
            quantity=quantity(line.quantity), customer=line.customer, order=line.order
        )
        for line in waiting[:most]
    ]
    left = len(waiting) - len(texts)
    named = ", ".join(texts)
    return _("{named} and {count} more").format(named=named, count=quantity(left)) if left else named


def chased_text(done: Chased) -> str:
    """ "Acme is chased by telephone for 3 deliveries (PO-0017, PO-0019)." """
    text = ngettext(
        "{supplier} is chased {how} for {count} delivery ({orders}).",
        "{supplier} is chased {how} for {count} deliveries ({orders}).",
        done.rows,
    )
    return text.format(
        supplier=done.supplier, how=_(HOW[done.how]), count=quantity(done.rows), orders=", ".join(done.orders)
    )
