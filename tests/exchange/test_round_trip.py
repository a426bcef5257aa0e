"""The demo stockroom goes out as files and comes in again: every list says the same. Random stores: `tests/stories`."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from app import demo
from app.desk import Clock, Desk
from app.queueing import holding
from tests import round_trip

TODAY = date(2026, 5, 12)


def test_the_demo_comes_in_again(tmp_path: Path) -> None:
    store, again = tmp_path / "demo.desk", tmp_path / "again.desk"
    demo.create(store, TODAY)
    with closing(Desk.open(store, clock=Clock(TODAY), person="Kim")) as desk:
        lines = list(desk.board.promises.found)
        holding.hold(desk, lines[3], "later")
        holding.hold(desk, lines[7], "later", pass_on=True)
        round_trip.exported(desk, tmp_path)
        settings = desk.settings
    round_trip.imported(tmp_path, again, TODAY, settings)
    assert round_trip.different(store, again, TODAY) == []
    assert all(round_trip.said(again, TODAY).values()), "every list has something to say"
