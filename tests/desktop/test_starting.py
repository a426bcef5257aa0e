"""Starting the program: from the menu, and a second time."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import desktop_entry
import pytest

from tests.stores import new_desk

pytestmark = pytest.mark.desktop

PROGRAM = Path(sys.executable).with_name("backorder-desk")
MAIN = "Main stockroom"


def test_the_menu_entry_opens_the_persons_own_stockroom(desktop, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", desktop.environment["XDG_DATA_HOME"])
    entry = desktop_entry.install()[0].read_text("utf-8")
    command = next(line for line in entry.splitlines() if line.startswith("Exec=")).removeprefix("Exec=")
    program = desktop.start(*shlex.split(command))
    desktop.wait_for("Welcome")
    desktop.press("space")  # the first choice is the demo
    desktop.wait_for(MAIN)
    desktop.press("ctrl+q")
    desktop.until(lambda: program.poll() is not None, "the program to end")
    assert (desktop.home / "data" / "backorder-desk" / "stockroom.desk").is_file()


def test_a_second_start_raises_the_first_window(desktop):
    store = desktop.home / "stockroom.desk"
    new_desk(store).close()
    first = desktop.start(str(PROGRAM), str(store))
    desktop.wait_for(MAIN)
    desktop.minimise()
    desktop.until(lambda: MAIN not in desktop.active(), "the window to go")
    second = desktop.start(str(PROGRAM), str(store))
    desktop.until(lambda: second.poll() is not None, "the second start to end")
    assert second.returncode == 0
    desktop.wait_for(MAIN)
    assert first.poll() is None
