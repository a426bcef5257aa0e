"""A real X server with a window manager, and a person at its keyboard."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest

PATIENCE = 60.0
PROJECT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool", "setxkbmap")
FIRST = (
    "nice",
    "-n",
    "-10",
)  # no busy machine slows the keyboard down; where that is not allowed, it runs all the same


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=2))  # a machine may be too busy for a screen


class Desktop:
    """One screen, its keyboard, and the folder that the programs on it keep their own things in."""

    def __init__(self, display: str, home: Path) -> None:
        self.home = home
        self.started: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "WAYLAND_"))},
            "DISPLAY": display,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start a program on this screen; its words go into `said` in the home folder."""
        with (self.home / "said").open("ab") as said:
            program = subprocess.Popen(command, env=self.environment, cwd=PROJECT, stdout=said, stderr=said)
        self.started.append(program)
        return program

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "ctrl+n", "Tab", "Return"."""
        self._tool("key", "--clearmodifiers", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type as a person does: at a scanner's pace it would be a scan."""
        self._tool("type", "--clearmodifiers", "--delay", "60", text)

    def layout(self, name: str, *options: str) -> None:
        """Let the keyboard have another layout: "fr", "de", "us,ru"."""
        subprocess.run(["setxkbmap", name, *options], env=self.environment, check=True)

    def minimise(self) -> None:
        """Send the window that the keyboard writes into to the foot of the screen."""
        self._tool("getactivewindow", "windowminimize")

    def active(self) -> str:
        """The title of the window that the keyboard writes into."""
        done = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def wait_for(self, title: str) -> None:
        """Wait until the window that the keyboard writes into has `title` in its name."""
        self.until(lambda: title in self.active(), f"a window called {title!r}; the active one is {self.active()!r}")

    def until(self, holds: Callable[[], Any], what: str) -> None:
        """Wait until something holds; fails, naming it, when patience is over."""
        end = monotonic() + PATIENCE
        pause = Event()
        while not holds():
            if monotonic() > end:
                said = self.home / "said"
                pytest.fail(f"waited for {what}\n{said.read_text('utf-8') if said.exists() else ''}")
            pause.wait(0.05)

    def ask(self, store: Path, *arguments: str) -> Any:
        """What the headless program answers about the same store, read from its JSON."""
        command = [sys.executable, "-m", "app", "--store", str(store), *arguments, "--json"]
        done = subprocess.run(command, env=self.environment, cwd=PROJECT, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    def _tool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    with a_desktop(tmp_path) as screen:
        yield screen


@contextmanager
def a_desktop(home: Path) -> Iterator[Desktop]:
    """A screen of its own, with its programs' things in `home`. The test is skipped where there can be none."""
    lacking = [program for program in NEEDED if shutil.which(program) is None]
    if lacking:
        pytest.skip(f"no X server to test on: {', '.join(lacking)} is not installed")
    tell, hear = os.pipe()[::-1]
    server = subprocess.Popen(
        [*FIRST, "Xvfb", "-displayfd", str(tell), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[tell],
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    with os.fdopen(hear) as answer:
        screen = Desktop(f":{answer.readline().strip()}", home)
    manager = subprocess.Popen(["openbox", "--sm-disable"], env=screen.environment, stderr=subprocess.DEVNULL)
    try:
        yield screen
    finally:
        for process in (*screen.started, manager, server):
            process.terminate()
            process.wait(PATIENCE)
