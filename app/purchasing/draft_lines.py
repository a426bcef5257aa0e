"""The lines of a draft before they are written: checked, and with what is frozen of the supplier's offers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from app.data import buying, items, people, purchases, sources
from app.data.buying import Event, NewLine
from app.data.counters import next_number
from app.desk import Desk
from app.domain.drafts import DraftLine
from app.domain.errors import Refused
from app.domain.items import ONE, Item, Source
from app.domain.limits import is_money
from app.domain.orders import checked_quantity
from app.domain.purchase_orders import PurchaseLine, Row, RowChange


def start(desk: Desk, supplier_id: int, note: str) -> int:
    """A new draft in the supplier's currency, else the stockroom's; returns its id."""
    return buying.add_order(
        f"PO-{next_number('purchase_order'):04d}", supplier_id, currency_of(desk, supplier_id), note
    )


def currency_of(desk: Desk, supplier_id: int) -> str:
    """The currency in which a supplier is paid."""
    return people.supplier(supplier_id).currency or desk.settings.currency


def check_requested(desk: Desk, lines: Sequence[DraftLine], known: Collection[tuple[int, date | None]] = ()) -> None:
    """Refuse a requested date that is past; one that the draft has already (`known`, by item) may have become so."""
    for line in lines:
        on = line.requested_on
        if on is not None and on < desk.today and (line.item_id, on) not in known:
            raise Refused("draft.past", sku=items.by_id(line.item_id).sku, on=on)


def frozen_lines(supplier_id: int, lines: Sequence[DraftLine]) -> list[NewLine]:
    """Lines with pack size, cost and part number of the supplier's sources, or Refused."""
    offers = sources.of_supplier(supplier_id, [line.item_id for line in lines])
    known = items.by_ids([line.item_id for line in lines])
    frozen = []
    for line in lines:
        item = known[line.item_id]
        source = offer_for(line, offers.get(item.id, ()))
        cost = line.unit_cost if line.unit_cost is not None or source is None else source.unit_cost
        frozen.append(
            NewLine(
                item.id,
                checked_quantity(item, line.quantity),
                line.requested_on,
                source.supplier_sku if source else "",
                source.pack_size if source else ONE,
                checked_cost(item, cost),
            )
        )
    return frozen


def offer_for(line: DraftLine, offers: Sequence[Source]) -> Source | None:
    """The supplier's offer that a line names, else the first one."""
    return next((offer for offer in offers if offer.id == line.source_id), next(iter(offers), None))


def checked_cost(item: Item, cost: Decimal | None) -> Decimal | None:
    """`cost`, or Refused where it is no amount of money or finer than is kept."""
    if cost is not None and not is_money(cost):
        raise Refused("draft.cost", sku=item.sku, cost=cost)
    return cost


def pairs_of(po_id: int) -> list[tuple[PurchaseLine, Row]]:
    """A draft's schedule rows, each with its line, by position."""
    lines = {line.id: line for line in purchases.lines(po_id)}
    return [(lines[row.line], row) for row in purchases.rows(po_id)]


def amended(before: Row, after: Row) -> Event:
    """What a draft's history keeps of a row that was changed."""
    return Event(after.id, RowChange.AMENDED, after.quantity, before.requested_on, after.requested_on)
