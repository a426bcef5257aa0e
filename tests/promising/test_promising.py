"""Telling customers how their lines stand, noticing when that changes, and doing what they choose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app import formats, purchasing, views
from app.acts import reversing
from app.data import promises, purchases
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.errors import NotFound, Refused
from app.domain.matching import Footing
from app.domain.orders import IfNothing
from app.domain.promise_states import PromiseState
from app.domain.purchase_orders import AnswerPart
from app.domain.tellings import Choice, Correction, How
from app.goods import shipping, stock
from app.ordering import accepting, answering
from app.promising import effects, telling, tray
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

MAY_20, MAY_25, JUNE_2 = date(2026, 5, 20), date(2026, 5, 25), date(2026, 6, 2)
D = Decimal


class Shop:
    """Three washers in stock and eight confirmed for 20 May; Smith, Jones and Brown wait for five each."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.washer = an_item(desk, on_hand=3)
        self.acme = a_supplier(desk)
        self.po = a_purchase_order(desk, self.acme, (self.washer, 8), confirmed_on=MAY_20)
        self.customers = [a_customer(desk, name) for name in ("Smith", "Jones", "Brown")]
        orders = [an_order(desk, customer, (self.washer, 5)) for customer in self.customers]
        self.smith, self.jones, self.brown = (order.lines[0].line.id for order in orders)

    @property
    def row(self) -> int:
        return purchases.rows(self.po)[0].id

    def confirm(self, on: date | None) -> None:
        purchasing.confirm(self.desk, self.row, [AnswerPart(D(8), on)])

    def at(self, day: date) -> None:
        self.desk.clock.stated = day

    def states(self) -> list[PromiseState]:
        return [row.state for row in views.queue.rows(self.desk)]

    def tray(self) -> list[tuple[str, list[PromiseState], bool]]:
        return [
            (notice.customer.name, [line.state for line in notice.lines], notice.first)
            for notice in tray.tray(self.desk)
        ]


@pytest.fixture
def shop(desk: Desk) -> Shop:
    return Shop(desk)


def refusal(caught: pytest.ExceptionInfo[Refused]) -> str:
    return formats.sentence(caught.value)


def test_everybody_is_untold_at_first(shop: Shop) -> None:
    assert shop.states() == [PromiseState.UNTOLD] * 3
    assert shop.tray() == [(name, [PromiseState.UNTOLD], True) for name in ("Brown", "Jones", "Smith")]
    assert views.today.summary(shop.desk).to_tell == 3


def test_telling_writes_down_what_stands_now_and_why(shop: Shop) -> None:
    told = telling.tell(shop.desk, [shop.smith, shop.brown], How.PHONE)
    assert [(line.line, line.promised_on, line.footing) for line in told.lines] == [
        (shop.smith, MAY_20, Footing.CONFIRMED),
        (shop.brown, None, Footing.NONE),
    ]
    assert told.customers == 2
    [entry] = views.queue.detail(shop.desk, shop.smith).tellings
    assert (entry.promised_on, entry.hoped_on, entry.told_on) == (MAY_20, None, TODAY)
    assert (entry.how, entry.person, entry.act) == (How.PHONE, "Kim", told.act)
    assert entry.evidence == (
        (3, 0, "", "", Footing.IN_STOCK, TODAY, None, ""),
        (2, shop.row, "PO-0001", "Acme", Footing.CONFIRMED, MAY_20, TODAY, "Kim"),
    )
    assert shop.states() == [PromiseState.KEPT, PromiseState.UNTOLD, PromiseState.KEPT]
    assert shop.tray() == [("Jones", [PromiseState.UNTOLD], True)]
    text = formats.evidence_text(entry, TODAY)
    assert text == "3 ready; 2 confirmed for 20 May (PO-0001, Acme, confirmed 12 May) (taken down by Kim)"


def test_the_hoped_date_is_written_down_only_where_there_is_no_promise(desk: Desk) -> None:
    washer = an_item(desk)
    a_purchase_order(desk, a_supplier(desk), (washer, 8), requested_on=MAY_20)
    line = an_order(desk, a_customer(desk), (washer, 5)).lines[0].line.id
    telling.tell(desk, [line], How.LETTER)
    [entry] = promises.tellings(line)
    assert (entry.promised_on, entry.hoped_on, entry.footing) == (None, MAY_20, Footing.UNCONFIRMED)


