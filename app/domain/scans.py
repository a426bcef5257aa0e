"""What a scanned or typed text means, as far as that can be said without a library."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from string import ascii_letters, ascii_uppercase, digits
from unicodedata import category

from app.domain import codes
from app.domain.codes import Code

GS = "\x1d"  # separates the elements of a GS1 code (FNC1)
LONGEST = 250  # characters: more than any code on goods has, web addresses of GS1 included
_GTIN_LENGTHS = (8, 12, 13, 14)
_SHORT_GTINS = {7: 8, 10: 12, 11: 12}  # digits that are left of how many
_ELEVEN = 11
_AIM_LENGTH = 3
_MODIFIERS = digits + ascii_uppercase
_WRONG_ELEMENTS = {("(01)", False, False), ("(00)", False, False)}  # a GTIN or SSCC is first, but is none
_NAMES = {"\t": "<Tab>", "\r": "<Enter>", "\n": "<LF>", "\x1b": "<Esc>", GS: "<GS>", "\x1e": "<RS>"}
_NAMES |= {"\x02": "<STX>", "\x03": "<ETX>", "\x04": "<EOT>"}
_NAMED = re.compile("<[^<>]{2,5}>")
_TIMES = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,3}))?\*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan understood. `text` is what was read, without the scanner's AIM prefix, `aim`; `gtin` has 14 digits.

    A text may mean several things at once: `sscc` is the number of a pallet or parcel, `elements` the GS1 elements as
    printed, `link` the same as a web address. `count` (how many of the GTIN), `lot`, `serial` and `expires_on` come
    from them. `within` is the GTIN of what a pallet holds.

    `code` is a code of our own, `times` a multiplier for the next scan (`12*`).

    `codes` are the ways in which this may be written down as a barcode; `longer` are those of a UPC-E, which any short
    number may be, so they count only where none of `codes` is known.
    """

    text: str
    aim: str = ""
    gtin: str = ""
    within: str = ""
    upc: str = ""
    sscc: str = ""
    elements: str = ""
    link: str = ""
    count: Decimal | None = None
    lot: str = ""
    serial: str = ""
    expires_on: date | None = None
    code: Code | None = None
    times: Decimal | None = None
    codes: tuple[str, ...] = field(default=())
    longer: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        whole = self.gtin or self.within
        forms = gtin_forms(whole) if whole else ()
        short = len(self.text) in (6, 7) and self.text.isdigit()  # its GTIN was reckoned from a UPC-E
        object.__setattr__(self, "codes", (self.text,) if short else tuple(dict.fromkeys((self.text, *forms))))
        object.__setattr__(self, "longer", forms if short else ())

    @property
    def fault(self) -> str:
        """What seems wrong with it: the id of the sentence to say where nothing is known by it; "" for nothing."""
        if len(self.text) > LONGEST:
            return "scan.too_long"
        if has_control(self.text):
            return "scan.control"
        wrong_number = not self.gtin and has_wrong_check_digit(self.text)
        wrong_element = (self.elements[:4], bool(self.gtin), bool(self.sscc)) in _WRONG_ELEMENTS
        return "scan.check_digit" if codes.misread(self.text) or wrong_number or wrong_element else ""

    @property
    def proven(self) -> bool:
        """Whether the text itself says that it was read rightly: by a check digit, or a check letter of ours."""
        return bool(self.gtin or self.sscc or self.within or self.code)


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


def has_wrong_check_digit(code: str) -> bool:
    """Whether `code` has the length of a GTIN and digits only, but its last one does not belong to the others."""
    return len(code) in _GTIN_LENGTHS and code.isascii() and code.isdigit() and not has_check_digit(code)


def has_lost_zero(code: str) -> bool:
    """Whether `code` has the check digit of a GTIN that began with a zero or two: a spreadsheet drops them."""
    digits = code.isascii() and code.isdigit() and len(code) in _SHORT_GTINS
    return digits and has_check_digit(code.zfill(_SHORT_GTINS[len(code)]))


def doubt_of(code: str) -> str:
    """Why a barcode that a person types is hardly one that stands on goods: the id of a question, "" for no reason.

    Eight digits without a check digit are somebody's own.
    """
    if len(code) == _ELEVEN and code.isascii() and code.isdigit():
        return "barcode.lost_zero" if has_lost_zero(code) else "barcode.eleven"
    return "barcode.check_digit" if len(code) > _ELEVEN and has_wrong_check_digit(code) else ""


def is_foreign(text: str) -> bool:
    """Whether `text` is as hardly any label has it, but as a scanner types that is set to another keyboard: with
    letters beyond ASCII, or with several signs that are neither letters nor digits.
    """
    return not text.isascii() or (len(text) > 1 and not any(map(str.isalnum, text)))


def has_control(text: str) -> bool:
    """Whether `text` has characters in it that no label has: control characters, other than GS."""
    return any(character != GS and category(character) == "Cc" for character in text)


def legible(text: str, most: int = 40) -> str:
    """`text` so that a person can read it: control characters by their names, the end left out where it is long."""
    shown = "".join(_legible(character) for character in text[:most])
    return shown if len(text) <= most else f"{shown}…"


def from_legible(text: str) -> str:
    """The text that `legible` writes like this: control characters stand there by their names."""
    by_name = {name.casefold(): character for character, name in _NAMES.items()}
    by_name |= {f"<{code:02x}>": chr(code) for code in (*range(0x20), 0x7F)}
    return _NAMED.sub(lambda found: by_name.get(found[0].casefold(), found[0]), text)


def _legible(character: str) -> str:
    return _NAMES.get(character) or (character if category(character)[0] != "C" else f"<{ord(character):02X}>")


def gtin_forms(code: str) -> tuple[str, ...]:
    """Every way in which labels write one GTIN: 14 digits, and shorter where it begins with zeros."""
    whole = code.zfill(14)
    return tuple(whole[-length:] for length in reversed(_GTIN_LENGTHS) if not whole[:-length].strip("0"))


def one_code(code: str) -> str:
    """A barcode as it is the same however many zeros it is written with: a GTIN with 14 digits, any other as it is."""
    return code.zfill(14) if has_check_digit(code) else code


def looks_like_gs1(aim: str, data: str) -> bool:
    """Whether `data` is a string of GS1 elements: said by the AIM identifier, or seen by its separators or form."""
    if aim in ("]C1", "]d2", "]Q3", "]e0", "]e1", "]e2", "]J1"):
        return True
    if GS in data or (data.startswith("(") and ")" in data and data[1 : data.index(")")].isdigit()):
        return True
    return len(data) > 16 and data[:2] == "01" and has_check_digit(data[2:16])


def multiplier(text: str) -> Decimal | None:
    """How many times the next scan counts, where `text` says that: `12*`."""
    found = _TIMES.fullmatch(text)
    times = Decimal(f"{found[1]}.{found[2] or 0}").normalize() if found else Decimal(0)
    return times if times else None


def plain(text: str) -> Scan:
    """A scan or a typed text that is a code of ours, a multiplier, or at most a GTIN.

    Spaces around it, and a scanner's AIM prefix, do not count.
    """
    aim, data = without_aim(text.strip())
    data = data.strip()
    gtin = data.zfill(14) if has_check_digit(data) else ""
    return Scan(data, aim, gtin, code=codes.read(data), times=multiplier(data))
