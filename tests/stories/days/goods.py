"""Goods that leave, come back, or are not where the book has them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app import views
from app.data.store.bulk import rows
from app.domain.shipments import Back
from app.goods import lending, returns, shipping
from app.goods import stock as stockroom
from tests.stories.days.desk import DeskDays, any_of, few, reasons, yes
from tests.stories.watching import WHOLE

ACTS = frozenset(["ship", "ship_more", "lend", "short_pick", "correct", "issue", "take_queued", "take_back"])


class Goods(DeskDays):
    @rule(item=st.sampled_from([None, None, 1, 2, 3]))
    def ship_ready(self, item: int | None) -> None:
        self.play("ship", lambda _: shipping.ship_ready(self.desk, item_id=item))

    @rule(which=any_of, quantity=few, exactly=st.booleans())
    def ship(self, which: int, quantity: int, exactly: bool) -> None:
        ready = [(line, Decimal(got.ready) / 1000) for line, got in sorted(self.plain.items()) if got.ready]
        if not ready:
            return self.ship_ready(None)
        line, most = ready[which % len(ready)]
        return self.play("ship", lambda _: shipping.ship(self.desk, [(line, most if exactly else Decimal(quantity))]))

    @rule(which=any_of, beyond=st.integers(1, 4), reason=reasons, agree=yes)
    def ship_more(self, which: int, beyond: int, reason: str, agree: bool) -> None:
        stock = dict(rows("SELECT item_id, sum(quantity) FROM movement GROUP BY item_id"))
        able = [
            line for line, got in sorted(self.plain.items()) if got.ready < min(got.waiting, stock.get(got.item, 0))
        ]
        line = able[which % len(able)] if able else self.waiting(which)
        more = Decimal(self.plain[line].ready) / 1000 + beyond
        self.play(
            "ship_more", lambda consent: shipping.ship_more(self.desk, line, more, reason, consent=consent), agree
        )

    @rule(which=any_of, quantity=few, all_of_it=st.booleans(), reason=reasons, agree=yes)
    def lend(self, which: int, quantity: int, all_of_it: bool, reason: str, agree: bool) -> None:
        """To a line behind stock that a whole order holds, where there is one."""
        holding = [line for (line,) in rows(WHOLE) if line in self.plain and self.holds(line)]
        order = list(self.plain)
        behind = [
            line
            for line in sorted(self.plain)
            for other in holding
            if self.plain[line].item == self.plain[other].item and order.index(other) < order.index(line)
        ]
        line = behind[which % len(behind)] if behind else self.waiting(which)
        most = Decimal(self.plain[line].waiting) / 1000
        wanted = min(most, views.queue.detail(self.desk, line).lendable or most) if all_of_it else Decimal(quantity)
        self.play("lend", lambda consent: lending.lend(self.desk, line, wanted, reason, consent=consent), agree)

    def holds(self, line: int) -> bool:
        plain = self.plain[line]
        return not plain.ready and plain.held is None and any(row == 0 for row, _part in plain.shares)

    @rule(which=any_of, found=st.integers(0, 6))
    def short_pick(self, which: int, found: int) -> None:
        line = self.waiting(which)
        self.play("short_pick", lambda _: shipping.short_pick(self.desk, line, Decimal(found)))

    @rule(item=any_of, counted=st.integers(0, 15), reason=reasons)
    def correct(self, item: int, counted: int, reason: str) -> None:
        self.play("correct", lambda _: stockroom.correct(self.desk, item % 3 + 1, Decimal(counted), reason))

    @rule(item=any_of, quantity=few, reason=reasons, queued=st.booleans(), agree=yes)
    def issue(self, item: int, quantity: int, reason: str, queued: bool, agree: bool) -> None:
        wanted = item % 3 + 1, Decimal(quantity), reason
        if not queued:
            return self.play("issue", lambda _: stockroom.issue(self.desk, *wanted))
        return self.play(
            "take_queued", lambda consent: stockroom.take_queued(self.desk, *wanted, consent=consent), agree
        )

    @rule(which=any_of, sound=st.integers(0, 3), damaged=st.integers(0, 2))
    def take_back(self, which: int, sound: int, damaged: int) -> None:
        line = self.one("SELECT DISTINCT order_line_id FROM movement WHERE kind = 'shipment' ORDER BY 1", which)
        back = [Back(line, Decimal(sound), Decimal(damaged))]
        if line:
            self.play("take_back", lambda _: returns.take_back(self.desk, back))
