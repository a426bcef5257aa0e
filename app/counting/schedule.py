"""What is due to be counted, in memory: read when first asked for, then again for the items that an act touched."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.data import count_schedule as stored
from app.data import counts, items
from app.domain import count_schedule
from app.domain.changes import Change, Topic
from app.domain.count_schedule import YEAR, AbcClass, Due, classes, in_order
from app.domain.matching import ZERO
from app.domain.promise_states import State

if TYPE_CHECKING:
    from app.desk import Desk

_BROKEN = (State.SLIPPED, State.COVER_LOST)
_OF_LISTS = Topic.ITEMS | Topic.STOCK | Topic.COUNTS
_FOLLOWED = _OF_LISTS | Topic.ORDERS | Topic.PURCHASES | Topic.PROMISES


class Schedule:
    """What is due at a desk. The classes are those of the day on which everything was read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._day: date | None = None
        self._classes: dict[int, AbcClass] = {}
        self._found: dict[int, Due] = {}
        self._stale: set[int] = set()

    def due(self) -> list[Due]:
        """What is due, the most pressing first. What is on an open count is left out."""
        self._ensure()
        return in_order(list(self._found.values()))

    def count(self) -> int:
        """How many items are due."""
        self._ensure()
        return len(self._found)

    def take(self, change: Change) -> None:
        """Follow what an act touched, after the board has."""
        if Topic.SETTINGS in change.topics or (change.topics & _OF_LISTS and not change.items):
            self._day = None
        elif change.topics & _FOLLOWED:
            self._stale |= change.items

    def _ensure(self) -> None:
        if self._day != self._desk.today:
            self._found = {}
            self._look(None)
            self._day = self._desk.today
        elif self._stale:
            for item in self._stale:
                self._found.pop(item, None)
            self._look(self._stale)
        self._stale = set()

    def _look(self, of: Collection[int] | None) -> None:
        desk = self._desk
        histories = stored.histories(desk.today - timedelta(YEAR), of)
        looked = items.all_items(of)
        if of is None:
            cost = {item.id: item.unit_cost or ZERO for item in looked}
            self._classes = classes({item: cost[item] * history.issued for item, history in histories.items()})
        settings = desk.settings
        intervals = {
            AbcClass.A: settings.count_a_days,
            AbcClass.B: settings.count_b_days,
            AbcClass.C: settings.count_c_days,
        }
        busy, board, broken = counts.being_counted(of), desk.board, self._broken(of)
        for item in looked:
            history = histories.get(item.id)
            if history is None or item.id in busy or (item.discontinued and not board.standing(item.id).on_hand):
                continue
            abc = self._classes.get(item.id, AbcClass.C)
            found = count_schedule.due(item, abc, history, intervals, desk.today, item.id in broken)
            if found is not None:
                self._found[item.id] = found

    def _broken(self, of: Collection[int] | None) -> set[int]:
        """The items (of these, or of all) of which a customer was told a date that does not hold."""
        promises = self._desk.board.promises
        due = promises.due()
        wanted = due.keys() if of is None else due.keys() & set(of)
        return {item for item in wanted if any(promises.found[line].state in _BROKEN for line in due[item])}