def test_a_confirmed_date_that_moves_slips_whom_it_was_told(shop: Shop) -> None:
    telling.tell(shop.desk, [shop.smith, shop.jones], How.EMAIL)
    before = effects.standings(shop.desk)
    shop.confirm(JUNE_2)
    assert [(row.state, row.slip_days) for row in views.queue.rows(shop.desk)] == [
        (PromiseState.SLIPPED, 13),
        (PromiseState.SLIPPED, 13),
        (PromiseState.UNTOLD, 0),
    ]
    assert shop.tray()[:2] == [("Jones", [PromiseState.SLIPPED], False), ("Smith", [PromiseState.SLIPPED], False)]
    done = effects.effects(shop.desk, before)
    assert formats.effects_text(done) == "slips 2 customers, 13 days at most"
    telling.tell(shop.desk, [shop.smith], How.PHONE)
    assert shop.states() == [PromiseState.KEPT, PromiseState.SLIPPED, PromiseState.UNTOLD]


def test_cover_that_is_lost_and_better_news(shop: Shop) -> None:
    telling.tell(shop.desk, [shop.smith, shop.brown], How.EMAIL)
    before = effects.standings(shop.desk)
    shop.confirm(None)
    assert shop.states() == [PromiseState.COVER_LOST, PromiseState.UNTOLD, PromiseState.KEPT]
    assert formats.effects_text(effects.effects(shop.desk, before)) == "takes the cover from 1 customer"
    before = effects.standings(shop.desk)
    a_purchase_order(shop.desk, shop.acme, (shop.washer, 20), confirmed_on=MAY_20)
    assert shop.states() == [PromiseState.KEPT, PromiseState.UNTOLD, PromiseState.EARLIER]
    assert formats.effects_text(effects.effects(shop.desk, before)) == "has better news for 1 customer"


def test_the_day_s_change_alone_is_noticed(shop: Shop) -> None:
    telling.tell(shop.desk, [shop.smith], How.EMAIL)
    shop.at(MAY_20 + timedelta(1))
    assert shop.states()[0] is PromiseState.COVER_LOST, "the row is overdue, which is no promise any more"


def test_ready_goods_are_called_in_once(shop: Shop) -> None:
    telling.tell(shop.desk, [shop.smith], How.PHONE)
    shop.at(MAY_20)
    stock.correct(shop.desk, shop.washer, D(5), "found")
    assert shop.states()[0] is PromiseState.READY
    assert ("Smith", [PromiseState.READY], False) in shop.tray(), "on the very day, too"
    shop.at(MAY_20 + timedelta(1))
    telling.tell(shop.desk, [shop.smith], How.PHONE)
    assert shop.states()[0] is PromiseState.KEPT
    shop.at(MAY_20 + timedelta(7))
    assert shop.states()[0] is PromiseState.READY
    assert "Smith" not in [name for name, _, _ in shop.tray()]
    assert tray.ready_not_collected(shop.desk) == []
    shop.at(MAY_20 + timedelta(8))
    [found] = tray.ready_not_collected(shop.desk)
    assert (found.row.id, found.since, found.days) == (shop.smith, MAY_20 + timedelta(1), 7)


def test_a_line_that_waits_again_is_as_told_as_before(desk: Desk) -> None:
    """Also where it did not wait when everything was read: the day after it shipped, or after an answer to cancel."""
    washer = an_item(desk, on_hand=5)
    an_order(desk, a_customer(desk), (washer, 5), tell=How.PHONE)
    shipped = shipping.ship_ready(desk)
    desk.clock.stated = TODAY + timedelta(1)
    assert tray.tray(desk) == []
    reversing.reverse(desk, shipped.act)
    assert [row.state for row in views.queue.rows(desk)] == [PromiseState.READY]
    assert tray.tray(desk) == [], "who was told that it is ready is not told again"


def test_telling_a_line_that_shipped_meanwhile_tells_nobody(shop: Shop) -> None:
    stock.correct(shop.desk, shop.washer, D(5), "found")
    shipping.ship(shop.desk, [(shop.smith, D(5))])
    with pytest.raises(Refused) as refused:
        telling.tell(shop.desk, [shop.jones, shop.smith], How.PHONE)
    assert refusal(refused).startswith("SO-0001 of Smith does not wait for M8-WASHER any more")
    assert promises.tellings(shop.jones) == []


