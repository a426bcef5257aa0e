"""Who moves back in a queue, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.domain.lending import Lender
from app.domain.matching import Footing
from app.domain.overrides import MovedBack, Overtaken
from app.domain.promises import Hold
from app.formats.dates import date_text, days
from app.formats.footings import WaitingRow, footing_words, reserved_text, share_parts, when, when_long
from app.formats.numbers import quantity
from app.words import N_, _, ngettext

HOLD = {Hold.HELD: N_("held"), Hold.PASSED: N_("held, passed on")}


def hold_words(hold: Hold) -> str:
    """ "held", "held, passed on", or nothing."""
    return _(HOLD[hold]) if hold in HOLD else ""


def line_when(row: WaitingRow, today: date | None = None) -> str:
    """The short text of a waiting line's date, as `when` says it; a held line says so, and so does one reserved from a
    later day."""
    if row.reserved_from is not None:
        return reserved_text(row.reserved_from, today)
    if row.firm and not row.hold:
        return _decided_by_others(row, today)
    if row.waits_for:
        return _waits(row, when(row.promise, row.hoped, row.footing, row.shares, row.short, today, row.ready))
    if not row.hold:
        return when(row.promise, row.hoped, row.footing, row.shares, row.short, today, row.ready)
    if any(share.footing is Footing.IN_STOCK for share in row.shares):
        return _held(row, _parts(row, today))
    return _held(row, when(row.promise, row.hoped, row.footing, row.shares, row.short, today))


def line_when_long(row: WaitingRow, today: date | None = None) -> str:
    """The same with its evidence, as `when_long` says it."""
    if row.reserved_from is not None:
        return reserved_text(row.reserved_from, today)
    if row.firm and not row.hold:
        return _decided_by_others(row, today)
    if row.waits_for:
        return _waits(row, when_long(row, today))
    if not row.hold:
        return when_long(row, today)
    return _held(row, _parts(row, today))


def _decided_by_others(row: WaitingRow, today: date | None) -> str:
    """Of a line that would be promised but for its order: "5 confirmed for 20 May (PO-0017); rest of its order: …"."""
    text = _("{own}; rest of its order: {words}").format(own=_parts(row, today), words=footing_words(row.footing))
    return _waits(row, text) if row.waits_for else text


def _waits(row: WaitingRow, text: str) -> str:
    """What a line of a whole order waits for: "In stock; waits for BOLT of the same order, which is held"."""
    here = row.footing is Footing.IN_STOCK
    several = ngettext(
        "{when}; waits for {skus} of the same order, which is held",
        "{when}; waits for {skus} of the same order, which are held",
        len(row.waits_for),
    )
    return several.format(when=_("In stock") if here else text, skus=", ".join(row.waits_for))


def _parts(row: WaitingRow, today: date | None) -> str:
    """What serves a held line: "2 in stock, 2 confirmed for 20 May (PO-0017)"."""
    in_stock = _("{quantity} in stock")
    return ", ".join(
        in_stock.format(quantity=quantity(number)) if footing is Footing.IN_STOCK else text
        for footing, number, text in share_parts(row.shares, row.short, today)
    )


def _held(row: WaitingRow, text: str) -> str:
    if row.hold is Hold.PASSED:
        return hold_words(row.hold).capitalize()
    if row.footing is Footing.IN_STOCK:
        return _("In stock, held")
    return _("{held}: {text}").format(held=hold_words(row.hold).capitalize(), text=text)


def line_name(order: str, number: int | None) -> str:
    """An order, with the number of the line where it is one of several for an item: "SO-0118 line 2"."""
    return order if number is None else _("{order} line {number}").format(order=order, number=number)


def move_text(moved: MovedBack) -> str:
    """By how much a line moves back: "8 days", or "loses its date"; "" where its date stays."""
    if moved.days is None:
        return _("loses its date")
    return days(moved.days) if moved.days else ""


def taken_text(moved: MovedBack) -> str:
    """What it loses: of what is ready for it, "2 of its 6 ready", or of what it holds until its order is whole, "5 of
    the 5 it holds"; "" where nothing.
    """
    if not moved.taken:
        return ""
    if moved.held:
        return _("{taken} of the {held} it holds").format(taken=quantity(moved.taken), held=quantity(moved.held))
    return _("{taken} of its {ready} ready").format(taken=quantity(moved.taken), ready=quantity(moved.ready))


def moved_text(moved: Sequence[MovedBack], most: int | None = None) -> str:
    """ "Smith (SO-0118) loses its date 12 May for BOLT; Jones (SO-0121) 20 May instead of 12 May for NUT, 8 days; and 3
    more".

    With `most`, only so many are named and the rest are counted.
    """
    texts = []
    for each in moved[:most]:
        order = line_name(each.order, each.number)
        facts = {"customer": each.customer, "order": order, "sku": each.sku, "before": date_text(each.before)}
        taken = taken_text(each)
        if each.before is None or each.before == each.after:
            texts.append(_("{customer} ({order}) loses {taken} for {sku}").format(taken=taken, **facts))
            continue
        if each.after is None:
            text = _("{customer} ({order}) loses its date {before} for {sku}").format(**facts)
        else:
            facts |= {"after": date_text(each.after), "days": move_text(each)}
            text = _("{customer} ({order}) {after} instead of {before} for {sku}, {days}").format(**facts)
        texts.append(f"{text}, {taken}" if taken else text)
    if len(moved) > len(texts):
        texts.append(_("and {count} more").format(count=quantity(len(moved) - len(texts))))
    return "; ".join(texts)


def overtaken_text(line: Overtaken) -> str:
    """ "SO-0118 (Smith) BOLT, 3 more ahead, 20 May instead of 12 May" """
    facts = {
        "order": f"{line_name(line.order, line.number)} ({line.customer})",
        "sku": line.sku,
        "more": quantity(line.more),
    }
    if line.before == line.after:
        return _("{order} {sku}, {more} more ahead").format(**facts)
    facts["before"] = date_text(line.before)
    if line.after is None:
        return _("{order} {sku}, {more} more ahead, loses its date {before}").format(**facts)
    facts["after"] = date_text(line.after)
    return _("{order} {sku}, {more} more ahead, {after} instead of {before}").format(**facts)


def loan_text(own: Decimal, lent: Decimal, lenders: Sequence[Lender]) -> str:
    """ "1 is their own, 3 are lent: 2 of Smith (SO-0118), 1 of Jones (SO-0121)" """
    whose = ", ".join(
        _("{quantity} of {customer} ({order})").format(
            quantity=quantity(each.quantity), customer=each.customer, order=each.order
        )
        for each in lenders
    )
    text = _("{own} of their own, {lent} lent: {whose}") if own else _("{lent} lent: {whose}")
    return text.format(own=quantity(own), lent=quantity(lent), whose=whose)


def wanting_text(rows: Sequence[WaitingRow], today: date | None = None) -> str:
    """What a whole order still waits for: "BOLT: Confirmed for 20 May; NUT: Held: 4 in stock"."""
    return "; ".join(_("{sku}: {when}").format(sku=row.sku, when=line_when(row, today)) for row in rows)
