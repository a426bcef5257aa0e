"""What is wanted far ahead waits for its day: on screen, on paper, in JSON, when telling and when shipping."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app import catalogue, formats, views
from app.acts import reversing
from app.cli.written.columns import values
from app.cli.written.lists import queue
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.errors import Refused
from app.domain.matching import Footing
from app.domain.orders import IfNothing
from app.domain.promise_states import PromiseState
from app.goods import receiving, shipping, stock
from app.ordering import accepting, amending, preview, substituting
from app.papers import status
from app.promising import telling, tray
from app.queueing import holding, moving
from app.views.queue import QueueRow
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY

D = Decimal
WANTED = TODAY + timedelta(days=52)
FROM = TODAY + timedelta(days=22)  # 3 June


@pytest.fixture(autouse=True)
def thirty_days_ahead(desk: Desk) -> None:
    desk.save_settings(replace(desk.settings, reserve_days=30))


def wanted(desk: Desk, item: int, quantity: int, name: str = "Smith", on: date = WANTED, **how: Any) -> int:
    """An order for a day far ahead; returns the line's id."""
    asked = Asked(item, D(quantity), on, IfNothing.WAIT, **how)
    return accepting.accept(desk, a_customer(desk, name), [asked]).lines[0].line.id


def row_of(desk: Desk, line: int) -> QueueRow:
    [row] = [row for row in views.queue.rows(desk) if row.id == line]
    return row


