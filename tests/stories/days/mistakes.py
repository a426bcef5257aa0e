"""What was done is taken back, whole or in parts."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.acts import reversing
from app.data.store.bulk import rows
from app.domain.rejections import Rejects
from app.goods import receiving, rejecting, shipping
from tests.stories.days.desk import DeskDays, any_of, few, reasons, yes

ACTS = frozenset(["reverse", "undo", "reversed_in_part", "reversed_the_rest", "joined_again"])
# Receipts of which something is left: the latest first, or those of which a part was taken back.
RECEIPTS = """SELECT a.id FROM act a WHERE a.verb IN ('receive', 'receive_without_order') AND EXISTS
(SELECT 1 FROM movement m WHERE m.act_id = a.id AND m.quantity
    + (SELECT coalesce(sum(quantity), 0) FROM movement WHERE reverses_id = m.id) > 0) ORDER BY a.id DESC"""
BEGUN = RECEIPTS.replace("ORDER", "AND EXISTS (SELECT 1 FROM act b WHERE b.reverses_id = a.id) ORDER")
LEFT = """SELECT m.item_id, sum(m.quantity + (SELECT coalesce(sum(quantity), 0) FROM movement WHERE reverses_id = m.id))
FROM movement m WHERE m.act_id = ? GROUP BY m.item_id"""
STOCK = "SELECT item_id, sum(quantity) FROM movement GROUP BY item_id"
SHIPMENTS = """SELECT a.id FROM act a JOIN movement m ON m.act_id = a.id WHERE m.kind = 'shipment'
AND m.item_id IN (SELECT item_id FROM movement WHERE act_id = {}) AND NOT EXISTS
(SELECT 1 FROM act b WHERE b.reverses_id = a.id) ORDER BY a.id DESC"""
SCHEDULE = "SELECT * FROM schedule_row ORDER BY id"


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

    @rule(which=any_of, rest=st.booleans(), agree=yes)
    def reverse_receipt(self, which: int, rest: bool, agree: bool) -> None:
        """What of a receipt is still here; what left meanwhile comes back and is taken back then."""
        act = self.one(BEGUN if rest else RECEIPTS, which)
        if not act:
            return
        for _ in range(3 if rest else 0):
            if out := self.one(SHIPMENTS.format(act), 0):
                self.play("reverse", lambda consent: reversing.reverse(self.desk, out, consent=consent), True)
        self._reverse_what_is_here(act, agree)

    @rule(which=any_of, agree=yes)
    def receive_ship_and_reverse(self, which: int, agree: bool) -> None:
        po = self.sent_order(which)
        self.play("receive", lambda consent: receiving.receive(self.desk, po, consent=consent), True)
        self.play("ship", lambda _: shipping.ship_ready(self.desk))
        if act := self.one(RECEIPTS, 0):
            self._reverse_what_is_here(act, agree)

    def _reverse_what_is_here(self, act: int, agree: bool) -> None:
        """Of each item as much as is left of the receipt, and no more than there is."""
        left, stock, begun = dict(rows(LEFT, (act,))), dict(rows(STOCK)), (act,) in rows(BEGUN)
        taken = {item: min(quantity, stock[item]) for item, quantity in left.items()}
        done = self.done["reverse_receipt"]
        self.play("reverse_receipt", lambda consent: reversing.reverse(self.desk, act, consent=consent), agree)
        if self.done["reverse_receipt"] > done:
            assert any(taken.values())
            assert dict(rows(STOCK)) == {item: there - taken.get(item, 0) for item, there in stock.items()}
            self.done["reversed_in_part"] += taken != left
            self.done["reversed_the_rest"] += begun and taken == left
        elif self.refused is not None and self.refused.id.startswith("reverse.went_out"):
            assert not any(taken.values())

    @rule(which=any_of, quantity=few, short=st.booleans())
    def reject_and_undo(self, which: int, quantity: int, short: bool) -> None:
        """A part that was rejected by mistake is one row with the rest again, as before."""
        row, still_open = self.open_row(which)
        [(po, line)] = rows(
            "SELECT l.po_id, l.id FROM purchase_line l JOIN schedule_row r ON r.line_id = l.id WHERE r.id = ?", (row,)
        )
        rejects = Rejects({line: min(Decimal(quantity), still_open)}, "broken", short)
        before, done = rows(SCHEDULE), self.done["reject"]
        self.play("reject", lambda consent: rejecting.reject(self.desk, po, rejects, consent=consent), True)
        if self.done["reject"] > done:
            split = len(rows(SCHEDULE)) > len(before)
            self.play("reverse", lambda consent: reversing.reverse(self.desk, self._last(), consent=consent), True)
            assert rows(SCHEDULE) == before
            self.done["joined_again"] += split

    def _last(self) -> int:
        return self.one("SELECT max(id) FROM act", 0)
