"""The schema that the migrations make is the one that the models and guards say, and migrating is safe."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.data.store import migrating, schema
from app.data.store.database import db
from app.desk import Desk
from app.domain.errors import StoreTrouble
from tests.stores import new_desk

NEXT = migrating.SCHEMA + 1
COLOUR = """
def up(migrator, db):
    db.execute_sql("ALTER TABLE item ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
"""
FAILING = """
def up(migrator, db):
    db.execute_sql("ALTER TABLE item ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    db.execute_sql("INSERT INTO barcode (item_id, code) VALUES (99, 'of nothing')")
"""


def test_migrations_and_models_agree(desk: Desk) -> None:
    assert schema.stored() == schema.expected()
    assert {"table", "index", "trigger"} == {kind for kind, _ in schema.stored()}
    assert schema.drift() == []


def test_the_program_reads_its_last_migration() -> None:
    numbers = sorted(int(script.stem[:4]) for script in migrating.FOLDER.glob("[0-9]*.py"))
    assert numbers == list(range(1, migrating.SCHEMA + 1))


def test_tables_are_strict_and_hold_whole_numbers_and_text(desk: Desk) -> None:
    tables = db.execute_sql("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    ours = {name: strict for name, strict in tables if not name.startswith(("sqlite_", migrating.MIGRATIONS_TABLE))}
    assert set(ours) == {name for kind, name in schema.expected() if kind == "table"}
    assert set(ours.values()) == {1}
    kinds = {kind for name in ours for _, _, kind, *_ in db.execute_sql(f"PRAGMA table_info({name})")}
    assert kinds == {"INTEGER", "TEXT"}


def test_no_index_repeats_the_beginning_of_another(desk: Desk) -> None:
    indexes: dict[str, list[tuple[list[str], str]]] = {}
    for name, table, sql in db.execute_sql("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index'"):
        columns = [column for _, _, column in db.execute_sql(f"PRAGMA index_info('{name}')")]
        if " WHERE " not in (sql or ""):
            indexes.setdefault(table, []).append((columns, name))
    repeated = [
        (short_name, long_name)
        for table in indexes.values()
        for short, short_name in table
        for long, long_name in table
        if short_name != long_name and long[: len(short)] == short
    ]
    assert repeated == []


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT id FROM order_line WHERE waiting > 0 AND item_id = 1", "order_line_waiting"),
        ("SELECT item_id, count(*) FROM order_line WHERE waiting > 0 GROUP BY item_id", "order_line_waiting"),
        ("SELECT place_on, waiting FROM order_line WHERE waiting > 0", "COVERING INDEX order_line_waiting"),
        ("SELECT sum(quantity) FROM movement WHERE item_id = 1", "COVERING INDEX movement_item_id_quantity"),
        ("SELECT item_id, sum(quantity) FROM movement GROUP BY 1", "COVERING INDEX movement_item_id_quantity"),
        ("SELECT * FROM movement WHERE order_line_id = 1", "movement_order_line"),
        ("SELECT * FROM movement WHERE row_id = 1", "movement_row"),
        ("SELECT * FROM movement WHERE act_id = 1", "movement_act_id"),
        ("SELECT * FROM order_line WHERE order_id = 1", "order_line_order_id"),
        ("SELECT * FROM barcode WHERE code = '400'", "barcode_code"),
    ],
)
def test_the_questions_of_the_day_have_an_index(desk: Desk, query: str, index: str) -> None:
    plan = " ".join(row[3] for row in db.execute_sql(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan


@pytest.fixture
def older(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of migrations of a program that is about to get one more; the store has those before."""
    desk = new_desk(store, person="Kim")
    with desk.change("before"):
        pass
    desk.close()
    folder = tmp_path / "scripts"
    folder.mkdir()
    for script in migrating.FOLDER.glob("[0-9]*.py"):
        (folder / script.name).write_text(script.read_text())
    monkeypatch.setattr(migrating, "FOLDER", folder)
    monkeypatch.setattr(migrating, "SCHEMA", NEXT)
    return folder


def columns_of_item(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        return [name for _, name, *_ in opened.execute("PRAGMA table_info(item)")]


def test_an_older_store_is_backed_up_then_migrated(store: Path, older: Path) -> None:
    (older / f"{NEXT:04d}_colour.py").write_text(COLOUR)
    desk = Desk.open(store)
    assert db.execute_sql("PRAGMA user_version").fetchone()[0] == NEXT
    assert [key for key in schema.drift() if key[0] != "table"] == [], "guards and indexes are still there"
    assert schema.drift() == [("table", "item")]
    assert desk.people() == ["Kim"]
    desk.close()
    kept = store.with_name(f"stockroom-before-{NEXT:04d}.backorder")
    assert "colour" in columns_of_item(store)
    assert "colour" not in columns_of_item(kept)
    with closing(sqlite3.connect(f"file:{kept}?mode=ro", uri=True)) as opened:
        assert opened.execute("PRAGMA user_version").fetchone() == (NEXT - 1,)
        assert opened.execute("SELECT verb FROM act").fetchall() == [("before",)]


def test_a_migration_runs_once(store: Path, older: Path) -> None:
    (older / f"{NEXT:04d}_colour.py").write_text(COLOUR)
    Desk.open(store).close()
    kept = store.with_name(f"stockroom-before-{NEXT:04d}.backorder")
    kept.unlink()
    Desk.open(store).close()
    assert not kept.exists()


def test_a_migration_that_breaks_references_changes_nothing(store: Path, older: Path) -> None:
    script = older / f"{NEXT:04d}_colour.py"
    script.write_text(FAILING)
    with pytest.raises(StoreTrouble) as trouble:
        Desk.open(store)
    assert trouble.value.id == "store.migration"
    assert db.is_closed()
    assert "colour" not in columns_of_item(store)
    script.write_text(COLOUR)
    Desk.open(store).close()
    assert "colour" in columns_of_item(store)


def test_no_backup_no_migration(store: Path, older: Path) -> None:
    (older / f"{NEXT:04d}_colour.py").write_text(COLOUR)
    in_the_way = store.with_name(f"stockroom-before-{NEXT:04d}.backorder")
    in_the_way.mkdir()
    with pytest.raises(Exception, match=r"backup\.folder"):
        Desk.open(store)
    assert "colour" not in columns_of_item(store)
