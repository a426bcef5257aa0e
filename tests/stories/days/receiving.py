"""Goods that come, are rejected, and are put away."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.data.store.bulk import rows
from app.domain.rejections import Rejects
from app.goods import putting_away, receiving, rejecting
from tests.stories.days.desk import DeskDays, any_of, few, reasons, yes

ACTS = frozenset(["receive", "receive_over", "receive_and_reject", "receive_without_order", "reject", "put_away"])


class Receiving(DeskDays):
    @rule(which=any_of, agree=yes)
    def receive(self, which: int, agree: bool) -> None:
        po = self.sent_order(which)
        self.play("receive", lambda consent: receiving.receive(self.desk, po, consent=consent), agree)

    @rule(which=any_of, quantity=few, over=st.sampled_from([0, 0, 0, 5]), agree=yes)
    def receive_part(self, which: int, quantity: int, over: int, agree: bool) -> None:
        row, still_open = self.open_row(which)
        [(po, _)] = self.of_row(row)
        come = {row: still_open + over if over else min(Decimal(quantity), still_open)}
        self.play(
            "receive_over" if over else "receive",
            lambda consent: receiving.receive(self.desk, po, rows=come, consent=consent),
            agree,
        )

    @rule(which=any_of, quantity=few, part=st.integers(0, 9), reason=reasons, short=st.booleans(), agree=yes)
    def reject(self, which: int, quantity: int, part: int, reason: str, short: bool, agree: bool) -> None:
        """Some of a delivery is broken; `part` of it is sound."""
        row, still_open = self.open_row(which)
        [(po, line)] = self.of_row(row)
        broken = min(Decimal(quantity), max(still_open - 1, Decimal(1)))
        rejects = Rejects({line: broken}, reason, short)
        if part > 3:
            come = {line: max(min(Decimal(part), still_open - broken), Decimal(1))}
            return self.play(
                "receive_and_reject",
                lambda consent: receiving.receive(self.desk, po, come, rejects=rejects, consent=consent),
                agree,
            )
        return self.play(
            "reject",
            lambda consent: rejecting.reject(self.desk, po, rejects, consent=consent),
            agree,
        )

    @rule(item=any_of, quantity=few, reason=reasons)
    def receive_without_order(self, item: int, quantity: int, reason: str) -> None:
        came = {item % 3 + 1: Decimal(quantity)}
        self.play("receive_without_order", lambda _: receiving.receive_without_order(self.desk, came, reason))

    @rule(which=any_of)
    def put_away(self, which: int) -> None:
        """One receipt that stands at the door, or all of them."""
        standing = [None, *(each.act for each in putting_away.waiting(self.desk))]
        act = standing[which % len(standing)]
        self.play("put_away", lambda _: putting_away.put_away(self.desk, None if act is None else [act]))

    def of_row(self, row: int) -> list[tuple[int, int]]:
        """The order and the line of a schedule row."""
        query = "SELECT l.po_id, l.id FROM purchase_line l JOIN schedule_row r ON r.line_id = l.id WHERE r.id = ?"
        return rows(query, (row,))
