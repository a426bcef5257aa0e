"""A short sound for good and for bad, played by what the system has for it; nobody waits for it."""

from __future__ import annotations

import shutil
import sys
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QProcess
from PySide6.QtWidgets import QApplication

Sound = Literal["good", "bad"]
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sounds"
PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))  # of Linux and of macOS
APART_MS = 60  # good sounds that come faster are one; a bad one is always heard
_last = QElapsedTimer()
_quiet = False


def be_quiet(quiet: bool) -> None:
    """Play nothing from now on, or play again."""
    global _quiet
    _quiet = quiet


def play(sound: Sound) -> None:
    """Play a sound without waiting for it."""
    if _quiet or QApplication.platformName() == "offscreen":
        return
    if sound == "good" and _last.isValid() and _last.elapsed() < APART_MS:
        return
    _last.start()
    path = str(FOLDER / f"{sound}.wav")
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return
    player = _player()
    if not player or not QProcess.startDetached(player[0], [*player[1:], path])[0]:
        QApplication.beep()


@cache
def _player() -> tuple[str, ...]:
    """The first player that this system has, as a command; empty where it has none."""
    return next((player for player in PLAYERS if shutil.which(player[0])), ())
