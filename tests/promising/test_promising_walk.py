"""Random days of promising: whatever is done, in whatever order, the tray holds exactly what the table says."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from app import purchasing
from app.data import promises, purchases, queues
from app.data.store.bulk import rows
from app.desk import Desk, upkeep
from app.desk.looking import look
from app.domain.asked_lines import Asked
from app.domain.errors import NotFound, Refused
from app.domain.matching import Footing
from app.domain.orders import IfNothing
from app.domain.promise_states import ComparedPromise, Now, Told, compare
from app.domain.purchase_orders import AnswerPart, State
from app.domain.tellings import DIRECT, Choice, Correction, How, Telling
from app.goods import receiving, shipping
from app.ordering import accepting, answering, cancelling
from app.promising import telling, tray
from tests import plain_ready, plain_rules
from tests.builders import a_customer, a_purchase_order, a_supplier, agreed, an_item

STEPS = 60
COUNTS = "SELECT (SELECT count(*) FROM telling), (SELECT count(*) FROM notice), (SELECT count(*) FROM answer)"


def plainly(entries: list[Telling]) -> Told | None:
    """The last entry that counts, found the slow way: every correction stands where the entry it strikes stood."""
    book: list[Telling] = []
    for entry in entries:
        if entry.strikes is None:
            book.append(entry)
        else:
            [struck] = [at for at, other in enumerate(book) if other.id == entry.strikes]
            book[struck] = entry
    left = [entry for entry in book if entry.how is not How.WITHDRAWN]
    if not left:
        return None
    last = left[-1]
    return Told(last.promised_on, last.told_on, last.how, last.footing, last.hoped_on, last.id, last.held)


def by_the_table(desk: Desk) -> dict[int, ComparedPromise]:
    """What has become of every waiting line's promise, from the store alone."""
    found = {}
    going = plain_ready.in_good_time(plain_rules.everyone(desk.today), plain_rules.book(), desk.today, ())
    for outlooks in look(desk, None).values():
        for outlook in outlooks:
            ready = outlook.ready == outlook.line.waiting and outlook.footing is Footing.IN_STOCK
            inbound = any(share.supply.footing is not Footing.IN_STOCK for share in outlook.shares)
            inbound = inbound or outlook.footing < Footing.NONE
            line = outlook.line.id
            now = Now(outlook.promise, outlook.hoped, outlook.footing, ready, inbound, line in going)
            told = plainly(promises.tellings(line))
            found[line] = compare(told, now, desk.settings.damping)
    return found


class Days:
    """A small stockroom in which things happen at random."""

    def __init__(self, desk: Desk, dice: random.Random) -> None:
        self.desk, self.dice = desk, dice
        self.items = [an_item(desk, f"I-{n}", on_hand=dice.randint(0, 3)) for n in range(3)]
        self.customers = [a_customer(desk, f"C-{n}", ship_complete=n > 2, collects=n % 2 == 0) for n in range(4)]
        self.supplier = a_supplier(desk)

    def lines(self) -> list[int]:
        return sorted(line.id for lines in queues.waiting_lines().values() for line in lines)

    def some(self) -> list[int]:
        lines = self.lines()
        return self.dice.sample(lines, self.dice.randint(1, len(lines))) if lines else []

    def order(self) -> None:
        chosen = self.dice.sample(self.items, self.dice.randint(1, 2))
        asked = [Asked(item, Decimal(self.dice.randint(1, 9)), None, IfNothing.WAIT) for item in chosen]
        tell = self.dice.choice([None, How.IN_PERSON, How.PHONE])
        accepting.accept(self.desk, self.dice.choice(self.customers), asked, tell=tell)

    def buy(self) -> None:
        days = self.dice.choice([None, 3, 9])
        on = None if days is None else self.desk.today + timedelta(days)
        lines = [(item, self.dice.randint(5, 30)) for item in self.dice.sample(self.items, 2)]
        a_purchase_order(self.desk, self.supplier, *lines, requested_on=on, sent=self.dice.random() < 0.8)

    def confirm(self) -> None:
        row = self.dice.choice([row for row in purchases.rows(self._sent()) if row.open])
        days = self.dice.choice([None, 0, 2, 5, 12, 30])
        on = None if days is None else self.desk.today + timedelta(days)
        agreed(lambda consent: purchasing.confirm(self.desk, row.id, [AnswerPart(row.open, on)], consent=consent))

    def receive(self) -> None:
        po = self._sent()
        agreed(lambda consent: receiving.receive(self.desk, po, None, consent=consent))

    def cancel_supply(self) -> None:
        po = self._sent()
        agreed(lambda consent: purchasing.cancel(self.desk, po, consent=consent))

    def _sent(self) -> int:
        sent = [order.id for order in purchases.orders(state=State.SENT)]
        if not sent:
            raise Refused("po.is_closed", po="any of them")
        return self.dice.choice(sent)

    def ship(self) -> None:
        shipping.ship_ready(self.desk, item_id=self.dice.choice([None, *self.items]))

    def cancel(self) -> None:
        for line in self.some()[:1]:
            cancelling.cancel_line(self.desk, line, Decimal(1))

    def tell(self) -> None:
        telling.tell(self.desk, self.some(), self.dice.choice(DIRECT), asks=self.dice.random() < 0.5)

    def tell_all_due(self) -> None:
        due = [line.id for notice in tray.tray(self.desk) for line in notice.lines]
        telling.told_elsewhere(self.desk, due)
        assert tray.tray(self.desk) == [], "whoever has been told is not due"

    def strike(self) -> None:
        [(last,)] = rows("SELECT coalesce(max(id), 1) FROM telling")
        days = self.dice.choice([None, 4, 20])
        on = None if days is None else self.desk.today + timedelta(days)
        corrected = Correction(on, self.desk.today, How.PHONE) if self.dice.random() < 0.6 else None
        telling.strike(self.desk, self.dice.randint(1, last), corrected)

    def answer(self) -> None:
        for line in self.some():
            choice = self.dice.choice(list(Choice))
            answering.answer(self.desk, line, choice, "brass" if choice is Choice.SUBSTITUTE else "")

    def acts(self) -> list[Callable[[], None]]:
        """Everything that may happen, what makes a day interesting more than once."""
        rare = [self.receive, self.cancel_supply, self.ship, self.cancel, self.tell_all_due, self.strike, self.answer]
        return rare + 2 * [self.order, self.buy, self.tell, self.pass_time] + 5 * [self.confirm]

    def pass_time(self) -> None:
        self.desk.clock.stated = self.desk.today + timedelta(self.dice.randint(1, 6))


@pytest.mark.parametrize("seed", range(12))
def test_the_tray_holds_exactly_what_the_table_says(desk: Desk, seed: int) -> None:
    dice = random.Random(seed)
    days = Days(desk, dice)
    acts = days.acts()
    before = rows(COUNTS)[0]
    for _ in range(STEPS):
        try:
            dice.choice(acts)()
        except (Refused, NotFound):
            assert rows(COUNTS)[0] >= before
        table = by_the_table(desk)
        assert dict(desk.board.promises.found) == table
        due = {line for line, compared in table.items() if compared.due}
        notices = tray.tray(desk)
        assert {line.id for notice in notices for line in notice.lines} == due
        assert all({line.customer_id for line in n.lines} == {who.id for who in n.customers} for n in notices)
        assert desk.board.promises.lines_due() == len(due)
        now = rows(COUNTS)[0]
        assert all(more >= less for more, less in zip(now, before, strict=True)), "the promise book only grows"
        before = now
    assert upkeep.verify(desk) == []
