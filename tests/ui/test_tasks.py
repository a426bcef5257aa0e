"""Long work runs beside the window, tells how far it is, and can be stopped without a trace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.data import people
from app.data.store.database import db
from ui.tasks import Task, Tasks

MANY = 2000
LONG_MS = 60_000
ENDLESS = """
import sys
for done in (10, 20):
    print('{"progress": %d, "of": 30}' % done, file=sys.stderr, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def tasks(desk) -> Iterator[Tasks]:
    made = Tasks(str(desk.path))
    yield made
    made.close()


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    file = tmp_path / "customers.csv"
    file.write_text("customer,email\n" + "".join(f"Customer {at},c{at}@example.org\n" for at in range(MANY)))
    return file


@pytest.fixture
def endless(qapp) -> Iterator[Task]:
    """A run that reports two steps of three and then goes on until it is stopped."""
    made = Task([sys.executable, "-c", ENDLESS])
    yield made
    made.close()


def test_an_import_beside_the_window_is_heard_of_there(qtbot, desk, tasks, customers):
    task = tasks.run(["import", "customers", str(customers)], person="Robin")
    with qtbot.waitSignal(task.finished, timeout=LONG_MS) as finished:
        task.start()
    assert finished.args[0]["added"] == MANY == len(people.customers())
    assert desk.poll() is not None
    assert "Robin" in desk.people()


def test_a_refusal_comes_as_its_sentence_and_its_facts(qtbot, tasks, tmp_path):
    (tmp_path / "wrong.csv").write_text("nonsense\n1\n")
    task = tasks.run(["import", "customers", str(tmp_path / "wrong.csv")])
    with qtbot.waitSignal(task.failed, timeout=LONG_MS) as failed:
        task.start()
    assert "wrong.csv" in failed.args[0]
    assert task.answer["refused"] == "import.faulty"


def test_progress_is_told_while_it_runs_and_cancelling_ends_it(qtbot, endless):
    steps, ends = [], []
    endless.progressed.connect(lambda done, of: steps.append((done, of)))
    endless.finished.connect(lambda answer: ends.append("finished"))
    endless.failed.connect(lambda text: ends.append("failed"))
    endless.cancelled.connect(lambda: ends.append("cancelled"))
    endless.start()
    qtbot.waitUntil(lambda: len(steps) == 2, timeout=LONG_MS)
    assert steps == [(10, 30), (20, 30)]
    with qtbot.waitSignal(endless.ended, timeout=LONG_MS):
        endless.cancel()
    assert ends == ["cancelled"]


def test_closing_waits_until_the_run_is_gone(qtbot, endless):
    with qtbot.waitSignal(endless.progressed, timeout=LONG_MS):
        endless.start()
    with qtbot.waitSignal(endless.cancelled):
        endless.close()


def test_a_program_that_cannot_be_started_is_said(qtbot, tmp_path):
    task = Task([str(tmp_path / "nowhere")])
    with qtbot.waitSignals([task.failed, task.ended], timeout=LONG_MS):
        task.start()


@pytest.fixture
def tasks_of_then(desk) -> Iterator[Tasks]:
    """Runs beside a window that works as if it were 31 May 2016."""
    made = Tasks(str(desk.path), today=lambda: date(2016, 5, 31))
    yield made
    made.close()


def test_a_run_works_on_the_day_that_the_window_works_on(qtbot, tasks_of_then, customers):
    task = tasks_of_then.run(["import", "customers", str(customers)])
    with qtbot.waitSignal(task.finished, timeout=LONG_MS):
        task.start()
    assert db.execute_sql("SELECT on_day FROM act ORDER BY id DESC LIMIT 1").fetchone() == ("2016-05-31",)
