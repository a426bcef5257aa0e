"""Running numbers of documents and lines, given out in the transaction that uses them."""

from __future__ import annotations

from typing import Literal

from app.data.store.bulk import rows, run

Numbered = Literal["line", "order", "purchase_order", "count"]


def next_number(kind: Numbered) -> int:
    """The next number of its kind, from 1. Never given twice; an act that fails gives it back."""
    return next_numbers(kind, 1)[0]


def next_numbers(kind: Numbered, count: int) -> range:
    """The next `count` numbers of their kind."""
    after = rows(
        'INSERT INTO counter (kind, "next") VALUES (?, ?)'
        ' ON CONFLICT (kind) DO UPDATE SET "next" = counter."next" + ? RETURNING "next"',
        (kind, count + 1, count),
    )[0][0]
    return range(after - count, after)


def raise_to(kind: Numbered, number: int) -> None:
    """Give out no number of this kind up to and including `number` any more."""
    run(
        'INSERT INTO counter (kind, "next") VALUES (?, ?)'
        ' ON CONFLICT (kind) DO UPDATE SET "next" = excluded."next" WHERE counter."next" < excluded."next"',
        (kind, number + 1),
    )
