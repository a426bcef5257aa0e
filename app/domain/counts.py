"""Counting: what a count of an item says against the book, and what is to be decided of it.

Pure: no clock, no store. Acts at the desk have running numbers, so "before the scan" is a lower number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.classes import AbcClass
from app.domain.errors import NeedsConsent, Refused
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.orders import checked_quantity
from app.domain.tolerance import Tolerance

PLAUSIBLE = Decimal(10_000)  # a keyed quantity of this size or more is asked: it may be a barcode in the wrong field


class CountWhy(StrEnum):
    """How the items of a count were chosen."""

    DUE = "due"
    BIN = "bin"
    SPOT = "spot"


class CountState(StrEnum):
    OPEN = "open"
    POSTED = "posted"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Count:
    """A count of some items. `note` says which: a bin's code, or why; `ended` is the act that posted or cancelled."""

    id: int
    number: str
    why: CountWhy
    note: str
    blind: bool
    state: CountState
    opened_on: date
    opened_by: str
    act: int
    ended: int | None = None


class TallyKind(StrEnum):
    """How a step of a tally came about."""

    SCAN = "scan"
    KEY = "key"
    UNDO = "undo"


class Decision(StrEnum):
    """What may be decided of a line at review. `COUNTED` and `NOT_COUNTED` answer for one movement."""

    RECOUNT = "recount"
    LEFT_OUT = "left_out"
    APPROVED = "approved"
    COUNTED = "counted"
    NOT_COUNTED = "not_counted"


class LineState(StrEnum):
    """What a line needs before its count can be posted; the last four need nothing more."""

    UNCOUNTED = "uncounted"  # asked about: none there, or left out
    COUNTING = "counting"  # one of its bins is not done
    MOVED = "moved"  # stock moved between its scans: recount
    CORRECTED = "corrected"  # its record was corrected since by somebody else: recount or leave out
    ASKED = "asked"  # a movement booked later may be counted already
    RECOUNT = "recount"  # beyond tolerance, and counted once only
    TO_APPROVE = "to_approve"  # beyond tolerance after a recount
    AGREES = "agrees"
    WITHIN = "within"
    APPROVED = "approved"
    LEFT_OUT = "left_out"


SETTLED = frozenset({LineState.AGREES, LineState.WITHIN, LineState.APPROVED, LineState.LEFT_OUT})
POSTED = SETTLED - {LineState.LEFT_OUT}  # of these, a result is written


class Step(NamedTuple):
    """A standing step of a tally: the act of its scan, on which day, by whom, where, and how much."""

    act: int
    on: date
    person: str
    bin: str
    quantity: Decimal


class Move(NamedTuple):
    """A movement of a counted item. `corrects` where it moved the record and not the shelf: a count, or its reversal.
    Of a reversal, `reverses` is the movement (by id) that it takes back, and `of_act` the act of that.
    """

    id: int
    act: int
    quantity: Decimal
    happened_on: date
    corrects: bool = False
    reverses: int | None = None
    of_act: int | None = None


class Compared(NamedTuple):
    """A line's count against the book as of its scans. `between` moved while it was counted, `corrected` is what
    changed the record since, `asked` may be counted already, and `later` is everything else that was booked since.
    """

    book: Decimal
    counted: Decimal
    between: tuple[Move, ...] = ()
    corrected: tuple[Move, ...] = ()
    asked: tuple[Move, ...] = ()
    later: tuple[Move, ...] = ()

    @property
    def variance(self) -> Decimal:
        return self.counted - self.book

    @property
    def sound(self) -> bool:
        """Whether it says something of the record: nothing moved, corrected it or is asked about."""
        return not (self.between or self.corrected or self.asked)


class Opened(NamedTuple):
    """A count that was begun: its act, id and number, and how many items it has."""

    act: int
    id: int
    number: str
    items: int


