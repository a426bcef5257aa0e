"""Reading the stock ledger and adding to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.data.models import ledger as tables
from app.data.models.acts import Act
from app.data.store.bulk import NO_LIMIT
from app.data.store.bulk import rows as fetch
from app.data.store.records import Record, add_all
from app.domain.movements import Kind, Movement

_MOVEMENT = Record(
    Movement,
    tables.Movement,
    """movement m JOIN act a ON a.id = m.act_id JOIN person n ON n.id = a.person_id
    LEFT JOIN order_line l ON l.id = m.order_line_id LEFT JOIN customer_order o ON o.id = l.order_id
    LEFT JOIN schedule_row r ON r.id = m.row_id LEFT JOIN purchase_line q ON q.id = r.line_id
    LEFT JOIN purchase_order p ON p.id = q.po_id""",
    recorded_at=Act.at.of("a"),
    person="n.name",
    document="coalesce(o.number, p.number, '')",
)

# What of a movement `m` was not taken back: it may be reversed in parts, together never more than it.
LEFT = "(m.quantity + coalesce((SELECT sum(b.quantity) FROM movement b WHERE b.reverses_id = m.id), 0))"


class NewMovement(NamedTuple):
    """A ledger line to be. `quantity` is signed, in the item's unit."""

    item: int
    quantity: Decimal
    reason: str = ""
    order_line: int | None = None


def post(act_id: int, kind: Kind, happened_on: date, new: Iterable[NewMovement]) -> None:
    """Add to the ledger. Refused "stock.below_zero" where an item's on hand would fall below zero."""
    add_all(tables.Movement, new, NewMovement, act=act_id, kind=kind, happened_on=happened_on)


def any_of(item_id: int) -> bool:
    """Whether the ledger has a movement of the item that was not taken back."""
    found = fetch(
        f"SELECT 1 FROM movement m WHERE item_id = ? AND reverses_id IS NULL AND {LEFT} <> 0 LIMIT 1",
        (item_id,),
    )
    return bool(found)


def moved_items() -> set[int]:
    """The items (ids) of which the ledger has anything that was not taken back."""
    moved = {item for (item,) in fetch("SELECT DISTINCT item_id FROM movement")}
    undone = fetch(
        f"""SELECT DISTINCT r.item_id FROM movement r WHERE r.reverses_id IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM movement m WHERE m.item_id = r.item_id AND m.reverses_id IS NULL AND {LEFT} <> 0)"""
    )
    return moved.difference(item for (item,) in undone)


def ledger(item_id: int, most: int | None = None) -> list[Movement]:
    """An item's movements, the latest recorded first; `document` is the number of the order behind each."""
    return _MOVEMENT.find(
        "WHERE m.item_id = ? ORDER BY m.id DESC LIMIT ?", (item_id, NO_LIMIT if most is None else most)
    )
