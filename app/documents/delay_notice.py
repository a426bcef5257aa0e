"""The notice to a customer: what was told, how it stands now, and boxes to tick for what they would rather have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.parts import LEAD, SMALL, Fact, Letterhead, PaperColumn, Party
from app.words import _

if TYPE_CHECKING:
    from app.documents.page import Page


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One waiting line that a customer is told of, of an order that they call `reference`: what was told before (""
    for the first time), how it stands now with the shape of its footing, what has become of the promise, and what they
    may choose (a choice a line, "" for none).
    """

    order: str
    reference: str
    sku: str
    item: str
    waiting: str
    before: str
    shape: str
    now: str
    change: str
    choices: str


@dataclass(frozen=True, slots=True)
class DelayNotice:
    """What one customer is told: that goods are late, or when they come, or that they are ready. `asks` says how to
    answer, "" where nothing is asked; `signs` what the shapes mean.
    """

    title: str
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    opening: str
    lines: tuple[NoticeLine, ...]
    asks: str
    signs: str
    closing: str


@dataclass(frozen=True, slots=True)
class DelayNoticeSheet:
    """Notices to customers, each on its own pages."""

    paper: str
    letterhead: Letterhead
    title: str
    notices: tuple[DelayNotice, ...]

    def draw(self, page: Page) -> None:
        for number, notice in enumerate(self.notices):
            page.turn(letter=True)
            page.open(notice.title, notice.facts, notice.parties, note=False)
            page.text(notice.opening, LEAD, 8)
            page.gap(4)
            page.table(_columns(), notice.lines)
            with page.together():
                page.gap(10)
                if notice.asks:
                    page.text(notice.asks, LEAD, 26)
                    page.text(_("Date and signature: {line}").format(line="_" * 44), SMALL, 10)
                page.text(notice.signs, SMALL, 2)
                page.text(notice.closing, SMALL)
            if not number:
                page.note_missing()


def _columns() -> list[PaperColumn[NoticeLine]]:
    return [
        PaperColumn(_("Order"), lambda line: f"{line.order}\n{line.reference}".strip(), most=70),
        PaperColumn(_("Item"), lambda line: f"{line.item}\n{line.sku}", share=4),
        PaperColumn(_("Waiting"), lambda line: line.waiting, right=True, most=65),
        PaperColumn(_("Before"), lambda line: line.before, share=2.4, muted=True),
        PaperColumn(_("Now"), lambda line: "\n".join(filter(None, (f"{line.shape} {line.now}", line.change))), share=4),
        PaperColumn(_("Your choice"), lambda line: line.choices, share=3),
    ]
