"""Settings come back as they were saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.data import settings as stored
from app.data.store.database import db
from app.desk import Desk
from app.desk.clock import zone_of_pc
from app.domain.errors import Refused
from app.domain.settings import StockroomSettings

FULL = StockroomSettings(
    name="Lager 2 – Süd",
    company="Smith & Söhne <GmbH>",
    address="Street 1\n1010 Wien",
    phone="+43 1",
    email="desk@example.org",
    terms="30 days\nnet",
    currency="CHF",
    time_zone="Europe/Vienna",
    weekdays=frozenset({0, 2, 5}),
    closed=frozenset({date(2026, 12, 25), date(2026, 5, 14)}),
    dock_days=2,
    paper="Letter",
)


@pytest.mark.parametrize("settings", [FULL, StockroomSettings(time_zone="UTC")])
def test_all_of_them_come_back(store: Path, settings: StockroomSettings) -> None:
    Desk.create(store, settings=settings).close()
    desk = Desk.open(store)
    assert desk.settings == settings
    assert desk.calendar == settings.calendar
    desk.close()


def test_a_field_that_was_never_stored_has_its_default(desk: Desk) -> None:
    desk.save_settings(FULL)
    db.execute_sql("DELETE FROM setting WHERE key = 'currency'")
    assert stored.load().currency == "EUR"


def test_an_unknown_time_zone_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        desk.save_settings(StockroomSettings(time_zone="Middle/Earth"))
    assert refused.value.id == "settings.time_zone"
    assert desk.settings == stored.load() == StockroomSettings(time_zone=zone_of_pc())


def test_a_store_from_a_pc_that_knows_more_time_zones_still_opens(store: Path) -> None:
    Desk.create(store).close()
    desk = Desk.open(store)
    db.execute_sql("UPDATE setting SET value = 'Middle/Earth' WHERE key = 'time_zone'")
    desk.close()
    desk = Desk.open(store)
    assert desk.clock.zone is None
    desk.close()
