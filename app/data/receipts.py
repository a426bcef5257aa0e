"""Receipts: whose they were, whether they have been put away, and what of a delivery was rejected."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import in_parts, insert_many, marks
from app.data.store.bulk import rows as fetch
from app.data.store.database import db
from app.data.store.units import from_day, from_thousandths, to_day, to_thousandths
from app.domain.purchase_orders import Row
from app.domain.rejections import Rejection

_LOOKED_THROUGH = 500  # receipts, from the latest back
# What was not taken back of it, and only where there are bins to put it into.
_NOT_PUT_AWAY = f"""WITH waiting AS (SELECT r.act_id, r.supplier_id FROM receipt r JOIN act a ON a.id = r.act_id
WHERE a.on_day >= ? AND EXISTS (SELECT 1 FROM bin) AND r.act_id IN
(SELECT act_id FROM receipt WHERE put_away_id IS NULL ORDER BY act_id DESC LIMIT {_LOOKED_THROUGH})),
moved AS (SELECT m.act_id, m.item_id, m.row_id, m.quantity + coalesce(x.quantity, 0) AS quantity FROM movement m
LEFT JOIN movement x ON x.reverses_id = m.id
WHERE m.act_id IN (SELECT act_id FROM waiting) AND m.kind = 'receipt')
SELECT m.act_id, a.on_day, n.name, m.item_id, sum(m.quantity), coalesce(p.number, ''), coalesce(s.name, '')
FROM moved m JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id
JOIN waiting w ON w.act_id = m.act_id LEFT JOIN schedule_row r ON r.id = m.row_id
LEFT JOIN purchase_line l ON l.id = r.line_id LEFT JOIN purchase_order p ON p.id = l.po_id
LEFT JOIN supplier s ON s.id = coalesce(p.supplier_id, w.supplier_id)
WHERE m.quantity > 0 GROUP BY m.act_id, m.item_id ORDER BY m.act_id DESC, m.item_id"""


class ReceivedGoods(NamedTuple):
    """So much of one item in a receipt: its act, day and person, its purchase order's number or its supplier's name."""

    act: int
    on: date
    person: str
    item: int
    quantity: Decimal
    po: str
    supplier: str


def add(act_id: int, supplier_id: int | None = None) -> None:
    """A receipt, which waits to be put away."""
    db.execute_sql("INSERT INTO receipt (act_id, supplier_id) VALUES (?, ?)", (act_id, supplier_id))


def not_put_away(since: date) -> list[ReceivedGoods]:
    """What came since that day and was not marked as put away, the latest receipt first."""
    return [
        ReceivedGoods(act, from_day(on), person, item, from_thousandths(quantity), po, supplier)
        for act, on, person, item, quantity, po, supplier in fetch(_NOT_PUT_AWAY, (to_day(since),))
    ]


def put_away(act_id: int, receipts: Collection[int]) -> list[int]:
    """Mark receipts (by their acts) as put away by this act; returns those that were not yet."""
    marked = []
    for part in in_parts(receipts):
        waiting = f"act_id IN ({marks(part)}) AND put_away_id IS NULL"
        marked += [receipt for (receipt,) in fetch(f"SELECT act_id FROM receipt WHERE {waiting}", part)]
        db.execute_sql(f"UPDATE receipt SET put_away_id = ? WHERE {waiting}", (act_id, *part))
    return marked


def items_of(receipts: Collection[int]) -> set[int]:
    """The items (ids) that came with receipts."""
    return {
        item
        for part in in_parts(receipts)
        for (item,) in fetch(
            f"SELECT DISTINCT item_id FROM movement WHERE act_id IN ({marks(part)}) AND kind = 'receipt'", part
        )
    }


def put_away_by(act_id: int) -> list[int]:
    """The receipts that an act put away."""
    return [receipt for (receipt,) in fetch("SELECT act_id FROM receipt WHERE put_away_id = ?", (act_id,))]


def undo_put_away(act_id: int) -> None:
    """What an act put away stands where it was received again."""
    db.execute_sql("UPDATE receipt SET put_away_id = NULL WHERE put_away_id = ?", (act_id,))


def add_rejections(
    act_id: int, happened_on: date, short: bool, reason: str, rejections: Iterable[tuple[int, Decimal, Row]]
) -> None:
    """Keep what was rejected: the row (by id) that it is of now, how much, and the row as it was before."""
    insert_many(
        "rejection",
        (
            "act_id",
            "row_id",
            "quantity",
            "reason",
            "happened_on",
            "short",
            "requested_on",
            "confirmed_on",
            "confirmed",
        ),
        (
            (
                act_id,
                row,
                to_thousandths(quantity),
                reason,
                to_day(happened_on),
                int(short),
                _day(before.requested_on),
                _day(before.confirmed_on),
                int(before.confirmed),
            )
            for row, quantity, before in rejections
        ),
    )


def rejections_of(act_id: int) -> list[Rejection]:
    """What an act rejected."""
    return [
        Rejection(
            identity,
            row,
            from_thousandths(quantity),
            short == 1,
            None if requested_on is None else from_day(requested_on),
            None if confirmed_on is None else from_day(confirmed_on),
            confirmed == 1,
        )
        for identity, row, quantity, short, requested_on, confirmed_on, confirmed in fetch(
            """SELECT id, row_id, quantity, short, requested_on, confirmed_on, confirmed FROM rejection
            WHERE act_id = ? AND reverses_id IS NULL ORDER BY id""",
            (act_id,),
        )
    ]


class RejectedGoods(NamedTuple):
    """So much of an item (by id) that was rejected, and why; `short` where nothing will come in its place."""

    item: int
    quantity: Decimal
    reason: str
    short: bool


def rejected_goods(act_id: int) -> list[RejectedGoods]:
    """What an act rejected, item by item."""
    found = fetch(
        """SELECT l.item_id, sum(j.quantity), j.reason, max(j.short) FROM rejection j
        JOIN schedule_row r ON r.id = j.row_id JOIN purchase_line l ON l.id = r.line_id
        WHERE j.act_id = ? AND j.reverses_id IS NULL GROUP BY l.item_id, j.reason ORDER BY min(j.id)""",
        (act_id,),
    )
    return [
        RejectedGoods(item, from_thousandths(quantity), reason, short == 1) for item, quantity, reason, short in found
    ]


def take_back(act_id: int, on: date, rejections: Iterable[Rejection], reason: str) -> None:
    """Rejections are taken back, each once."""
    insert_many(
        "rejection",
        ("act_id", "row_id", "quantity", "reason", "happened_on", "short", "reverses_id"),
        (
            (act_id, each.row, to_thousandths(each.quantity), reason, to_day(on), int(each.short), each.id)
            for each in rejections
        ),
    )


def _day(day: date | None) -> str | None:
    return None if day is None else to_day(day)
