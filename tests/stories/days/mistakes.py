"""What was done is taken back."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.acts import reversing
from tests.stories.days.desk import DeskDays, reasons, yes

ACTS = frozenset(["reverse", "undo"])


class Mistakes(DeskDays):
    @rule(back=st.integers(0, 12), reason=reasons, agree=yes)
    def reverse(self, back: int, reason: str, agree: bool) -> None:
        act = self.one("SELECT id FROM act ORDER BY id DESC LIMIT 13", back)
        self.play("reverse", lambda consent: reversing.reverse(self.desk, act, reason, consent=consent), agree)

    @rule(agree=yes)
    def undo(self, agree: bool) -> None:
        self.play(
            "undo",
            lambda consent: reversing.reverse(self.desk, reversing.last_act(self.desk), consent=consent),
            agree,
        )
