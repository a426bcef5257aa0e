"""Steps of counting, as they were done."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from app.domain.errors import Problem
from app.domain.items import Item
from app.domain.meanings import Hit


class Tallied(NamedTuple):
    """A step that stands: so many of an item in a bin ("" for none named), what is tallied there and in all now.

    `step` is what `key` may replace. `found` where the item was not on the count before.
    """

    act: int
    step: int
    line: int
    item: Item
    bin: str
    quantity: Decimal
    in_bin: Decimal
    total: Decimal
    found: bool = False
    recount: bool = False


class Parked(NamedTuple):
    """A scan that is kept because nothing is known by its code (`fault` says why), or more than one thing (`hits`)."""

    act: int
    id: int
    code: str
    bin: str
    quantity: Decimal
    hits: tuple[Hit, ...] = ()
    fault: Problem | None = None


class Multiplied(NamedTuple):
    """`12*`: the next scan counts so many times, if it is handed over with it. Nothing was done."""

    times: Decimal


class BinBegun(NamedTuple):
    """A bin that is counted from now on; `also` is who has begun it as well and is not done, if somebody else has."""

    act: int
    bin: str
    also: str = ""


class Undone(NamedTuple):
    """The last step of a person, taken back: what is tallied now, or the code that was parked and is gone."""

    act: int
    tallied: Tallied | None
    code: str = ""


Outcome = Tallied | Parked | BinBegun | Multiplied


class TakenOut(NamedTuple):
    """Everything that was tallied of an item in a bin was taken back."""

    act: int
    item: int
    bin: str


class Attached(NamedTuple):
    """A code that an item is known by from now on; what was scanned of it counts, `quantity` in all."""

    act: int
    code: str
    item: Item
    scans: int
    quantity: Decimal


class BinProgress(NamedTuple):
    """A bin of a count ("" is none): how many items have their place there, how many of these were tallied anywhere,
    and who is at it.
    """

    bin: str
    items: int
    tallied: int
    begun: bool
    done: bool
    person: str

    @property
    def full(self) -> bool:
        return self.tallied >= self.items
