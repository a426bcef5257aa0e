"""The codes that this program prints itself: on purchase orders, orders, count sheets, bins and item labels.

Two reserved letters say what it is, digits which one, and a last letter whether it was read rightly: `IT0012L`. No
punctuation, and of the letters only those that QWERTY, QWERTZ and AZERTY keyboards have in the same place (a scanner
types like a keyboard, and often like one of another country), without O and I, which a person reads as digits, in the
last place. A code carries the id, never the SKU, number or name, so that a label still holds after renaming.

A SKU or a supplier's barcode may happen to read like one of our codes. Ours then comes first, because its last letter
is right by chance once in 17 times only; but both are found, and a scan that means both asks which was meant.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

LEAST_DIGITS = 4
MOST_DIGITS = 12
_CHECKS = "BCDEFGHJKLNPRSTVX"  # 17, a prime, so that no changed digit and no two swapped ones go unnoticed
_STEP = 3  # whose powers take 16 different values modulo 17: each place has a weight of its own


class Kind(StrEnum):
    """What a code of ours stands for."""

    PURCHASE_ORDER = "purchase_order"
    PURCHASE_ROW = "purchase_row"
    RECEIPT = "receipt"
    ORDER = "order"
    COUNT = "count"
    BIN = "bin"
    ITEM = "item"


PREFIX = {
    Kind.PURCHASE_ORDER: "PO",
    Kind.PURCHASE_ROW: "PR",
    Kind.RECEIPT: "RC",
    Kind.ORDER: "SO",
    Kind.COUNT: "CS",
    Kind.BIN: "BN",
    Kind.ITEM: "IT",
}
_DIGITS = "0123456789"
_ON_THEIR_KEYS = (_DIGITS, "à&é\"'(-è_ç", "é+ěščřžýáí", "é+ľščťžýáí")  # and in France, Czechia, Slovakia without Shift
_AS_DIGITS = [str.maketrans(typed, _DIGITS) for typed in _ON_THEIR_KEYS]
_KINDS = {prefix: kind for kind, prefix in PREFIX.items()}


class Code(NamedTuple):
    """A code of ours, read: the thing of this kind with this id."""

    kind: Kind
    id: int


def make(kind: Kind, id: int) -> str:
    """The code to print for the thing of this kind with this id (1 or more)."""
    digits = f"{id:0{LEAST_DIGITS}d}"
    if id < 1 or len(digits) > MOST_DIGITS:
        raise ValueError(f"no code for the {kind} {id}")
    return _with_check(PREFIX[kind] + digits)


def read(text: str) -> Code | None:
    """What `text` stands for where it is a code of ours, in capitals or not, also with its digits as a keyboard types
    them that has these with Shift only; None for every other text.
    """
    text = text.strip()
    for digits in _AS_DIGITS if text[:2].upper() in _KINDS else ():
        shape = _shape(text[:2] + text[2:-1].translate(digits) + text[-1:])
        if shape is not None and make(*shape[0]) == shape[1]:
            return shape[0]
    return None


def misread(text: str) -> bool:
    """Whether `text` is written like a code of ours, but its last letter says that it is not as it was printed."""
    shape = _shape(text)
    return shape is not None and make(*shape[0]) != shape[1]


def _shape(text: str) -> tuple[Code, str] | None:
    """What `text` would stand for if its last letter were right, and how it is written in capitals."""
    written = text.strip().upper()
    digits = written[2:-1]
    if not written.isascii() or written[:2] not in _KINDS or not digits.isdigit() or not written[-1].isalpha():
        return None
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS or int(digits) < 1:
        return None
    return Code(_KINDS[written[:2]], int(digits)), written


def _with_check(body: str) -> str:
    """`body` with its last letter. Letters count by their place in the alphabet, digits as they are."""
    total, weight = 0, _STEP
    for character in reversed(body):
        total += weight * (int(character) if character.isdigit() else ord(character) - ord("A"))
        weight = weight * _STEP % len(_CHECKS)
    return body + _CHECKS[total % len(_CHECKS)]
