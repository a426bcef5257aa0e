"""Acts that run into trouble, and what the trouble must be like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.data.store.database import db
from app.desk import Desk
from app.domain.errors import StoreTrouble
from app.formats import sentence
from app.sentences import SENTENCES
from tests.data.rows import insert


def trouble_of(act: Callable[[], object]) -> StoreTrouble:
    """The trouble that `act` ends in; it has a finished sentence."""
    with pytest.raises(StoreTrouble) as raised:
        act()
    assert raised.value.id in SENTENCES
    assert "…" not in sentence(raised.value)
    assert not db.in_transaction()
    return raised.value


def adding(desk: Desk, rows: int = 1) -> Callable[[], None]:
    """An act that adds so many items."""

    def act() -> None:
        with desk.change("add"):
            for number in range(rows):
                insert("item", sku=f"NEW-{number}", name="x" * 1000, unit="pcs")

    return act
