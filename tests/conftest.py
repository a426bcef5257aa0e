"""Fixtures that every test may ask for, and where the tests have their files: in memory, where the system has room."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import formats
from app.desk import Clock, Desk
from tests.stores import new_desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 5, 12)  # a Tuesday
MEMORY, DISK = Path("/dev/shm"), Path("/var/tmp")
ROOM = 2**30
OURS = "backorder-tests-"


def pytest_configure(config: pytest.Config) -> None:
    """Put temporary files into memory, in a folder named after the process; a worker finds that done."""
    if hasattr(config, "workerinput") or not (os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM):
        return
    for folder in MEMORY.glob(f"{OURS}*"):
        if not Path("/proc", folder.name.removeprefix(OURS)).exists():  # it was killed, or failed and was looked into
            shutil.rmtree(folder, ignore_errors=True)
    ours = MEMORY / f"{OURS}{os.getpid()}"
    ours.mkdir()
    os.environ["TMPDIR"] = tempfile.tempdir = str(ours)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    ours = Path(tempfile.gettempdir())
    if exitstatus == pytest.ExitCode.OK and ours.name == f"{OURS}{os.getpid()}":
        shutil.rmtree(ours, ignore_errors=True)


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """The test's own folder; on the disk where it is marked so: faults of a disk, and what one costs."""
    if not (request.node.get_closest_marker("disk") and DISK.is_dir()):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=DISK) as folder:
        yield Path(folder)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the desk of the test has its store."""
    return tmp_path / "stockroom.backorder"


@pytest.fixture
def desk(store: Path) -> Iterator[Desk]:
    """An empty stockroom on Tuesday 12 May 2026, Monday to Friday, with Kim at the desk."""
    opened = new_desk(store, clock=Clock(TODAY), person="Kim")
    yield opened
    opened.close()


@pytest.fixture
def in_britain() -> Iterator[None]:
    """Numbers and dates are written as in Britain on the desk's day; afterwards as the system writes them."""
    formats.set_locale("en_GB")
    formats.set_today(TODAY)
    yield
    formats.set_locale(None)
    formats.set_today(None)
    formats.set_zone(None)


@pytest.fixture
def shared_data() -> Path:
    """The folder of real data beside the project. The test is skipped where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real data beside the project is not here")
    return folder
