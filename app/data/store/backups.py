"""Backups: a copy made by SQLite itself, opened and verified before it counts."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from app.data.store import unfinished
from app.data.store.database import APPLICATION_ID, BUSY_MS, trouble, uri
from app.domain.errors import Refused, StoreTrouble

_ACTS = "SELECT id, at FROM act"
_LAST = f"{_ACTS} ORDER BY id DESC LIMIT 1"
_QUESTIONS = (
    "PRAGMA application_id",
    "PRAGMA user_version",
    "SELECT coalesce(max(id), 0) FROM act",
    "SELECT count(*) FROM movement",
)


def backup(store: Path, to: Path) -> None:
    """Copy a store to `to`: made under another name, verified, and only then given its own.

    It has a connection of its own, so that a thread may run it. Replaces an older backup of the same store, refuses to
    replace anything else. Raises Refused, StoreTrouble.
    """
    with trouble(OSError):
        if to.exists():
            _refuse_unless_backup(store, to)
        begun = unfinished.begun(to)
        try:
            _copy(store, begun)
            begun.chmod(stat.S_IMODE(store.stat().st_mode))  # no more readable by others than the store
            with begun.open("r+b") as file:
                os.fsync(file.fileno())
            begun.replace(to)
        finally:
            begun.unlink(missing_ok=True)


def _refuse_unless_backup(store: Path, to: Path) -> None:
    if to.is_dir():
        raise Refused("backup.folder", path=str(to))
    if to.samefile(store):
        raise Refused("backup.onto_itself", path=str(to))
    try:
        with _opened(to, "ro") as copy:
            known = copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    except sqlite3.Error:
        known = False
    if not known:
        raise Refused("backup.exists", path=str(to))
    with _opened(store, "ro") as source, _opened(to, "ro") as copy:
        last = copy.execute(_LAST).fetchone()
        if (
            last is not None
            and source.execute(f"SELECT 1 FROM ({_ACTS}) WHERE id = ? AND at = ?", last).fetchone() is None
        ):
            raise Refused("backup.another", path=str(to))


def _copy(store: Path, begun: Path) -> None:
    with _opened(store, "rw") as source:
        before = _facts(source)
        source.execute("VACUUM INTO ?", (str(begun.resolve()),))
        after = _facts(source)
    try:
        with _opened(begun, "ro") as copy:
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            sound = sound and before <= _facts(copy) <= after  # others may have gone on working meanwhile
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise StoreTrouble("backup.bad", path=str(begun))


def _opened(path: Path, mode: str) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(uri(path, mode), timeout=BUSY_MS / 1000, uri=True, isolation_level=None))


def _facts(store: sqlite3.Connection) -> tuple[int, ...]:
    """What identifies a store and its state: each figure only ever grows."""
    return tuple(store.execute(question).fetchone()[0] for question in _QUESTIONS)
