"""Figures that were counted elsewhere and come as a list: a count like any other, begun and posted in one act."""

from __future__ import annotations

from collections.abc import Sequence

from app.data import count_reviews, counts, movements, tallies
from app.data.movements import NewMovement
from app.desk import ActUnderWay, Desk
from app.domain.changes import Topic
from app.domain.count_reviews import Figure
from app.domain.counts import CountState, CountWhy
from app.domain.matching import ZERO
from app.domain.movements import Kind
from app.domain.receipts import ServedLine
from app.goods import serving


def within(desk: Desk, figure: Figure) -> bool:
    """Whether what was counted differs from the book by no more than the tolerance."""
    item = figure.item
    return desk.settings.tolerance.small(figure.variance, figure.book, desk.schedule.abc(item.id), item.unit_cost)


def broken(desk: Desk, figures: Sequence[Figure]) -> tuple[ServedLine, ...]:
    """Whom the figures take from that are below the book, the youngest first."""
    gone = {figure.item.id: -figure.variance for figure in figures if figure.variance < ZERO}
    return tuple(line for _, line in serving.losing(gone, desk.queue_day))


def post_figures(desk: Desk, act: ActUnderWay, figures: Sequence[Figure], note: str) -> str:
    """Count and post all of it within an act: tallies, differences, results. Returns the number of the count.

    A difference beyond the tolerance counts as approved with that `note`: whoever calls this has asked.
    """
    count_id, number = counts.add(act.id, CountWhy.SPOT, note, False, [figure.item.id for figure in figures])
    lines = {item: line for line, item, _ in counts.lines(count_id)}
    small = {figure.item.id: within(desk, figure) for figure in figures}
    tallies.add_keyed(act.id, ((lines[each.item.id], each.counted) for each in figures))
    count_reviews.approve_many(
        act.id, ((lines[each.item.id], each.variance, note) for each in figures if not small[each.item.id])
    )
    differing = [NewMovement(each.item.id, each.variance, note) for each in figures if each.variance]
    movements.post(act.id, Kind.COUNT, act.on_day, differing)
    count_reviews.add_results(
        act.id,
        ((lines[each.item.id], each.book, each.counted, each.item.unit_cost, small[each.item.id]) for each in figures),
    )
    counts.set_state(count_id, CountState.POSTED, act.id)
    act.touch(Topic.COUNTS, items=lines)
    return number
