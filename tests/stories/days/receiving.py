"""Goods that come."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app import (
    receiving,
)
from app.data.bulk import rows
from tests.stories.days.desk import DeskDays, any_of, few, yes

ACTS = frozenset(["receive", "receive_over"])


class Receiving(DeskDays):
    @rule(which=any_of, agree=yes)
    def receive(self, which: int, agree: bool) -> None:
        po = self.sent_order(which)
        self.play("receive", lambda consent: receiving.receive(self.desk, po, consent=consent), agree)

    @rule(which=any_of, quantity=few, over=st.sampled_from([0, 0, 0, 5]), agree=yes)
    def receive_part(self, which: int, quantity: int, over: int, agree: bool) -> None:
        row, still_open = self.open_row(which)
        [(po,)] = rows(
            "SELECT l.po_id FROM purchase_line l JOIN schedule_row r ON r.line_id = l.id WHERE r.id = ?", (row,)
        )
        come = {row: still_open + over if over else min(Decimal(quantity), still_open)}
        self.play(
            "receive_over" if over else "receive",
            lambda consent: receiving.receive(self.desk, po, rows=come, consent=consent),
            agree,
        )
