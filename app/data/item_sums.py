"""The sums of items and who waits for them, straight from the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from app.data.queues import PASSED
from app.data.store.bulk import among, in_parts, narrowed
from app.data.store.bulk import rows as fetch
from app.data.store.units import from_thousandths, to_day
from app.domain.items import Standing
from app.domain.reorder import needs_ordering

TOGETHER = 500  # items
_ON_ORDER = """SELECT l.item_id, sum(r.quantity - r.received - r.short)
FROM purchase_order p JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id
WHERE p.state = ? AND r.quantity > r.received + r.short"""


def standings(items: Collection[int] | None = None, day: date | None = None) -> dict[int, Standing]:
    """On hand, waiting, on order and drafts of the items (None means all that have any of them).

    With `day`, that the queues have reached, what is reserved from a later one holds nothing of the stock yet.
    """
    passed = _sums(
        f"SELECT item_id, sum(waiting) FROM order_line WHERE waiting > 0 AND (place_on > ? OR id IN ({PASSED}))",
        "item_id",
        items,
        to_day(day or date.max),
    )
    sums = (*_sums_to_order(items), passed)
    every = set().union(*sums) if items is None else set(items)
    return {item: _standing(item, sums) for item in every}


def to_order() -> dict[int, Standing]:
    """The sums of every item that needs ordering, without what is passed on, which does not count for it.

    All items are looked through, in the store's own whole numbers.
    """
    sums = _sums_to_order(None)
    on_hand, waiting, on_order, drafts = (each.get for each in sums)
    return {
        item: _standing(item, sums)
        for item, point, discontinued in fetch("SELECT id, reorder_point, discontinued FROM item")
        if needs_ordering(
            point,
            discontinued == 1,
            on_hand(item, 0) + on_order(item, 0) + drafts(item, 0) - waiting(item, 0),
        )
    }


def _standing(item: int, sums: Sequence[Mapping[int, int]]) -> Standing:
    return Standing(*[from_thousandths(each.get(item, 0)) for each in sums])


def _sums_to_order(items: Collection[int] | None) -> tuple[dict[int, int], ...]:
    """On hand, waiting, on order and drafts, in thousandths."""
    on_hand = _sums("SELECT item_id, sum(quantity) FROM movement WHERE 1 = 1", "item_id", items)
    waiting = _sums("SELECT item_id, sum(waiting) FROM order_line WHERE waiting > 0", "item_id", items)
    on_order = _sums(_ON_ORDER, "l.item_id", items, "sent")
    drafts = _sums(_ON_ORDER, "l.item_id", items, "draft")
    return on_hand, waiting, on_order, drafts


def waiting_customers(items: Collection[int] | None = None) -> dict[int, int]:
    """The customer (by id) of every waiting line (by id) of the items; None means all."""
    sql = "SELECT l.id, o.customer_id FROM order_line l JOIN customer_order o ON o.id = l.order_id WHERE l.waiting > 0"
    found: dict[int, int] = {}
    for part in [None] if items is None else in_parts(items, TOGETHER):
        named, values = narrowed("l.item_id", part)
        found.update(fetch(f"{sql}{named}", values))
    return found


def _sums(sql: str, column: str, items: Collection[int] | None, *params: str) -> dict[int, int]:
    return dict(among(sql, column, items, params, then=f"GROUP BY {column}"))
