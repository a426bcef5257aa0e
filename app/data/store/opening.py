"""What a file says of itself before anything opens it, and the making of a new store.

The header is read with plain file calls, before any connection of this process exists: closing a file drops the locks
that SQLite holds on it. A read-only connection will not do, it refuses a store with a hot journal.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.data.store import database, migrating, unfinished
from app.data.store.database import db, trouble
from app.domain.errors import Refused, StoreTrouble

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


class Header(NamedTuple):
    """A store's own word: the number of its schema."""

    schema: int


def read_header(path: Path) -> Header:
    """The header of a store that this program may open. The file is not touched.

    Raises StoreTrouble for a file that is missing, empty, foreign, newer than the program, or cut off.
    """
    with trouble(OSError):
        if path.is_dir():
            raise StoreTrouble("store.folder", path=str(path))
        if not path.exists():
            raise StoreTrouble("store.missing", path=str(path))
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
            size = os.fstat(file.fileno()).st_size
    if not head:
        raise StoreTrouble("store.empty", path=str(path))
    if not head.startswith(_MAGIC[: len(head)]):
        raise StoreTrouble("store.foreign", path=str(path))
    if len(head) < _HEADER_BYTES:
        raise StoreTrouble("store.cut_off", path=str(path))
    (page_size,) = struct.unpack_from(">H", head, 16)
    changes, pages = struct.unpack_from(">II", head, 24)
    (schema,) = struct.unpack_from(">i", head, 60)
    (application,) = struct.unpack_from(">I", head, 68)
    (counted_at,) = struct.unpack_from(">I", head, 92)
    if application != database.APPLICATION_ID or schema < 1:
        raise StoreTrouble("store.foreign", path=str(path))
    if schema > migrating.SCHEMA:
        raise StoreTrouble("store.newer", path=str(path), store=schema, program=migrating.SCHEMA)
    whole = pages * (65_536 if page_size == 1 else page_size)
    # a journal will put it right; and a commit may have ended between the two looks
    if counted_at == changes and size < whole and not _journal(path).exists() and path.stat().st_size < whole:
        raise StoreTrouble("store.cut_off", path=str(path))
    return Header(schema)


def open_store(path: Path, busy_ms: int = database.BUSY_MS) -> Path | None:
    """Connect to a store, and migrate it after a verified backup where it is of an older schema.

    Returns the backup where one was made. Raises StoreTrouble; the file is then as it was.
    """
    database.disconnect()
    header = read_header(path)
    database.connect(path, busy_ms=busy_ms)
    try:
        with trouble():
            db.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
            return migrating.migrate(path) if header.schema < migrating.SCHEMA else None
    except BaseException:
        database.disconnect()
        raise


def create_store(path: Path, furnish: Callable[[], None]) -> None:
    """Make a new store at `path`, with the schema and what `furnish` writes; it appears there whole or not at all.

    Raises Refused where the file exists already, StoreTrouble where the disk will not have it.
    """
    if path.exists():
        raise Refused("store.exists", path=str(path))
    database.disconnect()
    with trouble(OSError):
        begun = unfinished.begun(path)
        try:
            database.connect(begun, mode="rwc")
            db.execute_sql(f"PRAGMA application_id = {database.APPLICATION_ID}")
            migrating.run()
            with db.atomic():
                furnish()
            database.disconnect()
            _put_in_place(begun, path)
        finally:
            database.disconnect()
            begun.unlink(missing_ok=True)
            _journal(begun).unlink(missing_ok=True)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _put_in_place(begun: Path, path: Path) -> None:
    """Give a finished file its name, never over another one."""
    try:
        os.link(begun, path)
    except FileExistsError:
        raise Refused("store.exists", path=str(path)) from None
    except OSError:  # a file system without hard links
        if path.exists():
            raise Refused("store.exists", path=str(path)) from None
        begun.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
