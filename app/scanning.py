"""Reading scans: biip behind it, which is imported when the first GS1 code comes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.domain.scans import Scan, looks_like_gs1, plain, without_aim

_COUNTS = ("30", "37")  # application identifiers: variable count, and count of items in a logistic unit
_GTINS = ("01", "02")  # of the thing itself, and of what a logistic unit contains


def read(text: str) -> Scan:
    """What a scanned or typed text means; where it is no code that says more, it is plain text."""
    aim, data = without_aim(text.strip())
    if looks_like_gs1(aim, data):
        found = _elements(data)
        if found:
            return _understood(data, found)
    return plain(text)


def _elements(data: str) -> list[Any]:
    """The elements of a GS1 string, with brackets as printed or without; none where it is not one."""
    from biip import ParseError
    from biip.gs1_messages import GS1Message

    try:
        message = GS1Message.parse_hri(data) if data.startswith("(") else GS1Message.parse(data)
    except (ParseError, ValueError):
        return []
    return list(message.element_strings)


def _understood(data: str, elements: list[Any]) -> Scan:
    by_ai = {element.ai.ai: element for element in elements}
    gtin = next((by_ai[ai].value for ai in _GTINS if ai in by_ai), "")
    counts = [by_ai[ai].value for ai in _COUNTS if ai in by_ai]
    texts = {ai: by_ai[ai].value for ai in ("10", "21") if ai in by_ai}
    expires = next((by_ai[ai].date for ai in ("17", "15") if ai in by_ai), None)
    return Scan(data, gtin, Decimal(counts[0]) if counts else None, texts.get("10", ""), texts.get("21", ""), expires)
