"""What goes with the goods: the pick list as one walks, the packing slip of one shipment."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.acts import reversing
from app.desk import Desk
from app.documents import render
from app.domain.errors import NotFound, Refused
from app.goods import shipping, stock
from app.papers import goods
from tests.builders import a_customer, an_item, an_order
from tests.documents import papers

pytestmark = pytest.mark.usefixtures("in_britain")

D = Decimal


@pytest.fixture
def shelves(desk: Desk) -> dict[str, int]:
    """Washers in B-04, bolts in A-01, seals nowhere; Smith waits for all three, Jones for washers."""
    items = {
        "washer": an_item(desk, "WASHER", 10, bin="B-04"),
        "bolt": an_item(desk, "BOLT", 3, bin="A-01"),
        "seal": an_item(desk, "SEAL", 1),
    }
    smith = a_customer(desk, "Smith & Sons", address="4 Mill Lane\nLeeds")
    an_order(desk, smith, (items["washer"], 4), (items["bolt"], 5), (items["seal"], 1))
    an_order(desk, a_customer(desk, "Jones"), (items["washer"], 9))
    return items


def test_a_pick_list_goes_from_bin_to_bin(desk: Desk, shelves: dict[str, int]) -> None:
    sheet = goods.pick_list_sheet(desk)
    picked = [
        (section.title, [(line.sku, line.order, line.quantity, line.book) for line in section.lines])
        for section in sheet.sections
    ]
    assert picked == [
        ("Bin A-01", [("BOLT", "SO-0001", "3 pcs", "3")]),
        ("Bin B-04", [("WASHER", "SO-0001", "4 pcs", "10"), ("WASHER", "SO-0002", "6 pcs", "10")]),
        ("Without a bin", [("SEAL", "SO-0001", "1 pcs", "1")]),
    ]
    [text] = papers.pages(render(sheet))
    for word in ("Bin A-01", "SO-0002", "Smith & Sons", "Picked", "Page 1 of 1"):
        assert word in text


def test_a_pick_list_of_one_order_or_of_some_lines(desk: Desk, shelves: dict[str, int]) -> None:
    sheet = goods.pick_list_sheet(desk, "SO-0002")
    assert sheet.title == "Pick list for SO-0002"
    assert [line.order for section in sheet.sections for line in section.lines] == ["SO-0002"]
    with pytest.raises(NotFound, match=r"order\.unknown"):
        goods.pick_list_sheet(desk, "SO-9999")
    [line] = [pick.row.id for pick in goods.picks(desk) if pick.row.sku == "SEAL"]
    assert [pick.row.sku for pick in goods.picks(desk, line_ids=[line])] == ["SEAL"]


def test_an_empty_pick_list_says_so(desk: Desk) -> None:
    sheet = goods.pick_list_sheet(desk)
    assert sheet.sections == ()
    assert "Nothing is ready to pick." in papers.pages(render(sheet))[0]


def test_a_packing_slip_says_what_is_in_the_parcel_and_what_follows(desk: Desk, shelves: dict[str, int]) -> None:
    shipped = shipping.ship_ready(desk)
    sheet = goods.packing_slip_sheet(desk, shipped.act)
    smith, jones = sheet.slips
    assert smith.parties[0].lines == ("4 Mill Lane", "Leeds")
    assert [(line.sku, line.ordered, line.quantity, line.to_come) for line in smith.lines] == [
        ("WASHER", "4 pcs", "4 pcs", ""),
        ("BOLT", "5 pcs", "3 pcs", "2 pcs"),
        ("SEAL", "1 pcs", "1 pcs", ""),
    ]
    assert smith.closing
    first, second = papers.pages(render(sheet))
    assert "Packing slip SO-0001" in first
    assert "Jones" in second
    assert "Smith" not in second
    assert jones.lines[0].to_come == "3 pcs"


def test_a_slip_of_a_reversed_shipment_says_so_and_other_acts_have_none(desk: Desk, shelves: dict[str, int]) -> None:
    shipped = shipping.ship_ready(desk, "SO-0002")
    reversing.reverse(desk, shipped.act)
    assert goods.packing_slip_sheet(desk, shipped.act).slips[0].notice == "Reversed: these goods came back"
    issue = stock.issue(desk, an_item(desk, "NUT", 3), D(1))
    with pytest.raises(Refused, match=r"slip\.nothing_shipped"):
        goods.packing_slip_sheet(desk, issue)


@pytest.mark.parametrize("name", ["W" * 300, "漢" * 300, "a & b <b>bold</b> %(x)s {y}", "long name with spaces " * 14])
def test_names_are_printed_as_they_are(desk: Desk, shelves: dict[str, int], name: str) -> None:
    picks = goods.pick_list_sheet(desk)
    slips = goods.packing_slip_sheet(desk, shipping.ship_ready(desk).act)
    section = replace(picks.sections[0], lines=(replace(picks.sections[0].lines[0], item=name),))
    slip = replace(slips.slips[0], lines=(replace(slips.slips[0].lines[0], item=name),))
    for sheet in (replace(picks, sections=(section,)), replace(slips, slips=(slip,))):
        assert papers.solid(name) in papers.solid("".join(papers.pages(render(sheet))))


def test_a_long_list_repeats_its_head_and_is_the_same_every_time(desk: Desk, shelves: dict[str, int]) -> None:
    sheet = goods.pick_list_sheet(desk)
    section = replace(sheet.sections[1], lines=sheet.sections[1].lines * 60)
    sheet = replace(sheet, sections=(section,))
    found = papers.pages(render(sheet))
    assert len(found) > 2
    assert all("Bin B-04" in page for page in found)
    assert render(sheet) == render(sheet)
