"""What the counting form lists, newest on top. It takes each outcome as it comes, without reading the count again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from decimal import Decimal
from typing import NamedTuple

from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.meanings import Hit
from app.domain.tallies import BinProgress, Parked, Tallied
from app.views.counts import Tallying, in_its_bins


class TallyEntry(NamedTuple):
    """So much of an item in one bin, or a code that nobody knows (`item` is None, `parked` is the latest scan of it).

    `at` is the act of its latest step; `total` is what is tallied of the item in all bins.
    """

    id: int
    at: int
    bin: str
    quantity: Decimal
    item: Item | None = None
    total: Decimal = ZERO
    found: bool = False
    code: str = ""
    parked: int = 0
    hits: tuple[Hit, ...] = ()


class TallyList:
    """The entries and the progress of the bins."""

    def __init__(self, tallying: Tallying) -> None:
        self.count, self.bin = tallying.count, tallying.bin
        self._ids: dict[Hashable, int] = {}
        self._of_line: dict[int, set[int]] = {}  # the entries of a line, one a bin
        self._entries: dict[int, TallyEntry] = {}
        self._parked: set[int] = set()
        self._bins = {bin.bin: bin for bin in tallying.bins}
        self._counted = {row.line for row in tallying.rows if row.total is not None}
        self._seen = {(row.line, bin) for row in tallying.rows for bin in row.item.bins if row.counted_in(bin)}
        self._on_sheet = {row.line for row in tallying.rows if not row.found}
        for row in tallying.rows:
            for bin, quantity in row.in_bins:
                self._put((row.line, bin), row.last, bin, quantity, row.item, row.total or ZERO, row.found)
        for code in tallying.parked:
            self._park(code.code, code.bin, code.act, code.id, code.quantity, ())

    # what there is

    def entries(self) -> list[TallyEntry]:
        """All of them, the newest first."""
        return sorted(self._entries.values(), key=lambda entry: -entry.at)

    def named(self, ids: Iterable[int]) -> list[TallyEntry]:
        return [self._entries[id] for id in ids]

    def bins(self) -> list[BinProgress]:
        """How far each bin is, in the order of a walk; what has no bin comes last."""
        return sorted(self._bins.values(), key=lambda bin: (bin.bin == "", bin.bin))

    def codes(self) -> list[TallyEntry]:
        """The codes that nobody knows, the newest first."""
        return sorted((self._entries[id] for id in self._parked), key=lambda entry: -entry.at)

    @property
    def lines(self) -> int:
        """How many items were on the sheet."""
        return len(self._on_sheet)

    @property
    def lines_counted(self) -> int:
        return len(self._on_sheet & self._counted)

    # what comes

    def take(self, outcome: Tallied | Parked) -> list[int]:
        """Follow a scan or a keyed quantity; returns the ids of the entries that say something else now."""
        if isinstance(outcome, Parked):
            return [self._park(outcome.code, outcome.bin, outcome.act, outcome.id, outcome.quantity, outcome.hits)]
        item, line = outcome.item, outcome.line
        bin = in_its_bins(item, outcome.bin)
        if line in self._on_sheet and (line, bin) not in self._seen and bin in self._bins:
            self._bins[bin] = self._bins[bin]._replace(tallied=self._bins[bin].tallied + 1)
        self._seen.add((line, bin))
        self._counted.add(line)
        found = line not in self._on_sheet
        for id in self._of_line.get(line, ()):
            self._entries[id] = self._entries[id]._replace(total=outcome.total)
        self._put((line, outcome.bin), outcome.act, outcome.bin, outcome.in_bin, item, outcome.total, found)
        return sorted(self._of_line[line])

    def begin(self, bin: str, person: str) -> None:
        """A bin is counted from now on."""
        known = self._bins.get(bin, BinProgress(bin, 0, 0, True, False, person))
        self._bins[bin] = known._replace(begun=True, done=False, person=person)

    def finish(self, bin: str) -> None:
        """A bin is done."""
        if bin in self._bins:
            self._bins[bin] = self._bins[bin]._replace(done=True)

    def _put(
        self, key: tuple[int, str], at: int, bin: str, quantity: Decimal, item: Item, total: Decimal, found: bool
    ) -> int:
        id = self._ids.setdefault(key, len(self._ids) + 1)
        self._of_line.setdefault(key[0], set()).add(id)
        self._entries[id] = TallyEntry(id, at, bin, quantity, item, total, found)
        return id

    def _park(self, code: str, bin: str, at: int, parked: int, quantity: Decimal, hits: tuple[Hit, ...]) -> int:
        id = self._ids.setdefault(("", code, bin), len(self._ids) + 1)
        self._parked.add(id)
        before = self._entries.get(id)
        sum = quantity + (before.quantity if before is not None else ZERO)
        self._entries[id] = TallyEntry(
            id, at, bin, sum, code=code, parked=parked, hits=hits or (before.hits if before else ())
        )
        return id
