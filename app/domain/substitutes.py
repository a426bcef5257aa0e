"""What may go out instead of an item: exact amounts by a factor, in whole units of the original."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from app.domain.items import Item


class Substitute(NamedTuple):
    """`substitute` (an item) may go out instead of `item`: `factor` of its units for one of the item's."""

    id: int
    item: int
    substitute: int
    factor: Decimal


class Substituted(NamedTuple):
    """So much of a line, in its unit, for which `given` of the substitute stands as line `line` of the same order."""

    act: int
    line: int
    order: str
    customer: str
    sku: str
    quantity: Decimal
    substitute: str
    given: Decimal


class SubstituteOffer(NamedTuple):
    """An item that may go out instead of another one, and how much of it is free, in its own unit."""

    substitute: Substitute
    item: Item
    free: Decimal


def is_whole(quantity: Decimal) -> bool:
    """Whether a quantity of the original is of whole units."""
    return quantity == quantity.to_integral_value()


def originals(quantity: Decimal, factor: Decimal) -> Decimal:
    """The most whole units of the original that `quantity` of the substitute stands for."""
    return quantity // factor


def step(factor: Decimal, decimals: int) -> int:
    """The fewest whole units of the original for which an exact quantity of the substitute, which is counted to so many
    decimals, can stand: 2 where one and a half pieces are needed for one.
    """
    return Fraction(factor * 10**decimals).denominator


def most(waiting: Decimal, free: Decimal, factor: Decimal, decimals: int) -> Decimal:
    """The most whole units of a waiting original that free stock of the substitute can stand for exactly."""
    at_once = step(factor, decimals)
    return min(waiting // 1, originals(free, factor)) // at_once * at_once
