"""A second start on the same store raises the first window."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ui.starting.single import FirstWindow, raise_first, server_name


@pytest.fixture
def store(tmp_path):
    return tmp_path / "stockroom.desk"


def test_without_a_first_window_nobody_answers(qapp, store):
    assert not raise_first(store)


def test_the_first_window_hears_of_the_second_start(qtbot, store):
    first = FirstWindow(store)
    with qtbot.waitSignal(first.raised):
        assert raise_first(store)
    first.close()
    assert not raise_first(store)


def test_another_store_has_its_own_window(qtbot, store, tmp_path):
    first = FirstWindow(store)
    assert not raise_first(tmp_path / "other.desk")
    first.close()


def test_every_way_to_write_a_path_means_the_same_store(store, tmp_path, monkeypatch):
    (tmp_path / "deeper").mkdir()
    monkeypatch.chdir(tmp_path / "deeper")
    assert server_name(store) == server_name(tmp_path / "deeper" / ".." / "stockroom.desk")
    store.touch()
    (tmp_path / "link.desk").symlink_to(store)
    assert server_name(tmp_path / "link.desk") == server_name(store)


@pytest.mark.skipif(os.name == "nt", reason="pipes have no file there")
def test_a_window_whose_socket_was_tidied_away_listens_anew(qtbot, store):
    first = FirstWindow(store)
    Path(first._server.fullServerName()).unlink()
    assert not raise_first(store)
    first.look()
    with qtbot.waitSignal(first.raised):
        assert raise_first(store)
    first.close()


def test_what_a_killed_window_left_behind_is_taken_over(qtbot, store):
    killed = FirstWindow(store)
    after = FirstWindow(store)
    with qtbot.waitSignal(after.raised):
        assert raise_first(store)
    after.close()
    killed.close()
