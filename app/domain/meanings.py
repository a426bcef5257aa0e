"""What a scanned code or a typed word may mean."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from app.domain.errors import Problem
from app.domain.items import ONE
from app.domain.scans import Scan, is_foreign, legible

Found = Literal["item", "order", "purchase_order", "customer", "supplier", "bin", "count"]


class Hit(NamedTuple):
    """Something found. `title` is its code or name, `detail` what it is besides; `exact` where its code was meant.

    `quantity` is how many of an item the scanned package holds.
    """

    kind: Found
    id: int
    title: str
    detail: str
    exact: bool = False
    quantity: Decimal = ONE


class Reading(NamedTuple):
    """What was scanned, judged from what was typed and from the places of its keys.

    `by_place` says that it is the latter; `doubtful` that nothing is known by either, and they differ.
    """

    text: str
    by_place: bool = False
    doubtful: bool = False


class Meaning(NamedTuple):
    """A scan, and what carries its code: nothing, one thing or several, what was chosen before first.

    `chosen` says that somebody chose the first of several.
    """

    scan: Scan
    hits: tuple[Hit, ...]
    chosen: bool = False

    @property
    def hit(self) -> Hit | None:
        """What is meant; None where nothing is known by the code, or a person has to choose first."""
        return self.hits[0] if self.hits and (self.chosen or len(self.hits) == 1) else None

    @property
    def unclear(self) -> bool:
        """Whether a person has to choose between several things."""
        return len(self.hits) > 1 and not self.chosen

    @property
    def fault(self) -> Problem | None:
        """Why the code means nothing, for a person to read; None where it means something."""
        if self.hits or self.scan.times is not None:
            return None
        unknown = "scan.other_keyboard" if is_foreign(self.scan.text) else "scan.unknown"
        return Problem(self.scan.fault or unknown, code=legible(self.scan.text))
