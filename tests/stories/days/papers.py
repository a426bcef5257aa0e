"""Papers that left are printed again, however much has happened since."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.domain.tellings import How
from app.papers import kept
from app.promising import telling
from tests.documents.papers import pages, solid
from tests.stories.days.desk import DeskDays, any_of
from tests.stories.watching_papers import LeftPapers, mark_of

ACTS = frozenset(["kept_notice", "kept_confirmation", "kept_packing-slip", "kept_purchase-order", "printed_again"])


class Papers(DeskDays):
    def __init__(self) -> None:
        super().__init__()
        self.desk.keep = kept.keep
        self.left = LeftPapers(self.done)
        self.watch.also.append(self.left.look)

    @rule(which=any_of, how=st.sampled_from([How.LETTER, How.EMAIL]))
    def confirm_order(self, which: int, how: How) -> None:
        """An order is confirmed as a whole."""
        line = self.waiting(which)
        order = self.plain[line].order
        lines = [mate for mate, plain in self.plain.items() if plain.order == order]
        self.play("confirm_order", lambda _: telling.tell(self.desk, lines, how, confirms=order))

    @rule(which=any_of, old=st.booleans())
    def print_again(self, which: int, old: bool) -> None:
        """The copy of one of the first or of the last papers says what was told then, and of which day it is."""
        papers = sorted(self.left.said)
        if not papers:
            return
        paper = papers[which % len(papers)] if old else papers[-1 - which % min(3, len(papers))]
        text = "".join(solid(page) for page in pages(kept.copy(paper)(self.desk).content))
        missing = [said for said in (*self.left.said[paper], mark_of(paper)) if solid(said) not in text]
        assert missing == []
        self.done["printed_again"] += 1
