"""Many rows at once: `executemany` and raw cursors through peewee's connection."""

from __future__ import annotations

import contextlib
import gc
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

from app.data.store.database import db, trouble

K = TypeVar("K")
T = TypeVar("T")
ROWS_TOGETHER = 100
_MANY = 500  # beyond so many ids a read of everything is quicker than naming them
NO_LIMIT = 2**62  # for LIMIT ?
IN_ONE_STATEMENT = 30_000  # parameters; SQLite's own limit is 32,766


def rows(sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query as plain tuples of integers and texts. Raises StoreTrouble."""
    with trouble():
        result: list[tuple[Any, ...]] = db.execute_sql(sql, params).fetchall()
    return result


def insert_many(table: str, columns: Sequence[str], values: Iterable[Sequence[object]]) -> None:
    """Insert rows, each in the order of `columns` (as the table has them, so `item_id`), in one pass.

    Many rows go into one statement: where triggers guard a table, SQLite prepares for undoing each statement, and that
    costs more than the rows.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    row = f"({marks(columns)})"
    upcoming = iter(values)
    with trouble():
        connection: sqlite3.Connection = db.connection()  # type: ignore[no-untyped-call]
        while together := list(islice(upcoming, ROWS_TOGETHER)):
            statement = f'INSERT INTO "{table}" ({names}) VALUES {", ".join([row] * len(together))}'
            connection.execute(statement, list(chain.from_iterable(together)))


def change_many(sql: str, values: Iterable[Sequence[object]]) -> None:
    """Run one statement for every row of `values`. Raises StoreTrouble, and Refused where a guard of the store does."""
    with trouble():
        connection: sqlite3.Connection = db.connection()  # type: ignore[no-untyped-call]
        connection.executemany(sql, values)


def run(sql: str, params: Sequence[object] = ()) -> None:
    """Run one statement. Raises StoreTrouble, and Refused where a guard of the store does."""
    with trouble():
        db.execute_sql(sql, params)


def marks(values: Collection[object]) -> str:
    """The question marks for `IN (…)`."""
    return ", ".join("?" * len(values))


def among(
    sql: str,
    column: str,
    ids: Collection[int] | None,
    params: Sequence[object] = (),
    *,
    then: str = "",
    at: int = 0,
) -> list[tuple[Any, ...]]:
    """The rows of a query with one of `ids` in a column, which is the row's `at`-th; None is all rows.

    `sql` ends in a condition, `then` is what follows it. Where there are too many ids to name, everything is read,
    which is quicker, and left out here.
    """
    if ids is None:
        return rows(f"{sql} {then}", params)
    named, values = narrowed(column, ids)
    found = rows(f"{sql}{named} {then}", (*params, *values))
    if named:
        return found
    wanted = set(ids)
    return [row for row in found if row[at] in wanted]


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """What belongs to each key, in the order of its coming."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def narrowed(column: str, ids: Collection[int] | None) -> tuple[str, tuple[int, ...]]:
    """A condition that narrows a query to `ids`, and its values; nothing for None, or where they are too many."""
    if ids is None or len(ids) > _MANY:
        return "", ()
    return f" AND {column} IN ({marks(ids) or 'NULL'})", tuple(ids)


def in_parts(ids: Iterable[T], size: int = IN_ONE_STATEMENT) -> Iterator[list[T]]:
    """`ids`, or texts, in lists that one statement can take."""
    whole = list(ids)
    for start in range(0, len(whole), size):
        yield whole[start : start + size]


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Build very many plain rows. The collector of cycles would look through all of them again and again; they have
    none, so it is told to leave alone what was built.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
