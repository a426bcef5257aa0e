"""What the day holds, in numbers."""

from __future__ import annotations

from typing import NamedTuple

from app.data import items, purchases
from app.desk import Desk
from app.domain.purchase_orders import State
from app.domain.reorder import advise
from app.views import chases


class Today(NamedTuple):
    """Lines with something to ship; lines whose customers are due to be told; schedule rows to be chased now, and due
    today; items to order; draft orders; items due to be counted, None while that is still being read.
    """

    ready_lines: int
    to_tell: int
    to_chase: int
    arriving: int
    to_order: int
    drafts: int
    to_count: int | None


def summary(desk: Desk, *, at_once: bool = False) -> Today:
    """Today's numbers, from the board; `at_once` leaves out what would have to be read for it."""
    board, today = desk.board, desk.today
    arriving = sum(not row.draft and row.due == today for item in board.items().values() for row in item.inbound)
    to_order = sum(advise(item, board.standing(item.id)) is not None for item in items.all_items())
    drafts = len(purchases.orders(state=State.DRAFT))
    return Today(
        board.ready_lines(),
        board.promises.lines_due(),
        chases.count(desk),
        arriving,
        to_order,
        drafts,
        desk.schedule.count() if desk.schedule.ready or not at_once else None,
    )
