"""Ready goods are told of once: at once where the customer collects, else where they have not gone out in good time."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app import catalogue, formats, purchasing, views
from app.acts import recent, reversing
from app.data import promises
from app.desk import Clock, Desk, upkeep
from app.domain.errors import NO_CONSENT, NeedsConsent, Refused
from app.domain.promise_states import PromiseState
from app.domain.tellings import Correction, How
from app.goods import stock
from app.ordering import amending, cancelling
from app.promising import telling, tray
from app.queueing import holding
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal
NEXT_OPEN = TODAY + timedelta(1)  # a Wednesday


def state(desk: Desk, line: int) -> tuple[PromiseState, bool]:
    [row] = views.queue.of_lines(desk, [line])
    return row.state, any(line == told.id for notice in tray.tray(desk) for told in notice.lines)


@pytest.mark.parametrize("told", [None, TODAY + timedelta(2), TODAY + timedelta(8), TODAY])
def test_who_collects_is_told_at_once_whether_early_or_late(desk: Desk, told: date | None) -> None:
    item = an_item(desk)
    if told:
        a_purchase_order(desk, a_supplier(desk), (item, 5), confirmed_on=told)
    [line] = an_order(desk, a_customer(desk), (item, 5), tell=How.PHONE).lines
    stock.correct(desk, item, D(5), "found")
    assert state(desk, line.line.id) == (PromiseState.READY, True)
    telling.tell(desk, [line.line.id], How.PHONE)
    desk.clock.stated = TODAY + timedelta(20)
    assert state(desk, line.line.id) == (PromiseState.READY, False)


def test_whom_goods_are_sent_to_is_told_after_the_next_open_day(desk: Desk) -> None:
    item = an_item(desk)
    [line] = an_order(desk, a_customer(desk, collects=False), (item, 5), tell=How.PHONE).lines
    stock.correct(desk, item, D(5), "found")
    assert state(desk, line.line.id) == (PromiseState.READY, False)
    desk.clock.stated = NEXT_OPEN
    assert state(desk, line.line.id) == (PromiseState.READY, False)
    desk.clock.stated = NEXT_OPEN + timedelta(1)
    assert state(desk, line.line.id) == (PromiseState.READY, True)
    telling.tell(desk, [line.line.id], How.LETTER)
    assert state(desk, line.line.id)[1] is False


def test_the_next_open_day_is_counted_from_the_last_of_a_whole_order_and_from_its_release(desk: Desk) -> None:
    bolt, nut = an_item(desk, "BOLT"), an_item(desk, "NUT", on_hand=2)
    order = an_order(desk, a_customer(desk, collects=False, ship_complete=True), (bolt, 5), (nut, 2), tell=How.PHONE)
    first, second = (line.line.id for line in order.lines)
    desk.clock.stated = TODAY + timedelta(6)  # a Monday
    holding.hold(desk, second)
    stock.correct(desk, bolt, D(5), "found")
    assert state(desk, first)[0] is not PromiseState.READY, "one of its lines is held"
    desk.clock.stated = TODAY + timedelta(7)
    holding.release(desk, second)
    desk.clock.stated = TODAY + timedelta(8)
    assert state(desk, first) == state(desk, second) == (PromiseState.READY, False)
    desk.clock.stated = TODAY + timedelta(9)
    assert state(desk, first) == state(desk, second) == (PromiseState.READY, True)


def test_goods_of_which_a_part_was_here_for_long_are_ready_when_the_rest_is_in(desk: Desk) -> None:
    item = an_item(desk, on_hand=3)
    [line] = an_order(desk, a_customer(desk, collects=False), (item, 5), tell=How.PHONE).lines
    desk.clock.stated = TODAY + timedelta(6)
    stock.correct(desk, item, D(5), "found")
    assert state(desk, line.line.id) == (PromiseState.READY, False)
    desk.clock.stated = TODAY + timedelta(8)
    assert state(desk, line.line.id) == (PromiseState.READY, True)


def test_goods_that_a_line_ahead_passes_on_are_ready_from_then(desk: Desk) -> None:
    item, customer = an_item(desk, on_hand=5), a_customer(desk, collects=False)
    [ahead] = an_order(desk, customer, (item, 4), tell=How.PHONE).lines
    [line] = an_order(desk, customer, (item, 5), tell=How.PHONE).lines
    desk.clock.stated = TODAY + timedelta(6)
    holding.hold(desk, ahead.line.id, pass_on=True)
    assert state(desk, line.line.id) == (PromiseState.READY, False)
    desk.clock.stated = TODAY + timedelta(8)
    cancelling.cancel_line(desk, ahead.line.id, D(1))  # of which nobody behind it had anything any more
    assert state(desk, line.line.id) == (PromiseState.READY, True)


def test_a_whole_order_is_ready_from_when_it_lost_the_line_that_it_waited_for(desk: Desk) -> None:
    bolt, nut = an_item(desk, "BOLT", on_hand=5), an_item(desk, "NUT")
    customer = a_customer(desk, collects=False, ship_complete=True)
    first, second = (each.line.id for each in an_order(desk, customer, (bolt, 5), (nut, 2), tell=How.PHONE).lines)
    desk.clock.stated = TODAY + timedelta(6)
    cancelling.cancel_line(desk, second, D(2))
    assert state(desk, first) == (PromiseState.READY, False)
    desk.clock.stated = TODAY + timedelta(8)
    assert state(desk, first) == (PromiseState.READY, True)


def test_who_was_told_that_it_is_held_is_told_when_it_is_ready(desk: Desk) -> None:
    item = an_item(desk, on_hand=5)
    [line] = an_order(desk, a_customer(desk), (item, 5)).lines
    holding.hold(desk, line.line.id)
    telling.tell(desk, [line.line.id], How.PHONE)
    assert state(desk, line.line.id) == (PromiseState.KEPT, False)
    holding.release(desk, line.line.id)
    assert state(desk, line.line.id) == (PromiseState.READY, True)


def test_an_order_is_collected_or_sent_as_its_customer_prefers_unless_it_says_otherwise(desk: Desk) -> None:
    item, customer = an_item(desk, on_hand=9), a_customer(desk, collects=False)
    sent, collected = an_order(desk, customer, (item, 1)), an_order(desk, customer, (item, 1), collects=True)
    rows = views.queue.rows(desk)
    assert [row.collects for row in rows] == [False, True]
    catalogue.amend_customer(desk, customer, 1, name="Smith", collects=True)
    assert [row.collects for row in views.queue.rows(desk)] == [False, True], "what was accepted stays"
    amending.set_collects(desk, sent.order_id, True)
    assert [row.collects for row in views.queue.rows(desk)] == [True, True]
    with pytest.raises(Refused, match=r"amend\.collects"):
        amending.set_collects(desk, collected.order_id, True)


def test_a_line_is_due_as_soon_as_its_order_is_to_be_collected(desk: Desk) -> None:
    item = an_item(desk)
    order = an_order(desk, a_customer(desk, collects=False), (item, 5), tell=How.PHONE)
    stock.correct(desk, item, D(5), "found")
    assert tray.tray(desk) == []
    amending.set_collects(desk, order.order_id, True)
    assert len(tray.tray(desk)) == 1


def test_a_draft_that_was_told_and_is_cancelled_is_cover_lost(desk: Desk) -> None:
    item = an_item(desk)
    draft = a_purchase_order(desk, a_supplier(desk), (item, 5), sent=False)
    [line] = an_order(desk, a_customer(desk), (item, 5), tell=How.PHONE).lines
    with pytest.raises(NeedsConsent) as asked:
        purchasing.cancel(desk, draft)
    purchasing.cancel(desk, draft, consent=NO_CONSENT | {asked.value.question})
    assert state(desk, line.line.id) == (PromiseState.COVER_LOST, True)


def test_a_hope_that_is_gone_is_told_once(desk: Desk) -> None:
    item, late = an_item(desk), TODAY + timedelta(2)
    a_purchase_order(desk, a_supplier(desk), (item, 5), requested_on=late)
    [line] = an_order(desk, a_customer(desk), (item, 5), tell=How.PHONE).lines
    desk.clock.stated = late + timedelta(1)
    assert state(desk, line.line.id) == (PromiseState.HOPE_SLIPPED, True)
    telling.tell(desk, [line.line.id], How.PHONE)
    desk.clock.stated = late + timedelta(30)
    assert state(desk, line.line.id) == (PromiseState.KEPT, False)


def test_nothing_is_told_before_its_line_was_accepted(desk: Desk) -> None:
    desk.clock.stated = TODAY + timedelta(3)
    [line] = an_order(desk, a_customer(desk), (an_item(desk), 5), tell=How.PHONE).lines
    with pytest.raises(Refused, match=r"tell\.before_accepted") as refused:
        telling.tell(desk, [line.line.id], How.PHONE, told_on=TODAY)
    assert formats.sentence(refused.value) == (
        "SO-0001 of Smith was accepted on 15 May, so nothing of M8-WASHER was told on 12 May. Enter a later day."
    )
    [entry] = promises.tellings(line.line.id)
    with pytest.raises(Refused, match=r"tell\.before_accepted"):
        telling.strike(desk, entry.id, Correction(None, TODAY, How.PHONE))
    assert promises.tellings(line.line.id) == [entry]


def test_a_line_that_joins_an_order_on_a_stated_day_before_it_is_told_of_on_the_day_of_the_order(desk: Desk) -> None:
    desk.clock.stated = TODAY + timedelta(3)
    [line] = an_order(desk, a_customer(desk), (an_item(desk, on_hand=9), 5)).lines
    desk.clock = Clock(TODAY, sure=True)
    more = amending.amend(desk, line.line.id, D(7)).new_line
    assert more is not None
    telling.tell(desk, [more], How.PHONE)
    assert [entry.told_on for entry in promises.tellings(more)] == [TODAY + timedelta(3)]


def test_lines_behind_one_late_delivery_are_one_entry(desk: Desk) -> None:
    item, due = an_item(desk), TODAY + timedelta(2)
    a_purchase_order(desk, a_supplier(desk), (item, 40), requested_on=due)
    smith = a_customer(desk)
    for customer in (smith, a_customer(desk, "Jones"), a_customer(desk, "Brown")):
        an_order(desk, customer, (item, 5), tell=How.PHONE)
    nut = an_item(desk, "NUT")
    an_order(desk, smith, (nut, 1))
    desk.clock.stated = due + timedelta(1)
    late, other = tray.tray(desk)
    assert (late.behind, late.customer, [who.name for who in late.customers]) == (
        "PO-0001",
        None,
        ["Smith", "Jones", "Brown"],
    )
    assert other.customer is not None
    assert (other.customer.name, [line.sku for line in other.lines]) == ("Smith", ["NUT"])
    telling.tell(desk, [line.id for line in late.lines], How.LETTER, asks=True)
    assert tray.tray(desk) == [other]


def test_who_collects_an_order_is_undone_by_its_act_while_no_later_one_changed_it(desk: Desk) -> None:
    order = an_order(desk, a_customer(desk, collects=False), (an_item(desk, on_hand=9), 1))
    amending.set_collects(desk, order.order_id, True)
    collected = desk.last_act
    assert recent.rows(desk)[0].reversible
    amending.set_collects(desk, order.order_id, False)
    sent = desk.last_act
    with pytest.raises(Refused, match=r"reverse\.touched"):
        reversing.reverse(desk, collected)
    for act, expected in ((sent, True), (collected, False)):
        done = reversing.reverse(desk, act)
        assert formats.undone_text(done) == "Who brings the order home is as it was before."
        assert [row.collects for row in views.queue.rows(desk)] == [expected]
    assert upkeep.verify(desk) == []
