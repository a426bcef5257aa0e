"""One act while it runs: what its rows point at, what it touches, and which papers leave with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from app.domain.changes import Change, Topic
from app.domain.kept_papers import Leaving


class ActUnderWay:
    """The act that `Desk.change` runs. `id` is what its rows point at."""

    def __init__(self, id: int, on_day: date, keep: Callable[[int, Leaving], None] | None = None) -> None:
        self.id = id
        self.on_day = on_day
        self._topics = Topic(0)
        self._items: set[int] = set()
        self._orders: set[int] = set()
        self._keep = keep

    def leaves(self, paper: Leaving) -> None:
        """Say which paper leaves with the act: the desk keeps it as it is now."""
        if self._keep is not None:
            self._keep(self.id, paper)

    def touch(self, topics: Topic = Topic(0), items: Iterable[int] = (), orders: Iterable[int] = ()) -> None:
        """Say what the act touches: kinds of fact, ids of items and of orders."""
        self._topics |= topics
        self._items.update(items)
        self._orders.update(orders)

    @property
    def change(self) -> Change:
        return Change(self._topics, frozenset(self._items), frozenset(self._orders))
