"""What a scan means in this stockroom, and which of several things was meant by it before."""

from __future__ import annotations

from collections.abc import Collection

from app.catalogue import scanning
from app.catalogue.finding import meant_by
from app.data import settings
from app.desk import ActUnderWay, Desk
from app.domain import codes
from app.domain.acts import Verb
from app.domain.changes import Topic
from app.domain.meanings import Found, Hit, Meaning, Reading
from app.domain.scans import Scan, is_foreign


def meaning(desk: Desk, text: str, kinds: Collection[Found] | None = None) -> Meaning:
    """What a scanned text means, looked for among `kinds` of thing where they are given."""
    scan = scanning.read(text)
    hits = meant_by(scan, kinds)
    if len(hits) < 2:
        return Meaning(scan, tuple(hits))
    before = settings.chosen(_key(scan))
    first = [hit for hit in hits if (hit.kind, hit.id) == before]
    return Meaning(scan, (*first, *(hit for hit in hits if hit not in first)), bool(first))


def read_keys(desk: Desk, typed: str, placed: str, *, place_first: bool = False) -> Reading:
    """Which of two readings of a scan is meant: what was `typed`, or what a US keyboard types with the same keys.

    The first by which something is known; else the one that proves itself by a check digit; else the one that reads
    like a label. `place_first` is for a scanner that is known to type as on a US keyboard.
    """
    if placed in ("", typed):
        return Reading(typed)
    mangled = codes.read(typed) is not None and is_foreign(typed)  # a code of ours, told in spite of its digits
    both = (placed, typed) if place_first or mangled else (typed, placed)
    found = [meaning(desk, text) for text in both]
    known = next((text for text, found_by in zip(both, found, strict=True) if found_by.fault is None), None)
    if known is not None:
        return Reading(known, known is placed)
    proven = [text for text, found_by in zip(both, found, strict=True) if found_by.scan.proven]
    likely = [text for text in both if not is_foreign(text)]
    text = next(iter((*proven, *likely, *both)))
    return Reading(text, text is placed, doubtful=not place_first)


def choose_meaning(desk: Desk, text: str, hit: Hit) -> None:
    """Let a code that several things carry mean this one from now on, until another one is chosen."""
    with desk.change(Verb.CHOOSE_MEANING, topics=Topic.ITEMS) as act:
        settings.choose(_key(scanning.read(text)), hit.kind, hit.id)
        act.touch(items=[hit.id] if hit.kind == "item" else [])


def forget_meaning(act: ActUnderWay, text: str, item_id: int) -> None:
    """Within an act, let a code that was chosen to mean an item be asked about again."""
    key = _key(scanning.read(text))
    if settings.chosen(key) == ("item", item_id):
        settings.forget_choice(key)
        act.touch(Topic.ITEMS, [item_id])


def _key(scan: Scan) -> str:
    """The same for every way in which a code is written."""
    return scan.gtin or scan.within or scan.text.upper()
