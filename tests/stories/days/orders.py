"""Orders: accepted, amended, cancelled."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.data import orders
from app.data.store.bulk import rows
from app.domain.asked_lines import Asked
from app.domain.orders import IfNothing
from app.domain.tellings import How
from app.goods import receiving, shipping
from app.ordering import accepting, amending, cancelling, substituting
from tests import plain_rules
from tests.stories.days.desk import DeskDays, any_of, few, more, reasons, yes

ACTS = frozenset(["accept", "amend", "cancel", "close_rest", "collects", "substitute", "substitute_back"])
INSTEAD = """SELECT s.substitute_id, s.factor, i.decimals FROM substitute s JOIN item i ON i.id = s.substitute_id
WHERE s.item_id = ? ORDER BY s.id"""


class Orders(DeskDays):
    @rule(
        customer=any_of,
        first=any_of,
        one=more,
        other=st.integers(0, 9),
        choice=any_of,
        tell=any_of,
        wanted=st.sampled_from([None, None, 3, 10, 14, 25]),
        agree=yes,
    )
    def accept(
        self, customer: int, first: int, one: int, other: int, choice: int, tell: int, wanted: int | None, agree: bool
    ) -> None:
        """What is wanted further ahead than the settings say is reserved from a later day."""
        if_nothing = (IfNothing.WAIT, IfNothing.WAIT, IfNothing.ORDER, None)[choice % 4]
        items = (first % 3 + 1, (first + 1) % 3 + 1)
        on = self.day(wanted)
        asked = [Asked(item, Decimal(n), on, if_nothing) for item, n in zip(items, (one, other), strict=True) if n]
        how = (None, How.IN_PERSON, How.PHONE)[tell % 3]
        self.play(
            "accept",
            lambda consent: accepting.accept(self.desk, customer % 4 + 1, asked, tell=how, consent=consent),
            agree,
        )

    @rule(which=any_of, quantity=st.integers(1, 14), agree=yes)
    def amend(self, which: int, quantity: int, agree: bool) -> None:
        line = self.waiting(which)
        self.play("amend", lambda consent: amending.amend(self.desk, line, Decimal(quantity), consent=consent), agree)

    @rule(which=any_of, quantity=few)
    def cancel(self, which: int, quantity: int) -> None:
        line = self.waiting(which)
        self.play("cancel", lambda _: cancelling.cancel_line(self.desk, line, Decimal(quantity)))

    @rule(which=any_of)
    def collects(self, which: int) -> None:
        """Who collected has it sent, or the other way round."""
        line = self.waiting(which)
        order = self.plain[line].order
        [(collects,)] = rows("SELECT collects FROM customer_order WHERE id = ?", (order,))
        self.play("collects", lambda _: amending.set_collects(self.desk, order, not collects))

    @rule(which=any_of, quantity=st.sampled_from([None, None, Decimal(1), Decimal(4)]))
    def substitute(self, which: int, quantity: Decimal | None) -> None:
        """Something else goes out instead: without a quantity, the most that fits."""
        able = self._able()
        if able and not any(most for *_, most in able):  # there is nothing free: some comes
            came = {able[0][1]: Decimal(40)}
            self.play("receive_without_order", lambda _: receiving.receive_without_order(self.desk, came, "found"))
            able = self._able()
        able = [each for each in able if each[2]] or able
        if able:
            line, other, most = able[which % len(able)]
            given = quantity or substituting.most_of(self.desk, orders.line(line), other)
            assert quantity or not most or given * 1000 == most
            self.play("substitute", lambda _: substituting.substitute(self.desk, line, given, other))

    def _able(self) -> list[tuple[int, int, int]]:
        """The lines for which something may stand, what, and for how much of them at most."""
        return [
            (line, other, plain_rules.most_instead(plain.waiting, plain_rules.free(other, self.plain), *of))
            for line, plain in sorted(self.plain.items())
            for other, *of in rows(INSTEAD, (plain.item,))
        ]

    @rule(which=any_of)
    def substitute_back(self, which: int) -> None:
        if not rows("SELECT line_id FROM substitution"):
            self.substitute(which, None)
        line = self.one("SELECT line_id FROM substitution ORDER BY line_id DESC", which)
        if line:
            self.play("substitute_back", lambda _: substituting.back(self.desk, line))

    @rule(which=any_of, word=reasons)
    def close_rest(self, which: int, word: str) -> None:
        """Where nothing is left over but a tiny rest; where it is not, a ready line is shipped but for that first."""
        tiny = "SELECT id FROM order_line WHERE waiting > 0 AND waiting < ordered AND waiting * 10 <= ordered"
        large = "SELECT id FROM order_line WHERE ordered >= 10000 AND waiting = ordered ORDER BY id"
        line = self.one(f"{tiny} ORDER BY id", which)
        if not line and (line := self.one(large, which)):
            most = Decimal(self.plain[line].waiting) / 1000 - 1
            self.play("ship", lambda _: shipping.ship(self.desk, [(line, most)]))
        line = line or self.waiting(which)
        self.play("close_rest", lambda _: amending.close_rest(self.desk, line, word))
