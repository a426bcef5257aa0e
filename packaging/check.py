"""Check the whole project: `python3 packaging/check.py`. Needs Python 3.11 or newer and nothing else.

Format, lint, types and every test. Sets up as `start.py` does, with what the tests need besides. The benchmarks and the
tests in a real X11 window run by themselves at the end, since they measure time; whatever else the machine does only
adds to it, so one that fails is measured again, twice at most.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from time import monotonic

import environment
import machine

TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}
ALONE = ("tests/benchmarks", "tests/desktop")


def main() -> int:
    os.chdir(environment.ROOT)
    environment.prepare(development=True)
    if sys.platform == "linux":
        lacking = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
        machine.install(lacking, "to test in a real window")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    together = ["-n", str(min(os.cpu_count() or 1, 4)), *(f"--ignore={folder}" for folder in ALONE)]
    failed = [
        name
        for name, arguments in (
            ("format", ["ruff", "format", "--check", "."]),
            ("lint", ["ruff", "check", "."]),
            ("types", ["mypy"]),
            (
                "tests",
                ["pytest", "-q", "--benchmark-disable", "--reruns", "1", "--only-rerun", "TimeoutError", *together],
            ),
            ("window and speed", ["pytest", "-q", "--reruns", "2", *ALONE]),
        )
        if not _passes(name, arguments)
    ]
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return 1 if failed else 0


def _passes(name: str, arguments: list[str]) -> bool:
    print(f"\n== {name}", flush=True)
    begun = monotonic()
    code = subprocess.run([environment.PYTHON, "-m", *arguments], check=False).returncode
    if code:
        print(f"== {name} failed after {monotonic() - begun:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main())
