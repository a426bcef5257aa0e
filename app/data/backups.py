"""Backups: a copy made by SQLite itself, opened and verified before it counts."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from app.data.database import APPLICATION_ID, db, trouble, uri
from app.domain.errors import Refused, StoreTrouble


def backup(to: Path) -> None:
    """Copy the open store to `to`: made under another name, verified, and only then given its own.

    Replaces an older backup, refuses to replace anything else. Raises Refused, StoreTrouble.
    """
    if to.exists():
        _refuse_unless_backup(to)
    begun = to.with_name(f".{to.name}.{os.getpid()}.new")
    with trouble():
        try:
            begun.unlink(missing_ok=True)
            db.execute_sql("VACUUM INTO ?", (str(begun.resolve()),))
            _check(begun)
            with begun.open("r+b") as file:
                os.fsync(file.fileno())
            begun.replace(to)
        finally:
            begun.unlink(missing_ok=True)


def _refuse_unless_backup(to: Path) -> None:
    if to.is_dir():
        raise Refused("backup.folder", path=str(to))
    if to.samefile(store_path()):
        raise Refused("backup.onto_itself", path=str(to))
    try:
        known = _facts(to)[0] == APPLICATION_ID
    except sqlite3.Error:
        known = False
    if not known:
        raise Refused("backup.exists", path=str(to))


def store_path() -> Path:
    """The file of the open store."""
    return Path(db.execute_sql("PRAGMA database_list").fetchone()[2])


def _check(copy: Path) -> None:
    want = tuple(db.execute_sql(question).fetchone()[0] for question in _QUESTIONS)
    with suppress(sqlite3.Error):
        if _facts(copy) == want:
            return
    raise StoreTrouble("backup.bad", path=str(copy))


_QUESTIONS = (
    "PRAGMA application_id",
    "PRAGMA user_version",
    "SELECT coalesce(max(id), 0) FROM act",
    "SELECT count(*) FROM movement",
    "SELECT count(*) FROM pragma_foreign_key_check",
)


def _facts(copy: Path) -> tuple[int, ...]:
    """What identifies a store and its state. Raises sqlite3.Error where it is damaged or none."""
    with closing(sqlite3.connect(uri(copy, "ro"), uri=True)) as opened:
        problems = opened.execute("PRAGMA integrity_check").fetchone()[0]
        if problems != "ok":
            raise sqlite3.DatabaseError(problems)
        return tuple(opened.execute(question).fetchone()[0] for question in _QUESTIONS)
