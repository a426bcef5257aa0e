"""Suppliers' records in words, and the second opinion on a date that they gave."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.domain.calendar import Calendar
from app.domain.purchase_orders import Sent
from app.domain.supplier_record import Opinion, Record, Spread
from app.formats.dates import date_text, days
from app.formats.numbers import quantity
from app.words import _, ngettext


def on_time_text(record: Record) -> str:
    """ "6 of 9 (67 %)"; "" where no delivery had a date."""
    if not record.dated:
        return ""
    share = (Decimal(100 * record.on_time) / record.dated).quantize(Decimal(1), ROUND_HALF_UP)
    return _("{count} of {all} ({share} %)").format(
        count=quantity(record.on_time), all=quantity(record.dated), share=quantity(share)
    )


def late_days(number: int | None) -> str:
    """ "4 working days late", "on time", "2 working days early". None: "no date"."""
    if number is None:
        return _("no date")
    if not number:
        return _("on time")
    text = (
        ngettext("{count} working day late", "{count} working days late", number)
        if number > 0
        else ngettext("{count} working day early", "{count} working days early", -number)
    )
    return text.format(count=quantity(abs(number)))


def spread_text(spread: Spread | None) -> str:
    """ "6 – 12 – 21 days": the fewest, the median, the most; "12 days" where they are all the same."""
    if spread is None:
        return ""
    if spread.fewest == spread.most:
        return days(spread.most)
    fewest, median = quantity(spread.fewest), quantity(spread.median)
    return _("{fewest} – {median} – {days}").format(fewest=fewest, median=median, days=days(spread.most))


def record_text(record: Record) -> str:
    """ "On time: 6 of 9 (67 %). Median 4 working days late, worst 11 working days late." """
    if not record.deliveries:
        return _("Nothing of theirs has come yet.")
    if record.late is None:
        text = ngettext("{count} delivery, without a date.", "{count} deliveries, none with a date.", record.deliveries)
        return text.format(count=quantity(record.deliveries))
    return _("On time: {share}. Median: {median}; worst: {worst}.").format(
        share=on_time_text(record), median=late_days(record.late.median), worst=late_days(record.late.most)
    )


def lead_text(record: Record, quoted: int | None) -> str:
    """ "Lead time: 6 – 12 – 21 days (shortest, median, longest), quoted 10 days." """
    if record.lead is None:
        return "" if quoted is None else _("Lead time quoted: {days}.").format(days=days(quoted))
    text = _("Lead time: {spread} (shortest, median, longest)").format(spread=spread_text(record.lead))
    if record.lead.fewest == record.lead.most:
        text = _("Lead time: {days}").format(days=days(record.lead.most))
    return f"{text}." if quoted is None else _("{text}, quoted {days}.").format(text=text, days=days(quoted))


def opinion_text(opinion: Opinion | None) -> str:
    """ "Of their last 10 deliveries, 6 were late; median 4 working days late." None: "" ."""
    if opinion is None:
        return ""
    of = quantity(opinion.of)
    if not opinion.late:
        return _("Of their last {of} deliveries none was late.").format(of=of)
    text = ngettext(
        "Of their last {of} deliveries {late} was late; median: {median}.",
        "Of their last {of} deliveries {late} were late; median: {median}.",
        opinion.late,
    )
    return text.format(of=of, late=quantity(opinion.late), median=late_days(opinion.median))


def second_opinion(opinion: Opinion | None, says: date | None, calendar: Calendar) -> str:
    """The same beside a date that they gave: "They say 12 May. Of their last … We would count on 18 May." """
    text = opinion_text(opinion)
    if opinion is None or says is None:
        return text
    ours = opinion.ours(says, calendar)
    said = _("They say {date}.").format(date=date_text(says))
    if ours <= calendar.next_open(says):
        return f"{said} {text}"
    return f"{said} {text} " + _("We would count on {date}.").format(date=date_text(ours))


def sent_text(sent: Sent) -> str:
    """What is left to do for a purchase order to reach its supplier."""
    text = (
        _("{po} is sent. Print or save it, and mail it to {email}.")
        if sent.email
        else _("{po} is sent. {supplier} has no e-mail address: print it, or telephone.")
    )
    return text.format(po=sent.number, supplier=sent.supplier, email=sent.email)
