"""Columns that say how good a supplier's record is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app import formats
from app.domain.supplier_record import Record
from app.words import N_
from ui.tables.column import Column

T = TypeVar("T")


def on_time(record: Callable[[T], Record], width: int) -> Column[T]:
    """How many deliveries came on time, of those that had a date."""

    def share(row: T) -> float | None:
        found = record(row)
        return found.on_time / found.dated if found.dated else None

    return Column(
        N_("On time"),
        share,
        lambda row: formats.on_time_text(record(row)),
        "right",
        hint=lambda row: formats.record_text(record(row)),
        width=width,
        key="on_time",
    )
