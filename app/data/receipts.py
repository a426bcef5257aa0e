"""Receipts: whose they were, whether they have been put away, and what of a delivery was rejected."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.acts import stands
from app.data.corrections import day_of, named
from app.data.models import purchases as tables
from app.data.models.ledger import Movement
from app.data.models.table import DAY, FLAG, QUANTITY
from app.data.movements import LEFT
from app.data.store import records
from app.data.store.bulk import in_parts, marks, run
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add_all
from app.data.store.units import to_day
from app.domain.purchase_orders import Row
from app.domain.rejections import Rejection
from app.domain.supplier_record import Delivery

_LOOKED_THROUGH = 500  # receipts, from the latest back


# What was not taken back of it, and only where there are bins to put it into.
class ReceivedGoods(NamedTuple):
    """So much of one item in a receipt: its act, day and person, its purchase order's number or its supplier's name."""

    act: int
    on: date
    person: str
    item: int
    quantity: Decimal
    po: str
    supplier: str


class ArrivedGoods(NamedTuple):
    """So much of an item as one receipt booked it: on a purchase order (None without one), from a supplier (None where
    that was not said), with the reason if any. `left` was not taken back of it.
    """

    item: int
    quantity: Decimal
    left: Decimal
    happened_on: date
    po: int | None
    supplier: int | None
    reason: str


_ARRIVED = Record(
    ArrivedGoods,
    Movement,
    """movement m LEFT JOIN schedule_row r ON r.id = m.row_id LEFT JOIN purchase_line l ON l.id = r.line_id
    LEFT JOIN purchase_order p ON p.id = l.po_id LEFT JOIN receipt e ON e.act_id = m.act_id""",
    left=QUANTITY(LEFT),
    po="l.po_id",
    supplier="coalesce(p.supplier_id, e.supplier_id)",
)
_RECEIVED = Record(
    ReceivedGoods,
    None,
    """moved m JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id
    JOIN waiting w ON w.act_id = m.act_id LEFT JOIN schedule_row r ON r.id = m.row_id
    LEFT JOIN purchase_line l ON l.id = r.line_id LEFT JOIN purchase_order p ON p.id = l.po_id
    LEFT JOIN supplier s ON s.id = coalesce(p.supplier_id, w.supplier_id)""",
    act="m.act_id",
    on=DAY(day_of("a.id", "a.on_day")),
    person="n.name",
    item="m.item_id",
    quantity=QUANTITY("sum(m.quantity)"),
    po="coalesce(p.number, '')",
    supplier="coalesce(s.name, '')",
)
# What was not taken back of it, and only where there are bins to put it into.
_NOT_PUT_AWAY = f"""WITH waiting AS (SELECT r.act_id, r.supplier_id FROM receipt r JOIN act a ON a.id = r.act_id
WHERE {day_of("a.id", "a.on_day")} >= ? AND EXISTS (SELECT 1 FROM bin) AND r.act_id IN
(SELECT act_id FROM receipt WHERE put_away_id IS NULL ORDER BY act_id DESC LIMIT {_LOOKED_THROUGH})),
moved AS (SELECT m.act_id, m.item_id, m.row_id, {LEFT} AS quantity FROM movement m
WHERE m.act_id IN (SELECT act_id FROM waiting) AND m.kind = 'receipt')
{_RECEIVED.select} WHERE m.quantity > 0 GROUP BY m.act_id, m.item_id ORDER BY m.act_id DESC, m.item_id"""
# A date that was moved counts by what it was before: a row split off by a move has no other first word.
_FIRST_WORD = f"""(SELECT CASE c.kind WHEN 'confirmed' THEN c.after ELSE coalesce(c.before, c.after) END
FROM row_change c WHERE c.row_id = r.id AND c.kind IN ('confirmed', 'reconfirmed', 'unanswered')
AND (c.after IS NOT NULL OR c.kind <> 'confirmed' AND c.before IS NOT NULL)
AND {stands("c.act_id")} ORDER BY c.id LIMIT 1)"""
_DELIVERY = Record(
    Delivery,
    None,
    "purchase_order p JOIN purchase_line l ON l.po_id = p.id JOIN schedule_row r ON r.line_id = l.id",
    supplier="p.supplier_id",
    item="l.item_id",
    po="p.number",
    sent_on=DAY("p.sent_on"),
    promised_on=DAY(f"coalesce({_FIRST_WORD}, r.requested_on)"),
    arrived_on=DAY(
        f"""(SELECT max(m.happened_on) FROM movement m WHERE m.row_id = r.id AND m.kind = 'receipt' AND {LEFT} > 0)"""
    ),
)
# Of wrong days nothing is learned.
_CAME_WHOLE = f"""WHERE p.state IN ('sent', 'closed') AND r.received > 0 AND r.received + r.short >= r.quantity
AND (NOT EXISTS (SELECT 1 FROM clock_correction) OR NOT EXISTS (SELECT 1 FROM (
    SELECT m.act_id AS act FROM movement m WHERE m.row_id = r.id AND m.kind = 'receipt'
    UNION ALL SELECT c.act_id FROM row_change c WHERE c.po_id = p.id AND c.kind = 'sent'
    AND {stands("c.act_id")}
) AS dated WHERE {named("dated.act")}))"""
_OF_LAST_ORDERS = """ AND p.id IN (SELECT id FROM purchase_order WHERE supplier_id = ?
AND state IN ('sent', 'closed') ORDER BY id DESC LIMIT ?)"""


def add(act_id: int, supplier_id: int | None = None) -> None:
    """A receipt, which waits to be put away."""
    records.add(tables.Receipt, act=act_id, supplier=supplier_id)


def of_act(act_id: int) -> list[ArrivedGoods]:
    """What an act received, in the order in which it was booked."""
    return _ARRIVED.find("WHERE m.act_id = ? AND m.kind = 'receipt' ORDER BY m.id", (act_id,))


def last_act() -> int | None:
    """The latest receipt of which something was not taken back."""
    found = fetch(
        f"SELECT m.act_id FROM movement m WHERE m.kind = 'receipt' AND {LEFT} <> 0 ORDER BY m.id DESC LIMIT 1"
    )
    return int(found[0][0]) if found else None


def not_put_away(since: date) -> list[ReceivedGoods]:
    """What came since that day and was not marked as put away, the latest receipt first."""
    return _RECEIVED.all(fetch(_NOT_PUT_AWAY, (to_day(since),)))


def put_away(act_id: int, receipts: Collection[int]) -> list[int]:
    """Mark receipts (by their acts) as put away by this act; returns those that were not yet."""
    marked = []
    for part in in_parts(receipts):
        waiting = f"act_id IN ({marks(part)}) AND put_away_id IS NULL"
        marked += [receipt for (receipt,) in fetch(f"SELECT act_id FROM receipt WHERE {waiting}", part)]
        run(f"UPDATE receipt SET put_away_id = ? WHERE {waiting}", (act_id, *part))
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
    run("UPDATE receipt SET put_away_id = NULL WHERE put_away_id = ?", (act_id,))


def add_rejections(
    act_id: int, happened_on: date, short: bool, reason: str, rejections: Iterable[tuple[int, Decimal, Row]]
) -> None:
    """Keep what was rejected: the row (by id) that it is of now, how much, and the row as it was before."""
    add_all(
        tables.Rejection,
        (
            (row, quantity, before.requested_on, before.confirmed_on, before.confirmed)
            for row, quantity, before in rejections
        ),
        ("row", "quantity", "requested_on", "confirmed_on", "confirmed"),
        act=act_id,
        reason=reason,
        happened_on=happened_on,
        short=short,
    )


def rejections_of(act_id: int) -> list[Rejection]:
    """What an act rejected and was not taken back."""
    return _REJECTION.find(
        "WHERE act_id = ? AND reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM rejection b WHERE b.reverses_id = rejection.id) ORDER BY id",
        (act_id,),
    )


class RejectedGoods(NamedTuple):
    """So much of an item (by id) that was rejected, and why; `short` where nothing will come in its place."""

    item: int
    quantity: Decimal
    reason: str
    short: bool


_REJECTION = Record(Rejection, tables.Rejection)
_REJECTED = Record(
    RejectedGoods,
    tables.Rejection,
    """rejection j JOIN schedule_row r ON r.id = j.row_id JOIN purchase_line l ON l.id = r.line_id""",
    item="l.item_id",
    quantity=QUANTITY("sum(j.quantity)"),
    short=FLAG("max(j.short)"),
)


def rejected_goods(act_id: int) -> list[RejectedGoods]:
    """What an act rejected, item by item."""
    return _REJECTED.find(
        "WHERE j.act_id = ? AND j.reverses_id IS NULL GROUP BY l.item_id, j.reason ORDER BY min(j.id)", (act_id,)
    )


def take_back(act_id: int, on: date, rejections: Iterable[Rejection], reason: str) -> None:
    """Rejections are taken back, each once."""
    add_all(
        tables.Rejection,
        ((each.row, each.quantity, each.short, each.id) for each in rejections),
        ("row", "quantity", "short", "reverses"),
        act=act_id,
        reason=reason,
        happened_on=on,
    )


def deliveries(supplier_id: int | None = None) -> list[Delivery]:
    """Everything that has come whole (of one supplier), the last to come first."""
    if supplier_id is None:
        return _delivered("", ())
    return _delivered(" AND p.supplier_id = ?", (supplier_id,))


def last_deliveries(supplier_id: int, orders: int) -> list[Delivery]:
    """What has come whole of a supplier's last so many orders, the last to come first."""
    return _delivered(_OF_LAST_ORDERS, (supplier_id, orders))


def _delivered(condition: str, values: tuple[int, ...]) -> list[Delivery]:
    """What came, also where all of it was taken back since: that has no day."""
    found = fetch(f"{_DELIVERY.select} {_CAME_WHOLE}{condition}", values)
    return sorted(_DELIVERY.all(row for row in found if row[-1]), key=lambda each: each.arrived_on, reverse=True)
