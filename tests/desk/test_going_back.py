"""A clock that is far behind is trusted, and put right again: what it does is said before, and nobody gets ahead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app import formats, views
from app.data.store.bulk import rows
from app.desk import Desk, upkeep
from app.domain.asked_lines import Asked
from app.domain.errors import ClockAsked
from app.domain.matching import Place
from app.domain.orders import IfNothing
from app.domain.overrides import placed_on
from app.domain.settings import StockroomSettings
from app.ordering import accepting
from tests.builders import a_customer, an_item, an_order
from tests.clocks import SetClock
from tests.imported_files import taken_in
from tests.stores import new_desk

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)  # a Monday
OLD = datetime(1990, 1, 1, 9, tzinfo=UTC)


@pytest.fixture
def shop(store: Path, tmp_path: Path, in_britain: None) -> Iterator[Desk]:
    """One item, for which four wait: the last two were brought along, one of them from before the others."""
    settings = StockroomSettings(time_zone="Europe/Vienna", reserve_days=4)
    with closing(new_desk(store, clock=SetClock(NOON), person="Kim", settings=settings)) as desk:
        an_item(desk, "BOLT", 5)
        for name in ("Smith", "Jones", "Brown", "Adams"):
            a_customer(desk, name)
        an_order(desk, 1, (1, 3))
        desk.clock = SetClock(NOON + timedelta(days=1))
        an_order(desk, 2, (1, 3))
        path = tmp_path / "orders.csv"
        past = "X-1,Brown,2026-11-20,BOLT,2\nX-2,Adams,2026-12-01,BOLT,2\n"
        path.write_text(f"order,customer,accepted_on,sku,quantity\n{past}", encoding="utf-8")
        taken_in(desk, "orders", path)
        yield desk


def queue(desk: Desk) -> list[str]:
    return [row.customer for row in views.queue.rows(desk)]


def asked(desk: Desk) -> str:
    with pytest.raises(ClockAsked) as found:
        an_order(desk, 1, (1, 1))
    return formats.sentence(found.value)


def trusted(desk: Desk, moment: datetime) -> None:
    """Somebody says that this PC is right, and accepts an order of Smith."""
    desk.clock = SetClock(moment, sure=True)
    an_order(desk, 1, (1, 1))
    assert upkeep.verify(desk) == []


def test_it_is_said_how_many_lines_would_be_placed_anew_and_on_which_day(shop: Desk) -> None:
    shop.clock = SetClock(OLD)
    assert asked(shop) == (
        "The last act was recorded on 1 December 2026; this PC says 1 January 1990. Which is right?"
        " If this PC is, 4 waiting lines are placed anew, on 1 January 1990, in the order that they have."
        " Nothing undoes that."
    )
    shop.clock = SetClock(NOON + timedelta(hours=8))
    assert asked(shop).endswith(
        "Which is right? If this PC is, 2 waiting lines are placed anew, on 30 November 2026, in the order that they"
        " have. Nothing undoes that."
    )
    shop.clock = SetClock(NOON + timedelta(hours=20))
    assert asked(shop).endswith("Which is right?"), "of the same day nothing is placed anew"


def test_lines_keep_their_order_there_and_back(shop: Desk) -> None:
    before = ["Brown", "Smith", "Jones", "Adams"]
    assert queue(shop) == before
    trusted(shop, OLD)
    assert queue(shop) == [*before, "Smith"]
    assert {on for (on,) in rows("SELECT place_on FROM order_line")} == {"1990-01-01"}
    shop.clock = SetClock(NOON + timedelta(days=4))
    assert asked(shop).endswith("this PC says 4 December 2026. Which is right?"), "nothing is placed anew by going on"
    trusted(shop, NOON + timedelta(days=4))
    an_order(shop, 2, (1, 1))
    assert queue(shop) == [*before, "Smith", "Smith", "Jones"]
    trusted(shop, OLD + timedelta(days=2))
    trusted(shop, NOON + timedelta(days=6))
    assert queue(shop) == [*before, "Smith", "Smith", "Jones", "Smith", "Smith"]


def test_who_was_reserved_from_a_day_that_has_come_stands_with_the_others(shop: Desk) -> None:
    wanted = date(2026, 12, 8)
    accepting.accept(shop, 3, [Asked(1, Decimal(1), wanted, IfNothing.WAIT)])
    accepting.accept(shop, 4, [Asked(1, Decimal(1), wanted.replace(year=2027), IfNothing.WAIT)])
    trusted(shop, NOON + timedelta(days=7))
    before = ["Brown", "Smith", "Jones", "Adams", "Brown", "Smith", "Adams"]
    assert queue(shop) == before
    trusted(shop, OLD)
    assert queue(shop) == [*before[:-1], "Smith", "Adams"]
    assert [row.reserved_from for row in views.queue.rows(shop)] == [None] * 7 + [date(2027, 12, 4)]
    trusted(shop, NOON + timedelta(days=8))
    assert queue(shop) == [*before[:-1], "Smith", "Smith", "Adams"]


def test_what_was_brought_along_to_the_day_of_the_correction_stays_ahead(shop: Desk, tmp_path: Path) -> None:
    """By a clock that is ahead Smith orders, and then a file brings Brown's order of the true day."""
    shop.clock = SetClock(datetime(2036, 5, 3, 9, tzinfo=UTC), sure=True)
    an_order(shop, 1, (1, 1))
    path = tmp_path / "late.csv"
    path.write_text("order,customer,accepted_on,sku,quantity\nX-3,Brown,2026-12-02,BOLT,2\n", encoding="utf-8")
    taken_in(shop, "orders", path)
    before = ["Brown", "Smith", "Jones", "Adams", "Brown", "Smith"]
    assert queue(shop) == before
    trusted(shop, NOON + timedelta(days=2))
    assert queue(shop) == [*before, "Smith"]


def test_places_on_one_day_keep_their_order() -> None:
    day = date(2026, 11, 30)
    lines = [
        (1, 1, Place(date(2026, 12, 1), 7)),
        (2, 1, Place(date(2026, 12, 2), 3, -1)),
        (3, 1, Place(date(2026, 12, 3), 7, 1)),
        (4, 2, Place(date(2026, 12, 3), 4)),
        (5, 1, Place(date(2026, 12, 4), 9)),
    ]
    assert placed_on(day, lines, {2: Place(day, 5, 2)}) == {
        1: Place(day, 7),
        2: Place(day, 7, 1),
        3: Place(day, 7, 2),
        4: Place(day, 5, 3),
        5: Place(day, 9),
    }
