"""Schedule rows: what they are worth, how they are confirmed, and how a receipt fills them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import Calendar
from app.domain.matching import Footing, Line, Place, Supply, match
from app.domain.purchase_orders import Inbound, Row, supplies, supply
from app.domain.receipts import fill, gains, spread, uncovered

TODAY = date(2026, 5, 12)  # a Tuesday
SATURDAY = date(2026, 5, 16)
QUANTITIES = st.integers(1, 50).map(Decimal)
DATES = st.none() | st.dates(TODAY - timedelta(days=10), TODAY + timedelta(days=20))


def row(id: int, quantity: int, due: date | None = None, *, received: int = 0, short: int = 0, line: int = 1) -> Row:
    amounts = [Decimal(amount) for amount in (quantity, received, short)]
    return Row(id, line, id, *amounts, requested_on=None, confirmed_on=due, confirmed=True)


ROWS = st.lists(st.tuples(QUANTITIES, st.integers(0, 60), DATES), min_size=1, max_size=6).map(
    lambda made: [
        row(n, int(quantity), due, received=received) for n, (quantity, received, due) in enumerate(made, start=1)
    ]
)
QUEUES = st.lists(QUANTITIES, max_size=8).map(
    lambda waits: [Line(n, Place(TODAY, n), waiting) for n, waiting in enumerate(waits, start=1)]
)


@pytest.mark.parametrize(
    ("due", "is_confirmed", "draft", "footing", "ready", "stands_at"),
    [
        (TODAY, True, False, Footing.CONFIRMED, TODAY, TODAY),
        (TODAY, False, False, Footing.UNCONFIRMED, TODAY, TODAY),
        (SATURDAY, True, False, Footing.CONFIRMED, SATURDAY + timedelta(days=2), SATURDAY + timedelta(days=2)),
        (None, True, False, Footing.UNDATED, None, None),
        (None, False, False, Footing.UNDATED, None, None),
        (date(2026, 5, 11), True, False, Footing.OVERDUE, TODAY, date(2026, 5, 11)),
        (date(2026, 5, 11), False, False, Footing.OVERDUE, TODAY, date(2026, 5, 11)),
        (TODAY, True, True, Footing.PLANNED, None, None),
    ],
)
def test_what_a_row_is_worth(
    due: date | None, is_confirmed: bool, draft: bool, footing: Footing, ready: date | None, stands_at: date | None
) -> None:
    inbound = Inbound(7, 1, "PO-0001", 2, 3, Decimal(5), due, is_confirmed, draft)
    found = supply(inbound, TODAY, Calendar())
    assert (found.footing, found.ready, found.due) == (footing, ready, stands_at)
    assert (found.row, found.po, found.line, found.position, found.quantity) == (7, "PO-0001", 2, 3, 5)


def test_a_row_is_overdue_by_its_ready_date() -> None:
    inbound = Inbound(7, 1, "PO-0001", 1, 1, Decimal(5), TODAY - timedelta(days=1), True, False)
    assert supply(inbound, TODAY, Calendar(dock_days=1)).footing is Footing.CONFIRMED
    assert supply(inbound, TODAY + timedelta(days=1), Calendar(dock_days=1)).footing is Footing.OVERDUE


def test_stock_and_open_rows_are_supplies() -> None:
    inbound = [Inbound(n, 1, "PO-0001", 1, n, Decimal(part), TODAY, True, False) for n, part in ((1, 0), (2, 4))]
    assert [found.row for found in supplies(Decimal(3), inbound, TODAY, Calendar())] == [0, 2]
    assert [found.row for found in supplies(Decimal(0), inbound, TODAY, Calendar())] == [2]


@pytest.mark.parametrize(
    ("received", "short", "still_open"), [(0, 0, 10), (4, 0, 6), (4, 3, 3), (4, 6, 0), (12, 0, 0), (9, 3, 0)]
)
def test_what_is_open_of_a_row(received: int, short: int, still_open: int) -> None:
    assert row(1, 10, received=received, short=short).open == still_open


def test_a_row_stands_at_the_requested_date_until_the_supplier_answers() -> None:
    asked = Row(1, 1, 1, Decimal(5), Decimal(0), Decimal(0), TODAY, None, False)
    dated = Row(1, 1, 1, Decimal(5), Decimal(0), Decimal(0), TODAY, TODAY + timedelta(days=9), True)
    undated = Row(1, 1, 1, Decimal(5), Decimal(0), Decimal(0), TODAY, None, True)
    assert (asked.due, dated.due, undated.due) == (TODAY, TODAY + timedelta(days=9), None)


@pytest.mark.parametrize(
    ("quantity", "named", "filled"),
    [
        (5, (), {2: 5}),
        (15, (), {2: 10, 3: 5}),
        (25, (), {2: 10, 3: 10, 1: 5}),  # undated rows last
        (38, (), {2: 10, 3: 10, 1: 18}),  # 8 too many, on the last row
        (5, (1,), {1: 5}),
        (12, (1,), {1: 10, 2: 2}),  # more than the named row is for the others first
        (35, (2,), {2: 15, 3: 10, 1: 10}),
        (7, (2, 3), {2: 7}),
    ],
)
def test_a_receipt_fills_rows_by_date_unless_they_are_named(
    quantity: int, named: tuple[int, ...], filled: dict[int, int]
) -> None:
    rows = [row(1, 10), row(2, 10, TODAY), row(3, 10, TODAY + timedelta(days=1))]
    assert {found.id: part for found, part in fill(rows, Decimal(quantity), named)} == filled


def test_rows_of_one_date_are_filled_by_line_and_row() -> None:
    rows = [row(9, 4, TODAY, line=1), row(2, 4, TODAY, line=2), row(1, 4, TODAY, line=3)]
    assert [found.id for found, _ in fill(rows, Decimal(9))] == [9, 2, 1]


def test_rows_that_are_done_are_passed_over() -> None:
    rows = [row(1, 4, TODAY, received=4), row(2, 4, TODAY + timedelta(days=1))]
    assert [(found.id, part) for found, part in fill(rows, Decimal(3))] == [(2, 3)]


@given(ROWS, st.lists(st.tuples(st.frozensets(st.integers(1, 6), max_size=2), QUANTITIES), max_size=4))
def test_every_piece_received_is_on_a_row_and_no_row_is_overfilled_needlessly(
    rows: list[Row], wanted: list[tuple[frozenset[int], Decimal]]
) -> None:
    received = spread(rows, wanted)
    total = sum(quantity for _, quantity in wanted)
    still_open = sum(found.open for found in rows)
    assert sum(received.values()) == total
    beyond = sum(max(Decimal(0), received.get(found.id, Decimal(0)) - found.open) for found in rows)
    assert beyond == max(Decimal(0), total - still_open)


def test_the_front_of_the_queue_gains_first() -> None:
    queue = [
        Line(1, Place(TODAY, 1), Decimal(7)),
        Line(2, Place(TODAY, 2), Decimal(5)),
        Line(3, Place(TODAY, 3), Decimal(5)),
    ]
    gained = [(line.id, part) for line, part in gains(queue, Decimal(2), Decimal(10))]
    assert gained == [(1, 5), (2, 3)]


def test_the_youngest_lose_cover_first() -> None:
    queue = [Line(n, Place(TODAY, n), Decimal(5)) for n in (1, 2, 3)]
    assert [line.id for line in uncovered(queue, Decimal(15), Decimal(9))] == [3, 2]
    assert uncovered(queue, Decimal(30), Decimal(15)) == []
    assert [line.id for line in uncovered(queue, Decimal(3), Decimal(-4))] == [1]


@given(QUEUES, QUANTITIES, QUANTITIES)
def test_what_is_gained_is_what_comes_or_what_still_waits(queue: list[Line], before: Decimal, more: Decimal) -> None:
    waiting = sum((line.waiting for line in queue), Decimal(0))
    gained = gains(queue, before, before + more)
    assert sum(part for _, part in gained) == min(more, max(Decimal(0), waiting - before))
    assert [line for line, _ in gained] == list(reversed(uncovered(queue, before + more, before)))


@given(QUEUES, QUANTITIES, QUANTITIES)
def test_what_is_gained_is_what_the_matcher_gives(queue: list[Line], before: Decimal, more: Decimal) -> None:
    then, now = (
        {served.line: served.line.waiting - served.short for served in match(queue, [stock])}
        for stock in (Supply(0, before, Footing.IN_STOCK), Supply(0, before + more, Footing.IN_STOCK))
    )
    grown = {line: now[line] - then[line] for line in now if now[line] != then[line]}
    assert dict(gains(reversed(queue), before, before + more)) == grown
