"""Classes of items by the value of what leaves of them (ABC analysis)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

_NOTHING = Decimal(0)
_UP_TO_A, _UP_TO_B = Decimal("0.80"), Decimal("0.95")  # of the value of all issues


class AbcClass(StrEnum):
    """A: the few items that make up 80 % of the value of issues; B: the next 15 %; C: all others."""

    A = "A"
    B = "B"
    C = "C"


def classes(issued: Mapping[int, Decimal]) -> dict[int, AbcClass]:
    """The class of each item by what was issued of it in a year, at cost."""
    whole = sum(issued.values(), _NOTHING)
    found: dict[int, AbcClass] = {}
    before = _NOTHING
    for item, value in sorted(issued.items(), key=lambda entry: (-entry[1], entry[0])):
        if value <= _NOTHING or before >= whole * _UP_TO_B:
            found[item] = AbcClass.C
        else:
            found[item] = AbcClass.A if before < whole * _UP_TO_A else AbcClass.B
        before += value
    return found
