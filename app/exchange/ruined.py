"""Codes that a spreadsheet program has visibly ruined, each with the sentence that names how.

Codes are text. A program that took one for a number has rounded it, cut its zeros off or written it with a power of
ten: what it was cannot be known, so it is named and not taken. A column is judged as a whole, since what is odd in one
cell is the way of writing in another column.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.scans import has_check_digit, has_lost_zero, has_wrong_check_digit

_SUSPECT = ("#", "E+", "E-", "e+", "e-", ".0", ",0")
_LONG = 16  # digits: more than a spreadsheet program keeps
_NARROW = re.compile(r"#{3,}")
_ERROR = re.compile(r"#(?:[^\W\d_][\w/]*[!?]|¡\w+!|N/A|N/D|NV|Н/Д|DIV/0!)")
_POWER = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]\d{2,}")
_POINT_ZERO = re.compile(r"\d+[.,]0+")
_FRACTION = re.compile(r"\d+[.,]\d*[1-9]\d*")
_ROUNDED = re.compile(r"\d{15}0+")
_SEVERAL = 3  # codes of one length, which are then not one that was cut off


def cells(texts: Collection[str], *, are_codes: bool) -> dict[str, str]:
    """The texts of one column that are ruined, by why; one that holds several codes has | between them. Names may be
    anything but an error of the spreadsheet.
    """
    together = "\n".join(texts)
    suspect = any(sign in together for sign in _SUSPECT) or max(map(len, texts), default=0) >= _LONG
    if not (suspect if are_codes else "#" in together):
        return {}
    parts = {text: [part.strip() for part in text.split("|")] for text in texts}
    fractions = any(_FRACTION.fullmatch(part) for listed in parts.values() for part in listed)
    found = {}
    for text, listed in parts.items():
        why = next((why for part in listed if (why := _why(part, are_codes, fractions))), "")
        if why:
            found[text] = why
    return found


def _why(part: str, is_code: bool, fractions: bool) -> str:
    if _NARROW.fullmatch(part):
        return "import.ruined_narrow"
    if _ERROR.fullmatch(part):
        return "import.ruined_error"
    as_number = _POWER.fullmatch(part) or _ROUNDED.fullmatch(part) or (not fractions and _POINT_ZERO.fullmatch(part))
    return "import.ruined_number" if is_code and as_number else ""


def barcodes(codes: Collection[str]) -> dict[str, str]:
    """The barcodes of a file that cannot have stood on goods, by why: a check digit that is not theirs, a zero at the
    front that was lost, eleven digits. Where most codes of eight digits have no check digit, they are somebody's own;
    several of eleven also, where most of them with a zero at the front have none.
    """
    eight = [code for code in codes if len(code) == 8]
    own_eight = sum(map(has_wrong_check_digit, eight)) * 2 >= len(eight)
    eleven = [code for code in codes if len(code) == 11 and code.isascii() and code.isdigit()]
    own_eleven = len(eleven) >= _SEVERAL and not sum(map(has_lost_zero, eleven)) * 2 > len(eleven)
    long = any(len(code) in (12, 13) and has_check_digit(code) for code in codes)
    found = {}
    for code in codes:
        if has_wrong_check_digit(code) and not (len(code) == 8 and own_eight):
            found[code] = "import.ruined_check"
        elif has_lost_zero(code) and (long or len(code) == 11):
            found[code] = "import.ruined_zeros" if len(code) == 10 else "import.ruined_zero"
        elif code in eleven and (long or not own_eleven):
            found[code] = "import.ruined_eleven"
    return found
