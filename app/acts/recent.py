"""What was done at this desk: the recent acts, and which of them can be taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from app.acts.reversing import STEPS, TAKEN_BACK
from app.data import act_parts, acts
from app.data.act_parts import Part
from app.desk import Desk
from app.domain.errors import NotFound

MOST = 300


class ActRow(NamedTuple):
    """One act. `parts` are the first things it did, of `parts_in_all`; `reversed_by` is the act that took it back.

    `reversible` says that it is of a kind that can be taken back and has not been.
    """

    id: int
    verb: str
    on_day: date
    at: datetime
    person: str
    parts: tuple[Part, ...]
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


def last_shipment(desk: Desk) -> int:
    """The latest shipment that stands. Raises NotFound "slip.none"."""
    for row in rows(desk):
        if row.shipped:
            return row.id
    raise NotFound("slip.none")


def rows(desk: Desk, most: int = MOST) -> list[ActRow]:
    """The latest acts, the latest first; the single steps of a count are seen, and undone, on the count."""
    found = acts.latest(most, but=STEPS)
    ids = [act.id for act in found]
    parts = act_parts.parts_of(ids)
    taken_back = act_parts.reversals_of(ids)
    listed = []
    for act in found:
        named, count = parts.get(act.id, ([], 0))
        by = taken_back.get(act.id)
        can = by is None and act.verb in TAKEN_BACK
        listed.append(
            ActRow(act.id, act.verb, act.on_day, act.at, act.person, tuple(named), count, act.reverses, by, can)
        )
    return listed
