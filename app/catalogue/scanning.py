"""Reading scans: biip behind it, which is imported when the first code comes that it may know more about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.scans import LONGEST, Scan, looks_like_gs1, plain, without_aim

_COUNTS = ("30", "37")  # application identifiers: variable count, and count of items in a logistic unit
_CONTENT = "02"  # the GTIN of what a logistic unit contains
_LINK = "http"


def read(text: str) -> Scan:
    """All that a scanned text means. What is no code of any kind is plain text.

    A text may be several things at once: `96385074` is a GTIN and the GS1 element (96). Brackets around application
    identifiers are printed under a code and never scanned, so here they are plain text; `typed` understands them.
    """
    scan = plain(text)
    if len(scan.text) > LONGEST or not (scan.aim or scan.text[:1].isdigit() or scan.text.startswith(_LINK)):
        return scan
    import biip

    try:
        found = biip.parse(text)
    except (biip.ParseError, ValueError):  # an AIM prefix that there is none of
        return scan
    elements = found.gs1_message.element_strings if found.gs1_message else ()
    linked = found.gs1_digital_link_uri
    return replace(
        _with_elements(scan, elements or (linked.element_strings if linked else ())),
        gtin=found.gtin.as_gtin_14() if found.gtin else "",
        upc=found.upc.value if found.upc else "",
        sscc=found.sscc.value if found.sscc else "",
        elements=found.gs1_message.as_hri() if found.gs1_message else "",
        link=linked.as_canonical_uri() if linked else "",
    )


def typed(text: str) -> Scan:
    """What a text means that a person types, or copies from under a code, brackets included.

    It is read anew with every key, so only what looks like GS1 elements costs anything.
    """
    aim, data = without_aim(text.strip())
    if not looks_like_gs1(aim, data) or len(data) > LONGEST:
        return plain(text)
    if not data.startswith("("):
        return read(text)
    from biip import ParseError
    from biip.gs1_messages import GS1Message

    try:
        message = GS1Message.parse_hri(data)
    except (ParseError, ValueError):
        return plain(text)
    gtin = message.element_strings.get(ai="01")
    scan = _with_elements(plain(text), message.element_strings)
    return replace(scan, gtin=gtin.value if gtin and gtin.gtin else "", elements=message.as_hri())


def warm() -> None:
    """Import what the first scan would otherwise wait for."""
    read("4006381333931")


def _with_elements(scan: Scan, elements: Iterable[Any]) -> Scan:
    """`scan` with what GS1 elements say besides a GTIN. How many means something only together with one."""
    by_ai = {element.ai.ai: element for element in elements}
    within = by_ai[_CONTENT].value if _CONTENT in by_ai and by_ai[_CONTENT].gtin else ""
    counts = [by_ai[ai].value for ai in _COUNTS if ai in by_ai and ("01" in by_ai or within)]
    expires = next((by_ai[ai].date for ai in ("17", "15") if ai in by_ai), None)
    lot, serial = (by_ai[ai].value if ai in by_ai else "" for ai in ("10", "21"))
    return replace(
        scan, within=within, count=Decimal(counts[0]) if counts else None, lot=lot, serial=serial, expires_on=expires
    )
