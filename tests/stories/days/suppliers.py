"""Suppliers are chased, and answer about an item in several parts."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app import purchasing, views
from app.data.store.bulk import rows
from app.data.store.database import db
from app.domain.errors import ClockAsked
from app.domain.purchase_orders import AnswerPart
from app.domain.supplier_answers import Rest
from app.purchasing.by_item import confirm_item
from tests import plain_rules
from tests.stories.days.desk import DeskDays, any_of, few, in_days, yes

ACTS = frozenset(["answer_about_item", "answer_again", "chase", "chase_order"])
hows = st.sampled_from(["phone", "e-mail", "letter", "in-person", "pigeon"])


class Suppliers(DeskDays):
    @rule(which=any_of, parts=st.lists(st.tuples(few, in_days), min_size=1, max_size=3), rest=any_of, agree=yes)
    def answer_about_item(self, which: int, parts: list[tuple[int, int | None]], rest: int, agree: bool) -> None:
        po = self.sent_order(which)
        items = rows("SELECT DISTINCT item_id FROM purchase_line WHERE po_id = ? ORDER BY 1", (po,))
        item = items[which % len(items)][0]
        said = [AnswerPart(Decimal(quantity), self.day(days)) for quantity, days in parts]
        left = list(Rest)[rest % 3]
        self.told_twice("answer_about_item", po, item, said, left, agree)

    @rule(which=any_of, fewer=st.integers(0, 3), later=st.sampled_from([0, 0, 2, 7]), rest=any_of, agree=yes)
    def answer_again(self, which: int, fewer: int, later: int, rest: int, agree: bool) -> None:
        """The supplier says of an item some of what he said before: the same, fewer, or for a later day."""
        found = rows(
            "SELECT l.po_id, l.item_id, r.confirmed_on, r.quantity - r.received - r.short FROM schedule_row r"
            " JOIN purchase_line l ON l.id = r.line_id JOIN purchase_order p ON p.id = l.po_id WHERE p.state = 'sent'"
            " AND r.confirmed_on IS NOT NULL AND r.quantity - r.received - r.short > 3000 ORDER BY r.id"
        )
        if found:
            po, item, on, still_open = found[which % len(found)]
            day = date.fromisoformat(on) + timedelta(later)
            said = [AnswerPart(Decimal(still_open) / 1000 - fewer, day)]
            self.told_twice("answer_again", po, item, said, list(Rest)[rest % 3], agree)

    def told_twice(self, name: str, po: int, item: int, said: list[AnswerPart], rest: Rest, agree: bool) -> None:
        """Told once and, where it was taken, told again: that changes nothing."""
        plain = plain_rules.answered(po, item, said, rest)
        done = self.done[name]
        self.play(name, lambda consent: confirm_item(self.desk, po, item, said, rest=rest, consent=consent), agree)
        if self.done[name] > done:
            assert plain_rules.owed(po, item) == plain
            before = db.connection().serialize()
            with contextlib.suppress(ClockAsked):
                confirm_item(self.desk, po, item, said, rest=rest)
            assert db.connection().serialize() == before, "a supplier who repeats himself changes nothing"

    @rule(which=any_of, how=hows, ago=st.integers(-1, 4))
    def chase(self, which: int, how: str, ago: int) -> None:
        """What is listed of one supplier, all of it or only one; where nothing is, whatever is open."""
        listed = views.chases.rows(self.desk)
        if not listed:
            return self.chase_order(which, how)
        one = listed[which % len(listed)]
        asked = [row.id for row in listed if row.supplier_id == one.supplier_id] if which % 2 else [one.id]
        on = self.desk.today - timedelta(ago)
        return self.play("chase", lambda _: purchasing.chase(self.desk, asked, how, "called", on=on))

    @rule(which=any_of, how=hows)
    def chase_order(self, which: int, how: str) -> None:
        po = self.sent_order(which)
        self.play("chase_order", lambda _: purchasing.chase_order(self.desk, po, how))
