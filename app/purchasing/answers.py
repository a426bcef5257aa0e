"""Verbs of a sent purchase order: what its supplier confirms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from app.data import buying, items, purchases
from app.data.buying import Event
from app.desk import ActUnderWay, Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, Refused, ask
from app.domain.matching import ZERO
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import AnswerPart, PurchaseOrder, Row, RowChange, State, answer, confirmed
from app.purchasing.cover import ask_uncovers
from app.purchasing.states import in_state, open_row

Rest = Literal["coming", "short"] | None


def confirm(
    desk: Desk,
    row_id: int,
    parts: Sequence[AnswerPart],
    *,
    rest: Rest = None,
    note: str = "",
    consent: Consent = NO_CONSENT,
) -> None:
    """Set the dates that the supplier confirmed for one row, splitting it where there are several.

    A part's date None is the supplier's "no date". Where the parts are fewer than open, `rest` says whether the rest is
    still coming (undated) or closed short; unsaid it is asked, and consent means still coming. More than is open, a
    date in the past and lines losing cover are asked too.
    """
    with desk.change(Verb.CONFIRM, topics=Topic.PURCHASES) as act:
        row, line, order = open_row(row_id)
        item = items.by_id(line.item)
        said = answer(AnswerPart(checked_quantity(item, part.quantity), part.on) for part in parts)
        if not said:
            raise Refused("confirm.nothing", po=order.number, sku=item.sku)
        _ask_past(desk, order, said[0].on, consent)
        total = sum((part.quantity for part in said), ZERO)
        if total > row.open:
            over = NeedsConsent("confirm.more", po=order.number, sku=item.sku, open=row.open, quantity=total)
            ask(over, consent)
        missing = max(ZERO, row.open - total)
        if missing and rest is None:
            fewer = NeedsConsent(
                "confirm.fewer", po=order.number, sku=item.sku, open=row.open, quantity=total, rest=missing
            )
            ask(fewer, consent)
        short = missing if rest == "short" else ZERO
        if short:
            ask_uncovers(order.number, {line.item: short}, consent)
        if missing and not short:
            said = answer([*said, AnswerPart(missing, None)])
        _write_confirmed(act, order, row, confirmed(row, said, short, purchases.last_row_position(line.id)), note)
        act.touch(items=[line.item])


def confirm_all(desk: Desk, po_id: int, on: date | None, *, note: str = "", consent: Consent = NO_CONSENT) -> None:
    """Confirm everything open of a sent order for one date (None is the supplier's "no date")."""
    with desk.change(Verb.CONFIRM, topics=Topic.PURCHASES) as act:
        order = in_state(po_id, State.SENT)
        _ask_past(desk, order, on, consent)
        buying.confirm_open(act.id, po_id, on, note)
        buying.touch(po_id)
        act.touch(items=[line.item for line in purchases.lines(po_id)])


def _ask_past(desk: Desk, order: PurchaseOrder, on: date | None, consent: Consent) -> None:
    """Ask about a day that is past, and the more so where the order was only sent after it."""
    if on is None or on >= desk.today:
        return
    if order.sent_on is not None and on < order.sent_on:
        ask(NeedsConsent("confirm.before_sent", po=order.number, on=on, sent=order.sent_on), consent)
    else:
        ask(NeedsConsent("confirm.past", po=order.number, on=on), consent)


def _write_confirmed(act: ActUnderWay, order: PurchaseOrder, before: Row, rows: Sequence[Row], note: str) -> None:
    """Write a row as confirmed and its new rows, and keep what happened to each."""
    kept, *new = rows
    kind = RowChange.RECONFIRMED if before.confirmed else RowChange.CONFIRMED
    buying.set_rows([kept])
    buying.touch(order.id)
    short = kept.short - before.short
    events = [Event(before.id, RowChange.CLOSED_SHORT, short, note=note)] if short else []
    events.append(Event(before.id, kind, kept.open, before.due, kept.due, note))
    for row in new:
        added = buying.add_row(row)
        events.append(Event(added, RowChange.SPLIT, row.quantity))
        events.append(Event(added, kind, row.quantity, before.due, row.due, note))
    buying.add_events(act.id, order.id, events)
