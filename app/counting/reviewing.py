"""What a count says against the book, line by line, and the verbs that settle a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from app.counting.opening import open_one
from app.data import count_reviews, counts, items, tallies
from app.data.count_reviews import Decided
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.count_reviews import Reviewed, Round
from app.domain.counts import (
    Compared,
    Count,
    Decision,
    LineState,
    Step,
    bins_to_do,
    compare,
    line_state,
    record_held,
    same_people,
)
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, Refused, ask
from app.domain.items import Item
from app.domain.matching import ZERO

ANSWERS = {Decision.COUNTED: True, Decision.NOT_COUNTED: False}


def reviewed(desk: Desk, count_id: int, only: int | None = None) -> tuple[Count, list[Reviewed]]:
    """A count and all of its lines (or `only` one), as they stand now. Raises NotFound "count.unknown"."""
    count = counts.by_id(count_id)
    lines = [found for found in counts.lines(count_id) if only in (None, found[0])]
    known = items.by_ids([item for _, item, _ in lines])
    steps, decided = tallies.steps(count_id), count_reviews.decisions(count_id)
    first = {line: min(step.act for step in steps[line]) for line, _, _ in lines if steps.get(line)}
    books, moves = count_reviews.books(first), count_reviews.moves_since(first)
    done = {visit.bin: visit.act if visit.done else 0 for visit in tallies.visits(count_id)}
    result = []
    for line, item, act in lines:
        made = decided.get(line, [])
        answers = {each.movement: ANSWERS[each.kind] for each in made if each.movement is not None}
        cut = _cut(steps.get(line, ()), made)
        moved, book = moves.get(line, ()), books.get(line, ZERO)
        said = [
            compare(own, [move for move in moved if not end or move.act < end], answers, book)
            for own, end in cut
            if own
        ]
        current = cut[-1][0]
        compared = said[-1] if current else None
        result.append(
            _reviewed(desk, line, known[item], cut, compared, made, done)._replace(
                found=act != count.act,
                held=record_held(said, desk.settings.tolerance, desk.schedule.abc(item), known[item].unit_cost),
            )
        )
    return count, result


def recount(desk: Desk, line_ids: Sequence[int]) -> int:
    """Have lines counted again, from nothing: what was tallied before is kept as an earlier round. Returns the act."""
    with desk.change(Verb.COUNT_AGAIN, topics=Topic.COUNTS | Topic.TALLIES) as act:
        for line in line_ids:
            count_id, item = counts.count_of_line(line)
            open_one(count_id)
            count_reviews.decide(line, act.id, Decision.RECOUNT)
            act.touch(items=[item])
    return act.id


def leave_out(desk: Desk, line_ids: Sequence[int], reason: str = "") -> int:
    """Leave lines out of the count: nothing of them is posted, and they stay due. Returns the act.

    For what was not counted, or cannot be compared any more. Whatever is tallied of them later counts again.
    """
    with desk.change(Verb.LEAVE_OUT, topics=Topic.COUNTS) as act:
        for line in line_ids:
            count_id, item = counts.count_of_line(line)
            open_one(count_id)
            count_reviews.decide(line, act.id, Decision.LEFT_OUT, note=reason.strip())
            act.touch(items=[item])
    return act.id


def answer(desk: Desk, line_id: int, movement_id: int, counted: bool) -> int:
    """Say whether what a later movement moved was counted already (it had left the shelf, or was on it, when the item
    was counted). Returns the act. Refused where nothing is asked of it.
    """
    with desk.change(Verb.COUNT_ANSWER, topics=Topic.COUNTS) as act:
        found = line_now(desk, line_id)
        compared = found.compared
        if compared is None or movement_id not in {move.id for move in (*compared.asked, *compared.later)}:
            raise Refused("count.nothing_asked", sku=found.item.sku)
        kind = Decision.COUNTED if counted else Decision.NOT_COUNTED
        count_reviews.decide(line_id, act.id, kind, movement=movement_id)
        act.touch(items=[found.item.id])
    return act.id


def answer_all(desk: Desk, line_id: int, counted: bool) -> int:
    """`answer` for everything that is asked of a line; returns the act. Refused where nothing is."""
    with desk.change(Verb.COUNT_ANSWER, topics=Topic.COUNTS) as act:
        found = line_now(desk, line_id)
        asked = found.compared.asked if found.compared else ()
        if not asked:
            raise Refused("count.nothing_asked", sku=found.item.sku)
        for move in asked:
            answer(desk, line_id, move.id, counted)
    return act.id


def approve(desk: Desk, line_id: int, reason: str, consent: Consent = NO_CONSENT) -> int:
    """Approve a difference beyond the tolerance, with a reason; returns the act. Refused before a recount; where that
    was by the same person it is asked.
    """
    with desk.change(Verb.APPROVE_COUNT, topics=Topic.COUNTS) as act:
        found = line_now(desk, line_id)
        sku = found.item.sku
        if found.state in (LineState.RECOUNT, LineState.MOVED):
            raise Refused("count.recount_first", sku=sku)
        if found.state is not LineState.TO_APPROVE:
            raise Refused("count.nothing_to_approve", sku=sku)
        if not reason.strip():
            raise Refused("count.no_reason", sku=sku)
        same = same_people([each.people for each in found.rounds])
        if same:
            ask(NeedsConsent("count.same_person", sku=sku, person=", ".join(sorted(same))), consent)
        count_reviews.decide(line_id, act.id, Decision.APPROVED, quantity=found.variance, note=reason.strip())
        act.touch(items=[found.item.id])
    return act.id


def line_now(desk: Desk, line_id: int) -> Reviewed:
    """One line of an open count, as it stands now."""
    count_id, _ = counts.count_of_line(line_id)
    open_one(count_id)
    return reviewed(desk, count_id, line_id)[1][0]


def _reviewed(
    desk: Desk,
    line: int,
    item: Item,
    cut: Sequence[tuple[Sequence[Step], int]],
    compared: Compared | None,
    decided: Sequence[Decided],
    done: Mapping[str, int],
) -> Reviewed:
    """`cut` are the steps by round; `done` says of every bin begun when it was done, 0 for not yet."""
    current = cut[-1][0]
    last = max((step.act for step in current), default=0)
    in_bins: dict[str, Decimal] = {}
    for step in current:
        in_bins[step.bin] = in_bins.get(step.bin, ZERO) + step.quantity
    began = _began(decided)
    before = {step.bin for steps, _ in cut for step in steps}
    bins_open, bins_lacking = bins_to_do(item, in_bins, before, done, began) if current else ((), ())
    since = [each for each in decided if each.act > max(last, began)]
    approved = next((each for each in reversed(since) if each.kind is Decision.APPROVED), None)
    state = line_state(
        compared,
        bins_open=bool(bins_open),
        round=len(cut),
        left_out=any(each.kind is Decision.LEFT_OUT for each in since),
        approved=approved.quantity if approved else None,
        small=compared is not None
        and desk.settings.tolerance.small(compared.variance, compared.book, desk.schedule.abc(item.id), item.unit_cost),
    )
    return Reviewed(
        line,
        item,
        state,
        compared,
        tuple(sorted(in_bins.items())),
        bins_open,
        bins_lacking,
        tuple(_round(steps) for steps, _ in cut if steps),
        len(cut),
        approved.note if approved and state is LineState.APPROVED else "",
        current[-1] if current else None,
        currency=desk.settings.currency,
    )


def _began(decided: Sequence[Decided]) -> int:
    return max((each.act for each in decided if each.kind is Decision.RECOUNT), default=0)


def _cut(steps: Sequence[Step], decided: Sequence[Decided]) -> list[tuple[Sequence[Step], int]]:
    """The steps of each round, with the act that had it counted again: 0 for the last one."""
    again = [each.act for each in decided if each.kind is Decision.RECOUNT]
    return [
        ([step for step in steps if step.act > start and (not end or step.act < end)], end)
        for start, end in zip([0, *again], [*again, 0], strict=True)
    ]


def _round(steps: Sequence[Step]) -> Round:
    total = sum((step.quantity for step in steps), ZERO)
    return Round(total, tuple(dict.fromkeys(step.person for step in steps)))
