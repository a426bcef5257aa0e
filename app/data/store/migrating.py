"""Runs the numbered scripts of `migrations/`, each in one transaction, each after a verified backup."""

from __future__ import annotations

import os
from pathlib import Path

from app.data.store import backups
from app.data.store.database import db, trouble
from app.domain.errors import StoreTrouble

FOLDER = Path(__file__).parent / "migrations"
SCHEMA = max(int(script[:4]) for script in os.listdir(FOLDER) if script[0].isdigit())  # written, and the newest read
MIGRATIONS_TABLE = "schema_migration"


def migrate(path: Path) -> Path:
    """Bring the open store to this program's schema. Returns the last backup made, next to the store.

    Raises StoreTrouble; the store is then at the last schema that was reached whole.
    """
    made = path
    for name, number in _pending():
        made = path.with_name(f"{path.stem}-before-{number:04d}{path.suffix}")
        backups.backup(path, made)
        _apply(name, number)
    return made


def run() -> None:
    """The same for a store that holds nothing yet: no backup."""
    for name, number in _pending():
        _apply(name, number)


def _pending() -> list[tuple[str, int]]:
    reached = int(db.execute_sql("PRAGMA user_version").fetchone()[0])
    found = sorted((script.stem, int(script.stem[:4])) for script in FOLDER.glob("[0-9]*.py"))
    return [(name, number) for name, number in found if reached < number <= SCHEMA]


def _apply(name: str, number: int) -> None:
    from playhouse.migrations import Runner  # only where a store is made or migrated: it costs a start 40 ms

    with trouble():
        db.execute_sql("PRAGMA foreign_keys = 0")  # a table may be rebuilt; it cannot be set inside the transaction
        try:
            with db.atomic():
                Runner(db, str(FOLDER), table_name=MIGRATIONS_TABLE).up(name)
                broken = db.execute_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise StoreTrouble("store.migration", script=name, why=f"{len(broken)} broken references")
                db.execute_sql(f"PRAGMA user_version = {number}")
        finally:
            db.execute_sql("PRAGMA foreign_keys = 1")
