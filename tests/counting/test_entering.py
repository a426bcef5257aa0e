"""What a paper sheet says of an item in a bin stands in place of everything tallied there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import counting
from app.acts import reversing
from app.desk import Desk, upkeep
from app.domain.errors import NeedsConsent, NotFound, Refused
from app.domain.tallies import Parked, Tallied
from app.views import counts as views
from app.views.tally_list import TallyList
from tests.builders import an_item

D = Decimal


@pytest.fixture
def count(desk: Desk) -> int:
    items = [an_item(desk, sku, 40, bin="A-01") for sku in ("BELT", "SEAL")]
    an_item(desk, "RING", 3, bin="B-02")
    return counting.open_count(desk, items).id


def item(desk: Desk, count: int, sku: str) -> int:
    return next(row.item.id for row in views.tallying(desk, count).rows if row.item.sku == sku)


def in_bins(desk: Desk, count: int, sku: str) -> dict[str, Decimal]:
    return dict(next(row.in_bins for row in views.tallying(desk, count).rows if row.item.sku == sku))


def test_it_replaces_what_was_tallied_in_that_bin_only(desk: Desk, count: int) -> None:
    belt = item(desk, count, "BELT")
    for _ in range(3):
        counting.scan(desk, count, "BELT", "A-01")
    counting.begin_bin(desk, count, "B-02")
    counting.scan(desk, count, "BELT", "B-02")
    put = counting.put(desk, count, belt, D(40), "a-01")
    assert (put.in_bin, put.total) == (40, 41)
    assert in_bins(desk, count, "BELT") == {"A-01": 40, "B-02": 1}
    reversing.reverse(desk, put.act)
    assert in_bins(desk, count, "BELT") == {"A-01": 3, "B-02": 1}, "each of the scans stands again"
    assert upkeep.verify(desk) == []


def test_nothing_stands_once_it_is_taken_out(desk: Desk, count: int) -> None:
    belt = item(desk, count, "BELT")
    counting.put(desk, count, belt, D(7), "A-01")
    counting.take_out(desk, count, belt, "A-01")
    assert in_bins(desk, count, "BELT") == {}
    with pytest.raises(NotFound, match=r"count\.step_gone"):
        counting.take_out(desk, count, belt, "A-01")


def test_what_cannot_be_changes_nothing(desk: Desk, count: int) -> None:
    belt = item(desk, count, "BELT")
    counting.put(desk, count, belt, D(7))
    with pytest.raises(Refused, match=r"count\.negative"):
        counting.put(desk, count, belt, D(-1))
    with pytest.raises(NeedsConsent, match=r"count\.so_many"):
        counting.put(desk, count, belt, D(10) ** 6)
    assert in_bins(desk, count, "BELT") == {"": 7}


def test_none_there_is_one_act_for_many(desk: Desk, count: int) -> None:
    items = [item(desk, count, sku) for sku in ("BELT", "SEAL")]
    act = counting.none_there(desk, count, items)
    assert [row.total for row in views.tallying(desk, count).rows] == [0, 0]
    reversing.reverse(desk, act)
    assert [row.total for row in views.tallying(desk, count).rows] == [None, None]


def test_the_list_of_the_form_follows_without_being_read_again(desk: Desk, count: int) -> None:
    listed = TallyList(views.tallying(desk, count))
    codes = ["BELT", "SEAL", "BELT", "7610200339089", "RING", "7610200339089", "SEAL"]
    for bin in ("A-01", "B-02"):
        counting.begin_bin(desk, count, bin)
        listed.begin(bin, desk.who)
        for code in codes:
            outcome = counting.scan(desk, count, code, bin)
            assert isinstance(outcome, Tallied | Parked)
            changed = listed.take(outcome)
            assert listed.entries()[0].id in changed
    counting.finish_bin(desk, count, "A-01")
    listed.finish("A-01")
    again = TallyList(views.tallying(desk, count))
    assert listed.bins() == again.bins()
    assert (listed.lines_counted, listed.lines) == (again.lines_counted, again.lines) == (2, 2)

    def said(entries: TallyList) -> set[tuple[object, ...]]:
        return {
            (each.bin, each.quantity, each.total, each.code, each.item and each.item.sku) for each in entries.entries()
        }

    assert said(listed) == said(again)
    assert {each.found for each in again.entries() if each.item and each.item.sku == "RING"} == {True}


def test_what_was_done_in_one_act_is_undone_in_one(desk: Desk, count: int) -> None:
    form = views.tallying(desk, count)
    some = [row.item.id for row in form.rows if row.total is None]
    assert len(some) > 1
    counting.none_there(desk, count, some)
    counting.undo(desk, count)
    assert views.tallying(desk, count).rows == form.rows


def test_undoing_a_sheet_s_line_brings_back_what_was_scanned(desk: Desk, count: int) -> None:
    item = views.tallying(desk, count).rows[0].item
    for _ in range(3):
        counting.scan(desk, count, item.sku)
    counting.put(desk, count, item.id, D(9))
    undone = counting.undo(desk, count).tallied
    assert undone is not None
    assert undone.total == 3