@pytest.mark.parametrize(
    ("lines", "how", "told_on", "id"),
    [
        ([], How.PHONE, None, "tell.nobody"),
        ([1], How.PHONE, TODAY + timedelta(1), "tell.future"),
        ([1], "pigeon", None, "tell.how"),
        ([1], How.WITHDRAWN, None, "tell.how"),
        ([99], How.PHONE, None, "line.unknown"),
    ],
)
def test_what_cannot_be_told(shop: Shop, lines: list[int], how: str, told_on: date | None, id: str) -> None:
    with pytest.raises((Refused, NotFound)) as refused:
        telling.tell(shop.desk, lines, how, told_on=told_on)
    assert refused.value.id == id
    assert shop.states() == [PromiseState.UNTOLD] * 3


def test_a_wrong_entry_is_struck_by_a_new_one_that_counts_in_its_place(shop: Shop) -> None:
    telling.tell(shop.desk, [shop.smith], How.PHONE)
    telling.tell(shop.desk, [shop.smith], How.LETTER)
    first, second = promises.tellings(shop.smith)
    telling.strike(shop.desk, first.id, Correction(MAY_25, TODAY, How.IN_PERSON))
    assert views.queue.rows(shop.desk)[0].state is PromiseState.KEPT, "the later telling still counts"
    telling.strike(shop.desk, second.id, Correction(None, TODAY, How.IN_PERSON, MAY_25))
    [row, *_] = views.queue.rows(shop.desk)
    assert row.told is not None
    assert (row.told.promised_on, row.told.hoped_on, row.state) == (None, MAY_25, PromiseState.EARLIER)
    assert [entry.struck for entry in promises.tellings(shop.smith)] == [True, True, False, False]
    with pytest.raises(Refused, match=r"telling\.struck"):
        telling.strike(shop.desk, first.id)
    kinds = [entry.kind for entry in views.queue.detail(shop.desk, shop.smith).history]
    assert kinds == ["accepted", "struck", "struck", "told", "told"]


def test_an_entry_can_be_taken_back_whole(shop: Shop) -> None:
    telling.tell(shop.desk, [shop.smith], How.LETTER, asks=True)
    [entry] = promises.tellings(shop.smith)
    telling.strike(shop.desk, entry.id)
    assert shop.states() == [PromiseState.UNTOLD] * 3
    shop.at(TODAY + timedelta(30))
    assert tray.unanswered(shop.desk) == [], "who was not told was not asked"
    with pytest.raises(Refused, match=r"telling\.withdrawn"):
        telling.strike(shop.desk, promises.tellings(shop.smith)[1].id)
    with pytest.raises(NotFound, match=r"telling\.unknown"):
        telling.strike(shop.desk, 99)


def test_at_the_counter_the_first_promise_is_told_in_the_same_step(shop: Shop) -> None:
    white = a_customer(shop.desk, "White")
    accepted = accepting.accept(shop.desk, white, [Asked(shop.washer, D(1), None, IfNothing.WAIT)], tell=How.IN_PERSON)
    [entry] = promises.tellings(accepted.lines[0].line.id)
    assert (entry.promised_on, entry.how, entry.act) == (None, How.IN_PERSON, accepted.act)
    assert "White" not in [name for name, _, _ in shop.tray()]


def test_many_lines_are_marked_as_told_elsewhere(shop: Shop) -> None:
    shop.at(TODAY + timedelta(2))
    told = telling.told_elsewhere(shop.desk, [shop.smith, shop.jones, shop.brown], TODAY)
    assert len(told.lines) == 3
    assert shop.states() == [PromiseState.KEPT] * 3
    assert shop.tray() == []
    row = views.queue.rows(shop.desk)[0]
    assert formats.told_text(row.told) == "Told on 12 May: 20 May"  # type: ignore[arg-type]


def asked(shop: Shop) -> None:
    """Smith, Jones and Brown were told 20 May, then it became 2 June, and they were asked."""
    telling.tell(shop.desk, [shop.smith, shop.jones], How.PHONE)
    shop.confirm(JUNE_2)
    assert [notice.asks for notice in tray.tray(shop.desk)] == [True, True, False]
    telling.tell(shop.desk, [shop.smith, shop.jones], How.LETTER, asks=True)


def test_a_customer_who_waits_is_not_asked_again(shop: Shop) -> None:
    asked(shop)
    shop.at(TODAY + timedelta(2))
    assert tray.unanswered(shop.desk) == []
    shop.at(TODAY + timedelta(3))
    assert [(found.row.id, found.days) for found in tray.unanswered(shop.desk)] == [
        (shop.smith, 3),
        (shop.jones, 3),
    ]
    done = answering.answer(shop.desk, shop.smith, Choice.WAIT, "no hurry")
    assert (done.order, done.customer, done.quantity) == ("SO-0001", "Smith", 0)
    assert [found.row.id for found in tray.unanswered(shop.desk)] == [shop.jones]
    history = views.queue.detail(shop.desk, shop.smith).history
    assert formats.history_text(history[-1]) == "Customer waits (no hurry)"


