"""What a delivery of a purchase order is made of: item by item, on which schedule rows, and on which day it came."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data import items, purchases
from app.domain.errors import Consent, NeedsConsent, NotFound, ask
from app.domain.items import Item
from app.domain.matching import ZERO
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import PurchaseOrder, Row
from app.domain.receipts import spread

FUTURE = "receive.future"  # the refusal of goods that come tomorrow
Quantities = Mapping[int, Decimal]


class BookedItem(NamedTuple):
    """So much of one item, as it is booked on schedule rows (by id); `open` is what was still to come of the item."""

    item: Item
    quantity: Decimal
    rows: Mapping[int, Decimal]
    open: Decimal


def arrivals(order: PurchaseOrder, quantities: Quantities | None, rows: Quantities | None) -> list[BookedItem]:
    """What came, item by item in the order of the lines; quantities of zero are left out, None of both is all that is
    open. Rows that are not named are filled by date, line and row.
    """
    item_of = {line.id: line.item for line in purchases.lines(order.id)}
    schedule = {row.id: row for row in purchases.rows(order.id)}
    of_line: dict[int, list[int]] = {line: [] for line in item_of}
    of_item: dict[int, list[Row]] = {item: [] for item in item_of.values()}
    for row in schedule.values():
        of_line[row.line].append(row.id)
        of_item[item_of[row.line]].append(row)
    if quantities is None and rows is None:
        rows = {row.id: row.open for row in schedule.values()}
    wanted: dict[int, list[tuple[Collection[int], Decimal]]] = {}
    for row_id, quantity in (rows or {}).items():
        if row_id not in schedule:
            raise NotFound("po.row_unknown", po=order.number, row=row_id)
        if quantity:
            wanted.setdefault(item_of[schedule[row_id].line], []).append(((row_id,), quantity))
    for line, quantity in (quantities or {}).items():
        if line not in item_of:
            raise NotFound("po.line_unknown", po=order.number, line=line)
        if quantity:
            wanted.setdefault(item_of[line], []).append((of_line[line], quantity))
    known = items.by_ids(list(wanted))
    found = []
    for item_id, parts in wanted.items():
        item = known[item_id]
        total = sum((checked_quantity(item, quantity) for _, quantity in parts), ZERO)
        still_open = sum((row.open for row in of_item[item_id]), ZERO)
        found.append(BookedItem(item, total, spread(of_item[item_id], parts), still_open))
    return found


def ask_before_sent(order: PurchaseOrder, day: date, consent: Consent) -> None:
    """Ask where goods are said to have come before their order was sent."""
    if order.sent_on is not None and day < order.sent_on:
        ask(NeedsConsent("receive.before_sent", po=order.number, on=day, sent=order.sent_on), consent)
