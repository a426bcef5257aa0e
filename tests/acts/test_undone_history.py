"""What was taken back is kept and shown in histories, and nothing is judged by it: no date, no evidence, no chase."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app import purchasing
from app.acts import reversing
from app.data import corrections, count_schedule, histories, purchases, receipts
from app.data.corrections import WrongDays
from app.desk import Clock, Desk
from app.domain.acts import Verb
from app.domain.purchase_orders import RowChange
from app.domain.tellings import How
from app.goods import receiving, stock
from app.queueing import moving
from app.views import chases
from tests.builders import a_customer, a_purchase_order, a_supplier, an_item, an_order
from tests.conftest import TODAY
from tests.imported_files import taken_in

MAY_4, MAY_30 = date(2026, 5, 4), date(2026, 5, 30)
HEAD = "po,supplier,sku,quantity,sent_on,requested_on,confirmed_on"


@pytest.fixture
def item(desk: Desk) -> int:
    return an_item(desk, "WASHER")


@pytest.fixture
def po(desk: Desk, item: int) -> int:
    return a_purchase_order(desk, a_supplier(desk), (item, 5), requested_on=MAY_4, sent_on=MAY_4)


def redated_and_undone(desk: Desk, folder: Path, po: int) -> None:
    """A file gives the order's row another date; it is undone."""
    path = folder / "dates.csv"
    path.write_text(f"{HEAD}\n{purchases.order(po).number},Acme,WASHER,5,{MAY_4},{MAY_4},{MAY_30}", encoding="utf-8")
    imported = taken_in(desk, "purchase-orders", path)
    assert imported.act is not None
    [row] = purchases.rows(po)
    assert row.due == MAY_30
    reversing.reverse(desk, imported.act)


def test_a_date_that_was_taken_back_is_no_first_word_of_the_supplier(desk: Desk, tmp_path: Path, po: int) -> None:
    redated_and_undone(desk, tmp_path, po)
    receiving.receive(desk, po)
    assert [delivery.promised_on for delivery in receipts.deliveries()] == [MAY_4]


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_date_that_was_taken_back_is_no_evidence(desk: Desk, tmp_path: Path, po: int, confirmed: bool) -> None:
    if confirmed:
        purchasing.confirm_all(desk, po, MAY_4 + timedelta(10))
    [row] = purchases.rows(po)
    before = purchases.evidence([row.id]), histories.of_row_dates(po)
    desk.clock.stated = TODAY + timedelta(1)
    redated_and_undone(desk, tmp_path, po)
    assert (purchases.evidence([row.id]), histories.of_row_dates(po)) == before
    kinds = [entry.kind for entry in histories.of_purchase_order(po)]
    assert kinds[-1] == RowChange.AMENDED, "the history itself keeps both"
    assert kinds[-2] == (RowChange.RECONFIRMED if confirmed else RowChange.CONFIRMED)


def test_a_date_that_was_taken_back_ends_no_chase(desk: Desk, tmp_path: Path, po: int) -> None:
    [listed] = chases.rows(desk)
    purchasing.chase(desk, [listed.id], How.PHONE)
    before = chases.rows(desk)
    redated_and_undone(desk, tmp_path, po)
    assert chases.rows(desk) == before


def test_being_sent_by_an_act_that_was_taken_back_leaves_nothing_unlearned(
    desk: Desk, tmp_path: Path, item: int
) -> None:
    """An order that a clock of wrong days had sent, and that was sent again after that was undone."""
    po = a_purchase_order(desk, a_supplier(desk), (item, 5), sent=False)
    path = tmp_path / "sent.csv"
    path.write_text(f"{HEAD}\nPO-0001,Acme,WASHER,5,{TODAY},,", encoding="utf-8")
    imported = taken_in(desk, "purchase-orders", path)
    assert imported.act is not None
    reversing.reverse(desk, imported.act)
    with desk.change(Verb.GO_BACK) as act:
        corrections.add_correction(act.id, WrongDays(imported.act, imported.act))
    purchasing.send(desk, po)
    receiving.receive(desk, po)
    assert len(receipts.deliveries()) == 1


def test_a_move_that_was_taken_back_lets_no_line_go(desk: Desk, item: int) -> None:
    first = an_order(desk, a_customer(desk), (item, 5)).lines[0].line.id
    last = an_order(desk, a_customer(desk, "Jones"), (item, 5)).lines[0].line.id
    moved = moving.move_up(desk, last, first, "asked")
    assert last in histories.let_go([last])
    reversing.reverse(desk, moved.act)
    assert histories.let_go([last]) == {}


def test_what_left_long_ago_and_came_back_lately_is_not_taken_off_what_left_this_year(desk: Desk, item: int) -> None:
    desk.clock = Clock(TODAY - timedelta(400), sure=True)
    stock.opening(desk, item, Decimal(20))
    long_ago = stock.issue(desk, item, Decimal(7))
    desk.clock = Clock(TODAY, sure=True)
    stock.issue(desk, item, Decimal(3))
    reversing.reverse(desk, long_ago)
    assert count_schedule.issued(TODAY - timedelta(365)) == {item: Decimal(3)}
