"""What may be entered, whoever enters it: a form, an import, a supplier's answer. What is taken can be used: an address
can be mailed to, a name that was exported can be imported.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from app.domain.errors import Refused

MOST = Decimal(1_000_000_000)  # such a quantity is a slip of the finger, or a barcode in the wrong field
MOST_MONEY = Decimal(100_000_000)
FINEST, FINEST_MONEY = 3, 4  # decimal places of a quantity and of an amount that the store keeps
MOST_DAYS = 3_650
LONGEST_TEXT = 1_000  # characters of one cell or field, whatever it holds

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(rf"(?=.{{1,64}}@)(?=.{{1,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CURRENCY = re.compile(r"[A-Z]{3}")


def is_quantity(value: Decimal, decimals: int = FINEST) -> bool:
    """Whether it is a quantity of zero or more, no finer than so many places."""
    return value.is_finite() and 0 <= value < MOST and value == round(value, decimals)


def is_money(value: Decimal) -> bool:
    """Whether it is an amount of zero or more, no finer than is kept."""
    return value.is_finite() and 0 <= value < MOST_MONEY and value == round(value, FINEST_MONEY)


def is_currency(code: str) -> bool:
    """Whether it is an ISO 4217 code, by its form."""
    return _CURRENCY.fullmatch(code) is not None


def mailable(text: str) -> str:
    """The text as the one e-mail address that it is, its domain in ASCII; "" where no mail could go to it."""
    local, at, domain = text.strip().rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    address = f"{local}{at}{domain}"
    return address if _EMAIL.fullmatch(address) and "=?" not in address else ""  # no encoded word (RFC 2047)


def is_line(text: str) -> bool:
    """Whether it is one line without control characters, such as a tab or a line break, and without marks that turn the
    direction of what follows.

    Those from U+0080 on are taken: names that another program has read in the wrong encoding are full of them.
    """
    return text.isprintable() or not _CONTROL.search(text)


class Text(NamedTuple):
    """What a kind of text may be: so many characters, on one line or on several."""

    kind: str
    longest: int
    lines: bool = False

    def fitting(self, text: str) -> str:
        """The text itself. Refused where it is too long, or has control characters or marks that turn its direction."""
        if len(text) > self.longest:
            raise Refused("text.too_long", text=text[:40] + "…", most=self.longest)
        if not text.isprintable() and not all(map(is_line, text.splitlines() if self.lines else (text,))):
            raise Refused("text.control", text="".join(sign if is_line(sign) else "·" for sign in text[:40]))
        return text


CODE = Text("code", 250)  # a SKU, a number, a barcode, a bin
SCANNED = Text("code", LONGEST_TEXT)  # kept as it was read, whatever it was
NAME = Text("name", 250)
UNIT = Text("unit", 60)
EMAIL = Text("email", 254)
PHONE = Text("phone", 100)
REFERENCE = Text("reference", 250)
ADDRESS = Text("address", LONGEST_TEXT, lines=True)
NOTE = Text("note", 2_000, lines=True)  # a note, a reason
