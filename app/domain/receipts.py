"""What a receipt does: which schedule rows it fills, and which waiting lines it serves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.items import Item
from app.domain.matching import ZERO, Line, place_of
from app.domain.purchase_orders import Row
from app.domain.rejections import RejectedItem


class ServedLine(NamedTuple):
    """So much of goods for one order line, named by its order and customer. `line` is the order line's id."""

    order: str
    customer: str
    quantity: Decimal
    line: int


class ServedItem(NamedTuple):
    """Who has what of a received `quantity`; what nobody waits for goes `to_shelf`."""

    item: Item
    quantity: Decimal
    serves: tuple[ServedLine, ...]
    to_shelf: Decimal


class Remains(NamedTuple):
    """What has become of a received quantity: lines that hold of it, what is free on the shelf, what is gone since."""

    serves: list[tuple[Line, Decimal]]
    to_shelf: Decimal
    gone: Decimal


class Received(NamedTuple):
    """What a receipt did: its act, the order's number ("" where it had none), whom it served item by item, whether the
    order is closed, and what of the delivery was rejected.
    """

    act: int
    number: str
    served: list[ServedItem]
    closed: bool
    rejected: tuple[RejectedItem, ...] = ()


class ToPutAway(NamedTuple):
    """A receipt (by its act) that stands at the door: when it came, who booked it, whose it was, and the goods."""

    act: int
    on: date
    person: str
    po: str
    supplier: str
    goods: tuple[tuple[Item, Decimal], ...]


def fill(rows: Sequence[Row], quantity: Decimal, named: Collection[int] = ()) -> list[tuple[Row, Decimal]]:
    """Spread a received quantity over one item's rows: the named ones first, then by date, line and row.

    `rows` come by line and position and must not be empty; undated rows are filled last. What is beyond all that is
    open goes onto the last of the named rows, else onto the last row of all.
    """
    ordered = sorted(rows, key=lambda row: (row.id not in named, row.due is None, row.due or date.min))
    filled: dict[int, Decimal] = {}
    for row in ordered:
        part = min(quantity, row.open)
        if part:
            filled[row.id] = part
            quantity -= part
    if quantity:
        last = [row for row in ordered if row.id in named] or ordered
        filled[last[-1].id] = filled.get(last[-1].id, ZERO) + quantity
    return [(row, filled[row.id]) for row in ordered if row.id in filled]


def spread(rows: Sequence[Row], wanted: Iterable[tuple[Collection[int], Decimal]]) -> dict[int, Decimal]:
    """What each row (by id) receives when several quantities of one item arrive, each with the rows it names first."""
    left = {row.id: row for row in rows}
    received: dict[int, Decimal] = {}
    for named, quantity in wanted:
        for row, part in fill(list(left.values()), quantity, named):
            received[row.id] = received.get(row.id, ZERO) + part
            left[row.id] = replace(row, received=row.received + part)
    return received


def gains(lines: Iterable[Line], before: Decimal, after: Decimal) -> list[tuple[Line, Decimal]]:
    """The lines whose share grows when a supply goes from `before` to `after`, in queue order, and by how much.

    The same first come, first served as `match`, for a single supply and in one pass.
    """
    grown = []
    start = ZERO
    for line in sorted(lines, key=place_of):
        end = start + line.waiting
        part = min(end, after) - max(start, before)
        if part > ZERO:
            grown.append((line, part))
        if end >= after:
            break
        start = end
    return grown


def uncovered(lines: Iterable[Line], before: Decimal, after: Decimal) -> list[Line]:
    """The lines that lose cover when everything on hand and inbound falls from `before` to `after`, youngest first."""
    return [line for line, _ in reversed(gains(lines, max(ZERO, after), before))]


def remains(lines: Iterable[Line], quantity: Decimal, on_hand: Decimal) -> Remains:
    """How a received quantity stands when so much is on hand now: what came last is what the youngest lines hold.

    Right after the receipt nothing is gone, and this is whom it serves.
    """
    here = min(quantity, on_hand)
    serves = gains(lines, on_hand - here, on_hand)
    return Remains(serves, here - sum((part for _, part in serves), ZERO), quantity - here)
