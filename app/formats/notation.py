"""Numbers as people and programs write them: digits of any script, groups that are groups, one decimal sign."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

_SIGNS = str.maketrans("−–‐‑﹣－＋，．’＇", "-----" + "-+,.''")
_ANY_DECIMAL, _ANY_GROUP = "٫", "٬"  # of the Arabic script; they mean nothing else


def plain_signs(text: str) -> str:
    """`text` with digits, signs and blanks as ASCII has them, without the marks of the direction of writing."""
    if text.isascii():
        return text.strip()
    return "".join(map(_plain, text.translate(_SIGNS))).strip()


def _plain(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    category = unicodedata.category(sign)
    return " " if category == "Zs" else "" if category == "Cf" else sign


def number(plain: str, decimal: str, groups: str, by_twos: bool = False) -> Decimal | None:
    """The number in `plain` signs, exact; None where it is none in this notation.

    `decimal` is the decimal sign, `groups` are the signs of which one may part the digits in threes, or `by_twos` as in
    India ("1,23,456"). A group is of three digits, and what stands before the first begins with no nought.
    """
    found = _pattern(decimal, groups, by_twos).fullmatch(plain)
    if found is None or not (found["whole"] or found["rest"]):
        return None
    whole = re.sub(r"\D", "", found["whole"] or "0")
    return Decimal(f"{found['sign']}{whole}.{found['rest'] or '0'}")


@cache
def _pattern(decimal: str, groups: str, by_twos: bool) -> re.Pattern[str]:
    group = f"[{re.escape(groups + _ANY_GROUP)}]"
    whole = rf"\d+|[1-9]\d{{0,2}}(?P<group>{group})\d{{3}}(?:(?P=group)\d{{3}})*"
    if by_twos:
        whole += rf"|[1-9]\d?(?P<twos>{group})\d\d(?:(?P=twos)\d\d)*(?P=twos)\d{{3}}"
    return re.compile(
        rf"(?P<sign>[+-]?)(?P<whole>{whole})?(?:[{re.escape(decimal + _ANY_DECIMAL)}](?P<rest>\d*))?", re.ASCII
    )
