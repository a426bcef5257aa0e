"""A stockroom as large as any is meant to be: 10,000 items, 100,000 waiting lines, 20,000 rows on order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

from app.desk import Clock
from tests.stores import new_desk

TODAY = date(2026, 5, 12)
ITEMS, LINES, ROWS = 10_000, 100_000, 20_000
CUSTOMERS, SUPPLIERS, LINES_AN_ORDER, ROWS_AN_ORDER = 2_000, 50, 4, 50
STAMP = "2026-05-12T08:00:00.000000+00:00"


def make_large_store(path: Path) -> None:
    """Write it at `path`: a queue with every footing, some orders shipped only whole, the same each time."""
    new_desk(path, clock=Clock(TODAY), person="Kim").close()
    random = Random(7)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("INSERT OR IGNORE INTO person (id, name) VALUES (1, 'Kim')")
        connection.execute(
            "INSERT INTO act (id, verb, on_day, at, person_id, topics, items, orders)"
            " VALUES (1, 'made', ?, ?, 1, 0, '', '')",
            (TODAY.isoformat(), STAMP),
        )
        for table, columns, rows in _tables(random):
            marks = ", ".join("?" * len(columns.split(",")))
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        connection.executemany(
            "INSERT OR REPLACE INTO counter (kind, next) VALUES (?, ?)",
            [
                ("line", LINES + 1),
                ("order", LINES // LINES_AN_ORDER + 1),
                ("purchase_order", ROWS // ROWS_AN_ORDER + 1),
            ],
        )
        connection.execute("COMMIT")


def _tables(random: Random) -> Iterator[tuple[str, str, Iterator[tuple[object, ...]]]]:
    yield "supplier", "id, name", ((at, f"Supplier {at:03d}") for at in range(1, SUPPLIERS + 1))
    yield "customer", "id, name", ((at, f"Customer {at:04d} & Sons") for at in range(1, CUSTOMERS + 1))
    yield (
        "item",
        "id, sku, name, unit, reorder_point, order_up_to",
        ((at, f"ITM-{at:05d}", f"Bearing {at % 97} mm, type {at:05d}", "pcs", 5_000, 90_000) for at in _up_to(ITEMS)),
    )
    yield (
        "source",
        "item_id, supplier_id, preferred, unit_cost",
        ((at, at % SUPPLIERS + 1, 1, 12_500) for at in _up_to(ITEMS)),
    )
    yield (
        "movement",
        "item_id, quantity, kind, happened_on, act_id",
        ((at, random.randrange(1, 60) * 1000, "opening", _day(-400), 1) for at in _up_to(ITEMS) if at % 3),
    )
    yield (
        "customer_order",
        "id, number, customer_id, accepted_on, ship_complete, act_id",
        (
            (at, f"SO-{at:05d}", random.randrange(CUSTOMERS) + 1, _accepted(at), int(at % 40 == 0), 1)
            for at in _up_to(LINES // LINES_AN_ORDER)
        ),
    )
    yield (
        "order_line",
        "id, order_id, item_id, number, ordered, waiting, place_on, place_number",
        ((at, *_line(random, at)) for at in _up_to(LINES)),
    )
    yield (
        "purchase_order",
        "id, number, supplier_id, state, sent_on",
        (
            (at, f"PO-{at:05d}", at % SUPPLIERS + 1, "sent" if at % 20 else "draft", _day(-20) if at % 20 else None)
            for at in _up_to(ROWS // ROWS_AN_ORDER)
        ),
    )
    yield (
        "purchase_line",
        "id, po_id, position, item_id, pack_size, unit_cost",
        (
            (at, (at - 1) // ROWS_AN_ORDER + 1, (at - 1) % ROWS_AN_ORDER + 1, at % ITEMS + 1, 1000, 12_500)
            for at in _up_to(ROWS)
        ),
    )
    yield (
        "schedule_row",
        "line_id, position, quantity, requested_on, confirmed_on, confirmed",
        ((at, 1, random.randrange(20, 250) * 1000, *_dates(random, at)) for at in _up_to(ROWS)),
    )


def _up_to(last: int) -> range:
    return range(1, last + 1)


def _day(away: int) -> str:
    return (TODAY + timedelta(days=away)).isoformat()


def _accepted(order: int) -> str:
    return _day(order // 100 - 260)


def _line(random: Random, at: int) -> tuple[object, ...]:
    order, quantity = (at - 1) // LINES_AN_ORDER + 1, random.randrange(1, 30) * 1000
    return order, at * 7919 % ITEMS + 1, at, quantity, quantity, _accepted(order), at


def _dates(random: Random, at: int) -> tuple[str | None, str | None, int]:
    requested = _day(random.randrange(-5, 60))
    if (at - 1) // ROWS_AN_ORDER % 20 == 19 or at % 3 == 0:
        return requested, None, 0
    return requested, _day(random.randrange(-3, 90)) if at % 7 else None, 1
