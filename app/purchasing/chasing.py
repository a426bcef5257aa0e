"""Verbs of chasing: which rows to chase, and writing down that their supplier was asked.

Chasing is logged and nothing else: what the supplier answers is confirmed. A new confirmed date ends a chase, a partial
receipt does not.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.data import chasing as stored
from app.data import people
from app.data.chasing import AskedOf
from app.desk import Desk
from app.domain import chasing
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.chasing import Chase, Chased
from app.domain.errors import NotFound, Refused
from app.domain.purchase_orders import State
from app.domain.tellings import DIRECT, How
from app.purchasing.states import in_state


def due(desk: Desk) -> list[tuple[Chase, AskedOf]]:
    """Every row that is to be chased, in no order, with those that were chased lately."""
    patience = desk.settings.chase_days
    found = []
    for asked in stored.asked(desk.today, patience):
        why = chasing.chase(asked.asked, desk.today, desk.calendar, patience)
        if why is not None:
            found.append((why, asked))
    return found


def chase(desk: Desk, row_ids: Collection[int], how: How | str, note: str = "", *, on: date | None = None) -> Chased:
    """Write down that a supplier was asked about these rows. They may be of several orders, but of one supplier.

    Refused where a row has nothing open, its order is not sent, or the day is to come or before the order was sent.
    """
    if how not in DIRECT:
        raise Refused("chase.how", how=str(how))
    day = desk.day_of(on, "chase.future")
    wanted = list(dict.fromkeys(row_ids))
    if not wanted:
        raise Refused("chase.nothing")
    with desk.change(Verb.CHASE, topics=Topic.PURCHASES) as act:
        found = stored.states(wanted)
        for row_id in wanted:
            if row_id not in found:
                raise NotFound("po.row_unknown", row=row_id)
            row = found[row_id]
            if row.state is not State.SENT:
                raise Refused(f"po.is_{row.state}", po=row.number)
            if not row.open:
                raise Refused("po.row_done", po=row.number, sku=row.sku)
            if row.sent_on is not None and day < row.sent_on:
                raise Refused("chase.before_sent", po=row.number, on=day, sent=row.sent_on)
        suppliers = {row.supplier for row in found.values()}
        if len(suppliers) > 1:
            raise Refused("chase.several", orders=tuple(sorted({row.number for row in found.values()})))
        stored.record(act.id, wanted, How(how), day, note.strip())
        act.touch(items={row.item for row in found.values()})
        supplier = people.supplier(suppliers.pop()).name
    orders = dict.fromkeys(found[row].number for row in wanted)
    return Chased(act.id, supplier, tuple(orders), len(wanted), How(how), day)


def chase_order(desk: Desk, po_id: int, how: How | str, note: str = "", *, on: date | None = None) -> Chased:
    """Chase a sent order: its rows that are to be chased, else everything that is open of it."""
    patience = desk.settings.chase_days
    still_open = [asked.asked for asked in stored.asked_of(po_id)]
    late = [asked.row for asked in still_open if chasing.chase(asked, desk.today, desk.calendar, patience) is not None]
    if not still_open:
        in_state(po_id, State.SENT)
        raise Refused("chase.nothing")
    return chase(desk, late or [asked.row for asked in still_open], how, note, on=on)
