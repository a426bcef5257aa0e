"""What is due to be counted, in memory: read in steps or when first asked for, then again for what an act touched."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from app.data import count_schedule as stored
from app.data import counts, items
from app.desk.board import Board
from app.domain import count_schedule
from app.domain.changes import Change, Topic
from app.domain.classes import AbcClass, classes
from app.domain.count_schedule import YEAR, Due, History, in_order
from app.domain.day import Day
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.promise_states import PromiseState

_BROKEN = (PromiseState.SLIPPED, PromiseState.COVER_LOST)
_OF_LISTS = Topic.ITEMS | Topic.STOCK | Topic.COUNTS
_FOLLOWED = _OF_LISTS | Topic.ORDERS | Topic.PURCHASES | Topic.PROMISES
_STEP = 100  # items read at a time while a window stays alive
_END: Final = object()


class Schedule:
    """What is due at a desk. The classes are those of the day on which everything was read.

    Whatever is asked first reads everything, unless `fill` has done so.
    """

    def __init__(self, day: Day, board: Callable[[], Board]) -> None:
        self._now, self._board = day, board
        self._day: date | None = None
        self._classes: dict[int, AbcClass] = {}
        self._classed_on: date | None = None
        self._found: dict[int, Due] = {}
        self._stale: set[int] = set()
        self._steps: Iterator[None] | None = None  # of a `fill` that is under way

    @property
    def ready(self) -> bool:
        """Whether everything has been read, and for today."""
        return self._day == self._now.today

    def fill(self) -> Iterator[None]:
        """Read everything in steps between which a window stays alive. Who else does so at a time shares the steps."""
        while not self.ready:
            if self._steps is None:
                self._steps = self._read_in_steps()
            if next(self._steps, _END) is _END:
                self._steps = None
            yield

    def _read_in_steps(self) -> Iterator[None]:
        day, looked, histories = self._now.today, list(items.all_items()), dict[int, History]()
        self._found, self._stale = {}, set()
        parts = [looked[start : start + _STEP] for start in range(0, len(looked), _STEP)]
        for part in parts:
            yield
            histories.update(self._histories([item.id for item in part]))
        self._class(looked, {item: history.issued for item, history in histories.items()})
        for part in parts:
            yield
            self._judge(part, histories, [item.id for item in part])
        self._day = day  # what was touched meanwhile is stale still

    def due(self) -> list[Due]:
        """What is due, the most pressing first. What is on an open count is left out."""
        self._ensure()
        return in_order(list(self._found.values()))

    def count(self) -> int:
        """How many items are due."""
        self._ensure()
        return len(self._found)

    def abc(self, item_id: int) -> AbcClass:
        """The class of an item today."""
        if self._classed_on != self._now.today:
            self._class(items.all_items(), stored.issued(self._now.today - timedelta(YEAR)))
        return self._classes.get(item_id, AbcClass.C)

    def take(self, change: Change) -> None:
        """Follow what an act touched, after the board has."""
        if Topic.SETTINGS in change.topics or (change.topics & _OF_LISTS and not change.items):
            self._forget()
        elif change.topics & _FOLLOWED:
            self._stale |= change.items

    def _ensure(self) -> None:
        if not self.ready:
            self._forget()
            looked, histories = items.all_items(), self._histories(None)
            self._class(looked, {item: history.issued for item, history in histories.items()})
            self._judge(looked, histories, None)
            self._day = self._now.today
        elif self._stale:
            for item in self._stale:
                self._found.pop(item, None)
            self._judge(items.all_items(self._stale), self._histories(self._stale), self._stale)
        self._stale = set()

    def _forget(self) -> None:
        self._day = None
        self._steps = None
        self._found, self._stale = {}, set()

    def _histories(self, of: Collection[int] | None) -> dict[int, History]:
        return stored.histories(self._now.today - timedelta(YEAR), of)

    def _class(self, looked: Iterable[Item], issued: Mapping[int, Decimal]) -> None:
        cost = {item.id: item.unit_cost or ZERO for item in looked}
        self._classes = classes({item: cost[item] * quantity for item, quantity in issued.items() if item in cost})
        self._classed_on = self._now.today

    def _judge(self, looked: Iterable[Item], histories: Mapping[int, History], of: Collection[int] | None) -> None:
        """Say of items (those of `of`, None is all) whether they are due."""
        today, settings = self._now.today, self._now.settings
        intervals = {
            AbcClass.A: settings.count_a_days,
            AbcClass.B: settings.count_b_days,
            AbcClass.C: settings.count_c_days,
        }
        busy, board, broken = counts.being_counted(of), self._board(), self._broken(of)
        for item in looked:
            history = histories.get(item.id)
            if history is None or item.id in busy or (item.discontinued and not board.standing(item.id).on_hand):
                continue
            abc = self.abc(item.id)
            found = count_schedule.due(item, abc, history, intervals, today, item.id in broken)
            if found is not None:
                self._found[item.id] = found

    def _broken(self, of: Collection[int] | None) -> set[int]:
        """The items (of these, or of all) of which a customer was told a date that does not hold."""
        promises = self._board().promises
        due = promises.due()
        wanted = due.keys() if of is None else due.keys() & set(of)
        return {item for item in wanted if any(promises.found[line].state in _BROKEN for line in due[item])}
