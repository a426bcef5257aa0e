"""What the day holds, in numbers."""

from __future__ import annotations

from typing import NamedTuple

from app.data import items, purchases
from app.desk import Desk
from app.domain.matching import Footing
from app.domain.purchase_orders import State
from app.domain.reorder import advise


class Today(NamedTuple):
    """Lines with something to ship; lines whose customers are due to be told; schedule rows due today, overdue,
    unconfirmed; items to order; draft orders.
    """

    ready_lines: int
    to_tell: int
    arriving: int
    overdue: int
    to_order: int
    unconfirmed: int
    drafts: int


def summary(desk: Desk) -> Today:
    """Today's numbers, from the board."""
    board, today = desk.board, desk.today
    found = board.items()
    arriving = overdue = unconfirmed = 0
    for item in found.values():
        for supply in item.supplies:
            overdue += supply.footing is Footing.OVERDUE
        for row in item.inbound:
            if not row.draft:
                arriving += row.due == today
                unconfirmed += not row.confirmed
    to_order = sum(advise(item, board.standing(item.id)) is not None for item in items.all_items())
    drafts = len(purchases.orders(state=State.DRAFT))
    return Today(board.ready_lines(), board.promises.lines_due(), arriving, overdue, to_order, unconfirmed, drafts)
