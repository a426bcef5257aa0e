"""Posting a count: its differences go into the ledger in one act; whom that takes from or gives to is named first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.counting.opening import open_one
from app.counting.reviewing import reviewed
from app.counting.unknown import codes
from app.data import count_reviews, counts, items, movements
from app.data.movements import NewMovement
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.count_reviews import Broken, Posted, Posting, Reviewed, bins_lacking
from app.domain.counts import POSTED, Count, CountState, LineState
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, Refused, ask
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.goods import serving


def preview(desk: Desk, count_id: int) -> Posting:
    """What posting would do with the lines that are settled. Raises NotFound "count.unknown"; refuses nothing else."""
    return posting_of(desk, *reviewed(desk, count_id))


def post(desk: Desk, count_id: int, consent: Consent = NO_CONSENT) -> Posted:
    """Post a count: one act with a count movement per difference, as of the scans.

    Refused while a line is not settled or a code not known, and where a record would fall below zero. Where a minus
    takes from who waits, that is asked, the youngest first.
    """
    with desk.change(Verb.POST_COUNT, topics=Topic.STOCK | Topic.COUNTS) as act:
        open_one(count_id)
        count, lines = reviewed(desk, count_id)
        _check_settled(count, lines)
        posting = posting_of(desk, count, lines)
        if not posting.lines:
            raise Refused("count.nothing_counted", number=count.number)
        _check_on_hand(posting.lines)
        if posting.broken:
            who = tuple(each.line for each in posting.broken)
            ask(NeedsConsent("count.breaks", count=len(who), number=count.number, who=who), consent)
        for day, new in _by_day(count, posting.lines).items():
            movements.post(act.id, Kind.COUNT, day, new)
        count_reviews.add_results(
            act.id,
            (
                (
                    each.line,
                    each.compared.book,
                    each.compared.counted,
                    each.item.unit_cost,
                    each.held,
                )
                for each in posting.lines
                if each.compared
            ),
        )
        counts.set_state(count_id, CountState.POSTED, act.id)
        act.touch(items=[each.item.id for each in lines])
    return Posted(act.id, posting)


def _check_settled(count: Count, lines: Sequence[Reviewed]) -> None:
    unknown = list(dict.fromkeys(code.code for code in codes(count.id)))
    if unknown:
        named = ", ".join(unknown[:_NAMED]) + (" …" if unknown[_NAMED:] else "")
        raise Refused("count.codes_open", count=len(unknown), number=count.number, codes=named)
    counting = [each for each in lines if each.state is LineState.COUNTING]
    bins = sorted({bin for each in counting for bin in each.bins_open if bin not in each.bins_lacking})
    if bins:
        raise Refused("count.bins_open", count=len(bins), bins=tuple(bins))
    lacking = bins_lacking(counting)
    if lacking is not None:
        raise lacking
    unsettled = [each.item.sku for each in lines if not each.settled]
    if unsettled:
        raise Refused("count.unsettled", count=len(unsettled), number=count.number, sku=unsettled[0])


def _check_on_hand(lines: Sequence[Reviewed]) -> None:
    on_hand = items.on_hand([each.item.id for each in lines])
    for each in lines:
        now = on_hand.get(each.item.id, ZERO)
        if now + each.variance < ZERO:
            raise Refused(
                "count.below_zero", sku=each.item.sku, unit=each.item.unit, quantity=-each.variance, on_hand=now
            )


def posting_of(desk: Desk, count: Count, lines: Iterable[Reviewed]) -> Posting:
    """What posting does: whose share of stock shrinks and grows, by first come, first served."""
    lines = list(lines)
    posted = tuple(each for each in lines if each.state in POSTED)
    differing = {each.item.id: each for each in posted if each.variance}
    lost = serving.losing(
        {item: -each.variance for item, each in differing.items() if each.variance < ZERO}, desk.queue_day
    )
    gained = serving.served(
        ((each.item, each.variance) for each in differing.values() if each.variance > ZERO), desk.queue_day
    )
    return Posting(
        count.number,
        posted,
        tuple(each for each in lines if each.state is LineState.LEFT_OUT),
        tuple(Broken(differing[item].item, line) for item, line in lost),
        tuple(gained),
    )


def _by_day(count: Count, lines: Iterable[Reviewed]) -> dict[date, list[NewMovement]]:
    """The movements to post, by the day on which the items were scanned."""
    found: dict[date, list[NewMovement]] = {}
    for each in lines:
        if each.variance and each.scanned is not None:
            reason = f"{count.number}: {each.note}" if each.note else count.number
            found.setdefault(each.scanned.on, []).append(NewMovement(each.item.id, each.variance, reason))
    return found


_NAMED = 3  # codes in a refusal
