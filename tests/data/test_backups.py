"""A backup counts once it has been opened and verified; it never costs what was there before."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.data.store import backups
from app.desk import Clock, Desk, upkeep
from app.domain.errors import Refused, StoreTrouble
from tests.data.rows import a_movement, an_item

CLOCK = Clock(date(2026, 5, 12))


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    with desk.change("opening") as act:
        a_movement(an_item(), act.id, 5000)
    return desk


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_backup_is_a_store(stocked: Desk, tmp_path: Path) -> None:
    upkeep.backup(stocked, tmp_path / "kept.backorder")
    stocked.close()
    kept = Desk.open(tmp_path / "kept.backorder")
    assert upkeep.verify(kept) == []
    assert kept.people() == ["Kim"]
    kept.close()
    assert files(tmp_path) == ["kept.backorder", "stockroom.backorder"]


def test_a_newer_backup_takes_the_place_of_an_older(stocked: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "kept.backorder"
    upkeep.backup(stocked, kept)
    with stocked.change("count") as act:
        a_movement(1, act.id, 2000)
    upkeep.backup(stocked, kept)
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT sum(quantity) FROM movement").fetchone() == (7000,)


def test_a_backup_never_takes_the_place_of_another_stockroom(stocked: Desk, tmp_path: Path) -> None:
    kept, other = tmp_path / "kept.backorder", tmp_path / "other.backorder"
    upkeep.backup(stocked, kept)
    path = stocked.path
    stocked.close()
    with closing(Desk.create(other, clock=CLOCK, person="Lee")) as another, another.change("count") as act:
        a_movement(an_item(), act.id, 9000)
    with closing(Desk.open(path, clock=CLOCK)) as desk, pytest.raises(Refused, match=r"backup\.another"):
        upkeep.backup(desk, other)
    with closing(sqlite3.connect(other)) as whole:
        assert whole.execute("SELECT sum(quantity) FROM movement").fetchone() == (9000,)
    with closing(Desk.open(kept, clock=CLOCK)) as restored, restored.change("count") as act:
        a_movement(1, act.id, 1000)
    with closing(Desk.open(path, clock=CLOCK)) as desk, pytest.raises(Refused, match=r"backup\.another"):
        upkeep.backup(desk, kept)  # it was worked on: it is no older backup any more


def test_a_backup_is_as_private_as_its_store(stocked: Desk, tmp_path: Path) -> None:
    stocked.path.chmod(0o600)
    upkeep.backup(stocked, tmp_path / "kept.backorder")
    assert stat.S_IMODE((tmp_path / "kept.backorder").stat().st_mode) == 0o600


@pytest.mark.parametrize(("name", "why"), [("stockroom.backorder", "backup.onto_itself"), ("folder", "backup.folder")])
def test_a_backup_goes_elsewhere(stocked: Desk, tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Refused) as refused:
        upkeep.backup(stocked, tmp_path / name)
    assert refused.value.id == why
    assert upkeep.verify(stocked) == []


@pytest.mark.parametrize("content", [b"a letter to a customer", b""])
def test_a_backup_covers_nothing_else(stocked: Desk, tmp_path: Path, content: bytes) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(content)
    with pytest.raises(Refused) as refused:
        upkeep.backup(stocked, letter)
    assert refused.value.id == "backup.exists"
    assert letter.read_bytes() == content


@pytest.mark.parametrize(
    "harm", [lambda whole: whole[:-4096], lambda whole: whole[:8192] + bytes(4096) + whole[12288:]]
)
def test_a_bad_copy_does_not_count(
    stocked: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: object
) -> None:
    """A disk that loses what it was given shows when the copy is read back."""
    kept = tmp_path / "kept.backorder"
    upkeep.backup(stocked, kept)
    before = kept.read_bytes()
    opened = backups._opened

    def opened_after_harm(path: Path, mode: str) -> closing[sqlite3.Connection]:
        if path.name.endswith(".new"):
            path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
        return opened(path, mode)

    monkeypatch.setattr(backups, "_opened", opened_after_harm)
    with pytest.raises(StoreTrouble) as trouble:
        upkeep.backup(stocked, kept)
    assert trouble.value.id == "backup.bad"
    assert kept.read_bytes() == before
    assert files(tmp_path) == ["kept.backorder", "stockroom.backorder"]


def test_a_backup_needs_its_folder(stocked: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as trouble:
        upkeep.backup(stocked, tmp_path / "nowhere" / "kept.backorder")
    assert trouble.value.id in ("store.no_folder", "store.cannot_open")
