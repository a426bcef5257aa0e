"""What a scan costs while counting: durable, and ready to be shown, within one frame and one bare durable commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from peewee import SqliteDatabase

from app import catalogue, counting
from app.data import items
from app.data.store.database import SETTINGS
from app.desk import Clock, Desk
from app.domain.changes import Change
from app.domain.errors import Consent, NeedsConsent
from app.views import counts
from tests.large_store import TODAY, make_large_store
from tests.limits import told, within
from tests.ratios import seconds
from tests.stores import copied

FRAME = 1 / 60
LINES, SCANS = 500, 60
BIN = "A-01"


def counted(path: Path) -> int:
    """Make a count of so many items, most of it counted already. Returns its id."""
    copied(make_large_store, path)
    with closing(Desk.open(path, clock=Clock(TODAY), person="Kim")) as desk:
        chosen = [item.id for item in items.all_items()[:: len(items.all_items()) // LINES][:LINES]]
        for number, item in enumerate(chosen):
            catalogue.add_barcode(desk, item, ean(number), Decimal(1 + number % 3))
        count = counting.open_count(desk, chosen)
        consent = asked(lambda: counting.begin_bin(desk, count.id, BIN))
        counting.begin_bin(desk, count.id, BIN, consent)
        for number in range(LINES):
            counting.scan(desk, count.id, ean(number), BIN)
        return count.id


@pytest.fixture
def count(store: Path) -> int:
    return copied(counted, store)


@pytest.fixture
def desk(store: Path, count: int) -> Iterator[Desk]:
    opened = Desk.open(store, clock=Clock(TODAY), person="Kim")
    opened.board.items()
    opened.schedule.count()
    yield opened
    opened.close()


def test_a_scan_costs_at_most_a_frame_and_a_bare_commit(desk: Desk, count: int, tmp_path: Path) -> None:
    heard: list[Change] = []
    desk.listen(heard.append)
    bare = SqliteDatabase(tmp_path / "bare.db", pragmas=SETTINGS)
    bare.execute_sql("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT)")

    def commit() -> None:
        with bare.atomic("IMMEDIATE"):
            bare.execute_sql("INSERT INTO kept (text) VALUES ('one row')")

    shares, over = [], []
    for number in range(SCANS):
        code = ean(number % 7)  # the same few again and again: their steps add up
        took = seconds(lambda code=code: counting.scan(desk, count, code, BIN))  # type: ignore[misc]
        plain = median(seconds(commit) for _ in range(3))
        shares.append(took / (FRAME + plain))
        over.append((took - plain) / FRAME)
    bare.close()
    assert len(heard) == SCANS
    told("one scan beyond its commit", median(over), "frames")
    told(f"the form of {LINES} lines when it opens", seconds(lambda: counts.tallying(desk, count)), "s")
    assert sum(row.total is not None for row in counts.tallying(desk, count).rows) == LINES
    within("one scan / (a frame + a bare commit)", median(shares), 1)


def ean(number: int) -> str:
    """An EAN-13 with its check digit."""
    body = f"40000000{number:04d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-total % 10)


def asked(act: Callable[[], object]) -> Consent:
    with pytest.raises(NeedsConsent) as question:
        act()
    return frozenset({question.value.question})
