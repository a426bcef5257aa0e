"""`kill -9` in the middle of any act: nothing acknowledged is lost, and the store is sound."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.desk import Clock, Desk, upkeep
from tests.builders import a_customer, a_supplier, an_item
from tests.conftest import TODAY
from tests.data.rows import value
from tests.faults.busy_desk import held
from tests.stores import new_desk

pytestmark = pytest.mark.disk

TIMES = 50
ROOT = Path(__file__).parents[2]
BUSY_DESK = Path(__file__).with_name("busy_desk.py")


@pytest.fixture
def stocked(store: Path) -> Path:
    desk = new_desk(store, clock=Clock(TODAY), person="Kim")
    a_customer(desk)
    a_supplier(desk)
    for number in range(6):
        an_item(desk, f"M{number}", on_hand=20)
    desk.close()
    return store


def acknowledged_before_death(store: Path, seed: int) -> list[list[int]]:
    """What a desk acknowledged until it was killed, some random moment after its first act."""
    command = [sys.executable, str(BUSY_DESK), str(store), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as working:
        assert working.stdout is not None
        first = working.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):  # it works on, for a while
            working.wait(random.Random(seed).uniform(0.0, 0.15))
        working.send_signal(signal.SIGKILL)
        whole_lines = (first + working.stdout.read()).split("\n")[:-1]
    assert working.returncode == -signal.SIGKILL
    return [json.loads(line) for line in whole_lines]


def test_killed_fifty_times(stocked: Path) -> None:
    interrupted = acts = 0
    for seed in range(TIMES):
        said = acknowledged_before_death(stocked, seed)
        interrupted += stocked.with_name(f"{stocked.name}-journal").exists()
        desk = Desk.open(stocked, person="Kim")
        assert held(said[-1][0]) == said[-1]
        assert held(said[len(said) // 2][0]) == said[len(said) // 2]
        assert upkeep.verify(desk) == []
        desk.close()
        acts += len(said)
    print(f"{acts} acts acknowledged, {interrupted} of {TIMES} killed while one was being written")
    assert acts > 2 * TIMES, "it was killed at work, not at its start"


def test_killed_with_half_an_act_in_the_file(stocked: Path) -> None:
    """The worst moment: part of the act is in the store's file already, and only the journal can take it out."""
    script = f"""
import os, signal
from pathlib import Path
from app.data.store.database import db
from app.desk import Clock, Desk
from tests.conftest import TODAY
desk = Desk.open(Path({str(stocked)!r}), clock=Clock(TODAY), person="Kim")
db.execute_sql("PRAGMA cache_spill = 1")
db.execute_sql("PRAGMA cache_size = 1")
with desk.change("half"):
    for number in range(3000):
        db.execute_sql("INSERT INTO item (sku, name, unit) VALUES (?, ?, 'pcs')", (f"HALF-{{number}}", "x" * 100))
    os.kill(os.getpid(), signal.SIGKILL)
"""
    size = stocked.stat().st_size
    killed = subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert stocked.stat().st_size > size
    assert stocked.with_name(f"{stocked.name}-journal").exists()
    desk = Desk.open(stocked, person="Kim")
    assert value("SELECT count(*) FROM item") == 6
    assert stocked.stat().st_size == size
    assert upkeep.verify(desk) == []
    desk.close()
