"""Stores that are made once in a process and copied from then on: making one takes longer than most tests do."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from app.desk import Clock, Desk
from app.domain.settings import StockroomSettings

Told = TypeVar("Told")


def copied(make: Callable[[Path], Told], path: Path) -> Told:
    """Have at `path` the store that `make` makes at a path. Returns what `make` returned when it did so, once."""
    content, told = _made(make)
    path.write_bytes(content)
    return told


def new_desk(
    path: Path, *, clock: Clock | None = None, person: str = "", settings: StockroomSettings | None = None
) -> Desk:
    """What `Desk.create` makes, for tests of something else."""
    path.write_bytes(_empty(settings))
    return Desk.open(path, clock=clock, person=person)


def _written(make: Callable[[Path], Told]) -> tuple[bytes, Told]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stockroom.desk"
        told = make(path)
        return path.read_bytes(), told


_made = cache(_written)


@cache
def _empty(settings: StockroomSettings | None) -> bytes:
    return _written(lambda path: Desk.create(path, settings=settings).close())[0]
