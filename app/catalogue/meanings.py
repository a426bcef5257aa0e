"""What a scan means in this stockroom, and which of several things was meant by it before."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from app.catalogue import scanning
from app.catalogue.finding import Found, Hit, meant_by
from app.data import code_choices
from app.desk import Desk
from app.domain.changes import Topic
from app.domain.errors import Problem
from app.domain.scans import Scan, legible


class Meaning(NamedTuple):
    """A scan, and what carries its code: nothing, one thing or several, what was chosen before first.

    `chosen` says that somebody chose the first of several.
    """

    scan: Scan
    hits: tuple[Hit, ...]
    chosen: bool = False

    @property
    def hit(self) -> Hit | None:
        """What is meant; None where nothing is known by the code, or a person has to choose first."""
        return self.hits[0] if self.hits and (self.chosen or len(self.hits) == 1) else None

    @property
    def unclear(self) -> bool:
        """Whether a person has to choose between several things."""
        return len(self.hits) > 1 and not self.chosen

    @property
    def fault(self) -> Problem | None:
        """Why the code means nothing, for a person to read; None where it means something."""
        if self.hits or self.scan.times is not None:
            return None
        return Problem(self.scan.fault or "scan.unknown", code=legible(self.scan.text))


def meaning(desk: Desk, text: str, kinds: Collection[Found] | None = None) -> Meaning:
    """What a scanned text means, looked for among `kinds` of thing where they are given."""
    scan = scanning.read(text)
    hits = meant_by(scan, kinds)
    if len(hits) < 2:
        return Meaning(scan, tuple(hits))
    before = code_choices.chosen(_key(scan))
    first = [hit for hit in hits if (hit.kind, hit.id) == before]
    return Meaning(scan, (*first, *(hit for hit in hits if hit not in first)), bool(first))


def choose_meaning(desk: Desk, text: str, hit: Hit) -> None:
    """Let a code that several things carry mean this one from now on, until another one is chosen."""
    with desk.change("choose_meaning", topics=Topic.ITEMS) as act:
        code_choices.choose(_key(scanning.read(text)), hit.kind, hit.id)
        act.touch(items=[hit.id] if hit.kind == "item" else [])


def _key(scan: Scan) -> str:
    """The same for every way in which a code is written."""
    return scan.gtin or scan.within or scan.text.upper()
