"""Fixtures that every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.desk import Clock, Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 5, 12)  # a Tuesday


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the desk of the test has its store."""
    return tmp_path / "stockroom.backorder"


@pytest.fixture
def desk(store: Path) -> Iterator[Desk]:
    """An empty stockroom on Tuesday 12 May 2026, Monday to Friday, with Kim at the desk."""
    opened = Desk.create(store, clock=Clock(TODAY), person="Kim")
    yield opened
    opened.close()


@pytest.fixture
def shared_data() -> Path:
    """The folder of real data beside the project. The test is skipped where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real data beside the project is not here")
    return folder
