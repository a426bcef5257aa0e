"""Acts on a place in the queue."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.data.store.bulk import rows
from app.queueing import holding, moving
from tests.stories.days.desk import DeskDays, any_of, reasons, yes

ACTS = frozenset(["hold", "pass_on", "release", "move_up"])


class Queue(DeskDays):
    @rule(which=any_of, pass_on=st.booleans())
    def hold(self, which: int, pass_on: bool) -> None:
        line = self.waiting(which)
        self.play("pass_on" if pass_on else "hold", lambda _: holding.hold(self.desk, line, "not yet", pass_on=pass_on))

    @rule(which=any_of, reason=reasons, agree=yes)
    def release(self, which: int, reason: str, agree: bool) -> None:
        if not rows("SELECT line_id FROM hold"):
            self.hold(which, True)
        line = self.one("SELECT line_id FROM hold ORDER BY line_id", which)
        self.play("release", lambda consent: holding.release(self.desk, line, reason, consent=consent), agree)

    @rule(which=any_of, first=any_of, second=any_of, reason=reasons, agree=yes)
    def move_up(self, which: int, first: int, second: int, reason: str, agree: bool) -> None:
        one = self.waiting(which)
        item = self.plain[one].item
        queue = [line for line, plain in self.plain.items() if plain.item == item]
        ahead, line = sorted((first % len(queue), second % len(queue)))
        self.play(
            "move_up",
            lambda consent: moving.move_up(self.desk, queue[line], queue[ahead], reason, consent=consent),
            agree,
        )
