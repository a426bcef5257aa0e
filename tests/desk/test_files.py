"""The gate of files that leave: whole or not at all, and never onto a store."""

from __future__ import annotations

import os
import re
import shutil
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import Desk, files
from app.domain.errors import Refused


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        files.write(path, b"paper")
    return caught.value.id


def test_a_file_is_written_and_replaced_with_nothing_left_beside(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    assert files.write(paper, b"first") == paper
    files.write(paper, b"second")
    assert paper.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [paper]


def test_the_open_store_is_not_written_over_by_any_of_its_names(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "soft").symlink_to(desk.path)
    os.link(desk.path, tmp_path / "hard")
    before = desk.path.read_bytes()
    assert {refused(path) for path in (desk.path, tmp_path / "soft", tmp_path / "hard")} == {"file.is_store"}
    assert desk.path.read_bytes() == before


def test_another_store_is_known_by_its_header_even_where_it_is_newer_or_cut_off(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    shutil.copy(desk.path, other)
    whole = other.read_bytes()
    assert refused(other) == "file.is_store"
    other.write_bytes(whole[:60] + b"\x00\x00\x7f\x00" + whole[64:])
    assert refused(other) == "file.is_store"
    other.write_bytes(whole[: len(whole) // 2])
    assert refused(other) == "file.is_store"


def test_what_a_link_points_to_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "paper")
    files.write(tmp_path / "link", b"paper")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "paper").read_bytes() == b"paper"


def test_a_new_file_is_as_readable_as_the_store_and_a_replaced_one_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.path.chmod(0o640)
    paper = files.write(tmp_path / "paper", b"")
    assert rights(paper) == 0o640
    paper.chmod(0o604)
    files.write(paper, b"again")
    assert rights(paper) == 0o604


def test_without_a_store_a_new_file_is_this_users_alone(tmp_path: Path) -> None:
    assert rights(files.write(tmp_path / "paper", b"")) == 0o600


@pytest.mark.parametrize("place", ["", "nowhere/paper"])
def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, place: str) -> None:
    assert refused(tmp_path / place) == "export.cannot_write"
    assert not list(tmp_path.iterdir())


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refused(pipe) == "export.cannot_write", "nobody reads it: that is said, not waited for"
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.write(pipe, b"paper")
    assert os.read(reader, 100) == b"paper"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@pytest.mark.parametrize("name", ["CON", "aux.tar", "a/b\\c.pdf", "what? *no*: <x>|y", "x . .", "Ü" * 300])
def test_a_name_is_one_that_every_system_takes(name: str, tmp_path: Path) -> None:
    safe = files.safe_name(name, ".pdf")
    assert not RESERVED.fullmatch(safe)
    assert not set(safe) & set('<>:"/\\|?*')
    assert len(safe.encode()) <= 200
    assert safe.endswith(".pdf")
    assert not safe.removesuffix(".pdf").endswith((".", " "))
    files.write(tmp_path / safe, b"x")


@given(st.text())
def test_any_name_is_a_name(name: str) -> None:
    safe = files.safe_name(name, ".pdf")
    assert safe.endswith(".pdf")
    assert safe != ".pdf"
    assert files.safe_name(safe.removesuffix(".pdf"), ".pdf") == safe


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "drafts_directory", lambda: tmp_path / "drafts")
    return tmp_path / "drafts"


def test_drafts_are_kept_where_only_this_user_reads_them_and_none_replaces_another(drafts: Path) -> None:
    paths = [files.keep_draft("note", content) for content in (b"1", b"2", b"3")]
    assert [path.name for path in paths] == ["note.eml", "note 2.eml", "note 3.eml"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2", b"3"]
    assert drafts.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in paths)


def test_drafts_of_one_long_name_are_kept_apart(drafts: Path) -> None:
    assert len({files.keep_draft("Ü" * 300, b"x") for _ in range(3)}) == 3


def test_old_drafts_go_and_nothing_else_does(drafts: Path) -> None:
    old, young, other = files.keep_draft("old", b"x"), files.keep_draft("young", b"x"), drafts / "list.txt"
    other.write_bytes(b"x")
    long_ago = time.time() - (files.DRAFTS_KEPT_DAYS + 1) * 86_400
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    files.keep_draft("new", b"x")
    assert sorted(path.name for path in drafts.iterdir()) == ["list.txt", "new.eml", "young.eml"]
    assert young.exists()


def test_a_draft_that_cannot_be_written_is_said(drafts: Path) -> None:
    drafts.write_bytes(b"in the way")
    with pytest.raises(Refused) as refused:
        files.keep_draft("note", b"x")
    assert refused.value.id == "mail.cannot_write"
