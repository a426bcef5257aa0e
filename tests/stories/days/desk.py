"""The desk at which anything may happen: a store to play on, and what every rule of a day needs."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from app import formats
from app.data.store.bulk import rows
from app.data.store.database import db
from app.desk import Desk, upkeep
from app.domain.errors import NO_CONSENT, ClockAsked, Consent, DeskError, Faulty, NeedsConsent, NotFound, Refused
from app.domain.settings import StockroomSettings
from tests import round_trip
from tests.builders import a_purchase_order, an_order
from tests.clocks import SetClock
from tests.conftest import TODAY
from tests.plain_rules import Plain
from tests.stories.watching import Watch

MORNING = datetime.combine(TODAY, time(8), UTC)
any_of = st.integers(0, 40)
few = st.integers(1, 9)
more = st.sampled_from([1, 2, 3, 5, 8, 10, 13, 20])
in_days = st.sampled_from([None, 0, 1, 3, 6, 10, 20, -2])
reasons = st.sampled_from(["rush", "rush", "the customer called", " "])
yes = st.sampled_from([True, True, True, False])


ROUND_TRIP = 7  # every so many runs: some fifty stores in all


class DeskDays(RuleBasedStateMachine):
    """A small stockroom; `template` is what every run begins with, `done` counts what was done."""

    template: ClassVar[Path]
    done: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.store = self.template.with_name("playing.backorder")
        shutil.copyfile(self.template, self.store)
        self.clock = SetClock(MORNING + timedelta(hours=1))
        self.desk = Desk.open(self.store, clock=self.clock, person="Kim")
        db.execute_sql("PRAGMA synchronous = OFF")  # the disk is tested elsewhere
        self.watch = Watch(self.desk)
        self.folder = self.store.with_name("files")
        self.folder.mkdir(exist_ok=True)
        self.asked: list[NeedsConsent] = []  # by the last that was played
        self.refused: DeskError | None = None  # the last that was

    def teardown(self) -> None:
        [(acts, last_day)] = rows("SELECT count(*), max(on_day) FROM act")
        ahead = last_day > self.desk.today.isoformat()  # no file is taken that speaks of days to come
        again = acts % ROUND_TRIP == 0 and not ahead
        try:
            self.watch.nothing_lost()
            assert upkeep.verify(self.desk) == []
            today, settings = self.desk.today, self.desk.settings
            if again:
                round_trip.exported(self.desk, self.store.parent)
        finally:
            self.desk.close()
        if again:
            self._comes_in_again(today, settings)

    def _comes_in_again(self, today: date, settings: StockroomSettings) -> None:
        """What went out as files makes a store of which every list says the same."""
        again = self.store.with_name("again.backorder")
        round_trip.imported(self.store.parent, again, today, settings)
        assert round_trip.different(self.store, again, today) == []
        self.done["round_trip"] += 1

    @rule(days=st.integers(1, 6))
    def day_passes(self, days: int) -> None:
        if self.clock.stated is not None:
            self.clock.stated += timedelta(days)
        self.clock.moment += timedelta(days)
        self.watch.look_again()
        self.done["day_passes"] += 1

    @property
    def plain(self) -> Mapping[int, Plain]:
        return self.watch.now

    def play(self, name: str, act: Callable[[Consent], object], agree: bool = False) -> None:
        """Do it, agreeing to what is asked where `agree`. What is refused or not agreed to has not happened at all."""
        before = db.connection().serialize()
        consent, self.asked, self.refused = NO_CONSENT, [], None
        while True:
            try:
                act(consent)
            except NeedsConsent as asked:
                self.spoken(asked)
                self.asked.append(asked)
                if asked.question in consent:
                    raise
                if agree:
                    consent |= {asked.question}
                    continue
                name = f"{name}?"
            except ClockAsked as clock:  # nothing has happened; what this PC says is meant
                self.spoken(clock)
                assert db.connection().serialize() == before
                self.clock.sure = True
                self.done["go_back"] += clock.behind
                continue
            except (Refused, NotFound, Faulty) as refused:
                self.spoken(refused)
                self.refused = refused
                name = f"{name}!"
            break
        self.done[name] += 1
        if name.endswith(("?", "!")):
            assert db.connection().serialize() == before
            return
        self.watch.done(name)

    def spoken(self, error: DeskError) -> None:
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

    def accept_something(self) -> None:
        self.play("accept", lambda _: an_order(self.desk, 1, (1, 2)))

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
