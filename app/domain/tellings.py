"""The promise book's entries: what customers were told, on what evidence, and what they chose."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.matching import Footing


class How(StrEnum):
    """How a customer was told."""

    LETTER = "letter"
    EMAIL = "e-mail"
    PHONE = "phone"
    IN_PERSON = "in-person"
    ELSEWHERE = "elsewhere"  # before the line came here, or past this program
    WITHDRAWN = "withdrawn"  # not at all: an entry that strikes one made by mistake


DIRECT = (How.LETTER, How.EMAIL, How.PHONE, How.IN_PERSON)
WRITTEN = (How.LETTER, How.EMAIL)
TOLD = (*DIRECT, How.ELSEWHERE)  # how a customer may have been told


class Choice(StrEnum):
    """What a customer chose for a line when asked. A substitute is noted as a wish."""

    WAIT = "wait"
    PART = "part"
    SUBSTITUTE = "substitute"
    CANCEL = "cancel"


class Ground(NamedTuple):
    """So much of one supply behind a promise, as it stood when it was told. `row` is the schedule row (0: stock)."""

    quantity: Decimal
    row: int
    po: str
    supplier: str
    footing: Footing
    on: date | None
    confirmed_on: date | None
    by: str

    @property
    def source(self) -> str:
        return self.po or "stock"

    @property
    def confirmed_told(self) -> date | None:
        return self.confirmed_on


class Telling(NamedTuple):
    """One entry of the promise book. `struck` where a later entry says that it was wrong.

    `strikes` is the id of the entry that this one puts right; `person` is who told, `at` when it was written down;
    `held` where it was in stock, but could not be had yet.
    """

    id: int
    line: int
    act: int
    at: datetime
    person: str
    told_on: date
    how: How
    promised_on: date | None
    footing: Footing | None
    hoped_on: date | None
    evidence: tuple[Ground, ...]
    strikes: int | None
    struck: bool
    held: bool = False


class Answered(NamedTuple):
    """What a customer chose for a line; `quantity` is what was shipped or cancelled for it, zero otherwise."""

    act: int
    order: str
    customer: str
    sku: str
    choice: Choice
    quantity: Decimal


class PromiseEffects(NamedTuple):
    """What an act did to promises told: how many customers each of it concerns.

    `slipped` counts those whose promise or hope became later, by `most_days` at most since they were told, `lost` those
    whose cover is gone, `earlier` and `ready` those with better news.
    """

    slipped: int = 0
    most_days: int = 0
    lost: int = 0
    earlier: int = 0
    ready: int = 0


class ToldLine(NamedTuple):
    """What the customer of a line was told: a date, or None for "no date" with the hoped date that goes with it."""

    line: int
    customer_id: int
    promised_on: date | None
    hoped_on: date | None
    footing: Footing


class ToldLines(NamedTuple):
    """One act of telling."""

    act: int
    lines: tuple[ToldLine, ...]

    @property
    def customers(self) -> int:
        return len({line.customer_id for line in self.lines})


class Correction(NamedTuple):
    """What should have been written down: the date that was told (None: no date), the hoped date that was named with
    "no date", when, and how.
    """

    promised_on: date | None
    told_on: date
    how: How
    hoped_on: date | None = None
