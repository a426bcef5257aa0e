"""Whole random days at the desk, on a real store: whatever is done, in whatever order, the rules hold after every step.

Each part plays its own runs, the same ones every time. More of them: WHOLE_DAYS_PARTS=40 pytest tests/stories/…
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from app import (
    amending,
    formats,
    ordering,
    promising,
    purchasing,
    queueing,
    receiving,
    returns,
    reversing,
    shipping,
    upkeep,
)
from app import stock as stockroom
from app.data.bulk import rows
from app.data.database import db
from app.desk import Clock, Desk
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent, NotFound, Refused
from app.domain.orders import IfNothing
from app.domain.purchase_orders import Part
from app.domain.tellings import DIRECT, Choice, How
from app.ordering import Asked
from app.promising import Correction
from app.purchasing import DraftLine
from app.returns import Back
from tests.builders import a_customer, a_purchase_order, a_source, a_supplier, an_item, an_order
from tests.conftest import TODAY
from tests.plain_rules import Plain
from tests.stories.watching import SETTINGS, Watch

PARTS = int(os.environ.get("WHOLE_DAYS_PARTS", "3"))
RUNS = settings(
    max_examples=150,
    stateful_step_count=40,
    deadline=None,
    database=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)
_NAMES = """
accept amend answer buy cancel cancel_supply close_rest close_short confirm confirm_all confirm_split correct
day_passes hold issue move_up pass_on receive receive_over release reverse send ship
ship_more short_pick slip strike take_back take_queued tell undo
"""
EVERYTHING = frozenset(_NAMES.split())

any_of = st.integers(0, 40)
few = st.integers(1, 9)
more = st.sampled_from([1, 2, 3, 5, 8, 10, 13, 20])
in_days = st.sampled_from([None, 0, 1, 3, 6, 10, 20, -2])
reasons = st.sampled_from(["rush", "rush", "the customer called", " "])
yes = st.sampled_from([True, True, True, False])


class WholeDays(RuleBasedStateMachine):
    """A small stockroom and a desk at which anything may happen."""

    template: ClassVar[Path]
    done: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.store = self.template.with_name("playing.backorder")
        shutil.copyfile(self.template, self.store)
        self.desk = Desk.open(self.store, clock=Clock(TODAY), person="Kim")
        db.execute_sql("PRAGMA synchronous = OFF")  # the disk is tested elsewhere
        self.watch = Watch(self.desk)

    def teardown(self) -> None:
        try:
            assert upkeep.verify(self.desk) == []
        finally:
            self.desk.close()

    # What happens.

    @rule(customer=any_of, first=any_of, one=more, other=st.integers(0, 9), choice=any_of, tell=any_of, agree=yes)
    def accept(self, customer: int, first: int, one: int, other: int, choice: int, tell: int, agree: bool) -> None:
        if_nothing = (IfNothing.WAIT, IfNothing.WAIT, IfNothing.ORDER, None)[choice % 4]
        items = (first % 3 + 1, (first + 1) % 3 + 1)
        asked = [Asked(item, Decimal(n), None, if_nothing) for item, n in zip(items, (one, other), strict=True) if n]
        how = (None, How.IN_PERSON, How.PHONE)[tell % 3]
        self.play(
            "accept",
            lambda consent: ordering.accept(self.desk, customer % 3 + 1, asked, tell=how, consent=consent),
            agree,
        )

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
        parts = [Part(still_open, self.day(days))]
        self.play("confirm", lambda consent: purchasing.confirm(self.desk, row, parts, consent=consent), agree)

    @rule(which=any_of, one=few, other=few, days=in_days, later=st.integers(1, 9), rest=any_of, agree=yes)
    def confirm_split(
        self, which: int, one: int, other: int, days: int | None, later: int, rest: int, agree: bool
    ) -> None:
        row, _ = self.open_row(which)
        parts = [Part(Decimal(one), self.day(days)), Part(Decimal(other), self.day((days or 0) + later))]
        said: Any = (None, "coming", "short")[rest % 3]
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
        parts = [Part(Decimal(still_open) / 1000, date.fromisoformat(on) + timedelta(days))]
        return self.play("slip", lambda consent: purchasing.confirm(self.desk, row, parts, consent=consent), agree)

    @rule(which=any_of, days=in_days, agree=yes)
    def confirm_all(self, which: int, days: int | None, agree: bool) -> None:
        po, on = self.sent_order(which), self.day(days)
        self.play("confirm_all", lambda consent: purchasing.confirm_all(self.desk, po, on, consent=consent), agree)

    @rule(which=any_of, agree=yes)
    def close_short(self, which: int, agree: bool) -> None:
        row, _ = self.open_row(which)
        self.play("close_short", lambda consent: purchasing.close_short(self.desk, row, consent=consent), agree)

    @rule(which=any_of, agree=yes)
    def cancel_supply(self, which: int, agree: bool) -> None:
        po = self.one("SELECT id FROM purchase_order WHERE state IN ('draft', 'sent') ORDER BY id", which)
        self.play("cancel_supply", lambda consent: purchasing.cancel(self.desk, po, consent=consent), agree)

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
        line = self.waiting(which)
        more = Decimal(self.plain[line].ready) / 1000 + beyond
        self.play(
            "ship_more", lambda consent: shipping.ship_more(self.desk, line, more, reason, consent=consent), agree
        )

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

    @rule(which=any_of, pass_on=st.booleans())
    def hold(self, which: int, pass_on: bool) -> None:
        line = self.waiting(which)
        self.play(
            "pass_on" if pass_on else "hold", lambda _: queueing.hold(self.desk, line, "not yet", pass_on=pass_on)
        )

    @rule(which=any_of, reason=reasons, agree=yes)
    def release(self, which: int, reason: str, agree: bool) -> None:
        if not rows("SELECT line_id FROM hold"):
            self.hold(which, True)
        line = self.one("SELECT line_id FROM hold ORDER BY line_id", which)
        self.play("release", lambda consent: queueing.release(self.desk, line, reason, consent=consent), agree)

    @rule(which=any_of, first=any_of, second=any_of, reason=reasons, agree=yes)
    def move_up(self, which: int, first: int, second: int, reason: str, agree: bool) -> None:
        one = self.waiting(which)
        item = self.plain[one].item
        queue = [line for line, plain in self.plain.items() if plain.item == item]
        ahead, line = sorted((first % len(queue), second % len(queue)))
        self.play(
            "move_up",
            lambda consent: queueing.move_up(self.desk, queue[line], queue[ahead], reason, consent=consent),
            agree,
        )

    @rule(which=any_of, quantity=st.integers(1, 14), agree=yes)
    def amend(self, which: int, quantity: int, agree: bool) -> None:
        line = self.waiting(which)
        self.play("amend", lambda consent: amending.amend(self.desk, line, Decimal(quantity), consent=consent), agree)

    @rule(which=any_of, quantity=few)
    def cancel(self, which: int, quantity: int) -> None:
        line = self.waiting(which)
        self.play("cancel", lambda _: ordering.cancel_line(self.desk, line, Decimal(quantity)))

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

    @rule(which=any_of, how=st.sampled_from(DIRECT), asks=st.booleans(), several=st.booleans())
    def tell(self, which: int, how: How, asks: bool, several: bool) -> None:
        line = self.waiting(which)
        lines = list(self.plain) if several else [line]
        self.play("tell", lambda _: promising.tell(self.desk, lines, how, asks=asks))

    @rule(elsewhere=st.booleans())
    def tell_all_due(self, elsewhere: bool) -> None:
        due = [line.id for notice in promising.tray(self.desk) for line in notice.lines]
        if elsewhere:
            self.play("tell", lambda _: promising.told_elsewhere(self.desk, due))
        else:
            self.play("tell", lambda _: promising.tell(self.desk, due, How.EMAIL, asks=True))

    @rule(which=any_of, days=in_days, withdrawn=st.booleans())
    def strike(self, which: int, days: int | None, withdrawn: bool) -> None:
        entry = self.one("SELECT id FROM telling ORDER BY id DESC", which)
        corrected = None if withdrawn else Correction(self.day(days), self.desk.today, How.PHONE, self.day(5))
        if entry:
            self.play("strike", lambda _: promising.strike(self.desk, entry, corrected))

    @rule(which=any_of, choice=st.sampled_from(Choice), quantity=st.sampled_from([None, None, Decimal(2)]))
    def answer(self, which: int, choice: Choice, quantity: Decimal | None) -> None:
        asked = (
            "SELECT DISTINCT t.line_id FROM notice n JOIN telling t ON t.act_id = n.act_id"
            " JOIN order_line l ON l.id = t.line_id WHERE n.asks = 1 AND l.waiting > 0 ORDER BY 1"
        )
        line = self.one(asked, which) or self.waiting(which)
        note = "brass" if choice is Choice.SUBSTITUTE else ""
        of = quantity if choice in (Choice.PART, Choice.CANCEL) else None
        self.play("answer", lambda _: promising.answer(self.desk, line, choice, note, of))

    @rule(days=st.integers(1, 6))
    def day_passes(self, days: int) -> None:
        self.desk.clock.stated = self.desk.today + timedelta(days)
        self.watch.look_again()
        self.done["day_passes"] += 1

    # What it is done with.

    @property
    def plain(self) -> Mapping[int, Plain]:
        return self.watch.now

    def play(self, name: str, act: Callable[[Consent], object], agree: bool = False) -> None:
        """Do it, agreeing to what is asked where `agree`. What is refused or not agreed to has not happened at all."""
        before = db.connection().serialize()
        consent = NO_CONSENT
        while True:
            try:
                act(consent)
            except NeedsConsent as asked:
                self.spoken(asked)
                if asked.question in consent:
                    raise
                if agree:
                    consent |= {asked.question}
                    continue
                name = f"{name}?"
            except (Refused, NotFound) as refused:
                self.spoken(refused)
                name = f"{name}!"
            break
        self.done[name] += 1
        if name.endswith(("?", "!")):
            assert db.connection().serialize() == before
            return
        self.watch.done(name)

    def spoken(self, error: Refused | NotFound | NeedsConsent) -> None:
        assert "{" not in formats.sentence(error)

    def day(self, days: int | None) -> date | None:
        return None if days is None else self.desk.today + timedelta(days)

    def one(self, query: str, which: int) -> int:
        """The id of one of what the query finds, 0 where that is nothing."""
        found = rows(query)
        return int(found[which % len(found)][0]) if found else 0

    def waiting(self, which: int) -> int:
        """A waiting line; where there is none an order is accepted first."""
        if not self.plain:
            self.play("accept", lambda _: an_order(self.desk, which % 3 + 1, (which % 3 + 1, 5), (1, 3)))
        return sorted(self.plain)[which % len(self.plain)]

    def sent_order(self, which: int) -> int:
        """A purchase order that is on its way; where there is none one is sent first."""
        query = "SELECT id FROM purchase_order WHERE state = 'sent' ORDER BY id"
        if not self.one(query, which):
            self.play("buy", lambda _: a_purchase_order(self.desk, 1, (which % 3 + 1, 6), (1, 4)))
        return self.one(query, which)

    def open_row(self, which: int) -> tuple[int, Decimal]:
        """An open row of one, with what is open of it."""
        po = self.sent_order(which)
        query = (
            "SELECT r.id, r.quantity - r.received - r.short FROM schedule_row r JOIN purchase_line l"
            " ON l.id = r.line_id WHERE l.po_id = ? AND r.quantity > r.received + r.short ORDER BY r.id"
        )
        found = rows(query, (po,))
        row, still_open = found[which % len(found)]
        return row, Decimal(still_open) / 1000


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small stockroom on an ordinary day, that every run begins with."""
    store = tmp_path_factory.mktemp("days") / "template.backorder"
    with closing(Desk.create(store, clock=Clock(TODAY), person="Kim", settings=SETTINGS)) as desk:
        items = [an_item(desk, "BOLT", 6), an_item(desk, "NUT"), an_item(desk, "ROPE", 18, decimals=1, unit="m")]
        for name in ("Smith", "Jones"):
            a_customer(desk, name)
        a_customer(desk, "Whole", ship_complete=True)
        acme, other = a_supplier(desk), a_supplier(desk, "Bolts & Co", email="")
        a_source(desk, items[0], acme, pack_size=Decimal(5))
        a_source(desk, items[1], other, minimum=Decimal(4), preferred=True)
        an_order(desk, 1, (1, 4), (2, 3))
        an_order(desk, 3, (1, 3), (2, 2))
        an_order(desk, 2, (1, 5), (3, 10))
        a_purchase_order(desk, acme, (1, 8), (2, 4), confirmed_on=TODAY + timedelta(8))
        a_purchase_order(desk, other, (2, 6), requested_on=TODAY + timedelta(3))
    return store


@pytest.mark.parametrize("part", range(PARTS))
def test_whole_days(template: Path, part: int) -> None:
    done: Counter[str] = Counter()
    days = type("Days", (WholeDays,), {"template": template, "done": done})
    run_state_machine_as_test(seed(part)(days), settings=RUNS)
    assert done.keys() >= EVERYTHING, "some act was refused every time"
