"""Verbs of orders that are not accepted: each line of them is a lost sale."""

from __future__ import annotations

from collections.abc import Sequence

from app.data import items as stored_items
from app.data import lost_sales, people
from app.data.lost_sales import LostSale
from app.desk import Desk
from app.domain.acts import Verb
from app.domain.asked_lines import Asked
from app.domain.changes import Topic
from app.domain.errors import Refused
from app.domain.orders import checked_quantity

__all__ = ["LostSale", "decline", "declined"]


def decline(desk: Desk, customer_id: int | None, asked: Sequence[Asked], reason: str = "") -> int:
    """Record what a customer asked for and does not get; returns the act. Nothing of it enters a queue."""
    with desk.change(Verb.DECLINE, topics=Topic(0)) as act:
        if not asked:
            raise Refused("decline.nothing")
        if customer_id is not None:
            people.customer(customer_id)
        declined = [(one.item_id, checked_quantity(stored_items.by_id(one.item_id), one.quantity)) for one in asked]
        lost_sales.add(act.id, customer_id, declined, reason.strip())
    return act.id


def declined(desk: Desk) -> list[LostSale]:
    """Every lost sale, the latest first."""
    return lost_sales.every()
