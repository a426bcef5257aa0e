"""Confirming by item, where nobody points at a schedule row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.data import items, purchases
from app.desk import Desk
from app.domain.errors import NO_CONSENT, Consent, NotFound, Refused
from app.domain.matching import ZERO
from app.domain.purchase_orders import AnswerPart, State
from app.domain.supplier_answers import Rest
from app.purchasing.answers import Answered, answering, heard, lay_answer, take_cost
from app.purchasing.states import in_state, open_of

Parts = Sequence[AnswerPart] | date | None


def confirm_item(
    desk: Desk,
    po_id: int,
    item_id: int,
    parts: Parts,
    *,
    rest: Rest | None = None,
    cost: Decimal | None = None,
    note: str = "",
    consent: Consent = NO_CONSENT,
) -> None:
    """Confirm an item in parts, each for its date; a date alone (or None, "no date") is for all that is open of it.

    The parts are laid against all its open rows. Refused "confirm.rest" where they leave a rest of which nothing is
    said; asked where a row changes that is confirmed for a date which they do not name, and what `confirm` asks.
    """
    confirm_items(desk, po_id, {item_id: parts}, costs={item_id: cost}, rest=rest, note=note, consent=consent)


def confirm_items(
    desk: Desk,
    po_id: int,
    said: Mapping[int, Parts],
    *,
    costs: Mapping[int, Decimal | None] | None = None,
    rest: Rest | None = None,
    note: str = "",
    consent: Consent = NO_CONSENT,
) -> None:
    """Confirm several items (ids) of an order in one act, each as `confirm_item` does.

    `costs` are those of one, by item.
    """
    with answering(desk) as act:
        order = in_state(po_id, State.SENT)
        if not said:
            raise Refused("confirm.nothing_read", po=order.number)
        news = False
        for item_id, parts in said.items():
            _, item, rows = open_of(po_id, item_id)
            about = Answered(order, item, rows)
            if parts is None or isinstance(parts, date):
                about = about._replace(pointed=True)
                parts = [AnswerPart(sum((row.open for row in rows), ZERO), parts)]
            news |= take_cost(desk, act, about, (costs or {}).get(item_id), note, consent)
            news |= lay_answer(desk, act, about, parts, rest, note, consent)
        heard(news)


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
