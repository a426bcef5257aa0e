"""Start Backorder Desk: `python3 packaging/start.py`. Needs Python 3.11 or newer and nothing else.

The first time it makes `.venv`, installs the program there and what Qt lacks on this machine, and opens the window on
the demo stockroom. Where no window can be shown it plays the demo day instead and leaves its pictures in `out/`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

import desktop_entry
import environment
import machine


def main() -> int:
    arguments, passed_on = _arguments().parse_known_args()
    if arguments.uninstall:
        removed = desktop_entry.uninstall()
        print(f"Taken out of the menu: {len(removed)} files." if removed else "It was not in the menu.")
        return 0
    environment.prepare()
    if arguments.install:
        entry = desktop_entry.install()[0]
        print(f"Backorder Desk is in the menu now: {entry}\nTo take it away again: --uninstall")
        return 0
    if arguments.tour:
        return _tour()
    if not machine.has_display():
        print("There is no display here to show a window on. Playing the demo day instead.", flush=True)
        return _tour()
    return _run("-m", "ui", "--demo", *passed_on)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Open Backorder Desk. Whatever is not listed here is passed on to the window.", allow_abbrev=False
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--tour", action="store_true", help="play one day through the real windows, pictures in out/")
    choice.add_argument("--install", action="store_true", help="put Backorder Desk into the desktop's menu")
    choice.add_argument("--uninstall", action="store_true", help="take it out of the menu")
    return parser


def _tour() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _run("-m", "ui.tour", environment.ROOT / "out")


def _run(*arguments: str | os.PathLike[str]) -> int:
    return subprocess.run([environment.PYTHON, *arguments], cwd=environment.ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
