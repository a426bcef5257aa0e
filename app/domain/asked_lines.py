"""What a customer asks for, and what each line of it would get."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.items import Item, Source
from app.domain.orders import IfNothing
from app.domain.promises import Outlook
from app.domain.substitutes import SubstituteOffer


class Instead(NamedTuple):
    """Free stock of another item (by id) that goes out for so much of what is asked for."""

    item_id: int
    quantity: Decimal


class Asked(NamedTuple):
    """A line that a customer asks for. `if_nothing` is what they chose should nothing be behind a part of it;
    `reserve_now` that it takes its place today, however far ahead it is wanted. `instead` is what goes out for a part
    of it, or for all: a substitution, which has its way back.
    """

    item_id: int
    quantity: Decimal
    wanted_on: date | None = None
    if_nothing: IfNothing | None = None
    reserve_now: bool = False
    instead: Instead | None = None

    @property
    def rest(self) -> Decimal:
        """What is asked for of the item itself."""
        return self.quantity if self.instead is None else self.quantity - self.instead.quantity


class Fit(NamedTuple):
    """A substitute with free stock that the order does not take yet, and how many of the line that makes up."""

    offer: SubstituteOffer
    makes: Decimal


class LinePreview(NamedTuple):
    """What one asked line would get: its outlook (the line's id is negative), how many lines are ahead of it, how much
    of it nothing is behind, and who could be asked for that.

    With a substitute the outlook is what is left of the line's; `given` is that of the substitute. `fits` are
    substitutes for what would wait. `refused` where the item takes no new backorders and so much is not free.
    """

    asked: Asked
    item: Item
    outlook: Outlook
    ahead_lines: int
    nothing_behind: Decimal
    source: Source | None
    supplier_name: str
    given: Outlook | None = None
    fits: tuple[Fit, ...] = ()
    refused: bool = False
    unit_given: str = ""  # of the substitute
