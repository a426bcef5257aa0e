"""Two programs work at one store at the same time: neither loses anything, and neither is in the other's way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from app.data.store.bulk import rows
from app.desk import Desk, upkeep
from tests.builders import a_customer, a_supplier, an_item
from tests.data.rows import value
from tests.faults.busy_desk import held

ROOT = Path(__file__).parents[2]
BUSY_DESK = Path(__file__).with_name("busy_desk.py")
EACH = 60


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    a_customer(desk)
    a_supplier(desk)
    for number in range(4):
        an_item(desk, f"M{number}", on_hand=20)
    return desk


@contextmanager
def busy(store: Path, seed: int) -> Iterator[IO[str]]:
    """What another program says that works at the store meanwhile."""
    command = [sys.executable, str(BUSY_DESK), str(store), str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as working:
        try:
            assert working.stdout is not None
            yield working.stdout
        finally:
            working.kill()


def test_both_work_on(stocked: Desk, store: Path) -> None:
    said: list[list[int]] = []
    with busy(store, 1) as one, busy(store, 2) as other:
        for _ in range(EACH):  # in step: neither can be starved by the other
            said += [json.loads(one.readline()), json.loads(other.readline())]
    stocked.poll()
    assert upkeep.verify(stocked) == []
    assert [held(act) for act, *_ in said] == said
    numbers = [number for (number,) in rows("SELECT number FROM order_line ORDER BY id")]
    assert numbers == list(range(1, len(numbers) + 1)), "running numbers have neither gaps nor doubles"


def test_a_backup_while_others_work(stocked: Desk, store: Path, tmp_path: Path) -> None:
    """In a thread, as a window makes one, with acts going on here and in another program."""
    kept = tmp_path / "kept.backorder"
    made: list[object] = []
    with busy(store, 3) as other:
        other.readline()
        thread = threading.Thread(target=lambda: made.append(upkeep.backup(stocked, kept)))
        thread.start()
        with stocked.change("count"):
            pass
        thread.join(60)
    assert made == [None]
    so_far = value("SELECT count(*) FROM act")
    stocked.close()
    with closing(Desk.open(kept)) as copy:
        assert upkeep.verify(copy) == []
        assert 0 < value("SELECT count(*) FROM act") <= so_far  # type: ignore[operator]
