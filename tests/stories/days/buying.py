"""Purchase orders, and what suppliers say of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app import purchasing
from app.data.store.bulk import rows
from app.domain.drafts import DraftLine
from app.domain.purchase_orders import AnswerPart
from app.domain.supplier_answers import Rest
from tests.stories.days.desk import DeskDays, any_of, few, in_days, more, yes

ACTS = frozenset(
    ["buy", "send", "confirm", "confirm_split", "slip", "confirm_all", "close_short", "reduce", "cancel_supply"]
)


class Buying(DeskDays):
    @rule(item=any_of, one=more, other=st.integers(0, 20), days=in_days, sent=yes)
    def buy(self, item: int, one: int, other: int, days: int | None, sent: bool) -> None:
        lines = [DraftLine(item % 3 + 1, Decimal(one), self.day(days))]
        if other:
            lines.append(DraftLine((item + 1) % 3 + 1, Decimal(other), self.day(days)))
        self.play("buy", lambda _: purchasing.draft(self.desk, item % 2 + 1, lines))
        if sent:
            self.send(0)

    @rule(which=any_of)
    def send(self, which: int) -> None:
        po = self.one("SELECT id FROM purchase_order WHERE state = 'draft' ORDER BY id DESC", which)
        if po:
            self.play("send", lambda _: purchasing.send(self.desk, po))

    @rule(which=any_of, days=in_days, agree=yes)
    def confirm(self, which: int, days: int | None, agree: bool) -> None:
        row, still_open = self.open_row(which)
        parts = [AnswerPart(still_open, self.day(days))]
        self.play("confirm", lambda consent: purchasing.confirm(self.desk, row, parts, consent=consent), agree)

    @rule(which=any_of, one=few, other=few, days=in_days, later=st.integers(1, 9), rest=any_of, agree=yes)
    def confirm_split(
        self, which: int, one: int, other: int, days: int | None, later: int, rest: int, agree: bool
    ) -> None:
        row, _ = self.open_row(which)
        parts = [AnswerPart(Decimal(one), self.day(days)), AnswerPart(Decimal(other), self.day((days or 0) + later))]
        said = (None, *Rest)[rest % 4]
        self.play(
            "confirm_split",
            lambda consent: purchasing.confirm(self.desk, row, parts, rest=said, consent=consent),
            agree,
        )

    @rule(which=any_of, days=st.integers(1, 15), agree=yes)
    def slip(self, which: int, days: int, agree: bool) -> None:
        found = rows(
            "SELECT r.id, r.confirmed_on FROM schedule_row r JOIN purchase_line l ON l.id = r.line_id"
            " JOIN purchase_order p ON p.id = l.po_id WHERE p.state = 'sent' AND r.confirmed_on IS NOT NULL"
            " AND r.quantity > r.received + r.short ORDER BY r.id"
        )
        if not found:
            return self.confirm(which, days, agree)
        row, on = found[which % len(found)]
        [(still_open,)] = rows("SELECT quantity - received - short FROM schedule_row WHERE id = ?", (row,))
        parts = [AnswerPart(Decimal(still_open) / 1000, date.fromisoformat(on) + timedelta(days))]
        return self.play("slip", lambda consent: purchasing.confirm(self.desk, row, parts, consent=consent), agree)

    @rule(which=any_of, days=in_days, agree=yes)
    def confirm_all(self, which: int, days: int | None, agree: bool) -> None:
        po, on = self.sent_order(which), self.day(days)
        self.play("confirm_all", lambda consent: purchasing.confirm_all(self.desk, po, on, consent=consent), agree)

    @rule(which=any_of, agree=yes)
    def close_short(self, which: int, agree: bool) -> None:
        row, _ = self.open_row(which)
        self.play("close_short", lambda consent: purchasing.close_short(self.desk, row, consent=consent), agree)

    @rule(which=any_of, to=few, agree=yes)
    def reduce(self, which: int, to: int, agree: bool) -> None:
        row, _ = self.open_row(which)
        self.play("reduce", lambda consent: purchasing.reduce(self.desk, row, Decimal(to), consent=consent), agree)

    @rule(which=any_of, agree=yes)
    def cancel_supply(self, which: int, agree: bool) -> None:
        po = self.one("SELECT id FROM purchase_order WHERE state IN ('draft', 'sent') ORDER BY id", which)
        self.play("cancel_supply", lambda consent: purchasing.cancel(self.desk, po, consent=consent), agree)
