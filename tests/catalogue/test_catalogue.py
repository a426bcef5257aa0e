"""Items, barcodes, sources, customers and suppliers: what is kept of them, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app import catalogue, formats, views
from app.data import people as stored_people
from app.desk import Desk
from app.domain.changes import Change, Topic
from app.domain.errors import NeedsConsent, NotFound, Refused
from tests.builders import a_customer, a_source, a_supplier, an_item, an_order

D = Decimal


def test_an_item_is_kept_as_it_was_given(desk: Desk) -> None:
    heard: list[Change] = []
    desk.listen(heard.append)
    item = catalogue.add_item(
        desk,
        sku=" Ж-10 <b>&",
        name="垫圈 M8 Ω",
        unit="m",
        bin="A-01",
        decimals=2,
        reorder_point=D("2.5"),
        order_up_to=D(20),
        unit_cost=D("0.0125"),
        price=D("1.5"),
        critical=True,
    )
    kept = catalogue.item(desk, item)
    assert (kept.sku, kept.name, kept.unit, kept.bin, kept.decimals) == ("Ж-10 <b>&", "垫圈 M8 Ω", "m", "A-01", 2)
    assert (kept.reorder_point, kept.order_up_to, kept.unit_cost, kept.price) == (D("2.5"), 20, D("0.0125"), D("1.5"))
    assert (kept.critical, kept.discontinued, kept.version) == (True, False, 1)
    assert heard == [Change(Topic.ITEMS, frozenset({item}))]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"sku": "  "}, "item.no_sku"),
        ({"name": ""}, "item.no_name"),
        ({"unit": ""}, "item.no_unit"),
        ({"sku": "TWO\nLINES"}, "text.control"),
        ({"sku": "taken"}, "item.exists"),
        ({"decimals": 4}, "item.decimals"),
        ({"reorder_point": D(-1)}, "item.level"),
        ({"reorder_point": D("0.5")}, "item.level"),
        ({"order_up_to": D("1e12")}, "item.level"),
        ({"order_up_to": D("NaN")}, "item.level"),
        ({"reorder_point": D(8), "order_up_to": D(7)}, "item.up_to"),
        ({"unit_cost": D("-0.01")}, "item.amount"),
        ({"price": D("0.00001")}, "item.amount"),
        ({"price": D("Infinity")}, "item.amount"),
    ],
)
def test_an_item_that_makes_no_sense_is_refused_in_words(desk: Desk, fields: dict[str, Any], why: str) -> None:
    an_item(desk, "TAKEN")
    with pytest.raises(Refused) as refused:
        catalogue.add_item(desk, **{"sku": "NEW", "name": "New", **fields})
    assert refused.value.id == why
    assert "…" not in formats.sentence(refused.value)
    assert len(views.items.rows(desk)) == 1


def test_an_amended_item_is_new_to_whoever_holds_the_old_one(desk: Desk) -> None:
    item = an_item(desk, "WASHER", bin="A-01", reorder_point=D(3))
    catalogue.amend_item(desk, item, 1, name="Washer", bin="", reorder_point=None)
    kept = catalogue.item(desk, item)
    assert (kept.name, kept.bin, kept.reorder_point, kept.version) == ("Washer", "", None, 2)
    with pytest.raises(Refused, match="stale"):
        catalogue.amend_item(desk, item, 1, name="Nut")
    catalogue.amend_item(desk, item, 2, sku="washer")  # its own SKU, in another case
    assert catalogue.item(desk, item).sku == "washer"
    with pytest.raises(TypeError, match="colour"):
        catalogue.amend_item(desk, item, 3, colour="red")


def test_an_item_with_a_fine_quantity_stays_finely_counted(desk: Desk) -> None:
    rope = an_item(desk, "ROPE", "2.5", decimals=1)
    with pytest.raises(Refused, match=r"item\.coarser"):
        catalogue.amend_item(desk, rope, 1, decimals=0)
    cord = an_item(desk, "CORD", "2", decimals=1)
    an_order(desk, a_customer(desk), (cord, "0.5"))
    with pytest.raises(Refused, match=r"item\.coarser"):
        catalogue.amend_item(desk, cord, 1, decimals=0)
    catalogue.amend_item(desk, cord, 1, decimals=2)


@pytest.mark.parametrize(
    ("code", "id"),
    [
        ("36000291452", "barcode.lost_zero"),  # a UPC-A, 036000291452
        ("12345678901", "barcode.eleven"),
        ("4006381333932", "barcode.check_digit"),
    ],
)
def test_a_code_that_is_typed_and_hardly_stands_on_goods_is_asked_about(desk: Desk, code: str, id: str) -> None:
    washer = an_item(desk, "WASHER")
    with pytest.raises(NeedsConsent) as asked:
        catalogue.add_barcode(desk, washer, code, typed=True)
    assert asked.value.id == id
    assert code in formats.sentence(asked.value)
    assert views.items.detail(desk, washer).barcodes == ()
    catalogue.add_barcode(desk, washer, code, typed=True, consent=frozenset({asked.value.question}))
    [kept] = views.items.detail(desk, washer).barcodes
    assert kept.code == code


def test_somebodys_own_code_and_a_scanned_one_are_taken_as_they_are(desk: Desk) -> None:
    washer = an_item(desk, "WASHER")
    for code in ("12345670", "12345678", "00123", "BOX-12345678901"):
        catalogue.add_barcode(desk, washer, code, typed=True)
    catalogue.add_barcode(desk, washer, "36000291452")


def test_a_code_stands_for_one_item(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER"), an_item(desk, "BOLT")
    code = catalogue.add_barcode(desk, washer, " 4006381333931 ", D(10))
    [kept] = views.items.detail(desk, washer).barcodes
    assert (kept.code, kept.pack_factor) == ("4006381333931", 10)
    with pytest.raises(Refused, match=r"barcode\.taken"):
        catalogue.add_barcode(desk, bolt, "4006381333931")
    for wrong in (D(0), D(-1), D("NaN"), D("1e12"), D("0.0001")):
        with pytest.raises(Refused, match=r"barcode\.factor"):
            catalogue.add_barcode(desk, bolt, "CODE", wrong)
    with pytest.raises(Refused, match=r"barcode\.empty"):
        catalogue.add_barcode(desk, bolt, "  ")
    catalogue.remove_barcode(desk, code)
    with pytest.raises(NotFound, match=r"barcode\.unknown"):
        catalogue.remove_barcode(desk, code)
    catalogue.add_barcode(desk, bolt, "4006381333931")


def test_one_code_written_in_two_ways_is_one_code(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER"), an_item(desk, "BOLT")
    catalogue.add_barcode(desk, washer, "036000291452")
    with pytest.raises(Refused, match=r"barcode\.taken"):
        catalogue.add_barcode(desk, bolt, "0036000291452")


def test_a_source_is_put_once_and_then_amended(desk: Desk) -> None:
    washer, acme, best = an_item(desk), a_supplier(desk), a_supplier(desk, "Best")
    first = a_source(desk, washer, acme, supplier_sku="W8", pack_size=D(100), unit_cost=D("0.02"), preferred=True)
    assert a_source(desk, washer, acme, supplier_sku="W8-N", pack_size=D(50), preferred=True) == first
    a_source(desk, washer, best, minimum=D(20), lead_days=7, preferred=True)
    shown = [(row.supplier.name, row.source.preferred) for row in views.items.detail(desk, washer).sources]
    assert shown == [("Best", True), ("Acme", False)]
    kept = views.items.detail(desk, washer).sources[1].source
    assert (kept.supplier_sku, kept.pack_size, kept.unit_cost, kept.version) == ("W8-N", 50, None, 3)


def test_a_supplier_may_offer_an_item_in_several_packs(desk: Desk) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    reel = a_source(desk, washer, acme, supplier_sku="REEL", pack_size=D(1000))
    bag = a_source(desk, washer, acme, supplier_sku="BAG", pack_size=D(10), further=True)
    assert reel != bag
    assert a_source(desk, washer, acme, supplier_sku="BAG", pack_size=D(12), further=True) == bag
    with pytest.raises(Refused) as refused:
        a_source(desk, washer, acme, supplier_sku="REEL", source_id=bag)
    assert refused.value.id == "source.exists"
    assert a_source(desk, washer, acme, supplier_sku="BOX", pack_size=D(12), share=D(2), source_id=bag) == bag
    shown = [(row.source.supplier_sku, row.source.share) for row in views.items.detail(desk, washer).sources]
    assert shown == [("BOX", 2), ("REEL", 1)]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"pack_size": D(0)}, "source.pack"),
        ({"share": D(-1)}, "source.share"),
        ({"share": D("0.0001")}, "source.share"),
        ({"unit_cost": D("0.12345")}, "item.amount"),
        ({"pack_size": D("0.5")}, "source.pack"),
        ({"minimum": D(-1)}, "item.level"),
        ({"unit_cost": D(-1)}, "item.amount"),
        ({"lead_days": -1}, "lead_days.absurd"),
        ({"lead_days": 99999}, "lead_days.absurd"),
    ],
)
def test_a_source_that_makes_no_sense_is_refused(desk: Desk, fields: dict[str, Any], why: str) -> None:
    washer, acme = an_item(desk), a_supplier(desk)
    with pytest.raises(Refused) as refused:
        a_source(desk, washer, acme, **fields)
    assert refused.value.id == why
    assert "…" not in formats.sentence(refused.value)


def test_people_are_kept_by_name(desk: Desk) -> None:
    smith = catalogue.add_customer(desk, name=" Smith & Söhne ", address="1 <Road>\nTown", ship_complete=True)
    acme = catalogue.add_supplier(desk, name="Acme", lead_days=10, currency="usd")
    assert catalogue.customer(desk, smith).name == "Smith & Söhne"
    assert catalogue.customer(desk, smith).address == "1 <Road>\nTown"
    assert catalogue.customer(desk, smith).ship_complete
    assert catalogue.supplier(desk, acme).currency == "USD"
    with pytest.raises(Refused, match=r"customer\.exists"):
        catalogue.add_customer(desk, name="Smith & Söhne")
    with pytest.raises(Refused, match=r"supplier\.exists"):
        catalogue.add_supplier(desk, name="ACME")
    assert [one.name for one in catalogue.customers(desk)] == ["Smith & Söhne"]
    assert [one.name for one in catalogue.suppliers(desk)] == ["Acme"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"name": " "}, "supplier.no_name"),
        ({"email": "not an address"}, "email.unreadable"),
        ({"currency": "euro"}, "currency.unknown"),
        ({"lead_days": -1}, "lead_days.absurd"),
    ],
)
def test_a_supplier_that_makes_no_sense_is_refused(desk: Desk, fields: dict[str, Any], why: str) -> None:
    acme = a_supplier(desk)
    for act in (
        lambda: catalogue.add_supplier(desk, **{"name": "New", **fields}),
        lambda: catalogue.amend_supplier(desk, acme, 1, **fields),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.id == why


def test_an_address_that_no_mail_can_go_to_is_not_taken_but_one_that_stands_may_stay(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"email\.unreadable"):
        a_customer(desk, "José", email="josé@x.example")
    with desk.change("add_customer"):  # by an older program
        jose = stored_people.add("customer", {"name": "José", "email": "josé@x.example"})
    catalogue.amend_customer(desk, jose, 1, phone="123", email="josé@x.example")
    assert catalogue.customer(desk, jose).phone == "123"
    with pytest.raises(Refused, match=r"email\.unreadable"):
        catalogue.amend_customer(desk, jose, 2, email="josé@y.example")


@pytest.mark.parametrize(("name", "why"), [("a\tb", "text.control"), ("a" * 1001, "text.too_long")])
def test_a_name_that_could_not_be_imported_again_is_not_taken(desk: Desk, name: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        a_supplier(desk, name)
    assert refused.value.id == why
    assert "…" in formats.sentence(refused.value) or "·" in formats.sentence(refused.value)


def test_amended_people_are_new_to_whoever_holds_the_old_ones(desk: Desk) -> None:
    smith, acme = a_customer(desk), a_supplier(desk)
    catalogue.amend_customer(desk, smith, 1, phone="123", ship_complete=True)
    catalogue.amend_supplier(desk, acme, 1, email="", currency="gbp")
    assert catalogue.customer(desk, smith).ship_complete
    assert (catalogue.supplier(desk, acme).email, catalogue.supplier(desk, acme).currency) == ("", "GBP")
    with pytest.raises(Refused, match="stale"):
        catalogue.amend_customer(desk, smith, 1, phone="124")
    with pytest.raises(Refused, match="stale"):
        catalogue.amend_supplier(desk, acme, 1, phone="124")
    with pytest.raises(NotFound, match=r"customer\.unknown"):
        catalogue.amend_customer(desk, 99, 1, phone="124")
