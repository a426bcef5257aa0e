"""Lending: stock that a whole order holds goes to a younger line, as long as nobody older is later for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app import views
from app.acts import reversing
from app.data import queueing as stored
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.errors import NeedsConsent, Refused
from app.domain.orders import IfNothing
from app.goods import lending, shipping, stock
from app.ordering import accepting
from app.papers import override_audit
from app.promising import tray
from app.queueing import holding
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal


class Held:
    """Whole Ltd waits for 5 washers, which are here, and 3 bolts, which come in a fortnight; Jones for 4 washers."""

    def __init__(self, desk: Desk, washers_in: int | None = 7) -> None:
        self.desk = desk
        self.washer, self.bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT")
        whole = an_order(desk, a_customer(desk, "Whole Ltd"), (self.washer, 5), (self.bolt, 3), ship_complete=True)
        self.whole, self.bolts = (line.line.id for line in whole.lines)
        [line] = an_order(desk, a_customer(desk, "Jones"), (self.washer, 4)).lines
        self.jones = line.line.id
        acme = a_supplier(desk)
        if washers_in is not None:
            a_purchase_order(desk, acme, (self.washer, 9), confirmed_on=TODAY + timedelta(washers_in))
        a_purchase_order(desk, acme, (self.bolt, 3), confirmed_on=TODAY + timedelta(14))

    def promise(self, line: int) -> object:
        outlook = self.desk.board.line(line)
        return outlook and outlook.promise


@pytest.fixture
def held(desk: Desk) -> Held:
    return Held(desk)


def test_held_stock_is_lent_without_a_reason_where_nobody_older_is_later(desk: Desk, held: Held) -> None:
    with pytest.raises(Refused, match=r"ship\.not_ready"):
        shipping.ship(desk, [(held.jones, D(4))])
    seen = lending.preview_loan(desk, held.jones, D(4))
    assert (seen.own, seen.lent, seen.effect.moved, seen.reasoned) == (0, 4, (), False)
    assert seen.lenders == (("SO-0001", "Whole Ltd", 4),)
    before = held.promise(held.whole)
    shipped = lending.lend(desk, held.jones, D(4))
    assert [(line.customer, line.quantity, line.waiting) for line in shipped.lines] == [("Jones", 4, 0)]
    assert held.promise(held.whole) == before, "the washers come before the bolts"
    [override] = stored.overrides()
    assert (override.kind, override.line, override.before, override.quantity, override.reason, override.moved) == (
        ("lend", held.jones, held.whole, 4, "setting: pass", ())
    )
    [line] = override_audit.override_audit_sheet(desk).lines
    assert line.what == "Jones (SO-0002), WASHER: Lent 4, held for Whole Ltd (SO-0001)"
    assert line.reason == "setting: pass"


def test_a_loan_is_taken_back_as_a_shipment_is(desk: Desk, held: Held) -> None:
    shipped = lending.lend(desk, held.jones, D(4))
    reversing.reverse(desk, shipped.act)
    assert desk.board.standing(held.washer).on_hand == 5
    assert views.queue.detail(desk, held.jones).row.waiting == 4
    assert [row.quantity for row in views.held.held_stock(desk, 0)] == [5]


def test_a_loan_that_makes_an_older_line_later_is_an_override(desk: Desk) -> None:
    held = Held(desk, washers_in=20)
    seen = lending.preview_loan(desk, held.jones, D(4))
    assert seen.reasoned
    assert [(each.customer, each.days) for each in seen.effect.moved] == [("Whole Ltd", 6), ("Whole Ltd", 6)]
    with pytest.raises(Refused, match=r"override\.no_reason"):
        lending.lend(desk, held.jones, D(4))
    with pytest.raises(NeedsConsent) as asked:
        lending.lend(desk, held.jones, D(4), "their line stands still")
    assert stored.overrides() == []
    lending.lend(desk, held.jones, D(4), "their line stands still", consent=frozenset({asked.value.question}))
    [override] = stored.overrides()
    assert override.reason == "their line stands still"
    assert {later.line for later in override.moved} == {held.whole, held.bolts}


def test_the_setting_may_ask_for_a_reason_every_time(desk: Desk, held: Held) -> None:
    desk.save_settings(replace(desk.settings, pass_held=False))
    assert lending.preview_loan(desk, held.jones, D(4)).reasoned
    with pytest.raises(Refused, match=r"override\.no_reason"):
        lending.lend(desk, held.jones, D(4))
    lending.lend(desk, held.jones, D(4), "rush")
    assert stored.overrides()[0].reason == "rush"


def test_no_more_than_its_own_and_what_is_held_ahead_goes(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 6), an_item(desk, "BOLT")
    an_order(desk, a_customer(desk, "First"), (washer, 2))
    an_order(desk, a_customer(desk, "Whole Ltd"), (washer, 3), (bolt, 3), ship_complete=True)
    [last] = an_order(desk, a_customer(desk, "Jones"), (washer, 9)).lines
    jones = last.line.id
    assert views.queue.detail(desk, jones).lendable == 4, "one is its own, three are held"
    with pytest.raises(Refused, match=r"ship\.within_share"):
        lending.lend(desk, jones, D(1))
    with pytest.raises(Refused, match=r"lend\.too_much"):
        lending.lend(desk, jones, D(5))


def test_nothing_is_lent_where_nothing_is_held_for_a_whole_order(desk: Desk, held: Held) -> None:
    [line] = an_order(desk, a_customer(desk, "Brown"), (held.bolt, 1)).lines
    stock.correct(desk, held.bolt, D(1), "found one")
    holding.hold(desk, held.bolts)
    with pytest.raises(Refused, match=r"lend\.nothing_held"):
        lending.lend(desk, line.line.id, D(1))
    assert views.queue.detail(desk, line.line.id).lendable == 0


def test_held_stock_is_listed_once_it_has_been_held_long_enough(desk: Desk, held: Held) -> None:
    assert views.held.held_stock(desk) == []
    [found] = views.held.held_stock(desk, 0)
    assert (found.row.customer, found.quantity, found.since, found.days) == ("Whole Ltd", 5, TODAY, 0)
    assert [row.sku for row in found.wanting] == ["BOLT"]
    assert found.wanted_behind == 4
    desk.clock = Clock(TODAY + timedelta(7))
    desk.board.refresh()
    assert [found.days for found in views.held.held_stock(desk)] == [7]


def test_held_since_is_when_stock_reached_the_line_without_a_break(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 4), an_item(desk, "BOLT")
    [first] = an_order(desk, a_customer(desk, "First"), (washer, 4)).lines
    an_order(desk, a_customer(desk, "Whole Ltd"), (washer, 5), (bolt, 1), ship_complete=True)
    for days, act in (
        (1, lambda: shipping.ship(desk, [(first.line.id, D(3))])),  # what goes ahead of it changes nothing for it
        (2, lambda: stock.correct(desk, washer, D(3), "found two")),  # the first that reaches it
        (4, lambda: stock.correct(desk, washer, D(1), "lost them again")),
        (6, lambda: stock.correct(desk, washer, D(9), "found them")),
    ):
        desk.clock = Clock(TODAY + timedelta(days))
        act()
    [found] = views.held.held_stock(desk, 0)
    assert found.since == TODAY + timedelta(6)


def test_an_order_that_ships_complete_says_which_of_its_lines_is_held(desk: Desk) -> None:
    washer, bolt = an_item(desk, "WASHER", 5), an_item(desk, "BOLT", 3)
    order = an_order(desk, a_customer(desk), (washer, 5), (bolt, 3), ship_complete=True)
    washers, bolts = (line.line.id for line in order.lines)
    holding.hold(desk, bolts)
    with pytest.raises(Refused, match=r"ship\.order_held") as refused:
        shipping.ship(desk, [(washers, D(5)), (bolts, D(3))])
    assert refused.value.facts["held"] == "BOLT"
    assert tray.ready_not_collected(desk) == []


def test_what_is_reserved_from_a_later_day_ships_by_a_loan_that_is_kept_and_never_of_its_own(desk: Desk) -> None:
    held = Held(desk, washers_in=None)
    stock.correct(desk, held.washer, D(20), "found")
    desk.save_settings(replace(desk.settings, reserve_days=30))
    asked = Asked(held.washer, D(2), TODAY + timedelta(300), IfNothing.WAIT)
    [line] = accepting.accept(desk, a_customer(desk, "Smith"), [asked]).lines
    assert lending.preview_loan(desk, line.line.id, D(2)).own == 0
    lending.lend(desk, line.line.id, D(2))
    [override] = stored.overrides()
    assert (override.line, override.before, override.quantity) == (line.line.id, held.whole, 2)
