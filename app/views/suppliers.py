"""Suppliers with their records: what their deliveries say, and what they are to be chased for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.data import items, people, sources
from app.data.receipts import deliveries, last_deliveries
from app.desk import Desk
from app.domain.items import Item, Supplier
from app.domain.supplier_record import Delivery, Opinion, Record, days_late, record
from app.domain.supplier_record import opinion as opinion_of
from app.purchasing import chasing

LOOKED_BACK = 100  # orders: enough for the last ten deliveries, and no more to read for a busy supplier


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """One supplier. `to_chase` counts rows; of them `chased` were chased and have no new date yet."""

    supplier: Supplier
    record: Record
    to_chase: int
    chased: int

    @property
    def id(self) -> int:
        return self.supplier.id

    @property
    def name(self) -> str:
        return self.supplier.name

    @property
    def email(self) -> str:
        return self.supplier.email

    @property
    def phone(self) -> str:
        return self.supplier.phone


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item that a supplier has delivered; `quoted` is the lead time they quote for it, where they do."""

    item: Item
    quoted: int | None
    record: Record

    @property
    def id(self) -> int:
        return self.item.id


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery, with its working days late (None: it had no date)."""

    id: int
    sku: str
    name: str
    po: str
    sent_on: date
    promised_on: date | None
    arrived_on: date
    lead_days: int
    late: int | None


@dataclass(frozen=True, slots=True)
class SupplierDetail:
    """`items` by the number of deliveries, `deliveries` the last to come first."""

    row: SupplierRow
    opinion: Opinion | None
    items: list[ItemRecord]
    deliveries: list[DeliveryRow]


def rows(desk: Desk) -> list[SupplierRow]:
    """Every supplier by name, with what their deliveries say."""
    of_supplier: dict[int, list[Delivery]] = {}
    for delivery in deliveries():
        of_supplier.setdefault(delivery.supplier, []).append(delivery)
    to_chase, chased = _chases(desk)
    return [
        SupplierRow(
            supplier,
            record(of_supplier.get(supplier.id, ()), desk.calendar),
            to_chase[supplier.id],
            chased[supplier.id],
        )
        for supplier in people.suppliers()
    ]


def opinion(desk: Desk, supplier_id: int) -> Opinion | None:
    """What to make of this supplier's dates, by their last orders; None where too little is known of them."""
    return opinion_of(last_deliveries(supplier_id, LOOKED_BACK), desk.calendar)


def detail(desk: Desk, supplier_id: int) -> SupplierDetail:
    """One supplier's record, item by item and delivery by delivery. Raises NotFound "supplier.unknown"."""
    supplier = people.supplier(supplier_id)
    found = deliveries(supplier_id)
    to_chase, chased = _chases(desk)
    row = SupplierRow(supplier, record(found, desk.calendar), to_chase[supplier_id], chased[supplier_id])
    quoted = _quoted(supplier)
    known = items.by_ids({delivery.item for delivery in found})
    return SupplierDetail(
        row,
        opinion_of(found, desk.calendar),
        _by_item(desk, supplier, found, quoted, known.values()),
        [_delivery(desk, number, each, known[each.item]) for number, each in enumerate(found)],
    )


def _chases(desk: Desk) -> tuple[Counter[int], Counter[int]]:
    """How many rows are to be chased, and how many of them were chased, by supplier."""
    due = chasing.due(desk)
    return Counter(of.supplier for _, of in due), Counter(of.supplier for _, of in due if of.asked.chased_on)


def _quoted(supplier: Supplier) -> dict[int, int | None]:
    """The lead time that a supplier quotes for each item that they offer."""
    return {
        item: offers[0].lead_days if offers[0].lead_days is not None else supplier.lead_days
        for item, offers in sources.of_supplier(supplier.id).items()
    }


def _by_item(
    desk: Desk, supplier: Supplier, found: Sequence[Delivery], quoted: dict[int, int | None], known: Iterable[Item]
) -> list[ItemRecord]:
    of_item: dict[int, list[Delivery]] = {}
    for delivery in found:
        of_item.setdefault(delivery.item, []).append(delivery)
    listed = [
        ItemRecord(item, quoted.get(item.id, supplier.lead_days), record(of_item.get(item.id, ()), desk.calendar))
        for item in known
    ]
    return sorted(listed, key=lambda each: (-each.record.deliveries, each.item.sku))


def _delivery(desk: Desk, number: int, each: Delivery, item: Item) -> DeliveryRow:
    return DeliveryRow(
        number,
        item.sku,
        item.name,
        each.po,
        each.sent_on,
        each.promised_on,
        each.arrived_on,
        each.lead_days,
        days_late(each, desk.calendar),
    )
