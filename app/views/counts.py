"""Counts as their list shows them, and one count as whoever counts sees it: without a book figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from app.counting.unknown import codes
from app.data import count_reviews, counts, items, tallies
from app.data.tallies import ParkedCode, Visit
from app.desk import Desk
from app.domain.counts import Count, Step
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.tallies import BinProgress

SHOWN = 200  # counts in the list


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count: how many items are on it, and on how many something was tallied."""

    count: Count
    items: int
    tallied: int


class TallyRow(NamedTuple):
    """An item on a count. `total` is None where nothing was tallied of it (in its last round); `last` is the act of
    its latest step, 0 for none: the list grows by that. `found` where it was not on the sheet.
    """

    line: int
    item: Item
    in_bins: tuple[tuple[str, Decimal], ...]
    total: Decimal | None
    last: int
    found: bool
    recount: bool

    def counted_in(self, bin: str) -> bool:
        """Whether it is counted in one of its bins; what lies in one bin only is, wherever it was seen."""
        return any(in_its_bins(self.item, seen) == bin for seen, _ in self.in_bins)


@dataclass(frozen=True, slots=True)
class Tallying:
    """A count as it is counted. `bin` is where whoever is at the desk was last, and is not done."""

    count: Count
    rows: tuple[TallyRow, ...]
    bins: tuple[BinProgress, ...]
    parked: tuple[ParkedCode, ...]
    bin: str


class SheetRow(NamedTuple):
    """An item on a count's paper sheet. `book` is None where it is counted blind."""

    line: int
    item: Item
    book: Decimal | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A count as it goes on paper: what has its place in each bin ("" last, for none), in the order of a walk."""

    count: Count
    bins: tuple[tuple[str, tuple[SheetRow, ...]], ...]


def in_its_bins(item: Item, bin: str) -> str:
    """Which of an item's bins is counted by what was seen in `bin`: its own where that is none of them."""
    return bin if bin in item.bins else item.bin


def rows(desk: Desk, ids: Iterable[int] | None = None) -> list[CountRow]:
    """The counts, the latest first: the last of them, or those named."""
    wanted = None if ids is None else set(ids)
    found = [count for count in counts.all_counts(most=None if wanted else SHOWN) if not wanted or count.id in wanted]
    sizes = counts.sizes([count.id for count in found])
    return [CountRow(count, *sizes.get(count.id, (0, 0))) for count in found]


def tallying(desk: Desk, count_id: int) -> Tallying:
    """One count as the counting form shows it. Raises NotFound "count.unknown"."""
    count = counts.by_id(count_id)
    lines = counts.lines(count_id)
    known = items.by_ids([item for _, item, _ in lines])
    steps = tallies.steps(count_id)
    began = count_reviews.rounds_began(count_id)
    listed = tuple(
        _row(line, known[item], act != count.act, steps.get(line, ()), began.get(line, 0)) for line, item, act in lines
    )
    visits = {visit.bin: visit for visit in tallies.visits(count_id)}
    here = max(
        (visit for visit in visits.values() if visit.person == desk.who and not visit.done),
        key=lambda visit: visit.act,
        default=None,
    )
    return Tallying(count, listed, _bins(listed, visits), tuple(codes(count_id)), here.bin if here else "")


def sheet(desk: Desk, count_id: int) -> Sheet:
    """One count for its paper sheet. Raises NotFound "count.unknown"."""
    count = counts.by_id(count_id)
    lines = counts.lines(count_id)
    known = items.by_ids([item for _, item, _ in lines])
    books = {} if count.blind else items.on_hand(known)
    in_bins: dict[str, list[SheetRow]] = {}
    for line, item, _ in lines:
        for bin in known[item].bins:
            book = None if count.blind or bin != known[item].bin else books.get(item, ZERO)
            in_bins.setdefault(bin, []).append(SheetRow(line, known[item], book))
    for listed in in_bins.values():
        listed.sort(key=lambda row: row.item.sku)
    return Sheet(count, tuple((bin, tuple(in_bins[bin])) for bin in sorted(in_bins, key=lambda bin: (bin == "", bin))))


def items_of(item_ids: Collection[int]) -> dict[int, Item]:
    """Items by id, to name what a list of results says of them."""
    return items.by_ids(item_ids)


def _row(line: int, item: Item, found: bool, steps: Sequence[Step], began: int) -> TallyRow:
    counted = [step for step in steps if step.act > began]
    in_bins: dict[str, Decimal] = {}
    for step in counted:
        in_bins[step.bin] = in_bins.get(step.bin, ZERO) + step.quantity
    total = sum(in_bins.values(), ZERO) if counted else None
    last = max((step.act for step in counted), default=0)
    return TallyRow(line, item, tuple(sorted(in_bins.items())), total, last, found, began > 0)


def _bins(listed: Sequence[TallyRow], visits: Mapping[str, Visit]) -> tuple[BinProgress, ...]:
    """The bins where the items of the count have their place, and the others that were begun."""
    homes: dict[str, list[TallyRow]] = {}
    for row in listed:
        if not row.found:
            for bin in row.item.bins:
                homes.setdefault(bin, []).append(row)
    progress = []
    for bin in sorted(homes.keys() | visits.keys(), key=lambda code: (code == "", code)):
        there, visit = homes.get(bin, []), visits.get(bin)
        tallied = sum(row.counted_in(bin) for row in there)
        done = visit is not None and visit.done
        progress.append(BinProgress(bin, len(there), tallied, visit is not None, done, visit.person if visit else ""))
    return tuple(progress)
