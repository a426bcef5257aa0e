"""A full disk in the middle of an act: said in words, nothing half done, and work goes on once there is room."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.data.store.database import db
from app.desk import Desk, upkeep
from tests.data.rows import an_item, value
from tests.faults.troubles import adding, trouble_of

pytestmark = pytest.mark.disk


@pytest.mark.parametrize("size", [1, 400], ids=["a small act", "a large act"])
def test_a_store_that_may_not_grow(desk: Desk, size: int) -> None:
    """SQLite's own limit: it stops in the middle of a statement, as a full disk does."""
    db.execute_sql(f"PRAGMA max_page_count = {value('PRAGMA page_count')}")
    assert trouble_of(adding(desk, 400)).id == "store.full"
    assert value("SELECT count(*) FROM item") == 0
    db.execute_sql("PRAGMA max_page_count = 100000")
    adding(desk, size)()
    assert upkeep.verify(desk) == []


def test_a_full_store_within_an_inner_act(desk: Desk) -> None:
    db.execute_sql(f"PRAGMA max_page_count = {value('PRAGMA page_count')}")

    def act() -> None:
        with desk.change("outer"):
            adding(desk, 400)()

    assert trouble_of(act).id == "store.full"
    assert value("SELECT count(*) FROM act") == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"a small disk cannot be mounted here: {error}")
    yield disk
    # lazily: an error that the test holds keeps its cursor, and so the file, open a little longer
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill_to_the_brim(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


def test_a_full_disk(small_disk: Path) -> None:
    """First an act that is too large for what is left, then a small one with nothing left at all."""
    desk = Desk.create(small_disk / "stockroom.backorder", person="Kim")
    an_item("FIRST")
    assert trouble_of(adding(desk, 2000)).id == "store.full"
    assert value("SELECT count(*) FROM item") == 1
    filler = small_disk / "filler"
    fill_to_the_brim(filler)
    before = (small_disk / "stockroom.backorder").read_bytes()
    assert trouble_of(adding(desk)).id == "store.full"
    assert (small_disk / "stockroom.backorder").read_bytes() == before
    assert trouble_of(lambda: upkeep.backup(desk, small_disk / "kept.backorder")).id == "store.full"
    filler.unlink()
    assert sorted(file.name for file in small_disk.iterdir()) == ["stockroom.backorder"]
    adding(desk)()
    assert upkeep.verify(desk) == []
    desk.close()


def test_a_store_is_not_made_on_a_full_disk(small_disk: Path) -> None:
    with (small_disk / "filler").open("wb", buffering=0) as file:
        file.write(bytes(950_000))
    assert trouble_of(lambda: Desk.create(small_disk / "stockroom.backorder")).id == "store.full"
    assert [file.name for file in small_disk.iterdir()] == ["filler"]