def compare(
    steps: Sequence[Step], moves: Iterable[Move], answers: Mapping[int, bool] | None = None, earlier: Decimal = ZERO
) -> Compared:
    """What the standing steps of a line (at least one) say against the movements of its item. `earlier` is the sum of
    movements before the first scan that are not among `moves`.

    `answers` says of movements (by id) whether what they moved was counted already. What was booked after the last
    scan but happened on an earlier day, or takes back what was booked before the first, is asked; of the same day only
    where there is a variance.
    """
    first, last = min(step.act for step in steps), max(step.act for step in steps)
    day = max(step.on for step in steps)
    counted = sum((step.quantity for step in steps), ZERO)
    known = answers or {}
    moves = list(moves)
    before = [move for move in moves if move.act < first]
    between = tuple(move for move in moves if first < move.act < last)
    since = _standing([move for move in moves if move.act > last])
    corrected = tuple(move for move in since if move.corrects)
    later = [move for move in since if not move.corrects]
    book = sum((move.quantity for move in before), earlier)
    book += sum((move.quantity for move in later if known.get(move.id)), ZERO)
    asked = tuple(move for move in later if move.id not in known and _may_be_counted(move, first, day, counted != book))
    return Compared(book, counted, between, corrected, asked, tuple(move for move in later if move not in asked))


def _standing(moves: Sequence[Move]) -> list[Move]:
    """Movements without those that were taken back whole, and what took them back: together they moved nothing."""
    left = {move.id: move.quantity for move in moves}
    for move in moves:
        if move.reverses in left:
            left[move.reverses] += move.quantity
    return [move for move in moves if left.get(move.id if move.reverses not in left else move.reverses)]


def _may_be_counted(move: Move, first: int, day: date, differs: bool) -> bool:
    if move.of_act is not None and move.of_act < first:
        return True
    return move.happened_on < day or (move.happened_on == day and differs)


def bins_to_do(
    item: Item, counted: Collection[str], before: Collection[str], done: Mapping[str, int], began: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bins of a line that are not done in its round, and those among them of which nobody said what is in them.

    `counted` are the bins of this round's steps ("" for none named: that is the item's own) and `before` those of
    earlier ones; `done` says of every bin begun on the count when it was done, 0 for not yet. What lies in one bin only
    is counted without it as long as nobody goes by bins.
    """
    under_way = {bin for bin, act in done.items() if not act}
    known = {bin for bin, act in done.items() if act > began} | ({item.bin} if "" in counted else set())
    by_bin = bool(done) or len(item.bins) > 1
    where = {bin for bin in (*counted, *before, *(item.bins if by_bin else ())) if bin}
    lacking = where - known - under_way
    return tuple(sorted(where & under_way | lacking)), tuple(sorted(lacking))


def line_state(
    compared: Compared | None,
    *,
    bins_open: bool = False,
    round: int = 1,
    left_out: bool = False,
    approved: Decimal | None = None,
    small: bool = False,
) -> LineState:
    """What a line needs next. `compared` is None where it was not counted (in its last round); `approved` is the
    variance that was approved, `small` whether this one is within tolerance.
    """
    if left_out:
        return LineState.LEFT_OUT
    if compared is None:
        return LineState.UNCOUNTED
    if bins_open:
        return LineState.COUNTING
    if compared.between:
        return LineState.MOVED
    if compared.corrected:
        return LineState.CORRECTED
    if compared.asked:
        return LineState.ASKED
    if not compared.variance:
        return LineState.AGREES
    if small:
        return LineState.WITHIN
    if approved == compared.variance:
        return LineState.APPROVED
    return LineState.RECOUNT if round == 1 else LineState.TO_APPROVE


def record_held(rounds: Iterable[Compared], tolerance: Tolerance, abc: AbcClass, unit_cost: Decimal | None) -> bool:
    """Whether an item's record was found to be true: by the first round of counting that says something of it, and by
    every later one. A difference that a recount explains away, or an approval accepts, was a difference all the same.
    """
    return all(tolerance.small(each.variance, each.book, abc, unit_cost) for each in rounds if each.sound)


def checked_tally(item: Item, quantity: Decimal) -> Decimal:
    """`quantity`, or Refused where it is below zero, finer than the item is counted, or absurd."""
    if not quantity.is_finite() or quantity < ZERO:
        raise Refused("count.negative", sku=item.sku, quantity=quantity)
    return checked_quantity(item, quantity) if quantity else quantity


def so_many(item: Item, quantity: Decimal) -> NeedsConsent | None:
    """The question whether so many are meant, where that is hard to believe."""
    if quantity < PLAUSIBLE:
        return None
    return NeedsConsent("count.so_many", sku=item.sku, quantity=quantity, unit=item.unit)


def same_people(rounds: Sequence[Collection[str]]) -> frozenset[str]:
    """Who counted in the last round and in one before it."""
    before = {person for people in rounds[:-1] for person in people}
    return frozenset(before & set(rounds[-1])) if rounds else frozenset()
