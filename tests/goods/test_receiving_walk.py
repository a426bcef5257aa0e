"""Random days of buying and receiving: whatever is done, in whatever order, the books agree."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

import pytest

from app import purchasing
from app.data import items, purchases
from app.data.item_sums import standings
from app.desk import Desk
from app.domain.items import Standing
from app.domain.matching import Footing
from app.domain.purchase_orders import AnswerPart, Row, State
from app.domain.supplier_answers import Rest
from app.goods import receiving
from tests.builders import a_customer, a_purchase_order, a_supplier, agreed, an_item, an_order
from tests.conftest import TODAY


def stock_shares(desk: Desk, item: int) -> dict[int, Decimal]:
    return {
        share.line: share.quantity
        for outlook in desk.board.outlooks(item)
        for share in outlook.shares
        if share.supply.footing is Footing.IN_STOCK
    }


def receive_some(desk: Desk, dice: random.Random, po: int, rows: list[Row]) -> None:
    named = {row.id: Decimal(dice.randint(1, 9)) for row in dice.sample(rows, min(len(rows), 2))}
    touched = {line.item for line in purchases.lines(po)}
    before = {item: stock_shares(desk, item) for item in touched}
    done = agreed(lambda consent: receiving.receive(desk, po, rows=named, consent=consent))
    after = {item: stock_shares(desk, item) for item in touched}
    for one in done.served:
        was, now = before[one.item.id], after[one.item.id]
        gained = {line: now[line] - was.get(line, Decimal(0)) for line in now}
        assert {line.line: line.quantity for line in one.serves} == {
            line: more for line, more in gained.items() if more
        }
        assert one.to_shelf == one.quantity - sum(gained.values())
    assert sum(one.quantity for one in done.served) == sum(named.values())


def confirm_some(desk: Desk, dice: random.Random, row: Row) -> None:
    parts = [
        AnswerPart(Decimal(dice.randint(1, 6)), dice.choice([None, TODAY + timedelta(days=dice.randint(-3, 30))]))
        for _ in range(dice.randint(1, 3))
    ]
    rest = dice.choice(list(Rest))
    agreed(lambda consent: purchasing.confirm(desk, row.id, parts, rest=rest, consent=consent))


def check_books(desk: Desk, orders: list[int], goods: list[int]) -> None:
    received = dict.fromkeys(goods, Decimal(0))
    for po in orders:
        item_of = {line.id: line.item for line in purchases.lines(po)}
        rows = purchases.rows(po)
        for row in rows:
            received[item_of[row.line]] += row.received
        state = purchases.order(po).state
        assert (state is State.CLOSED) == (not any(row.open for row in rows)) or state is State.CANCELLED
    on_hand = items.on_hand(goods)
    assert {item: on_hand.get(item, Decimal(0)) for item in goods} == received
    nothing = Standing(*[Decimal(0)] * 4)
    sums = standings()
    assert [desk.board.standing(item) for item in goods] == [sums.get(item, nothing) for item in goods]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_the_books_agree(desk: Desk, seed: int) -> None:
    dice = random.Random(seed)
    acme, smith = a_supplier(desk), a_customer(desk)
    goods = [an_item(desk, sku) for sku in ("WASHER", "BOLT")]
    orders: list[int] = []
    done: set[str] = set()
    for _ in range(60):
        rows = [(po, row) for po in orders if purchases.order(po).state is State.SENT for row in purchases.rows(po)]
        waiting = [(po, row) for po, row in rows if row.open]
        act = dice.choice(["order", "buy", "receive", "receive", "confirm", "confirm", "close", "cancel"])
        if act == "order":
            an_order(desk, smith, *((item, dice.randint(1, 12)) for item in goods))
        elif act == "buy" or not waiting:
            lines = [(dice.choice(goods), dice.randint(1, 15)) for _ in range(dice.randint(1, 3))]
            orders.append(a_purchase_order(desk, acme, *lines, requested_on=TODAY + timedelta(days=dice.randint(0, 9))))
        else:
            po, row = dice.choice(waiting)
            if act == "receive":
                receive_some(desk, dice, po, [row for other, row in rows if other == po])
            elif act == "confirm":
                confirm_some(desk, dice, row)
            elif act == "close":
                agreed(lambda consent, row=row: purchasing.close_short(desk, row.id, consent=consent))
            elif not any(row.received for row in purchases.rows(po)):
                agreed(lambda consent, po=po: purchasing.cancel(desk, po, consent=consent))
        done.add(act)
        check_books(desk, orders, goods)
    assert done >= {"order", "buy", "receive", "confirm", "close", "cancel"}
