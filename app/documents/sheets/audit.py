"""What got ahead of a queue."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.sheets.parts import Fact, Letterhead


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """One override: the day, who did it, what it was, why, and who moved back."""

    day: str
    person: str
    what: str
    reason: str
    moved: str


@dataclass(frozen=True, slots=True)
class OverrideAuditSheet:
    """Every override, the latest first."""

    paper: str
    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    lines: tuple[OverrideLine, ...]
    nothing: str
    explanation: str
