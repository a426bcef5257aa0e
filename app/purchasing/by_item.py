"""Confirming by item, where nobody points at a schedule row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.data import items, purchases
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Refused, ask
from app.domain.matching import ZERO
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import AnswerPart, State, spread_answer
from app.purchasing.answers import Rest, confirm
from app.purchasing.states import in_state, open_of


def confirm_item(
    desk: Desk,
    po_id: int,
    item_id: int,
    parts: Sequence[AnswerPart] | date | None,
    *,
    rest: Rest = "coming",
    note: str = "",
    consent: Consent = NO_CONSENT,
) -> Decimal:
    """Confirm an item in parts, each for its date; a date alone (or None, "no date") is for all that is open of it.

    Rows still unanswered come first, then those without a date, then by date. What the parts leave of a row that they
    reach is the `rest`: still coming without a date, or closed short. Returns how much of the item has no date
    afterwards. Raises what `confirm` raises.
    """
    with desk.change(Verb.CONFIRM, topics=Topic.PURCHASES):
        order, item, still_open = open_of(po_id, item_id)
        total = sum((row.open for row in still_open), ZERO)
        said = [AnswerPart(total, parts)] if parts is None or isinstance(parts, date) else parts
        wanted = sum((checked_quantity(item, part.quantity) for part in said), ZERO)
        more = NeedsConsent("confirm.more", po=order.number, sku=item.sku, open=total, quantity=wanted)
        if wanted > total:
            ask(more, consent)
        for row, own in spread_answer(still_open, said):
            own_sum = sum((part.quantity for part in own), ZERO)
            if own_sum > row.open:  # asked of the item as a whole already
                facts = {"po": order.number, "sku": item.sku, "open": row.open, "quantity": own_sum}
                consent |= {NeedsConsent(more.id, **facts).question}
            confirm(desk, row.id, own, rest=rest, note=note, consent=consent)
        lines = {row.line for row in still_open}
        return sum((row.open for row in purchases.rows(po_id) if row.line in lines and row.due is None), ZERO)


def confirm_items(
    desk: Desk,
    po_id: int,
    said: Mapping[int, Sequence[AnswerPart]],
    *,
    rest: Rest = "coming",
    note: str = "",
    consent: Consent = NO_CONSENT,
) -> None:
    """Confirm several items of an order in one act, each in its parts. Raises what `confirm_item` raises."""
    with desk.change(Verb.CONFIRM, topics=Topic.PURCHASES):
        order = in_state(po_id, State.SENT)
        if not said:
            raise Refused("confirm.nothing_read", po=order.number)
        for item, parts in said.items():
            confirm_item(desk, po_id, item, parts, rest=rest, note=note, consent=consent)


def only_item(po_id: int) -> int:
    """The one item that an order is of. Raises Refused "po.which_item" where there are several, or none."""
    found = {line.item for line in purchases.lines(po_id)}
    if len(found) != 1:
        raise Refused("po.which_item", po=purchases.order(po_id).number)
    return found.pop()


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
