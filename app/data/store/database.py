"""The one connection of this process to its store, and what becomes of its troubles."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from peewee import PeeweeException, SqliteDatabase

from app.domain.errors import DeskError, Refused, StoreTrouble

APPLICATION_ID = 0x424F444B  # "BODK"
BUSY_MS = 10_000
STATEMENTS = 1024  # so many stay prepared: a day asks more different ones than Python's own 128

# WAL is not used: it has a reset bug before SQLite 3.51.3, and its NORMAL loses acknowledged work at a power cut.
SETTINGS = (
    ("foreign_keys", 1),
    ("recursive_triggers", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("cache_spill", 0),
    ("journal_mode", "DELETE"),
    ("synchronous", "EXTRA"),
)

_SENTENCES = {
    "SQLITE_BUSY": "store.busy",
    "SQLITE_LOCKED": "store.busy",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_READONLY_DBMOVED": "store.moved",
    "SQLITE_PERM": "store.read_only",
    "SQLITE_AUTH": "store.read_only",
    "SQLITE_FULL": "store.full",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_NOTADB": "store.damaged",
    "SQLITE_FORMAT": "store.damaged",
    "SQLITE_CANTOPEN": "store.cannot_open",
    "SQLITE_IOERR": "store.disk",
}
_ERRNO_SENTENCES = {
    errno.ENOSPC: "store.full",
    errno.EDQUOT: "store.full",
    errno.EROFS: "store.read_only",
    errno.EACCES: "store.read_only",
    errno.EPERM: "store.read_only",
    errno.ENOENT: "store.no_folder",
}
_WAKE = ("cannot rollback", "no such savepoint")  # what fails after SQLite has rolled back by itself
# What the guards of the store say (guards_sqlite), and the sentence of the refusal.
_GUARDS = {"on_hand": "stock.below_zero"}


class StoreDatabase(SqliteDatabase):
    """SQLite that tells its troubles as StoreTrouble, wherever a statement runs."""

    def execute_sql(self, sql: str, params: object = None) -> sqlite3.Cursor:
        try:
            return super().execute_sql(sql, params)  # type: ignore[no-any-return, no-untyped-call]
        except PeeweeException as error:
            told = said(error)
            if told is error:
                raise
            raise told from error


db = StoreDatabase(None, lock_type="IMMEDIATE", autoconnect=False)


def uri(path: Path, mode: str = "rw") -> str:
    """The SQLite address of a file. `rw` never creates one: a mistyped path must not become an empty store."""
    return f"file:{quote(str(path.resolve()))}?mode={mode}"


def connect(path: Path, *, busy_ms: int = BUSY_MS, mode: str = "rw") -> None:
    """Open this process's connection. Raises StoreTrouble."""
    disconnect()
    kept = {"timeout": busy_ms / 1000, "cached_statements": STATEMENTS}
    db.init(uri(path, mode), pragmas=SETTINGS, uri=True, **kept)  # type: ignore[arg-type]
    with trouble():
        db.connect()


def disconnect() -> None:
    if not db.is_closed():
        db.close()


def open_file() -> Path | None:
    """The file of the store that is open; None where none is."""
    return None if db.is_closed() else Path(db.execute_sql("PRAGMA database_list").fetchone()[2])


def data_version() -> int:
    """A number that changes when another connection has committed."""
    return int(db.execute_sql("PRAGMA data_version").fetchone()[0])


def first_error(error: BaseException) -> BaseException:
    """The error that began a chain, without peewee's wrapping.

    Where SQLite has rolled back by itself (disk full), rolling back once more fails: "cannot rollback" is only the
    wake, what happened is in the context. Any other context is not this failure's.
    """
    while (earlier := error.__context__) is not None:
        wrapped = isinstance(error, PeeweeException) and isinstance(earlier, sqlite3.Error)
        if not wrapped and not str(error).startswith(_WAKE):
            break
        error = earlier
    return error


def said(error: BaseException) -> BaseException:
    """`error` as StoreTrouble or Refused where it is the store's, the disk's or a guard's; else as it is."""
    first = first_error(error)
    if isinstance(first, DeskError):
        return first
    if isinstance(first, sqlite3.IntegrityError):
        sentence = _GUARDS.get(str(first))
        return Refused(sentence) if sentence else error
    if isinstance(first, sqlite3.Error):
        name = getattr(first, "sqlite_errorname", None) or ""
        sentence = _SENTENCES.get(name) or _SENTENCES.get("_".join(name.split("_")[:2]))
        return StoreTrouble(sentence, why=str(first)) if sentence else error
    if isinstance(first, OSError):
        return StoreTrouble(_ERRNO_SENTENCES.get(first.errno or 0, "store.disk"), why=first.strerror or str(first))
    return error


@contextlib.contextmanager
def trouble(*also: type[OSError]) -> Iterator[None]:
    """Tell what the store cannot do as StoreTrouble, what its guards refuse as Refused.

    With OSError, also what the disk cannot do: for calls that touch files themselves.
    """
    told_of: tuple[type[Exception], ...] = (PeeweeException, sqlite3.Error, *also)
    try:
        yield
    except told_of as error:
        told = said(error)
        if told is error:
            raise
        raise told from error
