"""The headless program on a store of the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import words
from tests.cli.program import ITEMS, ORDERS, PURCHASES, Program


@pytest.fixture
def program(in_britain: None, tmp_path: Path) -> Iterator[Program]:
    """The program in Britain, before there is a store."""
    yield Program(tmp_path / "stockroom.backorder", tmp_path)
    words.install()


@pytest.fixture
def stocked(program: Program) -> Program:
    """Smith waits for 30 washers and Jones for 5, of which 18 are here and 20 on order; nuts are on a draft."""
    return program.take_in(items=ITEMS, orders=ORDERS, purchase_orders=PURCHASES)
