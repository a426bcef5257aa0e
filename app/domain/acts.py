"""Acts: what was done at a desk, in parts, and what taking one back did."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple


class ActPart(NamedTuple):
    """One thing that an act did: `kind` is a movement's, an order line's change, or a purchase order's.

    `quantity` is signed for movements; what it is not about is empty.
    """

    kind: str
    quantity: Decimal
    sku: str
    order: str
    customer: str
    po: str


class Reversed(NamedTuple):
    """What a reversal did: its act, the act and verb taken back, and the inbound supply that now serves nobody."""

    act: int
    of: int
    verb: str
    unneeded: tuple[tuple[str, Decimal], ...]


class RecentAct(NamedTuple):
    """One act. `parts` are the first things it did, of `parts_in_all`; `reversed_by` is the act that took it back.

    `reversible` says that it is of a kind that can be taken back and has not been.
    """

    id: int
    verb: str
    on_day: date
    at: datetime
    person: str
    parts: tuple[ActPart, ...]
    parts_in_all: int
    reverses: int | None
    reversed_by: int | None
    reversible: bool

    @property
    def shipped(self) -> bool:
        """Whether it is a shipment that stands: one that a packing slip can be printed for."""
        return self.verb in SHIPMENTS and self.reversed_by is None and any(p.kind == "shipment" for p in self.parts)

    @property
    def received(self) -> bool:
        """Whether it is a receipt that stands: one that a receiving slip can be printed for."""
        return self.reversed_by is None and any(part.kind == "receipt" for part in self.parts)


SHIPMENTS = ("ship", "short_pick", "lend")
