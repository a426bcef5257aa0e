"""The demo stockroom: small, believable, with every footing in its queue, and the same whatever day it is made on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app import demo
from app.desk import Clock, Desk, upkeep
from app.domain.matching import Footing
from app.views import items, purchases, queue

TUESDAY = date(2026, 5, 12)


@pytest.fixture
def made(store):
    """Makes the demo stockroom of a day and opens its desk on that day."""
    opened = []

    def make(today: date = TUESDAY) -> Desk:
        path = store.with_stem(f"{today}")
        demo.create(path, today)
        opened.append(Desk.open(path, clock=Clock(today), person="Kim"))
        return opened[-1]

    yield make
    for desk in opened:
        desk.close()


def test_every_footing_is_in_its_queue(made):
    rows = queue.rows(made())
    assert {row.footing for row in rows} == set(Footing)
    assert any(0 < row.ready < row.waiting for row in rows), "a line that is ready in part"
    assert any(row.told for row in rows)


def test_it_is_a_workshop_of_some_sixty_items(made):
    rows = items.rows(made())
    assert 55 <= len(rows) <= 65
    assert all(row.name and row.bin for row in rows)
    assert len({row.status for row in rows}) >= 4


def test_its_van_comes_today_and_one_supplier_is_late(made):
    rows = {row.number: row for row in purchases.rows(made())}
    assert rows["PO-0012"].days_to == 0
    assert rows["PO-0010"].overdue == 1
    assert {row.state for row in rows.values()} == {"closed", "sent", "draft"}


def test_nothing_in_its_books_is_wrong(made):
    assert upkeep.verify(made()) == []


@pytest.mark.parametrize("days", range(7))
def test_it_is_the_same_on_every_day_of_the_week(made, days):
    def shape(desk: Desk) -> list[tuple[object, ...]]:
        found = [(row.sku, row.order, row.waiting, row.footing, row.ready, row.position) for row in queue.rows(desk)]
        desk.close()
        return found

    assert shape(made(TUESDAY + timedelta(days=28 + days))) == shape(made())
