"""A tab whose rows come in slices, once they are there."""

from __future__ import annotations

from time import monotonic
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

P = TypeVar("P", bound=Any)
PATIENCE = 10  # seconds


def filled(page: P) -> P:
    """`page` when it has taken all of its rows."""
    until = monotonic() + PATIENCE
    while page.gathering:
        assert monotonic() < until, "the rows do not come"
        QApplication.processEvents()
    return page
