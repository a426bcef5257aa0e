"""Reading the stock ledger and adding to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.store.bulk import insert_many
from app.data.store.bulk import rows as fetch
from app.data.store.units import from_day, from_stamp, from_thousandths, to_day, to_thousandths
from app.domain.movements import Kind, Movement


class NewMovement(NamedTuple):
    """A ledger line to be. `quantity` is signed, in the item's unit."""

    item: int
    quantity: Decimal
    reason: str = ""
    order_line: int | None = None


def post(act_id: int, kind: Kind, happened_on: date, new: Iterable[NewMovement]) -> None:
    """Add to the ledger. Refused "stock.below_zero" where an item's on hand would fall below zero."""
    day = to_day(happened_on)
    insert_many(
        "movement",
        ("item_id", "quantity", "kind", "happened_on", "act_id", "reason", "order_line_id"),
        (
            (move.item, to_thousandths(move.quantity), str(kind), day, act_id, move.reason, move.order_line)
            for move in new
        ),
    )


def any_of(item_id: int) -> bool:
    """Whether the ledger has a movement of the item that was not taken back."""
    found = fetch(
        "SELECT 1 FROM movement m WHERE item_id = ? AND reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM movement WHERE reverses_id = m.id) LIMIT 1",
        (item_id,),
    )
    return bool(found)


def moved_items() -> set[int]:
    """The items (ids) that the ledger has anything of."""
    return {item for (item,) in fetch("SELECT DISTINCT item_id FROM movement")}


def ledger(item_id: int, most: int | None = None) -> list[Movement]:
    """An item's movements, the latest recorded first; `document` is the number of the order behind each."""
    found = fetch(
        """SELECT m.id, m.item_id, m.quantity, m.kind, m.happened_on, a.at, n.name, m.reason,
        coalesce(o.number, p.number, ''), m.order_line_id, m.row_id, m.reverses_id
        FROM movement m JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id
        LEFT JOIN order_line l ON l.id = m.order_line_id LEFT JOIN customer_order o ON o.id = l.order_id
        LEFT JOIN schedule_row r ON r.id = m.row_id LEFT JOIN purchase_line q ON q.id = r.line_id
        LEFT JOIN purchase_order p ON p.id = q.po_id WHERE m.item_id = ? ORDER BY m.id DESC LIMIT ?""",
        (item_id, -1 if most is None else most),
    )
    return [
        Movement(
            identity,
            item,
            from_thousandths(quantity),
            Kind(kind),
            from_day(on),
            from_stamp(at),
            person,
            reason,
            document,
            line,
            row,
            reverses,
        )
        for identity, item, quantity, kind, on, at, person, reason, document, line, row, reverses in found
    ]
