"""What an act touched, announced once after its commit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto


class Topic(Flag):
    """A kind of fact that lists depend on."""

    ITEMS = auto()
    PEOPLE = auto()  # customers, suppliers and who works at the desk
    ORDERS = auto()
    PURCHASES = auto()
    STOCK = auto()
    PROMISES = auto()
    SETTINGS = auto()
    COUNTS = auto()  # which counts there are, what is due, and what was decided at review
    TALLIES = auto()  # what was scanned into a count: nothing but the count itself depends on it
    ALL = ITEMS | PEOPLE | ORDERS | PURCHASES | STOCK | PROMISES | SETTINGS | COUNTS | TALLIES


_OF_NO_ITEM = Topic.PEOPLE | Topic.COUNTS | Topic.TALLIES


@dataclass(frozen=True, slots=True)
class Change:
    """The topics, items (ids) and orders (ids) that one act touched. Topic.ALL means: read everything again."""

    topics: Topic
    items: frozenset[int] = frozenset()
    orders: frozenset[int] = frozenset()

    def with_other(self, other: Change) -> Change:
        """Both as one. A change of lists that names no items concerns all of them, and so do both together then."""
        topics = self.topics | other.topics
        if any(change.topics & ~_OF_NO_ITEM and not change.items for change in (self, other)):
            topics = Topic.ALL
        return Change(topics, self.items | other.items, self.orders | other.orders)
