"""Tallying: each scan, each keyed quantity and each undo is one durable act."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import catalogue, counting, formats
from app.acts import recent, reversing
from app.data import orders
from app.data.store.bulk import rows
from app.desk import Desk, upkeep
from app.domain.changes import Change, Topic
from app.domain.codes import Kind, make
from app.domain.errors import NeedsConsent, NotFound, Refused
from app.domain.tallies import BinBegun, Multiplied, Parked, Tallied
from app.views import counts as views
from tests.builders import a_customer, an_item, an_order

D = Decimal
EAN, CARTON = "4006381333931", "96385074"


@pytest.fixture
def washer(desk: Desk) -> int:
    item = an_item(desk, "WASHER", 40, bin="A-01")
    catalogue.add_barcode(desk, item, EAN)
    catalogue.add_barcode(desk, item, CARTON, D(12))
    return item


def tallied(outcome: object) -> Tallied:
    assert isinstance(outcome, Tallied)
    return outcome


def test_a_scan_counts_its_pack_in_the_bin(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    assert counting.scan(desk, count.id, "a-01") == BinBegun(count.act + 1, "A-01")
    one = tallied(counting.scan(desk, count.id, EAN, "A-01"))
    assert (one.item.sku, one.bin, one.quantity, one.in_bin, one.total) == ("WASHER", "A-01", 1, 1, 1)
    carton = tallied(counting.scan(desk, count.id, CARTON, "A-01"))
    assert (carton.quantity, carton.total) == (12, 13)
    assert counting.scan(desk, count.id, "3*") == Multiplied(D(3))
    assert tallied(counting.scan(desk, count.id, CARTON, "A-01", D(3))).total == 49
    form = views.tallying(desk, count.id)
    assert [(row.item.sku, row.total, row.in_bins) for row in form.rows] == [("WASHER", 49, (("A-01", D(49)),))]
    assert form.bin == "A-01"
    assert upkeep.verify(desk) == []


def test_a_keyed_quantity_stands_beside_or_instead(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    scanned = tallied(counting.scan(desk, count.id, EAN))
    keyed = counting.key(desk, count.id, washer, D(24), instead_of=scanned.step)
    assert (keyed.quantity, keyed.total) == (24, 24)
    again = counting.key(desk, count.id, washer, D(25), instead_of=keyed.step)
    assert again.total == 25
    assert counting.key(desk, count.id, washer, D(5)).total == 30
    totals = []
    for _ in range(4):
        undone = counting.undo(desk, count.id).tallied
        assert undone is not None
        totals.append(undone.total)
    assert totals == [25, 24, 1, 0], "each undo goes back one step"
    with pytest.raises(NotFound, match=r"count\.nothing_to_undo"):
        counting.undo(desk, count.id)
    assert views.tallying(desk, count.id).rows[0].total is None, "nothing was counted"
    with pytest.raises(NotFound, match=r"count\.step_gone"):
        counting.key(desk, count.id, washer, D(2), instead_of=scanned.step)


def test_an_unknown_code_is_kept_until_it_is_understood(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    for _ in range(2):
        parked = counting.scan(desk, count.id, "5901234123457")
        assert isinstance(parked, Parked)
        assert parked.fault is not None
        assert formats.sentence(parked.fault)
    attached = counting.attach(desk, parked.id, washer, D(6))
    assert (attached.scans, attached.quantity) == (2, 12)
    assert views.tallying(desk, count.id).parked == ()
    assert tallied(counting.scan(desk, count.id, "5901234123457")).total == 18


def test_unbelievable_quantities_are_refused_or_asked(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    for quantity, why in (("-3", "count.negative"), ("1e9", "quantity.absurd"), ("0.5", "quantity.too_fine")):
        with pytest.raises(Refused) as refused:
            counting.key(desk, count.id, washer, D(quantity))
        assert refused.value.id == why
    with pytest.raises(NeedsConsent) as asked:
        counting.key(desk, count.id, washer, D(400638))
    assert counting.key(desk, count.id, washer, D(400638), consent=frozenset({asked.value.question})).total == 400638


def test_a_code_that_two_items_carry_is_chosen_once(desk: Desk, washer: int) -> None:
    like_a_sku = an_item(desk, EAN, 3)
    count = counting.open_count(desk, [washer])
    parked = counting.scan(desk, count.id, EAN, times=D(2))
    assert isinstance(parked, Parked)
    assert (parked.fault, [hit.title for hit in parked.hits]) == (None, ["WASHER", EAN])
    attached = counting.attach(desk, parked.id, like_a_sku)
    assert (attached.item.sku, attached.quantity) == (EAN, 2)
    again = tallied(counting.scan(desk, count.id, EAN))
    assert (again.item.id, again.total, again.found) == (like_a_sku, 3, False), "the choice is remembered"
    assert len(catalogue.meaning(desk, EAN).hits) == 2, "and no barcode was made of it"


def test_what_no_scanner_should_read_is_kept_and_said(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    for text, why in (
        ("AB\x00C\x1bD", "scan.control"),
        ("7" * 300, "scan.too_long"),
        ("4006381333932", "scan.check_digit"),
        ("IT0001X", "scan.check_digit"),
        ("]C1", "scan.unknown"),
        ("\ud800", "scan.unknown"),
    ):
        parked = counting.scan(desk, count.id, text)
        assert isinstance(parked, Parked), text
        assert parked.fault is not None
        assert parked.fault.id == why
        assert "…" in formats.sentence(parked.fault) or parked.code in formats.sentence(parked.fault)
    assert len(views.tallying(desk, count.id).parked) == 6
    for text in ("", "  ", "\r\n"):
        with pytest.raises(Refused, match=r"count\.nothing_scanned"):
            counting.scan(desk, count.id, text)


def test_a_document_is_no_goods(desk: Desk, washer: int) -> None:
    number = an_order(desk, a_customer(desk), (washer, 1)).number
    count = counting.open_count(desk, [washer])
    for kind, id in ((Kind.ORDER, orders.by_number(number).id), (Kind.COUNT, count.id)):
        with pytest.raises(Refused, match=r"count\.not_goods"):
            counting.scan(desk, count.id, make(kind, id))
    assert tallied(counting.scan(desk, count.id, make(Kind.ITEM, washer))).total == 1
    assert views.tallying(desk, count.id).parked == ()


def test_two_people_count_two_bins(desk: Desk, washer: int) -> None:
    an_item(desk, "BOLT", 5, bin="B-07")
    count = counting.open_count(desk, [washer])
    counting.scan(desk, count.id, "A-01")
    counting.scan(desk, count.id, EAN, "A-01")
    desk.person = "Lee"
    assert counting.scan(desk, count.id, "B-07") == BinBegun(count.act + 3, "B-07")
    counting.scan(desk, count.id, CARTON, "B-07")
    with pytest.raises(NeedsConsent) as asked:
        counting.begin_bin(desk, count.id, "A-01")
    assert formats.sentence(asked.value).startswith("Kim is counting bin A-01.")
    also = counting.scan(desk, count.id, "A-01")
    assert isinstance(also, BinBegun)
    assert also.also == "Kim", "a scan is never held up; it is said"
    desk.person = "Kim"
    undone = counting.undo(desk, count.id).tallied
    assert undone is not None
    assert (undone.quantity, undone.bin, undone.total) == (-1, "A-01", 12), "each undoes what they did themselves"
    assert [(bin.bin, bin.person, bin.done) for bin in views.tallying(desk, count.id).bins] == [
        ("A-01", "Lee", False),
        ("B-07", "Lee", False),
    ]


def test_a_bin_that_nobody_knows_is_asked(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    with pytest.raises(NeedsConsent) as asked:
        counting.begin_bin(desk, count.id, "Z-99")
    with pytest.raises(NotFound, match=r"count\.bin_not_begun"):
        counting.scan(desk, count.id, EAN, "Z-99")
    with pytest.raises(NotFound, match=r"count\.bin_not_begun"):
        counting.finish_bin(desk, count.id, "A-01")
    with pytest.raises(Refused, match=r"count\.no_bin"):
        counting.begin_bin(desk, count.id, " ")
    assert counting.begin_bin(desk, count.id, "Z-99", frozenset({asked.value.question})).bin == "Z-99"
    assert tallied(counting.scan(desk, count.id, EAN, "Z-99")).in_bin == 1


def test_a_parked_code_is_undone_like_any_step(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    counting.scan(desk, count.id, EAN)
    parked = counting.scan(desk, count.id, "XYZ-1")
    assert isinstance(parked, Parked)
    assert counting.undo(desk, count.id).code == "XYZ-1"
    assert views.tallying(desk, count.id).parked == ()
    undone = counting.undo(desk, count.id).tallied
    assert undone is not None
    assert undone.total == 0
    assert counting.attach(desk, parked.id, washer).scans == 1, "it can still be understood later"
    with pytest.raises(Refused, match=r"count\.code_attached"):
        counting.attach(desk, parked.id, washer)
    with pytest.raises(Refused, match=r"count\.code_settled"):
        counting.dismiss(desk, parked.id)


def test_the_steps_of_a_count_do_not_fill_the_history(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    for _ in range(3):
        counting.scan(desk, count.id, EAN)
    assert recent.rows(desk)[0].verb == "open_count"
    assert reversing.last_act(desk) == count.act
    first = rows("SELECT min(act_id) FROM tally")[0][0]
    reversing.reverse(desk, first)
    assert views.tallying(desk, count.id).rows[0].total == 2


def test_who_reads_the_changes_is_told_of_the_item_only(desk: Desk, washer: int) -> None:
    count = counting.open_count(desk, [washer])
    told: list[Change] = []
    desk.listen(told.append)
    counting.scan(desk, count.id, EAN)
    counting.scan(desk, count.id, "A-01")
    assert told == [Change(Topic.TALLIES, frozenset({washer})), Change(Topic.TALLIES)]
    assert told[0].with_other(told[1]).topics == Topic.TALLIES
