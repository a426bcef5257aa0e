"""What left the stockroom for customers, and what of it came back."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.receipts import ServedItem, ServedLine


class ShippedLine(NamedTuple):
    """So much of one line that went out, and what still waits of it."""

    line: int
    order: str
    customer: str
    item: int
    sku: str
    quantity: Decimal
    waiting: Decimal


class Shipped(NamedTuple):
    """One act of shipping, its lines in the order in which they were picked."""

    act: int
    lines: tuple[ShippedLine, ...]


class ShortPicked(NamedTuple):
    """A pick that found less than the book says: what was shipped all the same (None: nothing), how much was missing,
    and who had counted on that, youngest first.
    """

    act: int
    shipped: ShippedLine | None
    sku: str
    missing: Decimal
    lost: tuple[ServedLine, ...]


class Back(NamedTuple):
    """So much of an order line (by id) that came back: fit to be sold, and damaged."""

    line: int
    sound: Decimal
    damaged: Decimal = ZERO


class TakenBack(NamedTuple):
    """One act of taking back: whom the sound goods serve, item by item, and how much was damaged."""

    act: int
    served: list[ServedItem]
    damaged: Decimal


class OutLine(NamedTuple):
    """A line of which something is at the customer's. `out` is what was shipped less what came back."""

    line: int
    item: Item
    shipped: Decimal
    out: Decimal
