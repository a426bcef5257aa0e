"""A code that was attached and what was drafted is undone, at once or later, while nothing stands on it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app import counting, purchasing, views
from app.acts import reversing
from app.data.store.bulk import rows
from tests.stories.days.desk import DeskDays, any_of, few, reasons, yes

ACTS = frozenset(["attach_undone", "draft_undone", "joined_draft_undone", "undo_made", "undo_made!"])
OPEN = "SELECT id FROM stock_count WHERE state = 'open' ORDER BY id"
CODES = "SELECT item_id, code, pack_factor FROM barcode ORDER BY id"
ON_DRAFTS = """SELECT p.number, l.item_id, r.quantity, r.requested_on, l.unit_cost FROM purchase_order p
LEFT JOIN purchase_line l ON l.po_id = p.id LEFT JOIN schedule_row r ON r.line_id = l.id WHERE p.state = 'draft'
ORDER BY p.id, l.id, r.id"""
MADE = """SELECT id FROM act WHERE verb IN ('draft', 'attach_code')
AND NOT EXISTS (SELECT 1 FROM act r WHERE r.reverses_id = act.id) ORDER BY id DESC"""
STILL_DRAFTS = MADE.replace(
    "ORDER",
    """AND EXISTS (SELECT 1 FROM row_change c JOIN purchase_order p ON p.id = c.po_id
    WHERE c.act_id = act.id AND p.state = 'draft') ORDER""",
)
LEFT_OVER = """SELECT m.record, m.first FROM records_made m WHERE m.act_id = :act AND (
m.record = 'barcode' AND EXISTS (SELECT 1 FROM barcode WHERE id BETWEEN m.first AND m.last)
OR m.record = 'schedule_row' AND EXISTS (SELECT 1 FROM schedule_row WHERE id BETWEEN m.first AND m.last)
OR m.record = 'purchase_order' AND EXISTS
    (SELECT 1 FROM purchase_order WHERE id BETWEEN m.first AND m.last AND state <> 'cancelled'))"""


class Undone(DeskDays):
    @rule(which=any_of, item=st.integers(1, 3), pack=few, times=st.integers(1, 3))
    def attach_and_undo(self, which: int, item: int, pack: int, times: int) -> None:
        """A code that was attached to the wrong item is parked again with all its scans."""
        if not rows(OPEN):
            self.play("open_count", lambda _: counting.open_count(self.desk, [1, 2]))
        count = self.one(OPEN, which)
        for _ in range(times if count else 0):
            self.play("scan", lambda _: counting.scan(self.desk, count, f"W{which}"))
        parked = [code.id for code in counting.codes(count)] if count else []
        if not parked:
            return
        before, done = self._counted(count), self.done["attach"]
        self.play("attach", lambda _: counting.attach(self.desk, parked[which % len(parked)], item, Decimal(pack)))
        if self.done["attach"] > done:
            self._undo_last("attach_undone")
            assert self._counted(count) == before

    @rule(item=st.integers(1, 3), quantity=few, suggested=st.booleans(), joins=st.booleans())
    def draft_and_undo(self, item: int, quantity: int, suggested: bool, joins: bool) -> None:
        """What was put on drafts, from suggestions or by hand, leaves them as they were."""
        if joins:
            self.play("draft", lambda _: purchasing.add_to_draft(self.desk, 1, item, Decimal(5)))
        offered = [(each.advice, "cover") for each in purchasing.suggest(self.desk) if each.offers]
        before, done = rows(ON_DRAFTS), self.done["draft"]
        if suggested and offered:
            self.play("draft", lambda _: purchasing.draft_from(self.desk, offered))
        else:
            self.play("draft", lambda _: purchasing.add_to_draft(self.desk, 1, item, Decimal(quantity)))
        if self.done["draft"] > done:
            joined = {number for number, *_ in rows(ON_DRAFTS)} == {number for number, *_ in before}
            self._undo_last("joined_draft_undone" if joined else "draft_undone")
            assert rows(ON_DRAFTS) == before

    @rule(which=any_of, item=st.integers(1, 3), sent=st.booleans(), reason=reasons, agree=yes)
    def undo_made(self, which: int, item: int, sent: bool, reason: str, agree: bool) -> None:
        """Some time later nothing of it is left either, or the acts that stand on it are named."""
        if not sent and not rows(STILL_DRAFTS):
            self.play("draft", lambda _: purchasing.add_to_draft(self.desk, 1, item, Decimal(5)))
        act, done = self.one(MADE if sent else STILL_DRAFTS, which), self.done["undo_made"]
        self.refused = None
        if act:
            self.play("undo_made", lambda consent: reversing.reverse(self.desk, act, reason, consent), agree)
        if self.done["undo_made"] > done:
            assert rows(LEFT_OVER, {"act": act}) == []
        elif self.refused is not None and self.refused.id == "reverse.touched":
            assert self.refused.facts["acts"]

    def _undo_last(self, name: str) -> None:
        act = self.one("SELECT max(id) FROM act", 0)
        done = self.done[name]
        self.play(name, lambda consent: reversing.reverse(self.desk, act, consent=consent), True)
        assert self.done[name] > done, "nothing stands on what was only just done"

    def _counted(self, count: int) -> tuple[object, ...]:
        """What codes stand for, what is parked on a count, and what is tallied there of each item."""
        tallied = {row.item.id: row.total for row in views.counts.tallying(self.desk, count).rows if row.total}
        return rows(CODES), [(code.code, code.bin_id, code.quantity) for code in counting.codes(count)], tallied
