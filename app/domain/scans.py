"""What a scanned or typed text means, as far as that can be said without a library."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from string import ascii_letters, ascii_uppercase, digits

GS = "\x1d"  # separates the elements of a GS1 code (FNC1)
_GTIN_LENGTHS = (8, 12, 13, 14)
_AIM_LENGTH = 3
_MODIFIERS = digits + ascii_uppercase


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan understood. `text` is what was read, without the scanner's AIM prefix; `gtin` has 14 digits.

    The others are what a GS1 element string carried besides: how many of the GTIN, lot, serial number, best-before day.
    """

    text: str
    gtin: str = ""
    count: Decimal | None = None
    lot: str = ""
    serial: str = ""
    expires_on: date | None = None
    codes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        forms = gtin_forms(self.gtin) if self.gtin else ()
        object.__setattr__(self, "codes", tuple(dict.fromkeys((self.text, *forms))))


def without_aim(text: str) -> tuple[str, str]:
    """The AIM identifier that a scanner put before the data ("" where there is none), and the data."""
    if len(text) > _AIM_LENGTH and text[0] == "]" and text[1] in ascii_letters and text[2] in _MODIFIERS:
        return text[:_AIM_LENGTH], text[_AIM_LENGTH:]
    return "", text


def has_check_digit(code: str) -> bool:
    """Whether `code` has the length of a GTIN (EAN, UPC, ITF-14) and its last digit is the right one."""
    if len(code) not in _GTIN_LENGTHS or not code.isascii() or not code.isdigit():
        return False
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(code)))
    return total % 10 == 0


def gtin_forms(code: str) -> tuple[str, ...]:
    """Every way in which labels write one GTIN: 14 digits, and shorter where it begins with zeros."""
    whole = code.zfill(14)
    return tuple(whole[-length:] for length in reversed(_GTIN_LENGTHS) if not whole[:-length].strip("0"))


def looks_like_gs1(aim: str, data: str) -> bool:
    """Whether `data` is a string of GS1 elements: said by the AIM identifier, or seen by its separators or form."""
    if aim in ("]C1", "]d2", "]Q3", "]e0", "]e1", "]e2", "]J1"):
        return True
    if GS in data or (data.startswith("(") and ")" in data and data[1 : data.index(")")].isdigit()):
        return True
    return len(data) > 16 and data[:2] == "01" and has_check_digit(data[2:16])


def plain(text: str) -> Scan:
    """A scan or a typed text that is at most a GTIN. Spaces around it, and a scanner's AIM prefix, do not count."""
    data = without_aim(text.strip())[1].strip()
    return Scan(data, data.zfill(14) if has_check_digit(data) else "")
