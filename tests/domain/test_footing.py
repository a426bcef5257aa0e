"""Footing by cases: what each queue is told, and how well that is founded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.calendar import Calendar
from app.domain.matching import Footing, Line, Place, Share, Supply, match
from app.domain.promises import Outlook, complete, outlooks
from app.domain.purchase_orders import Inbound, supplies

TODAY = date(2026, 5, 12)  # a Tuesday
SOON, LATER = date(2026, 5, 20), date(2026, 6, 2)
OPEN = Calendar()


def line(number: int, waiting: int, on: date = TODAY) -> Line:
    return Line(number, Place(on, number), Decimal(waiting))


def inbound(row: int, quantity: int, due: date | None, confirmed: bool = False, draft: bool = False) -> Inbound:
    return Inbound(row, 1, f"PO-{row:04}", 1, 1, Decimal(quantity), due, confirmed, draft)


def queue(on_hand: int, rows: list[Inbound], *waiting: int) -> list[Outlook]:
    lines = [line(number, quantity) for number, quantity in enumerate(waiting, start=1)]
    return outlooks(lines, supplies(Decimal(on_hand), rows, TODAY, OPEN))


def told(entry: Outlook) -> tuple[date | None, date | None, Footing]:
    return entry.promise, entry.hoped, entry.footing


@pytest.mark.parametrize(
    ("on_hand", "rows", "promise", "hoped", "footing"),
    [
        (10, [], TODAY, TODAY, Footing.IN_STOCK),
        (4, [inbound(1, 6, SOON, confirmed=True)], SOON, SOON, Footing.CONFIRMED),
        (4, [inbound(1, 6, SOON)], None, SOON, Footing.UNCONFIRMED),
        (4, [inbound(1, 6, None, confirmed=True)], None, None, Footing.UNDATED),
        (4, [inbound(1, 6, None)], None, None, Footing.UNDATED),
        (4, [inbound(1, 6, date(2026, 5, 3), confirmed=True)], None, None, Footing.OVERDUE),
        (4, [inbound(1, 6, SOON, draft=True)], None, None, Footing.PLANNED),
        (4, [], None, None, Footing.NONE),
        (0, [inbound(1, 9, SOON, confirmed=True)], None, None, Footing.NONE),
        # Confirmed supply covers it all, though something unconfirmed would come sooner.
        (0, [inbound(1, 10, SOON), inbound(2, 10, LATER, confirmed=True)], LATER, SOON, Footing.CONFIRMED),
        # An overdue row counts as arriving today, but whoever waits for it, and be it for one piece, has no date.
        (0, [inbound(1, 4, date(2026, 5, 1)), inbound(2, 6, SOON)], None, None, Footing.OVERDUE),
        (0, [inbound(1, 1, SOON, draft=True), inbound(2, 9, SOON)], None, None, Footing.PLANNED),
        # Confirmed supply covers it all, so what is overdue ahead of that darkens nothing.
        (0, [inbound(1, 10, date(2026, 5, 1)), inbound(2, 10, SOON, confirmed=True)], SOON, SOON, Footing.CONFIRMED),
    ],
)
def test_one_line_of_ten(
    on_hand: int, rows: list[Inbound], promise: date | None, hoped: date | None, footing: Footing
) -> None:
    [only] = queue(on_hand, rows, 10)
    assert told(only) == (promise, hoped, footing)


def test_a_line_stands_no_better_than_those_ahead_of_it() -> None:
    first, second = queue(0, [inbound(1, 10, date(2026, 5, 1)), inbound(2, 10, SOON)], 10, 10)
    assert told(first) == (None, None, Footing.OVERDUE)
    assert told(second) == (None, None, Footing.OVERDUE)


def test_nobody_hopes_while_a_piece_of_theirs_or_of_a_line_ahead_rests_on_overdue_goods() -> None:
    rows = [
        inbound(1, 5, date(2026, 5, 1), confirmed=True),
        inbound(2, 6, SOON, confirmed=True),
        inbound(3, 3, LATER),
    ]
    first, second, third = queue(0, rows, 4, 4, 5)
    assert told(first) == (SOON, SOON, Footing.CONFIRMED)
    assert told(second) == told(third) == (None, None, Footing.OVERDUE)
    assert [(share.quantity, share.supply.footing) for share in second.shares] == [
        (Decimal(1), Footing.OVERDUE),
        (Decimal(3), Footing.CONFIRMED),
    ]


def test_a_hope_is_never_earlier_than_one_ahead() -> None:
    """The first waits for what is overdue, and is promised the confirmed; the second would have the other day's."""
    rows = [inbound(1, 4, date(2026, 5, 1)), inbound(2, 4, SOON), inbound(3, 4, LATER, confirmed=True)]
    first, second = queue(0, rows, 4, 4)
    assert told(first) == (LATER, LATER, Footing.CONFIRMED)
    assert told(second) == (None, LATER, Footing.OVERDUE)


