"""The rows of the Counts tab: counts that are under way or done, and the items that are due to be counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from app import counting
from app.data import counts as stored
from app.data import items
from app.data.counts import Came
from app.desk import Desk
from app.domain.classes import AbcClass
from app.domain.count_schedule import Due
from app.domain.counts import Count, CountState
from app.views import counts
from app.views.counts import CountRow


class Stage(IntEnum):
    """How far a count has come, what needs a person first."""

    REVIEW = 0  # all of it was counted: it waits to be reviewed and posted
    OPEN = 1
    DUE = 2  # no count yet: an item that is due
    POSTED = 3
    CANCELLED = 4


@dataclass(frozen=True, slots=True)
class ListRow:
    """A count (`id` is its id) or an item that is due (`id` is the item's, negated), in the order `place`."""

    id: int
    stage: Stage
    place: tuple[int, int]
    due: Due | None = None
    row: CountRow | None = None
    codes: int = 0  # unknown ones
    bins_open: int = 0
    came: Came | None = None

    @property
    def count(self) -> Count | None:
        return self.row.count if self.row is not None else None

    @property
    def bin(self) -> str:
        return self.due.item.bin if self.due is not None else ""

    @property
    def abc(self) -> AbcClass | None:
        return self.due.abc if self.due is not None else None

    @property
    def doubted(self) -> bool:
        """Whether an item comes before those that are only due by their interval."""
        return self.due is not None and self.due.first

    @property
    def since(self) -> date | None:
        """When a count was posted or given up, or else begun; when an item was last counted."""
        if self.due is not None:
            return self.due.counted_on
        if self.came is not None:
            return self.came.on
        return self.count.opened_on if self.count is not None else None


def portions(desk: Desk) -> Iterator[Sequence[ListRow]]:
    """Every row, what needs a person first; before that, nothing while what is due is still being read."""
    for _step in desk.schedule.fill():
        yield ()
    yield sorted([*count_rows(desk), *due_rows(desk)], key=lambda row: row.place)


def count_rows(desk: Desk, ids: Iterable[int] | None = None) -> list[ListRow]:
    """The counts, what needs a person first."""
    found = counts.rows(desk, ids)
    going = [row.count.id for row in found if row.count.state is CountState.OPEN]
    codes, bins = stored.open_codes(going), stored.open_bins(going)
    came = stored.came([row.count.ended for row in found if row.count.ended is not None])
    listed = []
    for row in found:
        count = row.count
        begun, open_bins = bins.get(count.id, (0, 0))
        stage = _stage(row, begun, open_bins)
        listed.append(
            ListRow(
                count.id,
                stage,
                (stage, -count.id),
                row=row,
                codes=codes.get(count.id, 0),
                bins_open=open_bins,
                came=came.get(count.ended) if count.ended is not None else None,
            )
        )
    return sorted(listed, key=lambda each: each.place)


def due_rows(desk: Desk) -> list[ListRow]:
    """The items that are due, the most pressing first."""
    return [ListRow(-each.item.id, Stage.DUE, (Stage.DUE, at), due=each) for at, each in enumerate(counting.due(desk))]


def bins() -> list[tuple[str, int]]:
    """The bins in which items have their place, each with how many."""
    found: dict[str, int] = {}
    for item in items.all_items():
        for bin in filter(None, item.bins):
            found[bin] = found.get(bin, 0) + 1
    return sorted(found.items())


def _stage(row: CountRow, begun: int, open_bins: int) -> Stage:
    if row.count.state is CountState.POSTED:
        return Stage.POSTED
    if row.count.state is CountState.CANCELLED:
        return Stage.CANCELLED
    finished = bool(row.tallied) and not open_bins and (row.tallied == row.items or begun > 0)
    return Stage.REVIEW if finished else Stage.OPEN
