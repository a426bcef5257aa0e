"""How large a difference between count and book may be and still be called small."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from app.domain.matching import ZERO


class Tolerance(NamedTuple):
    """A difference of at most `quantity` units, or of at most so much money, is small."""

    quantity: Decimal = ZERO
    value: Decimal = ZERO

    def small(self, variance: Decimal, unit_cost: Decimal | None) -> bool:
        if abs(variance) <= self.quantity:
            return True
        return unit_cost is not None and abs(variance) * unit_cost <= self.value
