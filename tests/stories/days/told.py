"""What customers are told, and what they answer."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.domain.tellings import DIRECT, Choice, Correction, How
from app.ordering import answering
from app.promising import telling, tray
from tests.stories.days.desk import DeskDays, any_of, in_days

ACTS = frozenset(["tell", "strike", "answer"])


class Told(DeskDays):
    @rule(which=any_of, how=st.sampled_from(DIRECT), asks=st.booleans(), several=st.booleans())
    def tell(self, which: int, how: How, asks: bool, several: bool) -> None:
        line = self.waiting(which)
        lines = list(self.plain) if several else [line]
        self.play("tell", lambda _: telling.tell(self.desk, lines, how, asks=asks))

    @rule(elsewhere=st.booleans())
    def tell_all_due(self, elsewhere: bool) -> None:
        due = [line.id for notice in tray.tray(self.desk) for line in notice.lines]
        if elsewhere:
            self.play("tell", lambda _: telling.told_elsewhere(self.desk, due))
        else:
            self.play("tell", lambda _: telling.tell(self.desk, due, How.EMAIL, asks=True))

    @rule(which=any_of, days=in_days, withdrawn=st.booleans())
    def strike(self, which: int, days: int | None, withdrawn: bool) -> None:
        entry = self.one("SELECT id FROM telling ORDER BY id DESC", which)
        corrected = None if withdrawn else Correction(self.day(days), self.desk.today, How.PHONE, self.day(5))
        if entry:
            self.play("strike", lambda _: telling.strike(self.desk, entry, corrected))

    @rule(which=any_of, choice=st.sampled_from(Choice), quantity=st.sampled_from([None, None, Decimal(2)]))
    def answer(self, which: int, choice: Choice, quantity: Decimal | None) -> None:
        asked = (
            "SELECT DISTINCT t.line_id FROM notice n JOIN telling t ON t.act_id = n.act_id"
            " JOIN order_line l ON l.id = t.line_id WHERE n.asks = 1 AND l.waiting > 0 ORDER BY 1"
        )
        line = self.one(asked, which)
        if not line:
            line = self.waiting(which)
            self.play("tell", lambda _: telling.tell(self.desk, [line], How.PHONE, asks=True))
        note = "brass" if choice is Choice.SUBSTITUTE else ""
        of = quantity if choice in (Choice.PART, Choice.CANCEL) else None
        self.play("answer", lambda _: answering.answer(self.desk, line, choice, note, of))
