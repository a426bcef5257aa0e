"""The demo stockroom as every earlier schema wrote it: it opens, says what it said, and its backup is as it was."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app import views
from app.data.store import migrating, schema
from app.desk import Desk, upkeep

FOLDER = Path(__file__).with_name("old_stores")
OLD = range(1, migrating.SCHEMA)
TABLES = ("setting", "person", "act", "bin", "item", "barcode", "supplier", "source", "customer", "customer_order")
TABLES += ("order_line", "order_line_change", "purchase_order", "purchase_line", "schedule_row", "row_change")
TABLES += ("movement", "telling")  # those of schema 1
WAITING = """SELECT o.number, i.sku, l.waiting FROM order_line l
    JOIN customer_order o ON o.id = l.order_id JOIN item i ON i.id = l.item_id WHERE l.waiting > 0"""
ON_HAND = "SELECT i.sku, total(m.quantity) FROM item i LEFT JOIN movement m ON m.item_id = i.id GROUP BY i.id"


@pytest.fixture(params=OLD)
def number(request: pytest.FixtureRequest, store: Path) -> int:
    """An earlier schema. The desk's store is of it."""
    store.write_bytes(gzip.decompress((FOLDER / f"schema-{request.param}.desk.gz").read_bytes()))
    return int(request.param)


def asked(path: Path, sql: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        opened.row_factory = sqlite3.Row
        return [dict(row) for row in opened.execute(sql)]


def facts(path: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of the tables that every schema has, by their columns."""
    return {table: asked(path, f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES}


def test_every_earlier_schema_is_here() -> None:
    assert sorted(file.name for file in FOLDER.iterdir()) == [f"schema-{number}.desk.gz" for number in OLD]


def test_it_opens_sound_and_every_row_is_still_there(number: int, store: Path) -> None:
    before = facts(store)
    assert sum(map(len, before.values())) > 500
    with closing(Desk.open(store, person="Kim")) as desk:
        assert asked(store, "PRAGMA user_version") == [{"user_version": migrating.SCHEMA}]
        assert schema.drift() == []
        assert upkeep.verify(desk) == []
    after = facts(store)
    for table, rows in before.items():
        assert [{name: row[name] for name in old} for old, row in zip(rows, after[table], strict=True)] == rows, table


def test_the_desk_says_what_was_in_it(number: int, store: Path) -> None:
    waiting, on_hand = (sorted(tuple(row.values()) for row in asked(store, sql)) for sql in (WAITING, ON_HAND))
    with closing(Desk.open(store, person="Kim")) as desk:
        queue, items = views.queue.rows(desk), views.items.rows(desk)
    assert len(waiting) == 25
    assert sorted((row.order, row.sku, row.waiting * 1000) for row in queue) == waiting
    assert sorted((row.sku, row.on_hand * 1000) for row in items) == on_hand
    assert sum(row.on_hand for row in items) > Decimal(0)


def test_every_step_left_a_backup_and_the_first_is_what_it_was(number: int, store: Path) -> None:
    before = facts(store)
    Desk.open(store, person="Kim").close()
    kept = [
        store.with_name(f"stockroom-before-{step:04d}.backorder") for step in range(number + 1, migrating.SCHEMA + 1)
    ]
    assert sorted(store.parent.iterdir()) == sorted([store, *kept])
    assert [asked(each, "PRAGMA user_version") for each in kept] == [
        [{"user_version": step}] for step in range(number, migrating.SCHEMA)
    ]
    assert facts(kept[0]) == before
    Desk.open(kept[0], person="Kim").close()
