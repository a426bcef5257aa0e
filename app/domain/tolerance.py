"""How large a difference between count and book may be and still be called small."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from app.domain.classes import AbcClass

_HUNDRED = Decimal(100)


class Tolerance(NamedTuple):
    """A difference is small where it is neither above so many per cent of the book, by the item's class, nor worth
    more than `value`. Where no cost is known, only its quantity is judged.
    """

    per_cent: Mapping[AbcClass, Decimal]
    value: Decimal

    def small(self, variance: Decimal, book: Decimal, abc: AbcClass, unit_cost: Decimal | None) -> bool:
        if abs(variance) * _HUNDRED > book * self.per_cent[abc]:
            return False
        return unit_cost is None or abs(variance) * unit_cost <= self.value
