"""One delivery of an item with 1,000 waiting lines is confirmed anew: tray and queue are right at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from app import catalogue, purchasing, views
from app.data import purchases
from app.desk import Desk
from app.desk.looking import look
from app.domain.asked_lines import Asked
from app.domain.drafts import DraftLine
from app.domain.orders import IfNothing
from app.domain.promise_states import PromiseState
from app.domain.purchase_orders import AnswerPart
from app.ordering import accepting
from app.promising import telling, tray
from tests.limits import within
from tests.ratios import seconds
from tests.stores import WWI_DAY, wwi_desk

LINES, ROUNDS = 1000, 15


@pytest.fixture
def wwi(shared_data: Path, tmp_path: Path) -> Iterator[Desk]:
    desk = wwi_desk(tmp_path / "wwi.desk", shared_data)
    yield desk
    desk.close()


def a_long_queue(desk: Desk) -> tuple[int, int]:
    """An item with 1,000 waiting lines of 20 customers, each with a date, all told. Returns it and its one delivery."""
    item = catalogue.add_item(desk, sku="LONG-QUEUE", name="Waited for by everybody")
    supplier = catalogue.add_supplier(desk, name="The one supplier")
    po = purchasing.draft(desk, supplier, [DraftLine(item, Decimal(10 * LINES), None)])
    purchasing.send(desk, po)
    purchasing.confirm_all(desk, po, WWI_DAY + timedelta(9))
    with desk.change("queue up"):
        for customer in catalogue.customers(desk)[:20]:
            asked = [Asked(item, Decimal(1 + number % 9), None, IfNothing.WAIT) for number in range(LINES // 20)]
            accepting.accept(desk, customer.id, asked)
    return item, purchases.rows(po)[0].id


def test_telling_all_of_the_first_day_at_once(wwi: Desk) -> None:
    lines = [row.id for row in views.queue.rows(wwi)]
    assert len(lines) == 3147
    took = seconds(lambda: telling.told_elsewhere(wwi, lines))
    again = seconds(lambda: telling.tell(wwi, lines, "letter"))
    within("3,147 lines told elsewhere", took, 1, "s")
    within("3,147 lines told by letter", again, 1, "s")
    assert tray.tray(wwi) == []


def test_one_changed_delivery_is_in_tray_and_queue_at_twice_matching_and_reading(wwi: Desk) -> None:
    item, row = a_long_queue(wwi)
    telling.told_elsewhere(wwi, [line.id for line in views.queue.rows(wwi)])
    board = wwi.board
    ratios, took = [], []
    for number in range(ROUNDS):
        on = WWI_DAY + timedelta(weeks=3 + number)
        purchasing.confirm(wwi, row, [AnswerPart(Decimal(10 * LINES), on)])
        # what the act did by itself once more: the board follows it, nobody having been told anything meanwhile
        got = seconds(lambda: (board.refresh([item], told=False), tray.tray(wwi), views.queue.rows(wwi, [item])))
        plain = seconds(lambda: (look(wwi, [item]), views.queue.rows(wwi, [item])))
        found = views.queue.rows(wwi, [item])
        assert {(line.state, line.promise) for line in found} == {(PromiseState.SLIPPED, on)}
        assert sum(len(notice.lines) for notice in tray.tray(wwi)) == LINES
        ratios.append(got / plain)
        took.append(got)
    within("tray and rows after one change / matching and reading", median(ratios), 2)
    within("tray and rows after one change", median(took), 0.15, "s")
