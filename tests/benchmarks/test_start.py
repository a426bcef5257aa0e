"""The window stands at once: measured as whole processes against an empty PySide6 window with three tabs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.limits import within
from tests.stores import wwi_desk

SCRIPT = Path(__file__).with_name("start_window.py")
PROJECT = SCRIPT.parents[2]
ROUNDS = 7


def started(shared_data: Path, folder: Path) -> dict[str, float]:
    """The times of the bare window ("bare") and of ours ("painted", "rows"), in milliseconds, medians of several."""
    store = folder / "wwi.desk"
    wwi_desk(store, shared_data).close()
    times: dict[str, list[float]] = {"bare": [], "painted": [], "rows": []}
    for at in range(ROUNDS + 1):
        found = {"bare": _run(folder, "bare")["painted"], **_run(folder, "desk", str(store), str(folder / "w.ini"))}
        for name, time in found.items() if at else ():  # the first round only writes the byte code
            times[name].append(time)
    return {name: median(found) for name, found in times.items()}


def _run(folder: Path, *arguments: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")  # as an installed program has it
    command = [sys.executable, str(SCRIPT), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line for line in lines if line[0] == "early" and len(line) > 1] == [], "imported before the first paint"
    return {name: float(time[0]) for name, *time in lines if name != "early"}


def test_the_window_is_painted_within_three_times_and_its_rows_within_four_times_an_empty_one(shared_data, tmp_path):
    times = started(shared_data, tmp_path)
    within("window painted / an empty one", times["painted"] / times["bare"], 3)
    within("rows painted / an empty window", times["rows"] / times["bare"], 4)
