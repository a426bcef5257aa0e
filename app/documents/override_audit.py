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
        if self.lines:
            page.table(_columns(), self.lines)
        else:
            page.text(self.nothing, LEAD, 8)
        page.text(self.explanation, SMALL)


def _columns() -> list[PaperColumn[OverrideLine]]:
    return [
        PaperColumn(_("Day"), lambda line: line.day, most=70),
        PaperColumn(_("Who"), lambda line: line.person, most=60, muted=True, kept=True),
        PaperColumn(_("What"), lambda line: line.what, share=4),
        PaperColumn(_("Why"), lambda line: line.reason, share=3),
        PaperColumn(_("Who moved back"), lambda line: line.moved, share=5),
    ]
