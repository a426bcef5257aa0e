"""Which rows a list shows, in which order, under which heads: plain list operations, quick at 100,000 rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from app.domain.folding import Sought

T = TypeVar("T")
Keep = Callable[[Any], bool]
RUNS = 16  # runs of changed lines that a view is told of one by one


@dataclass(frozen=True, slots=True)
class Ordering(Generic[T]):
    """How rows are ordered: by `value` (None: as they came), downwards or not, grouped by `section` (None: flat)."""

    value: Callable[[T], Any] | None = None
    descending: bool = False
    section: Callable[[T], str] | None = None


@dataclass(frozen=True, slots=True)
class Sieve(Generic[T]):
    """What is let through: rows whose text holds every one of `words`, in one of its ways, and that `keep` accepts."""

    words: Sought = ()
    keep: Callable[[T], bool] | None = None


@dataclass(slots=True)
class Listing(Generic[T]):
    """Rows with their folded search texts, their order (indexes), heads, and the head of each row.

    `shown` is what a person sees: a number from 0 is the index of a row, one below 0 is the head `~number`.
    """

    rows: list[T] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    head_of: list[int] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)


def arrange(rows: list[T], texts: list[str], ordering: Ordering[T], sieve: Sieve[T]) -> Listing[T]:
    """The listing of `rows`; `texts` are their search texts in the same order."""
    order = _ordered(rows, ordering)
    heads: list[str] = []
    head_of: list[int] = []
    if ordering.section is not None:
        order, heads, head_of = _grouped(rows, order, ordering.section)
    listing = Listing(rows, texts, order, heads, head_of)
    listing.shown = sift(listing, sieve)
    return listing


def sift(listing: Listing[T], sieve: Sieve[T]) -> list[int]:
    """What of `listing` is shown through `sieve`. A head stays while one of its rows does."""
    shown, texts, rows = listing.order, listing.texts, listing.rows
    for word, *others in sieve.words:
        if others:
            shown = [i for i in shown if word in texts[i] or any(way in texts[i] for way in others)]
        else:
            shown = [i for i in shown if word in texts[i]]
    if (keep := sieve.keep) is not None:
        shown = [i for i in shown if keep(rows[i])]
    return _headed(shown, listing.head_of) if listing.heads else shown


def _ordered(rows: Sequence[T], ordering: Ordering[T]) -> list[int]:
    order = list(range(len(rows)))
    if ordering.value is None:
        return order
    value = ordering.value
    values = [value(row) for row in rows]
    known = [i for i in order if values[i] is not None]
    if known and isinstance(values[known[0]], str):
        values = [found.casefold() if found is not None else None for found in values]
    known.sort(key=values.__getitem__, reverse=ordering.descending)
    return known + [i for i in order if values[i] is None]


def _grouped(
    rows: Sequence[T], order: Sequence[int], section: Callable[[T], str]
) -> tuple[list[int], list[str], list[int]]:
    """Bring rows with the same head together; heads come in the order of their first row."""
    heads: dict[str, int] = {}
    head_of = [0] * len(rows)
    for i in order:
        head_of[i] = heads.setdefault(section(rows[i]), len(heads))
    return sorted(order, key=head_of.__getitem__), list(heads), head_of


def _headed(shown: Sequence[int], head_of: Sequence[int]) -> list[int]:
    last = -1
    result: list[int] = []
    add = result.append
    for i in shown:
        if head_of[i] != last:
            last = head_of[i]
            add(~last)
        add(i)
    return result


def runs(lines: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Rising line numbers as first and last of each unbroken run; where there are many, one that spans them all: a view
    is quicker with what it shows of it than told of each.
    """
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and line == found[-1][1] + 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found if len(found) <= RUNS else [(lines[0], lines[-1])]
