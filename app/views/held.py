"""Stock that is held for whole orders: how much, since when, what is wanting, and who could take it meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import histories, orders, queues
from app.desk import Desk
from app.desk.readiness import in_stock_since
from app.domain.lending import lendable
from app.domain.matching import ZERO
from app.domain.promises import Outlook, held, stock_share
from app.views import queue
from app.views.queue import QueueRow


class HeldStock(NamedTuple):
    """What a line holds of stock until its order is whole, since when, and which lines of the order are wanting.

    `wanted_behind` is what others of the same queue lack that could be lent it.
    """

    row: QueueRow
    quantity: Decimal
    since: date
    days: int
    wanting: tuple[QueueRow, ...]
    wanted_behind: Decimal


class Taker(NamedTuple):
    """A line to which held stock could be lent, and the most of it that would go then, its own share included."""

    row: QueueRow
    most: Decimal


def held_stock(desk: Desk, least: int | None = None) -> list[HeldStock]:
    """What is held for `least` days or more (None: as the settings say), the longest first."""
    board, today = desk.board, desk.today
    least = desk.settings.held_days if least is None else least
    holding: dict[int, Outlook] = {}
    orders_lines: dict[int, list[int]] = {}  # of the orders that hold anything
    for order, lines in queues.complete_orders().items():
        found = [outlook for line, _ in lines if (outlook := board.line(line)) is not None and held(outlook)]
        if found:
            holding.update((outlook.line.id, outlook) for outlook in found)
            orders_lines[order] = [line for line, _ in lines]
    rows = queue.of_lines(desk, [line for lines in orders_lines.values() for line in lines])
    row_of = {row.id: row for row in rows}
    since = _since(desk, {line: outlook for line, outlook in holding.items() if line in row_of}, row_of)
    result = []
    for line, day in since.items():
        row, days = row_of[line], (today - day).days
        if days >= least:
            lines_of = [row_of[other] for other in orders_lines[row.order_id] if other in row_of]
            wanting = tuple(other for other in lines_of if _is_wanting(board.line(other.id)))
            behind = _wanted_behind(board.outlooks(row.item_id), line)
            result.append(HeldStock(row, held(holding[line]), day, days, wanting, behind))
    return sorted(result, key=lambda each: (-each.days, each.row.order, each.row.sku))


def takers(desk: Desk, line_id: int) -> list[Taker]:
    """To whom behind a line what it holds could be lent, in queue order. An order that ships complete takes it only
    where it waits for nothing else.
    """
    line = orders.line(line_id)
    complete = queues.complete_orders([line.item])
    order_of = {other: order for order, lines in complete.items() for other, _ in lines}
    torn = {other for lines in complete.values() if len(lines) > 1 for other, _ in lines}
    most_of = lendable(desk.board.outlooks(line.item), order_of)
    rows = queue.rows(desk, [line.item])
    place = next((row.position for row in rows if row.id == line_id), 0)
    behind = [row for row in rows if row.position > place and row.id not in torn and row.order_id != line.order]
    return [Taker(row, most_of[row.id]) for row in behind if row.id in most_of]


def _since(desk: Desk, holding: Mapping[int, Outlook], row_of: Mapping[int, QueueRow]) -> dict[int, date]:
    """Since when each line has had stock without a break: since it was accepted at the longest."""
    if not holding:
        return {}
    first = min(row_of[line].accepted_on for line in holding)
    events = histories.of_stock({row_of[line].item_id for line in holding}, first)
    found = {}
    for line, outlook in holding.items():
        item = row_of[line].item_id
        day = in_stock_since(outlook, events.get(item, ()), desk.board.standing(item).on_hand)
        found[line] = max(day or first, row_of[line].accepted_on)
    return found


def _wanted_behind(queue_of: Sequence[Outlook], line: int) -> Decimal:
    ids = [outlook.line.id for outlook in queue_of]
    behind = queue_of[ids.index(line) + 1 :]
    free = [outlook for outlook in behind if not outlook.hold and outlook.reserved_from is None]
    return sum((outlook.line.waiting - stock_share(outlook) for outlook in free), ZERO)


def _is_wanting(outlook: Outlook | None) -> bool:
    return outlook is None or bool(outlook.hold) or stock_share(outlook) < outlook.line.waiting
