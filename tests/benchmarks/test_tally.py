"""What a scan costs while counting: durable, and ready to be shown, within one frame and one bare durable commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from tests.ratios import seconds

FRAME = 1 / 60
LINES, SCANS = 500, 60
BIN = "A-01"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("large") / "large.backorder"
    make_large_store(store)
    return store


@pytest.fixture
def desk(large: Path) -> Iterator[Desk]:
    opened = Desk.open(large, clock=Clock(TODAY), person="Kim")
    opened.board.items()
    opened.schedule.count()
    yield opened
    opened.close()


def test_a_scan_costs_at_most_a_frame_and_a_bare_commit(desk: Desk, tmp_path: Path) -> None:
    chosen = [item.id for item in items.all_items()[:: len(items.all_items()) // LINES][:LINES]]
    for number, item in enumerate(chosen):
        catalogue.add_barcode(desk, item, ean(number), Decimal(1 + number % 3))
    count = counting.open_count(desk, chosen)
    consent = asked(lambda: counting.begin_bin(desk, count.id, BIN))
    counting.begin_bin(desk, count.id, BIN, consent)
    for number in range(LINES):  # most of it is counted already
        counting.scan(desk, count.id, ean(number), BIN)
    told: list[Change] = []
    desk.listen(told.append)
    bare = SqliteDatabase(tmp_path / "bare.db", pragmas=SETTINGS)
    bare.execute_sql("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT)")

    def commit() -> None:
        with bare.atomic("IMMEDIATE"):
            bare.execute_sql("INSERT INTO kept (text) VALUES ('one row')")

    shares, over = [], []
    for number in range(SCANS):
        code = ean(number % 7)  # the same few again and again: their steps add up
        took = seconds(lambda code=code: counting.scan(desk, count.id, code, BIN))  # type: ignore[misc]
        plain = median(seconds(commit) for _ in range(3))
        shares.append(took / (FRAME + plain))
        over.append((took - plain) / FRAME)
    bare.close()
    assert len(told) == SCANS
    print(f"one scan / (a frame + a bare commit): {median(shares):.2f}, beyond the commit {median(over):.2f} frames")
    assert median(shares) <= 1
    form = seconds(lambda: counts.tallying(desk, count.id))
    print(f"the whole form of {LINES} lines, once when it opens: {1000 * form:.0f} ms")
    assert sum(row.total is not None for row in counts.tallying(desk, count.id).rows) == LINES


def ean(number: int) -> str:
    """An EAN-13 with its check digit."""
    body = f"40000000{number:04d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-total % 10)


def asked(act: Callable[[], object]) -> Consent:
    with pytest.raises(NeedsConsent) as question:
        act()
    return frozenset({question.value.question})