def test_answering_twice_is_refused(shop: Shop) -> None:
    asked(shop)
    answering.answer(shop.desk, shop.smith, Choice.WAIT)
    with pytest.raises(Refused) as refused:
        answering.answer(shop.desk, shop.smith, Choice.CANCEL)
    assert refusal(refused).startswith("Smith has answered about M8-WASHER on SO-0001 already, on 12 May")
    assert views.queue.rows(shop.desk)[0].waiting == 5
    telling.tell(shop.desk, [shop.smith], How.PHONE, asks=True)
    answering.answer(shop.desk, shop.smith, Choice.CANCEL)
    assert [row.customer for row in views.queue.rows(shop.desk)] == ["Jones", "Brown"]


def test_taking_part_now_ships_what_is_ready(shop: Shop) -> None:
    asked(shop)
    done = answering.answer(shop.desk, shop.smith, Choice.PART)
    assert done.quantity == 3
    assert views.queue.rows(shop.desk)[0].waiting == 2
    with pytest.raises(Refused) as refused:
        answering.answer(shop.desk, shop.jones, Choice.PART)
    assert "belongs to customers ahead of Jones" in refusal(refused)
    answering.answer(shop.desk, shop.jones, Choice.WAIT)
    reversing.reverse(shop.desk, done.act)
    assert views.queue.rows(shop.desk)[0].waiting == 5


def test_cancelling_passes_the_cover_down(shop: Shop) -> None:
    asked(shop)
    done = answering.answer(shop.desk, shop.smith, Choice.CANCEL, "too late", D(2))
    assert [row.waiting for row in views.queue.rows(shop.desk)] == [3, 5, 5]
    reversing.reverse(shop.desk, done.act)
    assert [row.waiting for row in views.queue.rows(shop.desk)] == [5, 5, 5]
    with pytest.raises(Refused, match=r"order\.cancel_too_much"):
        answering.answer(shop.desk, shop.jones, Choice.CANCEL, quantity=D(6))
    with pytest.raises(Refused, match=r"quantity\.not_positive"):
        answering.answer(shop.desk, shop.jones, Choice.CANCEL, quantity=D(0))
    assert len(tray.unanswered(shop.desk)) == 0
    shop.at(TODAY + timedelta(3))
    assert [found.row.id for found in tray.unanswered(shop.desk)] == [shop.jones], "a refused answer is none"


def test_a_substitute_is_a_wish_that_must_be_named(shop: Shop) -> None:
    asked(shop)
    with pytest.raises(Refused, match=r"answer\.which"):
        answering.answer(shop.desk, shop.smith, Choice.SUBSTITUTE)
    answering.answer(shop.desk, shop.smith, Choice.SUBSTITUTE, "M8 in brass")
    assert views.queue.detail(shop.desk, shop.smith).history[-1].note == "M8 in brass"


def test_who_was_not_asked_has_nothing_to_answer(shop: Shop) -> None:
    telling.tell(shop.desk, [shop.smith], How.PHONE)
    with pytest.raises(Refused) as refused:
        answering.answer(shop.desk, shop.smith, Choice.WAIT)
    assert refusal(refused).startswith("Smith has not been asked about M8-WASHER on SO-0001")
    asked(shop)
    with pytest.raises(Refused, match=r"answer\.quantity"):
        answering.answer(shop.desk, shop.smith, Choice.WAIT, quantity=D(1))


def test_the_damping_is_a_setting(shop: Shop) -> None:
    telling.tell(shop.desk, [shop.smith], How.PHONE)
    shop.confirm(MAY_20 - timedelta(2))
    assert shop.states()[0] is PromiseState.KEPT
    shop.desk.save_settings(replace(shop.desk.settings, earlier_days=1))
    assert shop.states()[0] is PromiseState.EARLIER
    with pytest.raises(Refused, match=r"settings\.patience"):
        shop.desk.save_settings(replace(shop.desk.settings, unanswered_days=-1))


def test_the_book_survives_the_store_being_closed(shop: Shop, store: Path) -> None:
    telling.tell(shop.desk, [shop.smith, shop.jones], How.PHONE)
    before = views.queue.rows(shop.desk)
    shop.desk.close()
    again = Desk.open(store, clock=Clock(TODAY), person="Lee")
    assert views.queue.rows(again) == before
    again.close()
