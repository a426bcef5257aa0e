"""How many of an original free stock of a substitute can stand for: whole units, in exact quantities."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.substitutes import most

D = Decimal


@pytest.mark.parametrize(
    ("waiting", "free", "factor", "decimals", "fits"),
    [
        ("5", "3", "1", 0, 3),
        ("2.5", "9", "1", 0, 2),
        ("5", "7", "1.5", 0, 4),  # one and a half pieces for one: only two at a time make whole pieces
        ("5", "7", "1.5", 1, 4),
        ("5", "7.5", "1.5", 1, 5),
        ("1", "9", "1.5", 0, 0),
        ("9", "10", "0.25", 0, 8),
    ],
)
def test_the_most_that_fits(waiting: str, free: str, factor: str, decimals: int, fits: int) -> None:
    assert most(D(waiting), D(free), D(factor), decimals) == fits


@given(
    st.integers(0, 40).map(D),
    st.integers(0, 90).map(D),
    st.integers(1, 5000).map(lambda n: D(n) / 1000),
    st.integers(0, 3),
)
def test_nothing_more_fits(waiting: D, free: D, factor: D, decimals: int) -> None:
    exact = [n for n in range(int(waiting) + 1) if n * factor <= free and n * factor == round(n * factor, decimals)]
    assert most(waiting, free, factor, decimals) == max(exact)
