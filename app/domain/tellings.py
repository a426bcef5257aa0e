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

    `strikes` is the id of the entry that this one puts right; `person` is who told, `at` when it was written down.
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
