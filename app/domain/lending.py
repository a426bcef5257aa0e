"""Stock that ship-complete orders hold until they are whole: since when, and to whom it could be lent meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.matching import ZERO
from app.domain.overrides import OverrideEffect
from app.domain.promises import Outlook, held, stock_share

BY_SETTING = "setting: pass"  # the reason kept of a loan that makes nobody older later


class Loan(NamedTuple):
    """So much of the stock that a line (by id) holds for its whole order."""

    line: int
    quantity: Decimal


class Turn(NamedTuple):
    """By how much, and on which day, an item's stock beyond what waits ahead of a line changed, and what it wants."""

    on: date
    change: Decimal
    wanted: Decimal = ZERO


class Lender(NamedTuple):
    """Of whose held stock so much is lent."""

    order: str
    customer: str
    quantity: Decimal


class LoanPreview(NamedTuple):
    """What shipping so much of a line would lend it, by whom, and who moves back; `reasoned` where that takes a reason.

    `own` is what the line has of stock itself.
    """

    own: Decimal
    lent: Decimal
    lenders: tuple[Lender, ...]
    effect: OverrideEffect
    reasoned: bool


def lenders(queue: Sequence[Outlook], order_of: Mapping[int, int], line: int) -> list[Loan]:
    """The stock that is held ahead of a line for whole orders, the youngest first. `order_of` has the order of each
    line that ships complete; what the line's own order holds is not lent to itself.
    """
    found: list[Loan] = []
    for outlook in queue:
        if outlook.line.id == line:
            return found[::-1]
        order = order_of.get(outlook.line.id)
        if order is not None and order != order_of.get(line) and held(outlook):
            found.append(Loan(outlook.line.id, held(outlook)))
    return []


def lendable(queue: Iterable[Outlook], order_of: Mapping[int, int]) -> dict[int, Decimal]:
    """The most of each line that could go, its own share first, were all that is held ahead lent to it; lines that
    nothing could be lent to are left out.
    """
    found: dict[int, Decimal] = {}
    there, of_order = ZERO, dict.fromkeys(order_of.values(), ZERO)
    for outlook in queue:
        line, order = outlook.line, order_of.get(outlook.line.id)
        lent = there - of_order.get(order, ZERO) if order is not None else there
        own = stock_share(outlook)
        if lent and own < line.waiting and not outlook.hold and outlook.reserved_from is None:
            found[line.id] = min(line.waiting, own + lent)
        if order is not None:
            there += held(outlook)
            of_order[order] += held(outlook)
    return found


def borrowed(found: Iterable[Loan], quantity: Decimal) -> list[Loan]:
    """`quantity` as it is lent by the lenders in turn, each what it holds at most."""
    taken: list[Loan] = []
    for loan in found:
        part = min(quantity, loan.quantity)
        if part:
            taken.append(Loan(loan.line, part))
            quantity -= part
    return taken


def held_since(turns: Iterable[Turn], beyond: Decimal, wanted: Decimal = ZERO) -> date | None:
    """The day from which stock has reached a line without a break. `beyond` is the stock beyond what waits ahead of it
    now, `turns` how that came about, the latest first. None where it reached the line before the first of them.

    With what is `wanted` of the line, the day from which stock has covered all of that.
    """
    for on, change, more in turns:
        beyond -= change
        wanted -= more
        if beyond <= ZERO or beyond < wanted:
            return on
    return None
