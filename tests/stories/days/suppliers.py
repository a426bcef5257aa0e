"""Suppliers are chased, and answer about an item in several parts."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app import purchasing, views
from app.data.store.bulk import rows
from app.domain.purchase_orders import AnswerPart
from app.purchasing.by_item import confirm_item
from tests.stories.days.desk import DeskDays, any_of, few, in_days, yes

ACTS = frozenset(["answer_about_item", "chase", "chase_order"])
hows = st.sampled_from(["phone", "e-mail", "letter", "in-person", "pigeon"])


class Suppliers(DeskDays):
    @rule(which=any_of, parts=st.lists(st.tuples(few, in_days), min_size=1, max_size=3), rest=any_of, agree=yes)
    def answer_about_item(self, which: int, parts: list[tuple[int, int | None]], rest: int, agree: bool) -> None:
        po = self.sent_order(which)
        items = rows("SELECT DISTINCT item_id FROM purchase_line WHERE po_id = ? ORDER BY 1", (po,))
        item = items[which % len(items)][0]
        said = [AnswerPart(Decimal(quantity), self.day(days)) for quantity, days in parts]
        left: Any = ("coming", "short")[rest % 2]
        self.play(
            "answer_about_item",
            lambda consent: confirm_item(self.desk, po, item, said, rest=left, consent=consent),
            agree,
        )

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
