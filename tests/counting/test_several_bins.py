"""An item that lies in several bins: one line of a count, compared when all of them are done."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import catalogue, counting, formats, views
from app.data import items
from app.desk import Desk, upkeep
from app.domain.counts import LineState
from app.domain.errors import Refused
from app.papers import counts as papers
from app.papers import goods
from tests.builders import a_customer, an_item, an_order

D = Decimal


@pytest.fixture
def washer(desk: Desk) -> int:
    """Ten of it in A-01, the others in C-12."""
    item = an_item(desk, "WASHER", 30, bin="A-01")
    catalogue.amend_item(desk, item, 1, more_bins=("C-12",))
    return item


def state(desk: Desk, count: int) -> LineState:
    [line] = counting.reviewed(desk, count)[1]
    return line.state


def test_one_line_is_compared_when_all_its_bins_are_done(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer]).id
    counting.begin_bin(desk, count, "A-01")
    counting.key(desk, count, washer, D(10), "A-01")
    counting.finish_bin(desk, count, "A-01")
    assert state(desk, count) is LineState.COUNTING, "C-12 is not done: 10 of 30 is no difference yet"
    counting.begin_bin(desk, count, "C-12")
    counting.key(desk, count, washer, D(20), "C-12")
    counting.finish_bin(desk, count, "C-12")
    assert state(desk, count) is LineState.AGREES
    counting.post(desk, count)
    assert upkeep.verify(desk) == []


def test_a_bin_in_which_nothing_lies_need_not_be_begun(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer]).id
    counting.begin_bin(desk, count, "A-01")
    counting.key(desk, count, washer, D(30), "A-01")
    counting.finish_bin(desk, count, "A-01")
    [line] = counting.reviewed(desk, count)[1]
    assert (line.state, line.bins_lacking) == (LineState.COUNTING, ("C-12",))
    counting.nothing_in(desk, count, ["C-12"])
    assert state(desk, count) is LineState.AGREES
    counting.post(desk, count)
    assert upkeep.verify(desk) == []


def test_without_a_bin_named_its_own_is_counted_and_the_others_are_asked_about(desk: Desk, washer: int) -> None:
    nut = an_item(desk, "NUT", 5, bin="B-02")
    catalogue.amend_item(desk, washer, 2, more_bins=("C-12", "D-01"))
    count = counting.open_count(desk, [washer, nut]).id
    counting.key(desk, count, washer, D(30))
    for begun in (False, True):
        if begun:
            counting.key(desk, count, nut, D(5), "B-02")
        counting.finish_all(desk, count)
        line = counting.reviewed(desk, count)[1][0]
        assert (line.state, line.bins_lacking) == (LineState.COUNTING, ("C-12", "D-01")), (
            "whether others go by bins or not"
        )
    with pytest.raises(Refused, match=r"count\.bins_lacking") as refused:
        counting.post(desk, count)
    assert formats.sentence(refused.value).startswith(
        "WASHER was not counted in C-12, D-01 yet. Count it there, or key 0"
    )
    counting.key(desk, count, washer, D(0), "C-12")
    with pytest.raises(Refused, match=r"count\.bins_open"):
        counting.post(desk, count)
    counting.finish_all(desk, count)
    counting.nothing_in(desk, count, ["D-01"])
    counting.post(desk, count)
    assert upkeep.verify(desk) == []


def test_what_lies_in_one_bin_only_is_counted_without_naming_it(desk: Desk) -> None:
    washer, nut = an_item(desk, "WASHER", 30, bin="A-01"), an_item(desk, "NUT", 5, bin="B-02")
    count = counting.open_count(desk, [washer, nut]).id
    counting.key(desk, count, washer, D(30))
    counting.key(desk, count, nut, D(5), "B-02")
    counting.finish_all(desk, count)
    assert [each.state for each in counting.reviewed(desk, count)[1]] == [LineState.AGREES, LineState.AGREES]


def test_each_bin_tells_how_far_it_is_and_the_list_follows_a_scan(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer]).id
    listed = views.tally_list.TallyList(views.counts.tallying(desk, count))
    assert [(bin.bin, bin.items, bin.tallied) for bin in listed.bins()] == [("A-01", 1, 0), ("C-12", 1, 0)]
    for bin in ("A-01", "C-12"):
        counting.begin_bin(desk, count, bin)
        listed.take(counting.key(desk, count, washer, D(5), bin))
        again = views.counts.tallying(desk, count)
        assert [bin.tallied for bin in listed.bins()] == [bin.tallied for bin in again.bins]
    assert [bin.tallied for bin in listed.bins()] == [1, 1]


@pytest.mark.parametrize("bin", ["A-01", "c-12"])
def test_a_count_of_a_bin_takes_everything_that_lies_in_it(desk: Desk, washer: int, bin: str) -> None:
    an_item(desk, "NUT", 3, bin="B-02")
    opened = counting.open_bin(desk, bin)
    [line] = counting.reviewed(desk, opened.id)[1]
    assert line.item.sku == "WASHER"


def test_a_sheet_lists_it_in_each_of_its_bins_and_says_the_book_once(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer]).id
    sheet = papers.count_sheet(desk, count)
    assert [(section.title, len(section.lines)) for section in sheet.sections] == [("Bin A-01", 1), ("Bin C-12", 1)]


def test_picking_says_where_the_rest_lies(desk: Desk, washer: int) -> None:
    an_order(desk, a_customer(desk), (washer, 20))
    [pick] = goods.picks(desk)
    assert (pick.bin, pick.more_bins) == ("A-01", ("C-12",))
    [section] = goods.pick_list_sheet(desk).sections
    assert section.lines[0].item.endswith("(also in C-12)")


def test_its_bins_are_each_there_once_and_one_is_its_own(desk: Desk, washer: int) -> None:
    catalogue.amend_item(desk, washer, 2, more_bins=("C-12", " D-01", "A-01", "", "D-01"))
    assert items.by_id(washer).bins == ("A-01", "C-12", "D-01")
    catalogue.amend_item(desk, washer, 3, bin="D-01")
    assert items.by_id(washer).bins == ("D-01", "C-12")
    catalogue.amend_item(desk, washer, 4, bin="")
    assert items.by_id(washer).bins == ("C-12",)
    assert views.items.rows(desk)[0].bin == "C-12"


def test_a_new_item_may_lie_in_several(desk: Desk) -> None:
    item = catalogue.add_item(desk, sku="BOLT", name="Bolt", bin="B-01", more_bins=("B-02",))
    assert items.by_sku("bolt").bins == ("B-01", "B-02")
    assert [found.bins for found in items.all_items([item])] == [("B-01", "B-02")]
