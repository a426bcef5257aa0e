"""A file that is not a store of ours is refused in words, before anything opens it, and is left as it was."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from app.data.store import backups, migrating
from app.data.store.database import APPLICATION_ID, SETTINGS, db
from app.desk import Desk
from app.domain.changes import Topic
from app.domain.errors import DeskError, Refused, StoreTrouble
from app.formats import sentence
from app.sentences import SENTENCES

pytestmark = pytest.mark.disk


@pytest.fixture
def closed_store(store: Path) -> Path:
    """A store with an act in it, closed."""
    desk = Desk.create(store)
    with desk.change("test", topics=Topic.STOCK):
        pass
    desk.close()
    return store


def refusal(path: Path) -> DeskError:
    """How opening `path` is refused; nothing in its folder has changed by it."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(StoreTrouble) as raised:
        Desk.open(path)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    assert db.is_closed()
    assert raised.value.id in SENTENCES
    assert "…" not in sentence(raised.value), "every fact that the sentence names is there"
    return raised.value


def patch(path: Path, offset: int, value: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(value)


def test_a_mistyped_path_makes_no_store(store: Path) -> None:
    assert refusal(store).id == "store.missing"
    assert not store.exists()


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).id == "store.folder"


def test_an_empty_file(store: Path) -> None:
    store.touch()
    assert refusal(store).id == "store.empty"


@pytest.mark.parametrize(
    "content",
    [b"sku,name\nM8,Washer\n", bytes(range(256)) * 40, b"SQLite format 2\x00" + bytes(200), b"PK\x03\x04"],
    ids=["text", "binary", "almost", "spreadsheet"],
)
def test_another_kind_of_file(store: Path, content: bytes) -> None:
    store.write_bytes(content)
    assert refusal(store).id == "store.foreign"


def test_another_programs_database(store: Path) -> None:
    with closing(sqlite3.connect(store)) as other:
        other.execute("CREATE TABLE note (text)")
        other.commit()
    assert refusal(store).id == "store.foreign"


def test_a_newer_store_names_both_versions(closed_store: Path) -> None:
    patch(closed_store, 60, struct.pack(">i", migrating.SCHEMA + 6))
    trouble = refusal(closed_store)
    assert trouble.id == "store.newer"
    assert (trouble.facts["store"], trouble.facts["program"]) == (migrating.SCHEMA + 6, migrating.SCHEMA)
    assert str(migrating.SCHEMA + 6) in sentence(trouble)


@pytest.mark.parametrize("keep", [8, 60, 100, 4096, 40_000])
def test_a_cut_off_store(closed_store: Path, keep: int) -> None:
    closed_store.write_bytes(closed_store.read_bytes()[:keep])
    assert refusal(closed_store).id == "store.cut_off"


def test_a_store_without_its_first_page(closed_store: Path) -> None:
    patch(closed_store, 100, bytes(3996))
    assert refusal(closed_store).id == "store.damaged"


def test_our_mark_alone_makes_no_store(store: Path) -> None:
    with closing(sqlite3.connect(store)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    assert refusal(store).id == "store.foreign"


def test_a_new_store_never_covers_a_file(store: Path) -> None:
    store.write_bytes(b"precious")
    with pytest.raises(Refused) as refused:
        Desk.create(store)
    assert refused.value.id == "store.exists"
    assert store.read_bytes() == b"precious"


def test_a_new_store_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as trouble:
        Desk.create(tmp_path / "nowhere" / "stockroom.backorder")
    assert trouble.value.id in ("store.no_folder", "store.cannot_open")
    assert list(tmp_path.iterdir()) == []


def test_a_store_appears_whole_or_not_at_all(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise KeyError("in the middle")

    monkeypatch.setattr(migrating, "run", fail)
    with pytest.raises(KeyError):
        Desk.create(store)
    assert list(store.parent.iterdir()) == []


def test_the_connection_is_set_as_the_design_says(desk: Desk) -> None:
    found = {name: db.execute_sql(f"PRAGMA {name}").fetchone()[0] for name, _ in SETTINGS}
    assert found == {
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_spill": 0,
        "journal_mode": "delete",
        "synchronous": 3,
    }


@pytest.mark.parametrize("name", ["a b?c#d%20.backorder", "Лагер & Söhne.backorder", "x;y=1&mode=memory.backorder"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    Desk.create(tmp_path / name, person="Kim").close()
    desk = Desk.open(tmp_path / name)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    desk.close()


def test_what_a_killed_program_left_is_cleared_away(store: Path, tmp_path: Path) -> None:
    old, old_journal, fresh, others = (
        tmp_path / name
        for name in (
            f".{store.name}.4242.new",
            f".{store.name}.4242.new-journal",
            f".{store.name}.4243.new",
            ".another.4242.new",
        )
    )
    for file in (old, old_journal, fresh, others):
        file.write_bytes(b"begun")
    for file in (old, old_journal, others):
        os.utime(file, (0, 0))
    desk = Desk.create(store)
    assert {file.name for file in tmp_path.iterdir()} == {store.name, fresh.name, others.name}
    os.utime(fresh, (0, 0))
    kept = tmp_path / "kept.backorder"
    left = tmp_path / ".kept.backorder.4242.new"
    left.write_bytes(b"begun")
    os.utime(left, (0, 0))
    backups.backup(desk.path, kept)
    assert {file.name for file in tmp_path.iterdir()} == {store.name, fresh.name, others.name, kept.name}
    desk.close()
