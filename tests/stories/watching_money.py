"""What must hold of money: what a line costs is frozen when it is accepted, whatever its item costs later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app import views
from app.data.store.bulk import rows
from app.desk import Desk
from app.domain.purchase_orders import State
from tests import plain_money

LINES = "SELECT id, price, currency FROM order_line"
COST = "SELECT i.price FROM item i JOIN order_line l ON l.item_id = i.id WHERE l.id = ?"


class FrozenPrices:
    """`prices` is what each line (by id) cost when it was accepted or came in, and in which currency."""

    def __init__(self, currency: str) -> None:
        self.currency = currency
        self.prices = {line: (price, code) for line, price, code in rows(LINES)}

    def look(self, new: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        for _id, line, _act, kind, *_ in new["order_line_change"]:
            if kind in ("accepted", "imported"):
                [(price,)] = rows(COST, (line,))
                self.prices[line] = price, "" if price is None else self.currency
        now = {line: (price, code) for line, price, code in rows(LINES)}
        assert now == self.prices


def purchases_add_up(desk: Desk) -> None:
    """What is open of a purchase order is worth the sum of its rounded rows."""
    still_open = (order for order in views.purchases.rows(desk) if order.state in (State.DRAFT, State.SENT))
    listed = {order.id: order.open_value for order in still_open}
    assert listed == {po: plain_money.purchase_total(po, only_open=True) for po in listed}
