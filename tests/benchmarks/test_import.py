"""What an import costs beside inserting the same rows with bare sqlite3, in one run on the same machine."""

from __future__ import annotations

import csv
import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from app.desk import Clock, Desk
from app.exchange import import_file

KINDS = ("items", "suppliers", "sources", "customers", "orders", "purchase-orders")
ROUNDS = 5


def the_rows(folder: Path) -> list[tuple[str, list[str], list[list[str]]]]:
    """Name, header and rows of each file."""
    found = []
    for kind in KINDS:
        with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        found.append((kind, header, rows))
    return found


def insert_plainly(path: Path, tables: list[tuple[str, list[str], list[list[str]]]]) -> float:
    """Seconds that bare sqlite3 takes for the rows of the files in one transaction, as durable as the store is."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        for kind, header, _ in tables:
            columns = ", ".join(f'"{name}"' for name in header)
            connection.execute(f'CREATE TABLE "{kind}" (id INTEGER PRIMARY KEY, {columns})')
        start = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for kind, header, rows in tables:
            columns = ", ".join(f'"{name}"' for name in header)
            marks = ", ".join("?" * len(header))
            connection.executemany(f'INSERT INTO "{kind}" ({columns}) VALUES ({marks})', rows)
        connection.execute("COMMIT")
        return perf_counter() - start


def import_all(path: Path, folder: Path) -> float:
    """Seconds that importing all six files takes, from their bytes to the last commit."""
    desk = Desk.create(path, clock=Clock(date(2016, 5, 31)), person="Kim")
    try:
        start = perf_counter()
        for kind in KINDS:
            import_file(desk, kind, folder / f"{kind}.csv")
        return perf_counter() - start
    finally:
        desk.close()


def ratios(folder: Path, scratch: Path) -> Iterator[float]:
    tables = the_rows(folder)
    for number in range(ROUNDS + 1):
        gc.collect()
        ours = import_all(scratch / f"ours-{number}", folder)
        gc.collect()
        plain = insert_plainly(scratch / f"plain-{number}", tables)
        if number:  # the first round warms caches
            yield ours / plain


def test_importing_costs_at_most_ten_times_inserting_the_same_rows(shared_data: Path, tmp_path: Path) -> None:
    found = list(ratios(shared_data / "wwi", tmp_path))
    print("import / bare sqlite3:", ", ".join(f"{each:.1f}x" for each in found))
    assert median(found) <= 10
