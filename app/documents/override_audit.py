"""The override audit: who got ahead of whom, when, by whom, why, and who moved back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, Fact, Letterhead, PaperColumn
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page


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

    def draw(self, page: Page) -> None:
        page.open(self.title, self.facts)
        columns = [
            PaperColumn(_("Day"), most=70),
            PaperColumn(_("Who"), most=60, muted=True),
            PaperColumn(_("What"), share=4),
            PaperColumn(_("Why"), share=3),
            PaperColumn(_("Who moved back"), share=5),
        ]
        if self.lines:
            rows = [[line.day, line.person, line.what, line.reason, line.moved] for line in self.lines]
            page.table(columns, rows, empty=True)
        else:
            page.text(self.nothing, LEAD, 8)
        page.text(self.explanation, SMALL)