def test_without_a_promise_a_footing_is_never_firm() -> None:
    """The second line's hoped shares are all confirmed, but only because the first hopes for something sooner."""
    first, second = queue(0, [inbound(1, 10, SOON), inbound(2, 10, LATER, confirmed=True)], 10, 10)
    assert told(first) == (LATER, SOON, Footing.CONFIRMED)
    assert told(second) == (None, LATER, Footing.UNCONFIRMED)


def test_parts_are_kept_apart() -> None:
    [only] = queue(18, [inbound(1, 12, LATER)], 30)
    assert [(share.quantity, share.supply.footing) for share in only.shares] == [
        (Decimal(18), Footing.IN_STOCK),
        (Decimal(12), Footing.UNCONFIRMED),
    ]
    assert only.ready == Decimal(18)
    [short] = queue(0, [inbound(1, 99, SOON, confirmed=True)], 100)
    assert (short.footing, short.short, short.shares[0].quantity) == (Footing.NONE, Decimal(1), Decimal(99))


def test_supplies_come_in_their_order() -> None:
    rows = [
        inbound(1, 1, SOON, draft=True),
        inbound(2, 1, None, confirmed=True),
        inbound(3, 1, date(2026, 5, 4)),
        inbound(4, 1, TODAY),
        inbound(5, 1, TODAY, confirmed=True),
        inbound(6, 1, date(2026, 5, 13), confirmed=True),
    ]
    [served] = match([line(1, 7)], supplies(Decimal(1), rows, TODAY, OPEN))
    assert [share.supply.row for share in served.shares] == [0, 5, 4, 3, 6, 2, 1]


def test_purchase_orders_of_one_day_are_drawn_by_number_and_9999_comes_before_10000() -> None:
    rows = [Inbound(row, 1, po, 1, 1, Decimal(1), SOON, True, False) for row, po in enumerate(["PO-10000", "PO-9999"])]
    [served] = match([line(1, 2)], supplies(Decimal(0), rows, TODAY, OPEN))
    assert [share.supply.po for share in served.shares] == ["PO-9999", "PO-10000"]


def test_goods_are_ready_after_the_dock_days_on_an_open_day() -> None:
    friday = date(2026, 5, 15)
    assert Calendar().ready_date(date(2026, 5, 16)) == date(2026, 5, 18)
    assert Calendar(dock_days=2).ready_date(friday) == date(2026, 5, 19)
    assert Calendar(dock_days=1, closed=frozenset({date(2026, 5, 18)})).ready_date(friday) == date(2026, 5, 19)
    # Due on Saturday, today is Sunday: the goods come on Monday and are not overdue.
    saturday, sunday = date(2026, 5, 16), date(2026, 5, 17)
    [supply] = supplies(Decimal(0), [inbound(1, 5, saturday, confirmed=True)], sunday, OPEN)
    assert (supply.footing, supply.ready) == (Footing.CONFIRMED, date(2026, 5, 18))


def stock_line(number: int, waiting: int, ready: int, promise: date | None, footing: Footing) -> Outlook:
    stock = Supply(0, Decimal(ready), Footing.IN_STOCK, TODAY)
    shares = (Share(number, stock, Decimal(ready)),) if ready else ()
    return Outlook(
        line(number, waiting),
        1,
        Decimal(0),
        Decimal(ready),
        promise,
        promise,
        footing,
        shares,
        Decimal(waiting - ready),
    )


def test_a_ship_complete_order_takes_its_latest_date_and_worst_footing() -> None:
    here = stock_line(1, 5, 5, TODAY, Footing.IN_STOCK)
    coming = stock_line(2, 5, 0, SOON, Footing.CONFIRMED)
    assert [(*told(entry), entry.ready) for entry in complete([here, coming])] == [
        (SOON, SOON, Footing.CONFIRMED, Decimal(0)),
        (SOON, SOON, Footing.CONFIRMED, Decimal(0)),
    ]
    nothing = stock_line(3, 5, 0, None, Footing.NONE)
    assert {told(entry) for entry in complete([here, coming, nothing])} == {(None, None, Footing.NONE)}
    assert [entry.ready for entry in complete([here, stock_line(4, 2, 2, TODAY, Footing.IN_STOCK)])] == [5, 2]


def test_a_whole_order_does_not_lose_its_hope_for_a_line_that_is_well_promised() -> None:
    [promised] = queue(0, [inbound(1, 5, date(2026, 5, 1)), inbound(2, 5, SOON, confirmed=True)], 5)
    [hoping] = queue(0, [inbound(3, 5, LATER)], 5)
    assert {told(entry) for entry in complete([promised, hoping])} == {(None, LATER, Footing.UNCONFIRMED)}
