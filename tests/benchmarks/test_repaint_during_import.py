"""A repaint of the queue while an import runs beside the window, against a repaint alone, in one run."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from tests.limits import within
from tests.stores import wwi_desk
from ui.settings import Settings
from ui.window.main_window import MainWindow

MANY = 300_000
ALONE, AT_LEAST, LONG_MS = 60, 30, 120_000


@pytest.fixture
def window(qtbot, shared_data: Path, tmp_path: Path) -> MainWindow:
    """The window on the real stockroom, with its 3,147 waiting lines in view."""
    desk = wwi_desk(tmp_path / "stockroom.desk", shared_data)
    shown = MainWindow(Settings(str(tmp_path / "window.ini")))
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.attach(desk)
    shown.open_page("queue")
    return shown


def test_a_repaint_beside_an_import_takes_at_most_twice_its_time(qtbot, window: MainWindow, tmp_path: Path) -> None:
    assert window.ctx is not None
    assert window.page is not None
    viewport = window.page.table.viewport()
    file = tmp_path / "customers.csv"
    file.write_text("customer,email\n" + "".join(f"Customer {at},c{at}@example.org\n" for at in range(MANY)))

    def repaint() -> float:
        start = perf_counter()
        viewport.repaint()
        return perf_counter() - start

    repaint()
    alone = [repaint() for _ in range(ALONE)]

    task = window.ctx.tasks.run(["import", "customers", str(file)])
    ended: list[bool] = []
    beside: list[float] = []
    task.ended.connect(lambda: ended.append(True))
    steps: list[int] = []
    task.progressed.connect(lambda done, _of: steps.append(done))
    task.start()
    qtbot.waitUntil(lambda: bool(steps), timeout=LONG_MS)
    while not ended:
        beside.append(repaint())
        qtbot.wait(5)
    assert len(beside) >= AT_LEAST, "the import was over before a repaint could be measured"
    within("repaint beside an import / alone", median(beside) / median(alone), 2)
