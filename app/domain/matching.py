"""Matching one item's queue to its supplies, first come, first served.

One pure function. Same input, same answer: no clock, no database, and the order of the input does not matter. The
matcher always reserves; passing, lending and holding are acts, never branches in here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import IntEnum
from operator import itemgetter
from typing import NamedTuple


class Footing(IntEnum):
    """How well a date is founded, from best to worst."""

    IN_STOCK = 0
    CONFIRMED = 1
    UNCONFIRMED = 2
    UNDATED = 3
    OVERDUE = 4
    PLANNED = 5
    NONE = 6


class Place(NamedTuple):
    """A place in the queue: place date, the line's running number, and a sub that only an override changes from 0."""

    on: date
    number: int
    sub: int = 0


class Line(NamedTuple):
    """A waiting line as the matcher sees it. `waiting` is in the item's stock unit and above zero."""

    id: int
    place: Place
    waiting: Decimal


class Supply(NamedTuple):
    """Stock, or the open quantity of one schedule row.

    `row` is the schedule row's id (0 for stock), `quantity` is in stock units, `ready` the date it can ship (stock and
    overdue rows: today; None where there is no date). `po`, `line` and `position` name the row, and `due` is its ready
    date as the order has it, also where that is past.
    """

    row: int
    quantity: Decimal
    footing: Footing
    ready: date | None = None
    po: str = ""
    line: int = 0
    position: int = 0
    due: date | None = None


class Share(NamedTuple):
    """So much of one supply for one waiting line."""

    line: int
    supply: Supply
    quantity: Decimal


class Served(NamedTuple):
    """A waiting line with its shares, in the order of the supplies, and what no supply covers."""

    line: Line
    shares: tuple[Share, ...]
    short: Decimal


ZERO = Decimal(0)
_NEVER = date.max
_STEP = {
    Footing.IN_STOCK: 0,
    Footing.CONFIRMED: 1,
    Footing.UNCONFIRMED: 1,
    Footing.OVERDUE: 1,
    Footing.UNDATED: 2,
    Footing.PLANNED: 3,
    Footing.NONE: 4,
}
_new = tuple.__new__  # makes a named tuple in half the time; this runs for every waiting line
place_of = itemgetter(1)  # Line.place


class SharePart(NamedTuple):
    """So much of one supply for a line. `source` is "stock" or the PO's number, `on` its ready date (the due date where
    it is overdue), `confirmed_told` the day on which the supplier confirmed it.
    """

    quantity: Decimal
    source: str
    footing: Footing
    on: date | None
    supplier: str
    confirmed_told: date | None


class NextSupply(NamedTuple):
    """What comes next of an item. `on` is its ready date, the due date where it is overdue."""

    quantity: Decimal
    on: date | None
    footing: Footing
    po: str


def supply_order(supply: Supply) -> tuple[object, ...]:
    """The sort key of supplies: stock; dated rows by ready date, footing, number, line, row; undated rows; drafts.

    Numbers sort by length first, so that PO-9999 comes before PO-10000.
    """
    step = _STEP[supply.footing]
    dated = supply.ready if step == 1 and supply.ready is not None else _NEVER
    worth = supply.footing if step == 1 else 0
    return (step, dated, worth, len(supply.po), supply.po, supply.line, supply.position, supply.row)


def match(lines: Iterable[Line], supplies: Iterable[Supply]) -> list[Served]:
    """Match one item's waiting lines to its supplies; the result is in queue order.

    A line may draw on several supplies and a supply may serve several lines; nobody overtakes. For every line,
    shares + short = waiting; what is left of the supplies is surplus. Every supply holds more than nothing.
    """
    upcoming = iter(sorted(supplies, key=supply_order))
    supply = next(upcoming, None)
    left = supply.quantity if supply is not None else ZERO
    served: list[Served] = []
    serve = served.append
    for line in sorted(lines, key=place_of):
        identity, _, need = line
        if supply is not None and need < left:  # most lines: one share, and something is left
            serve(_new(Served, (line, (_new(Share, (identity, supply, need)),), ZERO)))
            left -= need
            continue
        shares: list[Share] = []
        while supply is not None and need:
            part = need if need < left else left
            shares.append(_new(Share, (identity, supply, part)))
            need -= part
            left -= part
            if not left:
                supply = next(upcoming, None)
                left = supply.quantity if supply is not None else ZERO
        serve(_new(Served, (line, tuple(shares), need)))
    return served
