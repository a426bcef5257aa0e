"""How the matcher compares with the plainest first-come-first-served loop on integers, in one run."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from app.domain.matching import Footing, Line, Place, Supply, match
from tests.fifo import plain_fifo
from tests.limits import within
from tests.ratios import ratio

TODAY = date(2026, 5, 12)
ITEMS, LINES, SUPPLIES = 10_000, 100_000, 20_000

Plain = tuple[list[tuple[int, int, int]], list[tuple[int, int]]]


def stockroom() -> tuple[list[tuple[list[Line], list[Supply]]], list[Plain]]:
    """The same queues and supplies, once as the matcher's values and once as bare integers."""
    random = Random(7)
    real: list[tuple[list[Line], list[Supply]]] = []
    plain: list[Plain] = []
    for item in range(ITEMS):
        lines, supplies, bare_lines, bare_supplies = [], [], [], []
        for n in range(LINES // ITEMS):
            place, key, quantity = random.randrange(300), item * 10 + n, random.randrange(1, 60)
            lines.append(Line(key, Place(TODAY - timedelta(days=place), key), Decimal(quantity)))
            bare_lines.append((-place, key, quantity * 1000))
        for n in range(SUPPLIES // ITEMS):
            day, quantity = random.randrange(60), random.randrange(50, 250)
            on = TODAY + timedelta(days=day)
            supplies.append(Supply(item * 2 + n + 1, Decimal(quantity), Footing.CONFIRMED, on, f"PO-{item}", n))
            bare_supplies.append((day, quantity * 1000))
        real.append((lines, supplies))
        plain.append((bare_lines, bare_supplies))
    return real, plain


def test_matching_a_stockroom_costs_at_most_ten_times_plain_fifo() -> None:
    real, plain = stockroom()
    got = ratio(
        lambda: [match(lines, supplies) for lines, supplies in real],
        lambda: [plain_fifo(lines, supplies) for lines, supplies in plain],
    )
    within("matching / plain fifo", got, 10)
