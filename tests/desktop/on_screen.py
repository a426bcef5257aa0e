"""A program on a screen of its own that takes scans, a keyboard there, and what the program reports in the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from subprocess import Popen
from threading import Event
from time import monotonic
from typing import Any

from tests.desktop.conftest import Desktop
from tests.desktop.keyboard import Keyboard
from tests.desktop.pace import end_file

BATCH = 50  # scans; so many are handed to the X server while it still types those before
AHEAD = 0.5  # seconds


class OnScreen:
    """The program runs the script `command`, and is there once a window called `title` is."""

    def __init__(self, screen: Desktop, path: Path, title: str, *command: str) -> None:
        self.screen = screen
        self.path = path
        self.program: Popen[bytes] = screen.start(sys.executable, *command)
        screen.wait_for(title)
        self.keyboard = Keyboard(screen.environment["DISPLAY"])

    @property
    def ended(self) -> bool:
        return self.program.poll() is not None

    def report(self) -> dict[str, Any]:
        """What came, once everything has been typed."""
        self.keyboard.wait()
        end_file(self.path).touch()
        self.keyboard.close()
        self.screen.until(lambda: self.ended, "the program to end")
        found: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        return found


def scan_all(codes: Sequence[str], programs: Collection[OnScreen]) -> None:
    """Scan the codes into all programs at a time, as long as they take them at that pace."""
    pause, begun = Event(), monotonic()
    for start in range(0, len(codes), BATCH):
        under_way = [each for each in programs if not each.ended]
        for each in under_way:
            for code in codes[start : start + BATCH]:
                each.keyboard.scan(code)
            each.keyboard.flush()
        until = begun - AHEAD + max((sum(each.keyboard.asked) for each in under_way), default=0) / 1000
        while monotonic() < until and not all(each.ended for each in under_way):
            pause.wait(0.05)
