"""Small stockrooms for tests, made with the verbs a person would use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from app import catalogue, purchasing
from app.desk import Clock, Desk
from app.domain.asked_lines import Asked
from app.domain.drafts import DraftLine
from app.domain.errors import NO_CONSENT, Consent, NeedsConsent
from app.domain.orders import Accepted, IfNothing
from app.goods import stock
from app.ordering import accepting

Amount = Decimal | int | str
T = TypeVar("T")


def an_item(desk: Desk, sku: str = "M8-WASHER", on_hand: Amount = 0, **fields: Any) -> int:
    """An item, with so much of it in stock. Returns its id."""
    item = catalogue.add_item(desk, sku=sku, **{"name": f"{sku} by name", **fields})
    if Decimal(on_hand):
        stock.opening(desk, item, Decimal(on_hand))
    return item


def a_supplier(desk: Desk, name: str = "Acme", **fields: Any) -> int:
    return catalogue.add_supplier(desk, name=name, **{"email": "sales@acme.example", **fields})


def a_source(desk: Desk, item: int, supplier: int, **fields: Any) -> int:
    return catalogue.put_source(desk, item_id=item, supplier_id=supplier, **fields)


def a_customer(desk: Desk, name: str = "Smith", **fields: Any) -> int:
    return catalogue.add_customer(desk, name=name, **fields)


def an_order(
    desk: Desk, customer: int, *asked: tuple[int, Amount], ship_complete: bool | None = None, **fields: Any
) -> Accepted:
    """An accepted order of (item, quantity) pairs that waits without a date where nothing is behind it."""
    lines = [Asked(item, Decimal(quantity), None, IfNothing.WAIT) for item, quantity in asked]
    return accepting.accept(desk, customer, lines, ship_complete=ship_complete, **fields)


def a_purchase_order(
    desk: Desk,
    supplier: int,
    *lines: tuple[int, Amount],
    requested_on: date | None = None,
    confirmed_on: date | None = None,
    sent: bool = True,
    sent_on: date | None = None,
) -> int:
    """A purchase order of (item, quantity) pairs: a draft, sent, or confirmed whole for one day. Returns its id.

    One requested for a day that is past was made on that day.
    """
    clock = desk.clock
    if requested_on is not None and requested_on < desk.today:
        desk.clock = Clock(requested_on, sure=True)
    drafted = [DraftLine(item, Decimal(quantity), requested_on) for item, quantity in lines]
    po = purchasing.draft(desk, supplier, drafted)
    if sent or confirmed_on:
        purchasing.send(desk, po, sent_on)
    if confirmed_on:
        purchasing.confirm_all(desk, po, confirmed_on)
    desk.clock = clock
    return po


def agreed(act: Callable[[Consent], T]) -> T:
    """Do it, saying yes to every question (of which no act here has more than a few)."""
    consent = NO_CONSENT
    for _ in range(6):
        try:
            return act(consent)
        except NeedsConsent as asked:
            consent |= {asked.question}
    return act(consent)
