"""The chase list in words: what is wrong with a row, what it does, and why it stands where it does."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.chasing import Chase, Chased, ChaseWhy, Harm, Waiting
from app.formats.dates import date_text, days
from app.formats.numbers import quantity
from app.formats.ways import how_done
from app.words import _, ngettext


def chase_why(chase: Chase) -> str:
    """ "5 days late", "unconfirmed for 9 days", "no date for 4 days"."""
    text = {
        ChaseWhy.OVERDUE: _("{days} late"),
        ChaseWhy.UNCONFIRMED: _("unconfirmed for {days}"),
        ChaseWhy.UNDATED: _("no date for {days}"),
    }[chase.why]
    return text.format(days=days(chase.days))


def chase_stands(chase: Chase) -> str:
    """What was said of it: "was due 4 May, confirmed", "was due 4 May, never confirmed", "sent 3 May, no answer"."""
    asked = chase.asked
    if chase.why is ChaseWhy.OVERDUE:
        text = _("was due {date}, confirmed") if asked.confirmed else _("was asked for {date}, never confirmed")
        return text.format(date=date_text(asked.due))
    if chase.why is ChaseWhy.UNCONFIRMED:
        return _("sent {date}, no answer").format(date=date_text(asked.sent_on))
    return _("answered without a date")


def harm_text(chase: Chase, harm: Harm) -> str:
    """Why a row stands where it does: "3 customers wait, the oldest for 34 days · 5 days late · chased 3 days ago"."""
    return " · ".join((_wait_text(harm), chase_why(chase), contact_text(chase, harm)))


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


def contact_text(chase: Chase, harm: Harm) -> str:
    """How long ago the supplier last heard of it or spoke of it."""
    ago, asked = harm.silent, chase.asked
    if asked.chased_on is not None and asked.chased_on >= asked.last_contact:
        return _("chased today") if not ago else _("chased {days} ago").format(days=days(ago))
    return _("not chased yet, silent for {days}").format(days=days(ago)) if ago else _("not chased yet")


def contact_short(chase: Chase, harm: Harm) -> str:
    """The same for a narrow column: "chased 3 days ago", "9 days ago"."""
    ago, asked = harm.silent, chase.asked
    if asked.chased_on is not None and asked.chased_on >= asked.last_contact:
        return contact_text(chase, harm)
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
        supplier=done.supplier, how=how_done(done.how), count=quantity(done.rows), orders=", ".join(done.orders)
    )
