"""Whole random days at the desk, on a real store: whatever is done, in whatever order, the rules hold after every step.

Each part plays its own runs, the same ones every time. More of them: WHOLE_DAYS_PARTS=40 pytest tests/stories/…
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from app import catalogue
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.clocks import SetClock
from tests.conftest import TODAY
from tests.stores import new_desk
from tests.stories.days import (
    buying,
    clocks,
    counts,
    files,
    goods,
    mistakes,
    orders,
    papers,
    queue,
    receiving,
    suppliers,
    told,
    undone,
)
from tests.stories.days.desk import MORNING
from tests.stories.watching import SETTINGS

ENOUGH = 5  # parts in which everything is done at least once
PARTS = int(os.environ.get("WHOLE_DAYS_PARTS", ENOUGH))
RUNS = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    database=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)
KINDS = (buying, clocks, counts, files, goods, mistakes, orders, papers, queue, receiving, suppliers, told)
EVERYTHING = frozenset({"day_passes"}).union(*(kind.ACTS for kind in KINDS))


class WholeDays(
    buying.Buying,
    clocks.Clocks,
    counts.Counts,
    files.Files,
    goods.Goods,
    mistakes.Mistakes,
    orders.Orders,
    papers.Papers,
    queue.Queue,
    receiving.Receiving,
    suppliers.Suppliers,
    told.Told,
):
    """Whatever may happen at the desk."""


class Undoing(buying.Buying, counts.Counts, mistakes.Mistakes, orders.Orders, undone.Undone):
    """What codes and drafts are part of, and undoing both."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small stockroom on an ordinary day, that every run begins with."""
    store = tmp_path_factory.mktemp("days") / "template.backorder"
    with closing(new_desk(store, clock=SetClock(MORNING), person="Kim", settings=SETTINGS)) as desk:
        rope = {"decimals": 1, "unit": "m", "reorder_point": Decimal(12), "unit_cost": Decimal(60), "critical": True}
        items = [
            an_item(desk, "BOLT", 6, bin="A-01", unit_cost=Decimal("7.5"), price=Decimal("0.335")),
            an_item(desk, "NUT", reorder_point=Decimal(3), order_up_to=Decimal(9), price=Decimal("1.0025")),
            an_item(desk, "ROPE", 18, **rope),
        ]
        a_customer(desk, "Smith")
        a_customer(desk, "Jones", collects=False)
        a_customer(desk, "Whole", ship_complete=True)
        a_customer(desk, "Far", ship_complete=True, collects=False)
        acme, other = a_supplier(desk), a_supplier(desk, "Bolts & Co", email="", currency="JPY")
        a_source(desk, items[0], acme, pack_size=Decimal(5), unit_cost=Decimal("0.0025"))
        a_source(desk, items[1], other, minimum=Decimal(4), preferred=True, unit_cost=Decimal("12.5"))
        a_source(desk, items[2], other, minimum=Decimal(2), share=Decimal(1), unit_cost=Decimal("99.5"))
        a_source(desk, items[2], acme, pack_size=Decimal("2.5"), share=Decimal(2), unit_cost=Decimal("0.335"))
        catalogue.add_substitute(desk, items[0], items[1], Decimal(2))
        catalogue.add_substitute(desk, items[2], items[0], Decimal("0.5"))
        an_order(desk, 1, (1, 4), (2, 3))
        an_order(desk, 3, (1, 3), (2, 2))
        an_order(desk, 2, (1, 5), (3, 10))
        a_purchase_order(desk, acme, (1, 8), (2, 4), confirmed_on=TODAY + timedelta(8))
        a_purchase_order(desk, other, (2, 6), requested_on=TODAY + timedelta(3))
    return store


@pytest.mark.parametrize("part", range(PARTS))
def test_whole_days(template: Path, tmp_path_factory: pytest.TempPathFactory, part: int) -> None:
    done: Counter[str] = Counter()
    days = type("Days", (WholeDays,), {"template": template, "done": done})
    run_state_machine_as_test(seed(part)(days), settings=RUNS)
    all_done = together(tmp_path_factory.getbasetemp(), part, done)
    assert all_done is None or all_done >= EVERYTHING, f"refused every time: {EVERYTHING - all_done}"


def test_codes_and_drafts_are_undone_on_such_days(template: Path) -> None:
    done: Counter[str] = Counter()
    days = type("Days", (Undoing,), {"template": template, "done": done})
    run_state_machine_as_test(seed(1)(days), settings=settings(RUNS, max_examples=60))
    assert done.keys() >= undone.ACTS, undone.ACTS - done.keys()


def together(folder: Path, part: int, done: Iterable[str]) -> set[str] | None:
    """What all parts together have done, for the one that ends last; they may run in several processes."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    begun = folder / f"days-{part}-begun"
    begun.write_text(" ".join(done), "utf-8")
    begun.rename(folder / f"days-{part}")  # there as a whole, or not yet
    written = [folder / f"days-{other}" for other in range(PARTS)]
    if PARTS < ENOUGH or not all(file.exists() for file in written):
        return None
    return {act for file in written for act in file.read_text("utf-8").split()}
