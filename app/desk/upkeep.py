"""Verbs: keeping the store safe."""

from __future__ import annotations

from pathlib import Path

from app.data.store import backups, verification
from app.desk import Desk
from app.domain.errors import Problem


def backup(desk: Desk, path: Path) -> None:
    """Copy the store to `path`, verified before it counts. Raises Refused, StoreTrouble."""
    backups.backup(desk.path, Path(path))


def verify(desk: Desk) -> list[Problem]:
    """Everything wrong with the store, and with the PC where that bears on it; an empty list where all is sound."""
    return verification.verify() + desk.problems
