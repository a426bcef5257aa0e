"""What a scan means in this stockroom."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app import catalogue, formats
from app.desk import Desk
from app.domain import codes
from app.domain.codes import Kind
from app.formats.acts import VERB
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order

EAN = "4006381333931"


def meant(desk: Desk, text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in catalogue.meaning(desk, text).hits]


@pytest.fixture
def washer(desk: Desk) -> int:
    washer = catalogue.add_item(desk, sku="M8-WASHER", name="Washer M8, zinc", bin="A-02")
    catalogue.add_barcode(desk, washer, EAN)
    catalogue.add_barcode(desk, washer, "14006381333938", Decimal(10))
    return washer


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        (EAN, 1),
        (f"]E0{EAN}", 1),
        ("14006381333938", 10),
        ("]C1021400638133393837" + "3", 30),
        (f"010{EAN}10LOT\x1d3012", 12),
        (f"https://id.gs1.org/01/0{EAN}/10/LOT", 1),
        ("m8-washer", 1),
    ],
)
def test_a_scan_says_which_item_and_how_many(desk: Desk, washer: int, text: str, quantity: int) -> None:
    hit = catalogue.meaning(desk, text).hit
    assert hit is not None
    assert (hit.kind, hit.id, hit.quantity) == ("item", washer, quantity)


def test_our_own_codes_lead_to_what_they_were_printed_for(desk: Desk, washer: int) -> None:
    order = an_order(desk, a_customer(desk), (washer, 1))
    po = a_purchase_order(desk, a_supplier(desk), (washer, 5))
    assert meant(desk, codes.make(Kind.ITEM, washer)) == [("item", "M8-WASHER")]
    assert meant(desk, codes.make(Kind.ORDER, order.order_id)) == [("order", "SO-0001")]
    assert meant(desk, codes.make(Kind.PURCHASE_ORDER, po)) == [("purchase_order", "PO-0001")]
    assert meant(desk, codes.make(Kind.PURCHASE_ROW, 1)) == [("purchase_order", "PO-0001")]
    assert meant(desk, codes.make(Kind.BIN, 1)) == meant(desk, "a-02") == [("bin", "A-02")]
    catalogue.amend_item(desk, washer, 1, sku="WASHER-M8")
    assert meant(desk, codes.make(Kind.ITEM, washer)) == [("item", "WASHER-M8")]
    assert meant(desk, codes.make(Kind.ITEM, 999)) == []


def test_words_are_never_the_meaning_of_a_scan(desk: Desk, washer: int) -> None:
    for text in ("washer", "1", "zinc", ""):
        assert meant(desk, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5901234123457", "Nothing here has the code"),
        ("5901234123458", "check digit is wrong"),
        ("9" * 300, "too long"),
        ("4006\x0738133", "no label has"),
    ],
)
def test_a_scan_that_means_nothing_says_why(desk: Desk, text: str, words: str) -> None:
    fault = catalogue.meaning(desk, text).fault
    assert fault is not None
    sentence = formats.sentence(fault)
    assert words in sentence
    assert sentence.isprintable()
    assert len(sentence) < 200


def test_a_multiplier_is_no_mistake(desk: Desk) -> None:
    found = catalogue.meaning(desk, "12*")
    assert (found.scan.times, found.hit, found.fault) == (12, None, None)


def test_a_code_on_two_items_is_chosen_once(desk: Desk, washer: int) -> None:
    other = catalogue.add_item(desk, sku=EAN, name="An item whose SKU is that code")
    found = catalogue.meaning(desk, EAN)
    assert found.hit is None
    assert found.unclear
    assert found.fault is None
    assert {hit.id for hit in found.hits} == {washer, other}
    for wanted in (other, washer):
        catalogue.choose_meaning(desk, EAN, next(hit for hit in found.hits if hit.id == wanted))
        for text in (EAN, f"0{EAN}", f"]E0{EAN}"):
            again = catalogue.meaning(desk, text)
            assert again.hit is not None
            assert again.hit.id == wanted
        assert {hit.id for hit in catalogue.meaning(desk, EAN).hits} == {washer, other}
    assert "choose_meaning" in VERB
    assert desk.settings.name == "Main stockroom"


def test_a_sku_that_reads_like_our_code_comes_second_and_is_asked_about(desk: Desk, washer: int) -> None:
    code = codes.make(Kind.ITEM, washer)
    an_item(desk, code)
    assert [hit.title for hit in catalogue.find(desk, code)][:2] == ["M8-WASHER", code]
    assert catalogue.meaning(desk, code).unclear


def test_what_was_chosen_no_longer_counts_once_it_does_not_carry_the_code(desk: Desk, washer: int) -> None:
    other = catalogue.add_item(desk, sku=EAN, name="An item whose SKU is that code")
    hit = next(hit for hit in catalogue.meaning(desk, EAN).hits if hit.id == other)
    catalogue.choose_meaning(desk, EAN, hit)
    catalogue.amend_item(desk, other, 1, sku="ANOTHER")
    left = catalogue.meaning(desk, EAN).hit
    assert left is not None
    assert left.id == washer


def test_a_barcode_is_found_without_regard_to_case_where_none_is_as_scanned(desk: Desk) -> None:
    small, capital = an_item(desk, "S"), an_item(desk, "C")
    catalogue.add_barcode(desk, small, "ab12")
    assert [hit.id for hit in catalogue.meaning(desk, "AB12").hits] == [small]
    catalogue.add_barcode(desk, capital, "AB12")
    assert [hit.id for hit in catalogue.meaning(desk, "AB12").hits] == [capital]
    assert [hit.id for hit in catalogue.meaning(desk, "ab12").hits] == [small]


FRENCH = dict(zip("0123456789-*", "à&é\"'(-è_ç)8", strict=True))


@pytest.mark.parametrize(
    ("typed", "placed", "text", "by_place", "doubtful"),
    [
        (EAN, EAN, EAN, False, False),
        ("".join(map(FRENCH.__getitem__, EAN)), EAN, EAN, True, False),
        ("AB-1", "AB/1", "AB-1", False, False),  # a scanner set to the keyboard that the PC has
        ("ABß1", "AB-1", "AB-1", True, False),
        ("&é8", "12*", "12*", True, False),
        ("ITààà&T", codes.make(Kind.ITEM, 1), codes.make(Kind.ITEM, 1), True, False),
        ("ШЕ0001Ц", codes.make(Kind.ITEM, 1), codes.make(Kind.ITEM, 1), True, False),
        (
            "(à&é\"'(à&&('è",
            "5012345011547",
            "5012345011547",
            True,
            True,
        ),  # nobody knows it, but its check digit is right
        ("&é\"'", "1234", "1234", True, True),
        ("XYZ-1", "XZY/1", "XYZ-1", False, True),
    ],
)
def test_what_means_nothing_is_read_again_by_the_places_of_the_keys(
    desk: Desk, typed: str, placed: str, text: str, by_place: bool, doubtful: bool
) -> None:
    item = an_item(desk, "AB-1")
    catalogue.add_barcode(desk, item, EAN)
    assert catalogue.read_keys(desk, typed, placed) == (text, by_place, doubtful)


def test_a_scanner_that_was_taught_is_read_by_the_places_first(desk: Desk) -> None:
    here, there = an_item(desk, "AYZ"), an_item(desk, "AZY")
    assert catalogue.read_keys(desk, "AYZ", "AZY").text == "AYZ"
    assert catalogue.read_keys(desk, "AYZ", "AZY", place_first=True) == ("AZY", True, False)
    assert catalogue.read_keys(desk, "AYZ", "nothing", place_first=True) == ("AYZ", False, False)
    assert catalogue.read_keys(desk, "?", "nothing", place_first=True) == ("nothing", True, False)
    assert here != there


def test_what_reads_like_another_keyboard_is_said_so(desk: Desk) -> None:
    for text in ("(à&é\"'(à&&('è", "+-&", "ШЕ0001Ц"):
        fault = catalogue.meaning(desk, text).fault
        assert fault is not None
        assert fault.id == "scan.other_keyboard"
