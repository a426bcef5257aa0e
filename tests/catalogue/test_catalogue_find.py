"""Finding anything: by scan, by code, by number, by words."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from app import catalogue
from app.desk import Desk
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order

EAN = "4006381333931"


@pytest.fixture
def washer(desk: Desk) -> int:
    """M8-WASHER with a barcode, beside a bolt; SO-0001 of Smith & Söhne, PO-0001 to Acme."""
    washer = catalogue.add_item(desk, sku="M8-WASHER", name="Washer M8, zinc")
    catalogue.add_barcode(desk, washer, EAN)
    an_item(desk, "M8-BOLT", name="Bolt M8 × 40 Größe 8")
    an_order(desk, a_customer(desk, "Smith & Söhne"), (washer, 1))
    a_purchase_order(desk, a_supplier(desk, "Acme Fasteners"), (washer, 5))
    return washer


def found(desk: Desk, text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in catalogue.find(desk, text)]


@pytest.mark.parametrize(
    "text",
    [
        EAN,
        f"0{EAN}",  # as a GTIN of 14 digits
        f"]E0{EAN}",
        f"]C1010{EAN}10LOT7",
        f"(01)0{EAN}(10)LOT7",
        "M8-WASHER",
        "m8-washer",
        " M8-WASHER ",
        "washer zinc",
        "ZINC  wash",
    ],
)
def test_an_item_is_found_by_scan_code_and_words(desk: Desk, washer: int, text: str) -> None:
    hits = catalogue.find(desk, text)
    assert [(hit.kind, hit.id, hit.title, hit.detail) for hit in hits] == [
        ("item", washer, "M8-WASHER", "Washer M8, zinc")
    ]
    assert hits[0].exact is ("zinc" not in text.casefold())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SO-0001", [("order", "SO-0001")]),
        ("so-0001", [("order", "SO-0001")]),
        ("PO-0001", [("purchase_order", "PO-0001")]),
        ("1", [("order", "SO-0001"), ("purchase_order", "PO-0001")]),
        ("söhne smith", [("customer", "Smith & Söhne")]),
        ("SÖHNE", [("customer", "Smith & Söhne")]),
        ("fasteners", [("supplier", "Acme Fasteners")]),
        ("grösse", [("item", "M8-BOLT")]),  # ß is ss to whoever looks for it
        ("m8", [("item", "M8-BOLT"), ("item", "M8-WASHER")]),
        ("washer gold", []),
        ("%", []),
        ("_", []),
        ("", []),
        ("   ", []),
        ("'; DROP TABLE item; --", []),
    ],
)
def test_everything_is_found_by_number_and_words(
    desk: Desk, washer: int, text: str, kinds: list[tuple[str, str]]
) -> None:
    assert found(desk, text) == kinds


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("Gross", "Groß"),
        ("Sorensen", "Sørensen"),
        ("Lodz", "Łódź"),
        ("Dordevic", "Đorđević"),
        ("Kjaer", "Kjær"),
        ("Isik", "Işık"),
        ("Izmir", "İzmir"),
        ("Muller", "Müller"),
    ],
)
def test_accents_are_folded_both_ways_wherever_something_is_found(desk: Desk, plain: str, written: str) -> None:
    for sku, name in (("A-1", plain), ("A-2", written)):
        an_item(desk, sku, name=f"Pump {name}")
        a_customer(desk, f"{name} & Co")
        a_supplier(desk, f"{name} Ltd")
    for text in (plain, written, plain.upper(), written.upper()):
        kinds = [hit.kind for hit in catalogue.find(desk, text)]
        assert sorted(kinds) == sorted(["item", "customer", "supplier"] * 2), text


def test_a_code_comes_before_words_and_kinds_narrow_it(desk: Desk, washer: int) -> None:
    catalogue.add_item(desk, sku="A-1", name="Set with M8-WASHER and more")
    assert [title for _, title in found(desk, "M8-WASHER")] == ["M8-WASHER", "A-1"]
    assert [hit.exact for hit in catalogue.find(desk, "M8-WASHER")] == [True, False]
    assert catalogue.find(desk, "m8", kinds=("customer",)) == []
    assert [hit.kind for hit in catalogue.find(desk, "1", kinds=("purchase_order",))] == ["purchase_order"]
    assert len(catalogue.find(desk, "m8", limit=1)) == 1


def test_a_carton_s_code_finds_its_own_item_only(desk: Desk, washer: int) -> None:
    assert catalogue.find(desk, "14006381333938") == []
    catalogue.add_barcode(desk, washer, "14006381333938", Decimal(10))
    assert [hit.id for hit in catalogue.find(desk, "14006381333938")] == [washer]


def test_typing_a_name_does_not_pay_for_the_scan_library() -> None:
    program = (
        "import sys, app.desk.board, app.catalogue, app.ordering.accepting, app.goods.shipping, app.views;"
        "from app.catalogue import scanning;"
        "scanning.typed('washer m8'); scanning.typed('4006381333931'); scanning.read('M8-WASHER');"
        "heavy = {'babel', 'reportlab', 'click', 'biip'} & {name.split('.')[0] for name in sys.modules};"
        "print(*sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
