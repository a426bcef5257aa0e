"""What may be entered, as tables; forms, imports and mails all ask here."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain import limits
from app.domain.errors import Refused


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("buy@smith.example", "buy@smith.example"),
        (" buy@smith.example ", "buy@smith.example"),
        ("o'neill+parts@mail.smith-sons.example", "o'neill+parts@mail.smith-sons.example"),
        ("store@intranet", "store@intranet"),
        ("buy@müller.example", "buy@xn--mller-kva.example"),
        ("a" * 64 + "@b.example", "a" * 64 + "@b.example"),
        ("", ""),
        ("buy", ""),
        ("buy@", ""),
        ("@smith.example", ""),
        ("josé@x.example", ""),
        ("buy at@smith.example", ""),
        ("a@b.example, c@d.example", ""),
        ("a@b@c.example", ""),
        (".a@b.example", ""),
        ("a..a@b.example", ""),
        ("a@b..example", ""),
        ("a@-b.example", ""),
        ("a@b.example\r\nBcc: c@d.example", ""),
        ("\u202ea@b.example", ""),
        ("a" * 65 + "@b.example", ""),
        ("a@" + "b" * 64 + ".example", ""),
        ("a@" + ".".join(["b" * 60] * 5), ""),
        ("a@" + "ü" * 70 + ".example", ""),
        ("a@\ud800.example", ""),
    ],
)
def test_an_address_is_one_that_a_mail_can_go_to(text: str, address: str) -> None:
    assert limits.mailable(text) == address


@pytest.mark.parametrize(
    ("code", "fits"),
    [("EUR", True), ("XTS", True), ("eur", False), ("EURO", False), ("€", False), ("ÄÖÜ", False), ("EUR\n", False)],
)
def test_a_currency_is_three_letters(code: str, fits: bool) -> None:
    assert limits.is_currency(code) is fits


@pytest.mark.parametrize(
    ("value", "decimals", "fits"),
    [
        ("0", 0, True),
        ("12", 0, True),
        ("0.125", 3, True),
        ("12.50", 1, True),
        ("999999999.999", 3, True),
        ("1000000000", 0, False),
        ("0.5", 0, False),
        ("0.0001", 3, False),
        ("-1", 0, False),
        ("NaN", 0, False),
        ("Infinity", 0, False),
    ],
)
def test_a_quantity_is_zero_or_more_and_no_finer_than_it_is_counted(value: str, decimals: int, fits: bool) -> None:
    assert limits.is_quantity(Decimal(value), decimals) is fits


@pytest.mark.parametrize(
    ("value", "fits"),
    [("0", True), ("4.1155", True), ("4.11555", False), ("-0.01", False), ("100000000", False), ("NaN", False)],
)
def test_an_amount_is_kept_to_a_ten_thousandth(value: str, fits: bool) -> None:
    assert limits.is_money(Decimal(value)) is fits


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Smith & Sons", True),
        ("Ünal 株式会社", True),
        ("\u200fשלום", True),
        ("", True),
        ("a\tb", False),
        ("a\nb", False),
        ("a\x85b", False),
        ("a\u2028b", False),
        ("a\x7fb", False),
        ("Bimla Prabhup\u00c4\u0081da", True),  # read in the wrong encoding by the program it comes from
    ],
)
def test_a_name_is_one_line(text: str, fits: bool) -> None:
    assert limits.is_line(text) is fits


@pytest.mark.parametrize("kind", [limits.CODE, limits.NAME, limits.UNIT, limits.PHONE, limits.ADDRESS, limits.NOTE])
def test_every_kind_of_text_has_its_limit_and_no_sign_that_is_none(kind: limits.Text) -> None:
    longest = "é" * kind.longest
    assert kind.fitting(longest) == longest
    with pytest.raises(Refused) as refused:
        kind.fitting(longest + "x")
    assert (refused.value.id, refused.value.facts["most"]) == ("text.too_long", kind.longest)
    for text in ("a\x07b", "a\u202eb", "\u2066a", "\ud800"):
        with pytest.raises(Refused, match=r"text\.control"):
            kind.fitting(text)
    if kind.lines:
        assert kind.fitting("a\nb") == "a\nb"
    else:
        with pytest.raises(Refused, match=r"text\.control"):
            kind.fitting("a\nb")
