"""Confirming by item, where nobody points at a schedule row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.data import items, purchases
from app.desk import Desk
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Refused, ask
from app.domain.matching import ZERO
from app.domain.purchase_orders import Part, Row, State
from app.purchasing.answers import confirm
from app.purchasing.states import in_state


def confirm_item(
    desk: Desk,
    po_id: int,
    item_id: int,
    on: date | None,
    quantity: Decimal | None = None,
    *,
    consent: Consent = NO_CONSENT,
) -> Decimal:
    """Confirm `quantity` of an item (None: all that is open of it) for one date; None is the supplier's "no date".

    Rows still unanswered come first, then those without a date, then by date. The rest of a row is still coming,
    without a date. Returns how much of the item has no date afterwards. Raises what `confirm` raises.
    """
    with desk.change("confirm", topics=Topic.PURCHASES):
        order = in_state(po_id, State.SENT)
        sku = items.by_id(item_id).sku
        lines = {line.id for line in purchases.lines(po_id) if line.item == item_id}
        if not lines:
            raise NotFound("po.item_unknown", po=order.number, sku=sku)
        still_open = sorted((row for row in purchases.rows(po_id) if row.line in lines and row.open), key=_next)
        if not still_open:
            raise Refused("po.row_done", po=order.number, sku=sku)
        total = sum((row.open for row in still_open), ZERO)
        left = total if quantity is None else quantity
        more = NeedsConsent("confirm.more", po=order.number, sku=sku, open=total, quantity=left)
        if left > total:
            ask(more, consent)
        for row in still_open:
            part = left if row is still_open[-1] else min(left, row.open)
            if part > row.open:  # asked of the item as a whole already
                consent |= {NeedsConsent(more.id, po=order.number, sku=sku, open=row.open, quantity=part).question}
            confirm(desk, row.id, [Part(part, on)], rest="coming", consent=consent)
            left -= part
            if not left:
                break
        return sum((row.open for row in purchases.rows(po_id) if row.line in lines and row.due is None), ZERO)


def _next(row: Row) -> tuple[bool, bool, date, int]:
    return row.confirmed, row.confirmed_on is not None, row.due or date.max, row.position


def arrived(po_id: int, item_id: int, quantity: Decimal | None = None) -> dict[int, Decimal]:
    """What to book by purchase line where `quantity` of an item has come (None: all that is open of it).

    Raises NotFound "po.item_unknown".
    """
    lines = [line.id for line in purchases.lines(po_id) if line.item == item_id]
    if not lines:
        raise NotFound("po.item_unknown", po=purchases.order(po_id).number, sku=items.by_id(item_id).sku)
    if quantity is not None:
        return {lines[0]: quantity}
    rows = purchases.rows(po_id)
    return {line: sum((row.open for row in rows if row.line == line), ZERO) for line in lines}
