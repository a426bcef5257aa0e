"""What a file says that may be read in two ways."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class DoubtfulCell(NamedTuple):
    """A cell, and what it would be by each way of reading: a decimal sign, or an order of day, month and year."""

    line: int
    column: str
    text: str
    readings: tuple[tuple[str, Decimal | date], ...]
