"""A count at its review: what every line comes to, what may explain it, and what is to be decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from app.counting.posting import posting_of
from app.counting.reviewing import ANSWERS, reviewed
from app.counting.unknown import codes
from app.data import count_reviews
from app.data.count_reviews import DayResults, Result
from app.data.tallies import ParkedCode
from app.desk import Desk
from app.domain.count_reviews import Documented, Posting, Reviewed
from app.domain.counts import Count, LineState, Move
from app.domain.matching import ZERO
from app.domain.receipts import ServedLine
from app.goods import putting_away

YEAR = 365  # days that the accuracy goes back, unless told otherwise


class MoveRow(NamedTuple):
    """A movement around the scans and what stands behind it. `counted` is what was answered, None where nothing was."""

    move: Move
    behind: Documented
    counted: bool | None = None


class ReviewRow(NamedTuple):
    """A line at review. Of its item `picks` are ready to be picked and may be off the shelf already, and `at_the_door`
    were received and are not put away. `broken` are the waiting lines that a minus takes from, the youngest first;
    `served` those that a plus goes to.
    """

    reviewed: Reviewed
    between: tuple[MoveRow, ...]
    asked: tuple[MoveRow, ...]
    later: tuple[MoveRow, ...]
    picks: Decimal
    at_the_door: Decimal
    broken: tuple[ServedLine, ...]
    served: tuple[ServedLine, ...]

    @property
    def line(self) -> int:
        return self.reviewed.line

    @property
    def state(self) -> LineState:
        return self.reviewed.state


@dataclass(frozen=True, slots=True)
class Review:
    """A count at its review. `ready` where it can be posted; `value` is what all differences are worth."""

    count: Count
    rows: tuple[ReviewRow, ...]
    parked: tuple[ParkedCode, ...]
    posting: Posting
    ready: bool
    value: Decimal


class Accuracy(NamedTuple):
    """How true the record was found to be: the share of lines within tolerance, day by day, and over all of them."""

    days: tuple[DayResults, ...]
    lines: int
    within: int

    @property
    def share(self) -> Decimal | None:
        return Decimal(self.within) / self.lines if self.lines else None


def review(desk: Desk, count_id: int) -> Review:
    """One count at its review. Raises NotFound "count.unknown"."""
    count, lines = reviewed(desk, count_id)
    posting = posting_of(desk, count, lines)
    moves = [
        move.id
        for each in lines
        if each.compared
        for move in (*each.compared.between, *each.compared.corrected, *each.compared.asked, *each.compared.later)
    ]
    behind = count_reviews.documented(moves)
    answers, door = _answers(count_id), putting_away.by_item(desk)
    broken: dict[int, list[ServedLine]] = {}
    for lost in posting.broken:
        broken.setdefault(lost.item.id, []).append(lost.line)
    served = {each.item.id: each.serves for each in posting.served}
    rows = tuple(
        ReviewRow(
            each,
            _moves((*each.compared.between, *each.compared.corrected), behind, answers) if each.compared else (),
            _moves(each.compared.asked, behind, answers) if each.compared else (),
            _moves(each.compared.later, behind, answers) if each.compared else (),
            sum((outlook.ready for outlook in desk.board.outlooks(each.item.id)), ZERO),
            door.get(each.item.id, ZERO),
            tuple(broken.get(each.item.id, ())),
            tuple(served.get(each.item.id, ())),
        )
        for each in lines
    )
    parked = tuple(codes(count_id))
    ready = all(each.settled for each in lines) and bool(posting.lines) and not parked
    value = sum((each.value or ZERO for each in lines), ZERO)
    return Review(count, rows, parked, posting, ready, value)


def results(count: Count) -> list[Result]:
    """What the lines of a posted count came to; nothing where it is not posted."""
    return count_reviews.results(count.ended) if count.ended is not None else []


def accuracy(desk: Desk, days: int = YEAR) -> Accuracy:
    """How true the record was found to be by the counts posted in so many days."""
    found = tuple(count_reviews.by_day(desk.today - timedelta(days)))
    return Accuracy(found, sum(day.lines for day in found), sum(day.within for day in found))


def _answers(count_id: int) -> dict[int, bool]:
    return {
        each.movement: ANSWERS[each.kind]
        for made in count_reviews.decisions(count_id).values()
        for each in made
        if each.movement is not None
    }


def _moves(
    moves: Collection[Move], behind: Mapping[int, Documented], answers: Mapping[int, bool]
) -> tuple[MoveRow, ...]:
    return tuple(MoveRow(move, behind[move.id], answers.get(move.id)) for move in moves)
