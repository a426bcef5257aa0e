"""Comparing two pieces of work in one run: machines are noisy, their ratio is less so."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, with the garbage collector out of the way."""
    gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        work()
        return perf_counter() - start
    finally:
        gc.enable()


def ratio(one: Callable[[], object], other: Callable[[], object], rounds: int = 5) -> float:
    """The median over `rounds` of one / other, measured in pairs, after one unmeasured call of each."""
    one()
    other()
    return median(seconds(one) / seconds(other) for _ in range(rounds))
