"""What a scan means in this stockroom, and which of several things was meant by it before."""

from __future__ import annotations

from collections.abc import Collection

from app.catalogue import scanning
from app.catalogue.finding import meant_by
from app.data import settings
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.meanings import Found, Hit, Meaning
from app.domain.scans import Scan


def meaning(desk: Desk, text: str, kinds: Collection[Found] | None = None) -> Meaning:
    """What a scanned text means, looked for among `kinds` of thing where they are given."""
    scan = scanning.read(text)
    hits = meant_by(scan, kinds)
    if len(hits) < 2:
        return Meaning(scan, tuple(hits))
    before = settings.chosen(_key(scan))
    first = [hit for hit in hits if (hit.kind, hit.id) == before]
    return Meaning(scan, (*first, *(hit for hit in hits if hit not in first)), bool(first))


def choose_meaning(desk: Desk, text: str, hit: Hit) -> None:
    """Let a code that several things carry mean this one from now on, until another one is chosen."""
    with desk.change(Verb.CHOOSE_MEANING, topics=Topic.ITEMS) as act:
        settings.choose(_key(scanning.read(text)), hit.kind, hit.id)
        act.touch(items=[hit.id] if hit.kind == "item" else [])


def _key(scan: Scan) -> str:
    """The same for every way in which a code is written."""
    return scan.gtin or scan.within or scan.text.upper()
