"""The rows of the items list, ready to show, and everything about one item."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.catalogue.substitutes import offers
from app.data import count_schedule, movements, orders, people, purchases, sources
from app.data import items as stored
from app.desk import Desk
from app.desk.looking import ItemBoard
from app.domain.items import Barcode, Item, Offer, Standing, Status, status
from app.domain.matching import Footing, NextSupply, Supply, supply_order
from app.domain.movements import Movement
from app.domain.projection import Projection
from app.domain.receipts import ServedLine
from app.domain.substitutes import SubstituteOffer
from app.views import queue
from app.views.projection import of_item
from app.views.queue import QueueRow, evidence_for

LEDGER_SHOWN = 500


class ItemRow(NamedTuple):
    """One item and how it stands, in `unit`."""

    id: int
    sku: str
    name: str
    bin: str
    unit: str
    decimals: int
    on_hand: Decimal
    free: Decimal
    waiting: Decimal
    on_order: Decimal
    drafts: Decimal
    available: Decimal
    status: Status
    next: NextSupply | None
    reorder_point: Decimal | None
    last_counted: date | None


class SupplyRow(NamedTuple):
    """Something inbound and whom it serves; what is left over serves nobody yet."""

    po: str
    po_id: int
    supplier: str
    quantity: Decimal
    footing: Footing
    on: date | None
    serves: tuple[ServedLine, ...]
    left: Decimal


class LedgerRow(NamedTuple):
    """A movement and what was on hand after it."""

    movement: Movement
    balance: Decimal


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """One item. `ledger` has its latest movements, newest first, at most LEDGER_SHOWN of them."""

    item: Item
    row: ItemRow
    standing: Standing
    queue: tuple[QueueRow, ...]
    supplies: tuple[SupplyRow, ...]
    ledger: tuple[LedgerRow, ...]
    sources: tuple[Offer, ...]
    barcodes: tuple[Barcode, ...]
    substitutes: tuple[SubstituteOffer, ...]
    projection: Projection


def rows(desk: Desk, ids: Collection[int] | None = None) -> list[ItemRow]:
    """Items by SKU: all of them, or those named."""
    counted = count_schedule.last_counted(ids)
    board = desk.board
    return [_row(item, board.item(item.id), counted.get(item.id)) for item in stored.all_items(ids)]


def detail(desk: Desk, item_id: int) -> ItemDetail:
    """Everything about one item. Raises NotFound "item.unknown"."""
    item = stored.by_id(item_id)
    found = desk.board.item(item_id)
    return ItemDetail(
        item,
        _row(item, found, count_schedule.last_counted([item_id]).get(item_id)),
        found.standing,
        tuple(queue.rows(desk, [item_id])),
        tuple(_supplies(desk, item_id, found)),
        tuple(_ledger(item_id, found.standing.on_hand)),
        tuple(Offer(source, people.supplier(source.supplier)) for source in sources.of_item(item_id)),
        tuple(stored.barcodes(item_id)),
        tuple(offers(desk, [item_id]).get(item_id, ())),
        of_item(desk, item_id),
    )


def _row(item: Item, found: ItemBoard, counted: date | None) -> ItemRow:
    standing = found.standing
    return ItemRow(
        item.id,
        item.sku,
        item.name,
        ", ".join(item.bins),
        item.unit,
        item.decimals,
        standing.on_hand,
        standing.free,
        standing.waiting,
        standing.on_order,
        standing.drafts,
        standing.available,
        status(item, standing),
        _next(found),
        item.reorder_point,
        counted,
    )


def _next(found: ItemBoard) -> NextSupply | None:
    coming = [supply for supply in found.supplies if supply.footing is not Footing.IN_STOCK]
    if not coming:
        return None
    first = min(coming, key=supply_order)
    return NextSupply(first.quantity, _on(first), first.footing, first.po)


def _on(supply: Supply) -> date | None:
    return supply.due if supply.footing is Footing.OVERDUE else supply.ready


def _supplies(desk: Desk, item_id: int, found: ItemBoard) -> list[SupplyRow]:
    names = orders.names([line.id for line in found.lines])
    serves: dict[int, list[ServedLine]] = {}
    for line, supply, quantity in desk.board.serving(item_id):
        serves.setdefault(supply.row, []).append(ServedLine(*names[line], quantity, line))
    behind = evidence_for(desk, [item_id])
    numbers = {row.po for row in found.inbound}
    po_of = {number: purchases.by_number(number).id for number in numbers}
    result = []
    for supply in desk.board.supplies(item_id):
        if supply.footing is Footing.IN_STOCK:
            continue
        parts = serves.get(supply.row, [])
        left = supply.quantity - sum((part.quantity for part in parts), Decimal(0))
        evidence = behind.get(supply.row)
        result.append(
            SupplyRow(
                supply.po,
                po_of[supply.po],
                evidence.supplier if evidence else "",
                supply.quantity,
                supply.footing,
                _on(supply),
                tuple(parts),
                left,
            )
        )
    return result


def _ledger(item_id: int, on_hand: Decimal) -> list[LedgerRow]:
    result = []
    for movement in movements.ledger(item_id, LEDGER_SHOWN):
        result.append(LedgerRow(movement, on_hand))
        on_hand -= movement.quantity
    return result
