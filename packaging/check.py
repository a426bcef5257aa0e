"""Check the whole project: `python3 packaging/check.py`. Needs Python 3.11 or newer and nothing else.

Format, lint, types and every test. Sets up as `start.py` does, with what the tests need besides. What measures time, or
types at a scanner's pace, runs by itself at the end: whatever else the machine does only adds to it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import environment
import machine

TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"}
TIMED = ("test_scanner.py", "test_count_form.py", "test_other_keyboards.py")
ALONE = ("tests/benchmarks", *(f"tests/desktop/{name}" for name in TIMED))
READ = {"format": ["ruff", "format", "--check", "."], "lint": ["ruff", "check", "."], "types": ["mypy"]}


def main() -> int:
    os.chdir(environment.ROOT)
    environment.prepare(development=True)
    if sys.platform == "linux":
        lacking = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
        machine.install(lacking, "to test in a real window")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    together = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal", *(f"--ignore={path}" for path in ALONE)]
    with ThreadPoolExecutor() as beside:  # reading the code takes a while and disturbs no test
        read = {name: beside.submit(_output, *arguments) for name, arguments in READ.items()}
        passed = {"tests": _passes("tests", "--reruns", "1", "--only-rerun", "TimeoutError", *together)}
        for name, work in read.items():
            done = work.result()
            print(f"\n== {name}\n{done.stdout}", flush=True)
            passed[name] = done.returncode == 0
    passed["window and speed"] = _passes("window and speed", *ALONE)
    failed = [name for name, well in passed.items() if not well]
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return 1 if failed else 0


def _output(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(environment.PYTHON), "-m", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def _passes(name: str, *arguments: str) -> bool:
    print(f"\n== {name}", flush=True)
    begun = monotonic()
    code = subprocess.run([environment.PYTHON, "-m", "pytest", "-q", *arguments], check=False).returncode
    if code:
        print(f"== {name} failed after {monotonic() - begun:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main())
