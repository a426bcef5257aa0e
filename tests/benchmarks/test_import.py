"""What an import costs beside inserting the same rows with bare sqlite3, in one run on the same machine; and what it
costs to keep what it changes, so that it can be undone.

The same rows: those that the import leaves in the store, into the same tables with the same indexes, but without the
guards, the checking and the reading of files, and in one transaction instead of six.
"""

from __future__ import annotations

import gc
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from app.data.store import remembering
from app.desk import Clock
from app.exchange import import_file
from tests.conftest import TODAY
from tests.limits import within
from tests.ratios import seconds
from tests.stores import WWI_DAY, WWI_KINDS, new_desk

ROUNDS = 5


class Stored(NamedTuple):
    """What a store holds: the statements that make its tables and indexes, and each table's rows."""

    schema: list[str]
    tables: list[tuple[str, list[tuple[object, ...]]]]


def stored(path: Path) -> Stored:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        tables = [
            (name, connection.execute(f'SELECT * FROM "{name}"').fetchall())
            for kind, name, _ in found
            if kind == "table"
        ]
    return Stored([sql for kind, _, sql in found if kind != "trigger"], tables)


def insert_plainly(path: Path, same: Stored) -> float:
    """Seconds that bare sqlite3 takes for these rows in one transaction, as durable as the store is."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA", *same.schema):
            connection.execute(statement)

        def insert() -> None:
            connection.execute("BEGIN IMMEDIATE")
            for name, rows in same.tables:
                if rows:
                    connection.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
            connection.execute("COMMIT")

        return seconds(insert)


def import_all(path: Path, folder: Path) -> float:
    """Seconds that importing all six files takes, from their bytes to the last commit."""
    desk = new_desk(path, clock=Clock(WWI_DAY), person="Kim")
    try:
        return seconds(lambda: [import_file(desk, kind, folder / f"{kind}.csv") for kind in WWI_KINDS])
    finally:
        desk.close()


def ratios(folder: Path, scratch: Path) -> Iterator[float]:
    import_all(scratch / "first", folder)  # unmeasured: it warms caches
    same = stored(scratch / "first")
    assert sum(len(rows) for _, rows in same.tables) > 10_000
    for number in range(ROUNDS):
        gc.collect()
        ours = import_all(scratch / f"ours-{number}", folder)
        yield ours / insert_plainly(scratch / f"plain-{number}", same)


def test_importing_costs_at_most_ten_times_inserting_the_same_rows(shared_data: Path, tmp_path: Path) -> None:
    found = list(ratios(shared_data / "wwi", tmp_path))
    within("import / bare sqlite3", median(found), 10)


def changed(path: Path, before: Path, after: Path) -> float:
    """Seconds of this process that importing a file takes which changes every row of one that was imported before."""
    with closing(new_desk(path, clock=Clock(TODAY), person="Kim")) as desk:
        import_file(desk, "items", before)
        gc.collect()
        began = time.process_time()
        import_file(desk, "items", after)
        return time.process_time() - began


def test_keeping_what_ten_thousand_changed_rows_were_costs_at_most_three_fifths_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = tmp_path / "before.csv", tmp_path / "after.csv"
    for path, more in ((before, 0), (after, 1)):
        lines = (f"S{at},Name {at} {more},A-{(at + more) % 200},{5 + more}" for at in range(10_000))
        path.write_text("\n".join(("sku,name,bin,reorder_point", *lines)), encoding="utf-8")
    changed(tmp_path / "first", before, after)  # unmeasured: it warms caches
    found = []
    for number in range(ROUNDS):
        kept = changed(tmp_path / f"kept-{number}", before, after)
        with monkeypatch.context() as patched:
            patched.setattr(remembering, "changing", lambda _table, _columns, rows: [rows])
            found.append(kept / changed(tmp_path / f"unkept-{number}", before, after))
    within("changed rows kept / not kept", median(found), 1.6)
