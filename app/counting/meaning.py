"""What a scan means while counting: an item, a bin, one of several, or nothing that is known."""

from __future__ import annotations

from app.catalogue.meanings import meaning as anywhere
from app.desk import Desk
from app.domain.meanings import Hit, Meaning
from app.domain.scans import LONGEST, Scan, gtin_forms, legible

_EAN = 13


def meaning(desk: Desk, text: str) -> Meaning:
    """What a scan means among items and bins. What no text can hold (half a character) is read as a question mark."""
    return anywhere(desk, text.encode("utf-8", "replace").decode(), ("item", "bin"))


def elsewhere(desk: Desk, text: str) -> Hit | None:
    """A document that a scan means: an order, a purchase order, a count."""
    hits = anywhere(desk, text).hits
    return hits[0] if hits else None


def kept(scan: Scan) -> str:
    """A scan as it is kept: of GS1 elements the GTIN, since lot and serial number differ from piece to piece; else its
    text, so that it can be read on one line.
    """
    forms = gtin_forms(scan.gtin or scan.within) if scan.gtin or scan.within else ()
    if forms and scan.text not in forms and not scan.longer:
        return next((form for form in forms if len(form) == _EAN), forms[0])
    return legible(scan.text, LONGEST)
