"""What a scanned text means: codes, GS1 elements, and what scanners put around them."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue import scanning
from app.domain import codes
from app.domain.codes import Kind
from app.domain.scans import GS, gtin_forms, has_check_digit, legible, plain, without_aim

EAN = "4006381333931"
UPC = "036000291452"
CARTON = "14006381333938"


@pytest.mark.parametrize(
    ("text", "aim", "data"),
    [
        ("]E04006381333931", "]E0", EAN),
        ("]C1010400638133393137", "]C1", "010400638133393137"),
        ("M8-WASHER", "", "M8-WASHER"),
        ("]C1", "", "]C1"),  # nothing behind it: that was typed
        ("]shelf", "", "]shelf"),
        ("", "", ""),
    ],
)
def test_a_scanner_s_prefix_is_taken_off(text: str, aim: str, data: str) -> None:
    assert without_aim(text) == (aim, data)


@pytest.mark.parametrize("code", [EAN, UPC, CARTON, "96385074"])
def test_a_right_check_digit_makes_a_gtin(code: str) -> None:
    assert has_check_digit(code)
    assert plain(code).gtin == code.zfill(14)


@pytest.mark.parametrize("code", ["4006381333932", "400638133393", "", "ABCDEFGH", "٤٠٠٦٣٨١٣"])
def test_anything_else_is_text(code: str) -> None:
    assert not has_check_digit(code)
    assert plain(code) == plain(f" {code} ")
    assert plain(code).gtin == ""
    assert plain(code).codes == (code,)


def test_one_gtin_is_found_however_its_label_writes_it() -> None:
    assert gtin_forms(UPC) == ("00036000291452", "0036000291452", "036000291452")
    assert gtin_forms(CARTON) == (CARTON,)
    assert gtin_forms("96385074")[-1] == "96385074"


@given(st.from_regex(r"[0-9]{11}", fullmatch=True))
def test_every_form_of_a_gtin_has_the_same_forms(digits: str) -> None:
    code = next(digits + str(check) for check in range(10) if has_check_digit(digits + str(check)))
    for form in gtin_forms(code):
        assert has_check_digit(form)
        assert gtin_forms(form) == gtin_forms(code)


@pytest.mark.parametrize(
    "text",
    [
        f"]C101{CARTON}17260831" + "10LOT7" + GS + "3724",
        f"01{CARTON}17260831" + "10LOT7" + GS + "3724",
        f"(01){CARTON}(17)260831(10)LOT7(37)24",
    ],
)
def test_a_gs1_element_string_says_what_how_many_and_until_when(text: str) -> None:
    scan = scanning.typed(text)
    if not text.startswith("("):
        assert scanning.read(text) == scan
    assert scan.gtin == CARTON
    assert scan.count == Decimal(24)
    assert scan.lot == "LOT7"
    assert scan.expires_on == date(2026, 8, 31)
    assert CARTON in scan.codes


@pytest.mark.parametrize("text", ["]C1999", "(new) washer", "01" + CARTON + "9", "M8 washer", "(01)123"])
def test_what_only_looks_like_elements_stays_text(text: str) -> None:
    for scan in (scanning.read(text), scanning.typed(text)):
        assert scan.count is None
        assert scan.text == without_aim(text)[1]


@given(st.one_of(st.text(max_size=40), st.text("0123456789()]CE" + GS, max_size=40)))
def test_no_text_breaks_the_reading(text: str) -> None:
    for scan in (scanning.read(text), scanning.typed(text)):
        assert scan.codes
        assert scan.fault in ("", "scan.check_digit", "scan.control", "scan.too_long")


def test_how_many_means_something_only_beside_what() -> None:
    assert scanning.read("3012").elements == "(30)12"
    assert scanning.read("3012").count is None
    assert scanning.read(f"02{CARTON}3724").count == Decimal(24)
    assert CARTON in scanning.read(f"02{CARTON}3724").codes


def test_a_short_number_is_itself_before_it_is_a_upc_e() -> None:
    scan = scanning.read("425261")
    assert scan.codes == ("425261",)
    assert "042100005264" in scan.longer
    assert scanning.typed("425261").longer == ()


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("12*", "12"),
        (" 3* ", "3"),
        ("1.5*", "1.5"),
        ("2,25*", "2.25"),
        *((text, None) for text in ("0*", "*", "-3*", "12*30", "M12*", "1e9*", "٣*", "12")),
    ],
)
def test_a_number_with_a_star_multiplies_the_next_scan(text: str, times: str | None) -> None:
    assert scanning.read(text).times == (None if times is None else Decimal(times))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (EAN, ""),
        ("M8-WASHER", ""),
        ("4006381333932", "scan.check_digit"),
        ("]E04006381333932", "scan.check_digit"),
        ("0104006381333932", "scan.check_digit"),
        ("]C10104006381333932", "scan.check_digit"),
        ("IT0012K", "scan.check_digit"),
        ("04252614", ""),  # a UPC-E of eight digits
        ("9" * 300, "scan.too_long"),
        ("https://id.gs1.org/01/00614141123452" + "?" * 300, "scan.too_long"),
        ("40063\x0781333931", "scan.control"),
        (f"01{CARTON}10LOT{GS}3724", ""),
    ],
)
def test_what_is_wrong_with_a_scan_can_be_said(text: str, fault: str) -> None:
    assert scanning.read(text).fault == fault


def test_our_own_codes_are_read_as_such() -> None:
    code = codes.make(Kind.ITEM, 12)
    for text in (code, code.lower(), f"]C0{code}", f" {code}\n"):
        assert scanning.read(text).code == scanning.typed(text).code == (Kind.ITEM, 12)


def test_what_was_read_can_be_read_by_a_person() -> None:
    assert legible(f"01{CARTON}10LOT7{GS}3724\t\x07") == f"01{CARTON}10LOT7<GS>3724<Tab><07>"
    assert legible("9" * 300) == "9" * 40 + "…"


NO_CODES = (
    *("282404000513", "590123412345", "05901234123458", "15000000", "7071324001022", "1234567890127", "07032069804987"),
    *("73400306", "5901234123458", "671267000027", "042100005263", "04252613", "200123456789", "230214821086"),
    "201112281234",
)  # of the vectors: as long as a GTIN, but the last digit does not belong to the others


@pytest.mark.parametrize("text", NO_CODES)
def test_a_number_as_long_as_a_gtin_with_a_wrong_digit_is_refused(text: str) -> None:
    scan = scanning.read(text)
    assert (scan.fault, scan.gtin) == ("scan.check_digit", "")


def test_of_the_vectors_nothing_else_is_refused() -> None:
    refused = {
        vector["input_escaped"]
        for vector in _vectors()
        if vector["biip_status"] == "nothing_parsed" and scanning.read(_unescaped(vector["input_escaped"])).fault
    }
    assert refused in (set(), set(NO_CODES))
    assert bool(refused) is bool(_vectors())


def _unescaped(text: str) -> str:
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")


def _vectors() -> list[dict[str, str]]:
    path = Path(__file__).resolve().parents[3] / "shared" / "data" / "barcodes" / "biip_vectors.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("vector", _vectors() or [None], ids=lambda vector: vector and vector["input_escaped"])
def test_every_vector_comes_out_as_listed(vector: dict[str, str] | None) -> None:
    if vector is None:
        pytest.skip("the real data beside the project is not here")
    scan = scanning.read(_unescaped(vector["input_escaped"]))
    listed = [vector[name] for name in ("symbology_id", "gtin14", "upc", "sscc", "gs1_hri", "digital_link")]
    assert [scan.aim, scan.gtin, scan.upc, scan.sscc, scan.elements, scan.link] == listed
    if vector["gtin14"]:
        assert vector["gtin14"] in scan.codes + scan.longer
