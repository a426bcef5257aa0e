"""Stores that are made once in a process and copied from then on: making one takes longer than most tests do."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Hashable
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from app.desk import Clock, Desk
from app.domain.settings import StockroomSettings
from app.exchange import KINDS, import_file

Told = TypeVar("Told")

WWI_DAY = date(2016, 5, 31)
WWI_KINDS = KINDS[:6]


def copied(make: Callable[..., Told], path: Path, *of: Hashable) -> Told:
    """Have at `path` the store that `make(path, *of)` makes. Returns what that returned, the one time it was called."""
    content, told = _made(make, *of)
    path.write_bytes(content)
    return told


def new_desk(
    path: Path, *, clock: Clock | None = None, person: str = "", settings: StockroomSettings | None = None
) -> Desk:
    """What `Desk.create` makes, for tests of something else."""
    copied(_empty, path, settings)
    return Desk.open(path, clock=clock, person=person)


def wwi_desk(path: Path, shared_data: Path) -> Desk:
    """The real stockroom of 3,147 waiting lines, imported, on the day that its files tell of."""
    copied(_wwi, path, shared_data)
    return Desk.open(path, clock=Clock(WWI_DAY), person="Kim")


@cache
def _made(make: Callable[..., Told], *of: Hashable) -> tuple[bytes, Told]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stockroom.desk"
        told = make(path, *of)
        return path.read_bytes(), told


def _empty(path: Path, settings: StockroomSettings | None) -> None:
    Desk.create(path, settings=settings).close()


def _wwi(path: Path, shared_data: Path) -> None:
    with closing(new_desk(path, clock=Clock(WWI_DAY), person="Kim")) as desk:
        for kind in WWI_KINDS:
            import_file(desk, kind, shared_data / "wwi" / f"{kind}.csv")
