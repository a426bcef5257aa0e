"""What a supplier answers about an item, laid against the schedule rows in which he owes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.matching import ZERO
from app.domain.purchase_orders import AnswerPart, Row


class Rest(StrEnum):
    """What becomes of that which an answer leaves: rows of other dates stay as they are and what a date that is named
    held beyond the answer waits for an answer again; or all of it has no date, or will not come.
    """

    COMING = "coming"
    UNDATED = "undated"
    SHORT = "short"


class Piece(NamedTuple):
    """So much of a row for a date (None: "no date"), or, not `confirmed`, waiting for an answer."""

    quantity: Decimal
    on: date | None
    confirmed: bool


class LaidRow(NamedTuple):
    """A row that an answer changes: what it is then made of (nothing where no more of it comes), and what of it is
    closed short.
    """

    row: Row
    pieces: tuple[Piece, ...]
    short: Decimal

    @property
    def moved(self) -> Decimal:
        """How much of the row no longer stands as it did."""
        return self.row.open - sum((piece.quantity for piece in self.pieces if _stands(self.row, piece)), ZERO)


def answer(parts: Iterable[AnswerPart]) -> list[AnswerPart]:
    """A supplier's answer put in order: one part per date, the earliest first, "no date" last."""
    sums: dict[date | None, Decimal] = {}
    for quantity, on in parts:
        sums[on] = sums.get(on, ZERO) + quantity
    return [AnswerPart(sums[on], on) for on in sorted(sums, key=lambda on: (on is None, on or date.min))]


def rest_of(rows: Iterable[Row], parts: Iterable[AnswerPart]) -> Decimal:
    """What an answer leaves of all that is open."""
    return max(ZERO, sum((row.open for row in rows), ZERO) - sum((part.quantity for part in parts), ZERO))


def lay(rows: Sequence[Row], parts: Iterable[AnswerPart], rest: Rest | None) -> list[LaidRow]:
    """The open rows that an answer changes, each with what becomes of it; `rest` says what becomes of what it leaves.

    Every part first takes the rows that bear its date, then those without an answer, those without a date, and the
    others by date. What is more than all that is open is added to a row of its date, or to the last.
    """
    said = answer(parts)
    taken = _taken(sorted(rows, key=_unanswered_first), said)
    named = {part.on for part in said}
    laid = [_laid(row, taken[row.id], named, rest) for row in rows]
    return [each for each in laid if each.pieces != (Piece(each.row.open, each.row.due, each.row.confirmed),)]


def unnamed(laid: Iterable[LaidRow], parts: Iterable[AnswerPart]) -> tuple[AnswerPart, ...]:
    """What an answer takes from rows that are confirmed for a date which it does not name."""
    named = {part.on for part in parts}
    changed = [(each.row, each.moved) for each in laid if each.row.confirmed and each.row.confirmed_on is not None]
    return tuple(answer(AnswerPart(moved, row.due) for row, moved in changed if moved > ZERO and row.due not in named))


def split(laid: LaidRow) -> tuple[Row, list[Row]]:
    """The row as it is then, and the new ones (id and position 0) that it is split into.

    The row itself is what stands as it stood, or else what comes first.
    """
    row, pieces, short = laid
    gone = row.received + row.short + short
    if not pieces:
        return replace(row, short=row.short + short), []
    first = next((piece for piece in pieces if _stands(row, piece)), pieces[0])
    return replace(_dated(row, first), quantity=gone + first.quantity, short=row.short + short), [
        replace(_dated(row, piece), id=0, position=0, quantity=piece.quantity, received=ZERO, short=ZERO)
        for piece in pieces
        if piece is not first
    ]


def _dated(row: Row, piece: Piece) -> Row:
    return replace(row, confirmed_on=piece.on if piece.confirmed else None, confirmed=piece.confirmed)


def _taken(ordered: Sequence[Row], said: Sequence[AnswerPart]) -> dict[int, dict[date | None, Decimal]]:
    """How much of each row (by id) the parts take, by their date."""
    room = {row.id: row.open for row in ordered}
    taken: dict[int, dict[date | None, Decimal]] = {row.id: {} for row in ordered}

    def take(row: Row, part: AnswerPart, quantity: Decimal) -> AnswerPart:
        if quantity:
            room[row.id] = max(ZERO, room[row.id] - quantity)
            taken[row.id][part.on] = taken[row.id].get(part.on, ZERO) + quantity
        return part._replace(quantity=part.quantity - quantity)

    def fill(part: AnswerPart, rows: Iterable[Row]) -> AnswerPart:
        for row in rows:
            part = take(row, part, min(part.quantity, room[row.id]))
        return part

    bearing = [sorted((row for row in ordered if _bears(row, part.on)), key=_confirmed_first) for part in said]
    left = [fill(part, rows) for part, rows in zip(said, bearing, strict=True)]
    for part, own in zip(left, bearing, strict=True):
        beyond = fill(part, ordered)
        take((own or ordered)[-1], beyond, beyond.quantity)
    return taken


def _laid(row: Row, taken: dict[date | None, Decimal], named: set[date | None], rest: Rest | None) -> LaidRow:
    left = max(ZERO, row.open - sum(taken.values(), ZERO))
    pieces = [Piece(*part, True) for part in answer(AnswerPart(quantity, on) for on, quantity in taken.items())]
    if left and rest is Rest.UNDATED:
        pieces.append(Piece(left, None, True))
    elif left and rest is not Rest.SHORT:
        waits = not row.confirmed or row.confirmed_on in named
        pieces.append(Piece(left, row.requested_on if waits else row.confirmed_on, not waits))
    sums: dict[tuple[date | None, bool], Decimal] = {}
    for quantity, on, confirmed in pieces:
        sums[on, confirmed] = sums.get((on, confirmed), ZERO) + quantity
    joined = tuple(Piece(quantity, *key) for key, quantity in sums.items())
    return LaidRow(row, joined, left if rest is Rest.SHORT else ZERO)


def _stands(row: Row, piece: Piece) -> bool:
    return (piece.on, piece.confirmed) == (row.due, row.confirmed)


def _bears(row: Row, on: date | None) -> bool:
    return row.due == on and (row.confirmed or on is not None)


def _confirmed_first(row: Row) -> tuple[bool, int, int]:
    return not row.confirmed, row.line, row.position


def _unanswered_first(row: Row) -> tuple[bool, bool, date, int, int]:
    return row.confirmed, row.confirmed_on is not None, row.due or date.max, row.line, row.position
