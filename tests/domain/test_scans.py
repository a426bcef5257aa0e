"""What a scanned text means: codes, GS1 elements, and what scanners put around them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import scanning
from app.domain.scans import GS, gtin_forms, has_check_digit, plain, without_aim

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
    scan = scanning.read(text)
    assert scan.gtin == CARTON
    assert scan.count == Decimal(24)
    assert scan.lot == "LOT7"
    assert scan.expires_on == date(2026, 8, 31)
    assert CARTON in scan.codes


@pytest.mark.parametrize("text", ["]C1999", "(new) washer", "01" + CARTON + "9", "M8 washer", "(01)123"])
def test_what_only_looks_like_elements_stays_text(text: str) -> None:
    scan = scanning.read(text)
    assert scan.count is None
    assert scan.text == without_aim(text)[1]


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert scanning.read(text).codes