def test_before_its_day_it_has_no_date_and_others_come_first(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    line = wanted(desk, washer, 4)
    row = row_of(desk, line)
    assert (row.promise, row.hoped, row.ready, row.reserved_from, row.footing) == (
        None,
        FROM,
        0,
        FROM,
        Footing.UNCONFIRMED,
    )
    assert formats.line_when(row) == formats.line_when_long(row) == "Reserved from 3 June"
    [said] = values(queue([row]), [row])
    assert (said["promise"], said["reserved_from"]) == (None, FROM.isoformat())
    assert desk.board.standing(washer).free == 4
    desk.clock = Clock(TODAY + timedelta(days=21))
    jones = an_order(desk, a_customer(desk, "Jones"), (washer, 3)).lines[0]
    assert jones.ready == 3
    assert [(row.customer, row.ready) for row in views.queue.rows(desk)] == [("Jones", 3), ("Smith", 0)]
    assert row_of(desk, line).short == 3
    desk.clock = Clock(FROM)
    brown = an_order(desk, a_customer(desk, "Brown"), (washer, 1)).lines[0]
    assert brown.ready == 0
    assert [(row.customer, row.ready) for row in views.queue.rows(desk)] == [("Jones", 3), ("Smith", 1), ("Brown", 0)]
    assert row_of(desk, line).reserved_from is None


def test_it_does_not_ship_before_its_day_but_for_a_reason(desk: Desk) -> None:
    line = wanted(desk, an_item(desk, on_hand=4), 4)
    with pytest.raises(Refused, match=r"ship\.reserved") as refused:
        shipping.ship(desk, [(line, D(1))])
    assert "only from 3 June" in formats.sentence(refused.value)
    with pytest.raises(Refused, match=r"ship\.nothing_ready"):
        shipping.ship_ready(desk)
    assert shipping.ship_more(desk, line, D(1), "needs one now").lines[0].quantity == 1
    desk.clock = Clock(FROM)
    assert shipping.ship(desk, [(line, D(3))]).lines[0].waiting == 0


def test_reserved_goods_are_free_for_issues_and_receipts_go_to_the_shelf(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    line = wanted(desk, washer, 4)
    stock.issue(desk, washer, D(3), "for the house")
    row = row_of(desk, line)
    assert (row.short, row.footing) == (3, Footing.NONE)
    po = a_purchase_order(desk, a_supplier(desk), (washer, 5), confirmed_on=TODAY)
    [served] = receiving.receive(desk, po, None).served
    assert (served.serves, served.to_shelf) == ((), 5)


@pytest.mark.parametrize(
    ("how", "on"),
    [({"reserve_now": True}, WANTED), ({}, TODAY + timedelta(days=30)), ({}, TODAY)],
)
def test_reserve_now_or_a_near_day_takes_a_place_today(desk: Desk, how: dict[str, bool], on: date) -> None:
    line = wanted(desk, an_item(desk, on_hand=4), 4, on=on, **how)
    row = row_of(desk, line)
    assert (row.promise, row.ready, row.reserved_from) == (TODAY, 4, None)


def test_the_day_is_frozen_at_acceptance(desk: Desk) -> None:
    line = wanted(desk, an_item(desk, on_hand=4), 4)
    desk.save_settings(replace(desk.settings, reserve_days=0))
    assert row_of(desk, line).reserved_from == FROM


def test_telling_it_tells_no_date_and_its_day_brings_news(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    line = wanted(desk, washer, 4)
    [told] = telling.tell(desk, [line], "phone").lines
    assert (told.promised_on, told.hoped_on) == (None, None)
    assert (row_of(desk, line).state, tray.tray(desk)) == (PromiseState.KEPT, [])
    stock.issue(desk, washer, D(4), "for the house")
    assert tray.tray(desk) == []
    stock.correct(desk, washer, D(4), "found")
    desk.clock = Clock(FROM)
    assert row_of(desk, line).state is PromiseState.READY
    assert [notice.customer.name for notice in tray.tray(desk)] == ["Smith"]


def test_a_preview_and_paper_say_from_when(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    [shown] = preview.preview(desk, None, [Asked(washer, D(3), WANTED)]).lines
    assert formats.outcome(shown.outlook) == [(Footing.UNCONFIRMED, "Reserved from 3 June")]
    assert formats.order_summary([shown.outlook], 0) == "3 reserved from a later day"
    wanted(desk, washer, 3)
    sheet = status.status_sheet(desk, customer_id=row_of(desk, 1).customer_id)
    assert "Reserved from 3 June" in str(sheet)


def test_more_of_it_is_reserved_from_the_same_day(desk: Desk) -> None:
    washer = an_item(desk, on_hand=9)
    new = amending.amend(desk, wanted(desk, washer, 4), D(6)).new_line
    assert new is not None
    assert row_of(desk, new).reserved_from == FROM
    at_once = amending.amend(desk, wanted(desk, washer, 1, "Jones", reserve_now=True), D(2)).new_line
    assert at_once is not None
    assert row_of(desk, at_once).ready == 1


def test_a_discontinued_item_is_had_at_once_or_not_at_all(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    catalogue.amend_item(desk, washer, catalogue.item(desk, washer).version, discontinued=True)
    assert row_of(desk, wanted(desk, washer, 4)).ready == 4
    with pytest.raises(Refused, match=r"order\.discontinued"):
        wanted(desk, washer, 1, "Jones")


def test_holding_and_moving_it_and_taking_it_back(desk: Desk) -> None:
    washer = an_item(desk, on_hand=4)
    first, second = wanted(desk, washer, 4), wanted(desk, washer, 4, "Jones")
    holding.hold(desk, first)
    assert formats.line_when(row_of(desk, first)) == "Reserved from 3 June"
    moving.move_up(desk, second, first, "asked nicely")
    assert [row.customer for row in views.queue.rows(desk)] == ["Jones", "Smith"]
    assert {row.reserved_from for row in views.queue.rows(desk)} == {FROM}
    now = an_order(desk, a_customer(desk, "Brown"), (washer, 4))
    assert now.lines[0].ready == 4
    reversing.reverse(desk, now.act)
    assert [row.customer for row in views.queue.rows(desk)] == ["Jones", "Smith"]


def test_a_whole_order_waits_for_its_reserved_line(desk: Desk) -> None:
    washer, bolt = an_item(desk, on_hand=4), an_item(desk, "BOLT", on_hand=4)
    asked = [Asked(washer, D(4), None, IfNothing.WAIT), Asked(bolt, D(4), WANTED, IfNothing.WAIT)]
    accepting.accept(desk, a_customer(desk), asked, ship_complete=True)
    assert [(row.promise, row.ready) for row in views.queue.rows(desk)] == [(None, 0), (None, 0)]
    desk.clock = Clock(FROM)
    assert [(row.promise, row.ready) for row in views.queue.rows(desk)] == [(FROM, 4), (FROM, 4)]


def test_what_stands_reserved_later_is_free_as_a_substitute(desk: Desk) -> None:
    kit, other = an_item(desk, "KIT"), an_item(desk, "KIT-2", 4)
    wanted(desk, other, 4)
    line = an_order(desk, a_customer(desk, "Jones"), (kit, 3)).lines[0].line.id
    catalogue.add_substitute(desk, kit, other, D(1))
    done = substituting.substitute(desk, line, D(3), other)
    assert row_of(desk, done.line).ready == 3
