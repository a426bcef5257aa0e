"""What has become of the promises told: the board's second half, in memory, kept in step for the items touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from app.data import promises
from app.domain.matching import Footing
from app.domain.promise_states import KEPT, UNTOLD, ComparedPromise, Damping, Now, Told, compare
from app.domain.promises import Outlook

_IN_STOCK, _NONE = Footing.IN_STOCK, Footing.NONE
_new = tuple.__new__  # makes a named tuple in half the time; this runs for every waiting line


def stands(outlook: Outlook, going_out: bool = False) -> Now:
    """How a line stands, for what its customer was told to be compared with."""
    footing, shares = outlook.footing, outlook.shares
    if footing is _NONE:  # of a part, at least
        inbound = bool(shares) and shares[-1].supply.footing is not _IN_STOCK
    else:
        inbound = footing is not _IN_STOCK
    return _new(Now, (outlook.promise, outlook.hoped, footing, _is_ready(outlook), inbound, going_out))


def _is_ready(outlook: Outlook) -> bool:
    return outlook.footing is _IN_STOCK and outlook.ready == outlook.line.waiting


class PromiseBoard:
    """What each waiting line's customer was last told, and how that compares with what stands now."""

    def __init__(self) -> None:
        self.told: dict[int, Told] = {}
        self.found: dict[int, ComparedPromise] = {}
        self._due: dict[int, dict[int, None]] = {}  # item -> its lines whose customers are due to be told

    def take(self, items: Collection[int] | None) -> None:
        """Read what customers of these items (None: of all) were told; `leave` comes first."""
        self.told.update(promises.told(items=items))

    def meet(self, lines: Collection[int]) -> None:
        """Read what was told of lines that were not here before."""
        self.told.update(promises.told(lines))

    def leave(self, lines: Iterable[int], told: bool) -> None:
        """Forget lines, `told` also what was told of them: they are read again where they still wait."""
        for line in lines:
            self.found.pop(line, None)
            if told:
                self.told.pop(line, None)

    def news(self, outlooks: Iterable[Outlook]) -> list[int]:
        """The lines of these all of which is ready, and whose customers were told something else."""
        told = self.told
        return [
            outlook.line.id
            for outlook in outlooks
            if (last := told.get(outlook.line.id)) is not None and _is_ready(outlook) and not last.ready
        ]

    def settle(self, item: int, outlooks: Iterable[Outlook], damping: Damping, going_out: Collection[int]) -> None:
        """Compare one item's lines; `going_out` are those that are sent and may still go out in good time."""
        told, found = self.told, self.found
        due: dict[int, None] = {}
        for outlook in outlooks:
            line = outlook.line.id
            last = told.get(line)
            if last is None:
                compared = UNTOLD
            else:
                compared = compare(last, stands(outlook, line in going_out), damping)
                if outlook.reserved_from is not None and last.promised_on is None:
                    compared = KEPT  # "no date" is what they know; the day itself brings news
            found[line] = compared
            if compared.due:
                due[line] = None
        if due:
            self._due[item] = due
        else:
            self._due.pop(item, None)

    def due(self) -> Mapping[int, Collection[int]]:
        """The lines whose customers are due to be told, by item."""
        return self._due

    def lines_due(self) -> int:
        return sum(map(len, self._due.values()))

    def forget(self) -> None:
        self.told, self.found, self._due = {}, {}, {}
