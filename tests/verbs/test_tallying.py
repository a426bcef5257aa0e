"""Tallying: each scan, each keyed quantity and each undo is one durable act."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import catalogue, counting, formats, upkeep
from app.counting import BinBegun, Multiplied, Parked, Tallied
from app.desk import Desk
from app.domain.errors import NeedsConsent, NotFound, Refused
from app.views import counts as views
from tests.builders import an_item

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
