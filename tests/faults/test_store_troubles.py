"""A store that is locked, read-only, damaged or moved: said in words, and nothing half done."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.data.store.bulk import rows
from app.data.store.database import db
from app.desk import Clock, Desk, upkeep
from app.domain.errors import StoreTrouble
from tests.conftest import TODAY
from tests.data.rows import a_movement, an_item, insert, value
from tests.faults.troubles import adding, trouble_of
from tests.stores import new_desk

pytestmark = pytest.mark.disk

NOBODY = 65_534


@contextmanager
def another_program(store: Path, lock: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute(lock)
        yield connection


@pytest.fixture
def hasty(store: Path) -> Iterator[Desk]:
    """A desk that does not wait for others."""
    new_desk(store, person="Kim").close()
    desk = Desk.open(store, person="Kim", busy_ms=1)
    yield desk
    desk.close()


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_locked_store(hasty: Desk, store: Path, lock: str) -> None:
    with another_program(store, lock):
        assert trouble_of(adding(hasty)).id == "store.busy"
    adding(hasty)()
    assert value("SELECT count(*) FROM item") == 1


def test_a_reader_in_the_way_of_the_commit(hasty: Desk, store: Path) -> None:
    with another_program(store, "BEGIN") as other:
        other.execute("SELECT * FROM item").fetchall()
        assert trouble_of(adding(hasty)).id == "store.busy"
        other.execute("COMMIT")
    assert value("SELECT count(*) FROM item") == 0
    adding(hasty)()


def test_reading_a_locked_store(hasty: Desk, store: Path) -> None:
    with another_program(store, "BEGIN EXCLUSIVE"):
        assert trouble_of(hasty.people).id == "store.busy"
        assert trouble_of(hasty.poll).id == "store.busy"
        assert trouble_of(lambda: Desk.open(store, busy_ms=1)).id == "store.busy"


def test_a_lock_that_goes_is_waited_for(desk: Desk, store: Path) -> None:
    """The other program lets go once it hears that this one is about to wait."""
    other = "import sqlite3; c = sqlite3.connect({!r}, isolation_level=None); c.execute('BEGIN EXCLUSIVE');"
    other += "print(flush=True); input(); c.execute('COMMIT')"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", other.format(str(store))], stdin=pipe, stdout=pipe) as holding:
        assert holding.stdout is not None
        assert holding.stdin is not None
        holding.stdout.readline()
        holding.stdin.write(b"\n")
        holding.stdin.flush()
        adding(desk)()
    assert value("SELECT count(*) FROM item") == 1


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to write anywhere."""
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that nobody may reach: pytest's own is closed to all but its user."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of files are another matter on this system")
def test_a_read_only_file(open_folder: Path) -> None:
    store = open_folder / "stockroom.backorder"
    new_desk(store, person="Kim").close()
    store.chmod(0o444)
    before = store.read_bytes()
    with as_nobody():
        desk = Desk.open(store)
        assert desk.settings.name == "Main stockroom", "it can still be read"
        assert trouble_of(adding(desk)).id == "store.read_only"
        assert upkeep.verify(desk) == []
        desk.close()
    assert store.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of files are another matter on this system")
def test_a_read_only_folder(open_folder: Path) -> None:
    store = open_folder / "stockroom.backorder"
    new_desk(store, person="Kim").close()
    store.chmod(0o666)
    open_folder.chmod(0o555)
    before = store.read_bytes()
    with as_nobody():
        desk = Desk.open(store)
        assert trouble_of(adding(desk)).id == "store.read_only"
        assert trouble_of(lambda: upkeep.backup(desk, open_folder / "kept.backorder")).id in (
            "store.read_only",
            "store.cannot_open",
        )
        assert desk.people() == []
        desk.close()
        assert trouble_of(lambda: Desk.create(open_folder / "other.backorder")).id in (
            "store.read_only",
            "store.cannot_open",
        )
    assert store.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of files are another matter on this system")
def test_a_file_that_may_not_be_read(open_folder: Path) -> None:
    store = open_folder / "stockroom.backorder"
    new_desk(store, person="Kim").close()
    store.chmod(0o000)
    with as_nobody():
        assert trouble_of(lambda: Desk.open(store)).id == "store.read_only"


def test_a_damaged_page(desk: Desk, store: Path) -> None:
    with desk.change("opening") as act:
        item = an_item()
        for _ in range(400):
            a_movement(item, act.id, 1000)
    (root,) = rows("SELECT rootpage FROM sqlite_master WHERE name = 'movement'")[0]
    desk.close()
    with store.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    before = store.read_bytes()
    damaged = Desk.open(store, clock=Clock(TODAY), person="Kim")
    assert trouble_of(lambda: rows("SELECT * FROM movement")).id == "store.damaged"
    assert "verify.file" in [problem.id for problem in upkeep.verify(damaged)]

    def count() -> None:
        with damaged.change("count") as act:
            insert("bin", code="A-1")
            a_movement(item, act.id, 1000)

    assert trouble_of(count).id == "store.damaged"
    damaged.close()
    assert store.read_bytes() == before


def test_a_store_that_was_moved_away(desk: Desk, store: Path) -> None:
    store.rename(store.with_name("elsewhere.backorder"))
    assert trouble_of(adding(desk)).id == "store.moved"


def test_what_the_caller_was_handling_is_not_blamed(hasty: Desk, store: Path) -> None:
    """A retry from within `except`: the second trouble is told, not the first."""
    with another_program(store, "BEGIN EXCLUSIVE"):
        first = trouble_of(adding(hasty))
    db.execute_sql(f"PRAGMA max_page_count = {value('PRAGMA page_count')}")
    try:
        raise first
    except StoreTrouble:
        assert trouble_of(adding(hasty, 400)).id == "store.full"


def test_a_bug_stays_a_bug(desk: Desk) -> None:
    with pytest.raises(FileNotFoundError), desk.change("add"):
        Path("nowhere").read_text()
    with pytest.raises(sqlite3.IntegrityError), desk.change("add"):
        raise sqlite3.IntegrityError("UNIQUE constraint failed: item.sku")
