"""The gate of files that leave (papers, lists, drafts): each is written whole or not at all, and never onto a store."""

from __future__ import annotations

import errno
import os
import time
from itertools import count
from pathlib import Path

from app.data.store import database, opening, unfinished
from app.domain.errors import NeedsConsent, Refused, StoreTrouble
from app.paths import drafts_directory

DRAFTS_KEPT_DAYS = 30
_LONGEST_NAME = 150  # bytes without the ending: every system takes that in any folder
_NAMELESS = "paper"
_A_STORE_ALL_THE_SAME = ("store.newer", "store.cut_off")


def write(path: Path, content: bytes) -> Path:
    """Put `content` where `path` says, in place of what is there unless that is a store; returns `path`.

    Raises Refused "file.is_store", "export.cannot_write".
    """
    try:
        if _is_store(path):
            raise Refused("file.is_store", file=path)
        if path.exists() and not path.is_file():  # a terminal, a pipe: it is there to be written to
            _write_through(path, content)
        else:
            _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise Refused("export.cannot_write", file=path, why=error.strerror or str(error)) from None
    return path


def ask_to_replace(path: Path, agreed: bool) -> None:
    """Ask before something is written over: raises NeedsConsent "file.exists" where a file stands at `path`, and nobody
    has agreed. One that is a store is refused by `write`.
    """
    if not agreed and path.is_file() and not _is_store(path):
        raise NeedsConsent("file.exists", file=path)


def safe_name(name: str, ending: str) -> str:
    """A file's `name` and `ending` as every system takes it: no sign or word that one of them keeps for itself."""
    from pathvalidate import sanitize_filename  # only where a file leaves: it costs a start 35 ms

    safe = str(sanitize_filename(name, "-", platform="universal", max_len=_LONGEST_NAME))
    short = safe.encode(errors="ignore")[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
    return f"{short or _NAMELESS}{ending}"


def keep_draft(name: str, content: bytes) -> Path:
    """A draft for the mail program, in the folder of drafts, which only this user can read; nothing is replaced.

    Drafts older than `DRAFTS_KEPT_DAYS` days go. Raises Refused "mail.cannot_write".
    """
    folder, safe = drafts_directory(), safe_name(name, "")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear(folder)
        names = (f"{safe} {number}.eml" if number > 1 else f"{safe}.eml" for number in count(1))
        path = next(path for path in map(folder.joinpath, names) if not os.path.lexists(path))
        _replace(path, content)
    except OSError as error:
        raise Refused("mail.cannot_write", why=error.strerror or str(error)) from None
    return path


def _clear(folder: Path) -> None:
    """Drop old drafts: they hold what customers and suppliers were written."""
    oldest = time.time() - DRAFTS_KEPT_DAYS * 86_400
    for draft in folder.glob("*.eml"):
        if draft.lstat().st_mtime < oldest:
            draft.unlink(missing_ok=True)


def _is_store(path: Path) -> bool:
    """Whether a file is the open store, or says of itself that it is one. The open store's own file is not read."""
    if not path.is_file():
        return False
    store = database.open_file()
    if store is not None and path.samefile(store):
        return True
    try:
        opening.read_header(path)
    except StoreTrouble as trouble:
        return trouble.id in _A_STORE_ALL_THE_SAME
    return True


def _write_through(path: Path, content: bytes) -> None:
    """Write to a device or a pipe. A pipe that nobody reads is an error at once, not a wait without end."""
    opened = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with open(opened, "wb") as file:
        os.set_blocking(opened, True)
        file.write(content)


def _replace(path: Path, content: bytes) -> None:
    """Write beside `path`, to the disk, and then give it the name."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    begun = unfinished.begun(path)
    try:
        with open(begun, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        begun.chmod(_rights(path))
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
    opening.sync_folder(path.parent)


def _rights(path: Path) -> int:
    """Who may read it: whoever may read the file it replaces, else the store, else only this user."""
    for like in (path, database.open_file()):
        if like is not None and like.exists():
            return like.stat().st_mode & 0o666
    return 0o600
