"""The change feed: what was committed, by this desk or by another process, is told to everything that follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from app.data import acts
from app.data.store import database
from app.domain.changes import Change, Topic
from app.domain.day import Day
from app.domain.errors import StoreTrouble

if TYPE_CHECKING:
    from app.desk.board import Board
    from app.desk.schedule import Schedule

Listener = Callable[[Change], None]


class News(NamedTuple):
    """What others have committed: the version of the store, and the acts (ids) with what they touched."""

    version: int
    acts: list[tuple[int, Change]]


class Feed:
    """Board and schedule follow, each made when first asked for, then everybody who listens. It knows which acts have
    been told of, so that those of other processes are told of once.
    """

    def __init__(self, day: Day) -> None:
        self._day = day
        self._listeners: list[Listener] = []
        self._board: Board | None = None
        self._schedule: Schedule | None = None
        self._own: set[int] = set()
        self._version = database.data_version()
        self._seen = acts.last_id()

    @property
    def board(self) -> Board:
        """The outlook of every item."""
        if self._board is None:
            from app.desk.board import Board

            self._board = Board(self._day)
        return self._board

    @property
    def schedule(self) -> Schedule:
        """What is due to be counted."""
        if self._schedule is None:
            from app.desk.schedule import Schedule

            self._schedule = Schedule(self._day, lambda: self.board)
        return self._schedule

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every act with what it touched. Returns the way to stop."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def committed(self, recorded: list[tuple[int, Change]]) -> None:
        """Announce acts of this desk, as one change."""
        for id, _change in recorded:
            if id == self._seen + 1:
                self._seen = id
            else:  # others have committed in between: the next poll reads theirs and skips this one
                self._own.add(id)
        self.announce(_together(recorded))

    def news(self) -> News | None:
        """What other processes have committed since the last time; None where nothing was. Raises StoreTrouble."""
        version = database.data_version()
        if version == self._version:
            return None
        return News(version, [(act.id, act.change) for act in acts.since(self._seen) if act.id not in self._own])

    def heard(self, news: News) -> Change | None:
        """What these acts touched, to be announced; None where they were all this desk's own."""
        self._version = news.version
        self._seen = max([self._seen, *self._own, *(id for id, _change in news.acts)])
        self._own.clear()
        return _together(news.acts) if news.acts else None

    def announce(self, change: Change) -> Change:
        """Let the board follow first, so that every listener sees it up to date, then tell the listeners.

        The act is committed already: a board that cannot read just now is dropped, and read anew when next asked for.
        """
        if self._board is not None:
            try:
                change = self._board.take(change)
            except StoreTrouble:
                self._board = None
                change = Change(Topic.ALL, change.items, change.orders)
        if self._schedule is not None:
            self._schedule.take(change)
        for callback in list(self._listeners):
            callback(change)
        return change


def _together(recorded: list[tuple[int, Change]]) -> Change:
    return reduce(Change.with_other, (change for _id, change in recorded))
